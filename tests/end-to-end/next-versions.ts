/** Other versions of Next.js than the one that this package is developed with. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");
const HOME = join(ROOT, ".e2e");

export interface NextInstall {
  major: number;
  bin: string;
  /** Where an app must lie to find it. */
  apps: string;
}

/** The one in this package's own node_modules. */
export const ownNext: NextInstall = {
  major: 16,
  bin: join(ROOT, "node_modules/next/dist/bin/next"),
  apps: HOME,
};

/** What each version wants beside it. TypeScript and the types are found in this package's node_modules. */
const PACKAGES = {
  14: ["next@14", "react@18", "react-dom@18"],
  15: ["next@15", "react@19", "react-dom@19"],
};

/** Installs a version from npm, once: later runs find it. Test files may ask for it at the same time. */
export function nextOf(major: 14 | 15): NextInstall {
  const folder = join(HOME, `next-${major}`);
  const bin = "node_modules/next/dist/bin/next";
  if (!existsSync(join(folder, bin))) {
    mkdirSync(HOME, { recursive: true });
    const fresh = mkdtempSync(join(HOME, `next-${major}-`));
    writeFileSync(join(fresh, "package.json"), '{ "private": true }\n');
    const flags = ["--no-save", "--no-audit", "--no-fund", "--prefer-offline"];
    execFileSync("npm", ["install", ...flags, ...PACKAGES[major]], { cwd: fresh, stdio: "pipe" });
    try {
      renameSync(fresh, folder);
    } catch {
      // Another test file was faster.
      rmSync(fresh, { recursive: true, force: true });
    }
  }
  return { major, bin: join(folder, bin), apps: folder };
}
