/** What is installed from npm for the tests alone, once: later runs find it. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const HOME = resolve(import.meta.dirname, "../../.e2e");
/** A folder with these packages, called `name`. */
export function installed(name: string, dependencies: Record<string, string>): string {
  const folder = join(HOME, name);
  if (existsSync(folder)) return folder;
  mkdirSync(HOME, { recursive: true });
  // Another test file may install it at the same time: the first one that is done counts.
  const making = mkdtempSync(`${folder}-`);
  writeFileSync(join(making, "package.json"), JSON.stringify({ private: true, dependencies }));
  execFileSync("npm", ["install", "--no-audit", "--no-fund"], {
    cwd: making,
    stdio: "pipe",
    shell: process.platform === "win32",
  });
  try {
    renameSync(making, folder);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
