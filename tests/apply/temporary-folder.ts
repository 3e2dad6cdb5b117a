import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder with these files (path to text), gone when the test ends. Gives its real path. */
export function temporaryFolder(files: Record<string, string | Uint8Array> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "route-codemod ")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFiles(folder, files);
  return folder;
}

/** The same, as a git repository with everything committed. */
export function temporaryRepo(files: Record<string, string | Uint8Array> = {}): string {
  const folder = temporaryFolder(files);
  runGit(folder, "init", "-q");
  commitAll(folder);
  return folder;
}

export function writeFiles(folder: string, files: Record<string, string | Uint8Array>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

export function commitAll(folder: string): void {
  runGit(folder, "add", "-A");
  runGit(folder, "commit", "-q", "--allow-empty", "-m", "a state to come back to");
}

export function runGit(folder: string, ...args: string[]): string {
  const identity = [
    "-c",
    "user.name=test",
    "-c",
    "user.email=test@example.com",
    "-c",
    "commit.gpgsign=false",
  ];
  return execFileSync("git", [...identity, ...args], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}

export function textOf(...path: string[]): string {
  return readFileSync(join(...path), "utf8");
}

/** Where the undo journal of a folder lies. */
export function journalOf(folder: string): string {
  const key = createHash("sha256").update(realpathSync(folder)).digest("hex").slice(0, 32);
  return join(process.env.XDG_STATE_HOME!, "route-codemod/undo", key);
}
