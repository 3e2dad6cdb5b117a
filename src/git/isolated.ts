/**
 * Git over a repository's objects and index, but with a configuration of ours: in a temporary git folder without remotes, filters, hooks or
 * anything else that names a program. The index is a copy, so that nothing of the repository is written. What is data in the
 * repository's configuration (line ends, capitals in names) is carried over.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Repository } from "./repository.js";
import { asVariables, GitError, type GitOptions, git } from "./run.js";

/** Runs one git command there. */
export type IsolatedGit = (args: readonly string[], options?: GitOptions) => Promise<string>;

/** Settings that say how bytes and names are compared, and nothing else. */
const DATA = [
  "core.autocrlf",
  "core.eol",
  "core.filemode",
  "core.ignorecase",
  "core.precomposeunicode",
  "core.symlinks",
];

/**
 * Gives `use` a git over the repository, and what it gives. Flags by which the index hides edits are taken off in the copy.
 * @throws {GitError} where git isn't there, or can't say where HEAD is
 */
export async function withIsolatedGit<Result>(
  repository: Repository,
  use: (git: IsolatedGit, head: string | undefined) => Promise<Result>,
): Promise<Result> {
  const { topLevel, gitDir, commonDir } = repository;
  const head = await headOf(repository);
  const data = await dataOf(topLevel);
  const shadow = mkdtempSync(join(tmpdir(), "route-codemod-git-"));
  try {
    mkdirSync(join(shadow, "refs"));
    mkdirSync(join(shadow, "objects"));
    mkdirSync(join(shadow, "info"));
    writeFileSync(join(shadow, "HEAD"), head === undefined ? "ref: refs/heads/unborn\n" : `${head}\n`);
    writeFileSync(join(shadow, "config"), configFor(head ?? ""));
    copy(join(gitDir, "index"), join(shadow, "index"));
    copySharedIndex(gitDir, shadow);
    copy(join(commonDir, "info", "exclude"), join(shadow, "info", "exclude"));
    copy(join(commonDir, "info", "attributes"), join(shadow, "info", "attributes"));
    copy(join(commonDir, "shallow"), join(shadow, "shallow"));
    const base = {
      ...asVariables({ "core.fsmonitor": "false", "core.hooksPath": "/dev/null", ...data }),
      GIT_DIR: shadow,
      GIT_WORK_TREE: topLevel,
      GIT_OBJECT_DIRECTORY: join(commonDir, "objects"),
      GIT_INDEX_FILE: join(shadow, "index"),
      // The user's own configuration may name filters, which the repository's attributes would choose.
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_CONFIG_NOSYSTEM: "1",
    };
    const run: IsolatedGit = (args, options = {}) =>
      git(topLevel, args, { ...options, env: { ...base, ...options.env } }, "ours");
    return await use(run, head);
  } finally {
    rmSync(shadow, { recursive: true, force: true });
  }
}

/** Takes off the flags by which the index hides edits (`assume-unchanged`, `skip-worktree`), of these files or of all. */
export async function unhide(run: IsolatedGit, files?: readonly string[]): Promise<void> {
  const flagged = (await run(["ls-files", "-v", "-z"])).split("\0").filter((line) => /^[a-zS] /.test(line));
  const hidden = new Set(flagged.map((line) => line.slice(2)));
  const paths = files?.filter((path) => hidden.has(path)) ?? [...hidden];
  if (paths.length === 0) return;
  const input = `${paths.join("\0")}\0`;
  for (const flag of ["--no-assume-unchanged", "--no-skip-worktree"])
    await run(["update-index", flag, "-z", "--stdin"], { input });
}

/** The commit that HEAD names; undefined before the first one. @throws {GitError} where git isn't installed, or can't read the repository */
export async function headOf({ topLevel }: Repository): Promise<string | undefined> {
  try {
    const head = (await git(topLevel, ["rev-parse", "--verify", "--quiet", "HEAD"])).trim();
    return /^[0-9a-f]{40,64}$/.test(head) ? head : undefined;
  } catch (error) {
    if (error instanceof GitError && error.quiet && !error.missing) return undefined;
    throw error;
  }
}

async function dataOf(topLevel: string): Promise<Record<string, string>> {
  const text = await git(topLevel, ["config", "-z", "--get-regexp", "^core\\."]).catch(() => "");
  const found: Record<string, string> = {};
  for (const entry of text.split("\0")) {
    const [name, value] = entry.split("\n") as [string, string?];
    if (DATA.includes(name)) found[name] = value ?? "true";
  }
  return found;
}

function configFor(head: string): string {
  return head.length === 64
    ? "[core]\n\trepositoryformatversion = 1\n\tbare = false\n[extensions]\n\tobjectformat = sha256\n"
    : "[core]\n\trepositoryformatversion = 0\n\tbare = false\n";
}

/** With `core.splitIndex` the index names a second file beside it. */
function copySharedIndex(gitDir: string, shadow: string): void {
  const index = join(gitDir, "index");
  if (!existsSync(index)) return;
  const bytes = readFileSync(index);
  const at = bytes.lastIndexOf("link\0\0");
  if (at < 0) return;
  const id = bytes.subarray(at + 8, at + 28).toString("hex");
  copy(join(gitDir, `sharedindex.${id}`), join(shadow, `sharedindex.${id}`));
}

function copy(from: string, to: string): void {
  if (existsSync(from)) copyFileSync(from, to);
}
