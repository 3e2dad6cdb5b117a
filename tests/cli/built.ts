import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");
const STAMP = join(ROOT, "dist/.built");
const LOCK = join(ROOT, "node_modules/.route-codemod-build");

/** What users run. Call `ensureBuilt` before. */
export const BIN = join(ROOT, "bin/route-codemod.js");

/** Builds the package unless the build is newer than every source. Test files may call it at the same time. */
export function ensureBuilt(): void {
  lock();
  try {
    if (existsSync(STAMP) && statSync(STAMP).mtimeMs > newestSource()) return;
    for (const args of [
      [join(ROOT, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.build.json"],
      ["build/bundle-page.js"],
    ]) {
      execFileSync(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "inherit", "inherit"] });
    }
    writeFileSync(STAMP, "");
  } finally {
    rmSync(LOCK, { force: true });
  }
}

function newestSource(): number {
  const folders = ["src", "transforms", "bin"].map((name) => join(ROOT, name));
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes("__testfixtures__"))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return Math.max(...[...files, join(ROOT, "tsconfig.build.json")].map((file) => statSync(file).mtimeMs));
}

/** The lock holds its owner's process id: one that was killed leaves a lock that nobody will give back. */
function lock(): void {
  for (const start = Date.now(); ; Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: "wx" });
      return;
    } catch (error) {
      if (!isHeld()) rmSync(LOCK, { force: true });
      else if (Date.now() - start > 180_000) throw error;
    }
  }
}

function isHeld(): boolean {
  try {
    process.kill(Number(readFileSync(LOCK, "utf8")), 0);
    return true;
  } catch {
    return false;
  }
}
