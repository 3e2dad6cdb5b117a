/**
 * A git folder of our own that stands in for a repo's: its HEAD is the repo's commit, its objects and its index are the repo's, its
 * configuration is ours. So git answers about the repo and reads nothing of the repo's configuration, in which alone a program can be named.
 */
import {
  copyFileSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { closedEnvironment } from "./environment.js";
import { GitError } from "./git-error.js";
import { worktreeIsElsewhere } from "./own-worktree.js";
import type { Repository } from "./repository.js";
import { runGit } from "./run.js";
import { scratchFolder } from "./scratch.js";
import { type Settings, settingsOf } from "./settings.js";

export interface StandIn {
  folder: string;
  env: Record<string, string | undefined>;
}

const open = new Map<string, Promise<StandIn>>();

/**
 * The stand-in of a repository, made once in a process.
 * @throws {GitError} where the repository is one about which git can't be asked safely
 */
export async function standInOf(repository: Repository): Promise<StandIn> {
  let made = open.get(repository.topLevel);
  if (made === undefined) {
    made = make(repository);
    open.set(repository.topLevel, made);
    made.catch(() => open.delete(repository.topLevel));
  }
  return made;
}

const NO_COMMIT = "ref: refs/heads/none";

/** Has the stand-in's HEAD name the commit that the repo's names now: it moves while we are at work. @throws {GitError} */
export async function followHead(repository: Repository, { folder }: StandIn): Promise<void> {
  writeFileSync(join(folder, "HEAD"), `${(await headOf(repository)) ?? NO_COMMIT}\n`);
}

/** The id of the commit that HEAD names; undefined before the first one. @throws {GitError} where git can't tell */
export async function headOf(repository: Repository): Promise<string | undefined> {
  try {
    return (await inPlace(repository, ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])).trim();
  } catch (error) {
    if (error instanceof GitError && error.silent) return undefined;
    throw error;
  }
}

/**
 * Runs git in the repo's own git folder, by the commands that may.
 * @throws {GitError}
 */
export async function inPlace(
  repository: Repository,
  args: readonly string[],
  input?: string,
): Promise<string> {
  assertOwn(repository);
  return runGit({
    ...{ place: "in place", args, cwd: repository.topLevel },
    env: {
      ...closedEnvironment(),
      ...{ GIT_DIR: repository.gitDir, GIT_WORK_TREE: repository.topLevel },
    },
    ...(input === undefined ? {} : { input }),
  });
}

/** @throws {GitError} where the git folder may be another repo's */
export function assertOwn(repository: Repository): void {
  if (!repository.foreign) return;
  throw new GitError(
    `${join(repository.topLevel, ".git")} leads to ${repository.gitDir}, which doesn't name this folder as its own`,
    false,
  );
}

async function make(repository: Repository): Promise<StandIn> {
  assertOwn(repository);
  const settings = await settingsOf(repository);
  if (worktreeIsElsewhere(repository, settings)) {
    throw new GitError(`its configuration says that its files lie in ${settings.worktree}`, false);
  }
  const folder = mkdtempSync(join(scratchFolder(), "git-"));
  for (const name of ["refs", "objects", "info"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, "HEAD"), `${NO_COMMIT}\n`);
  writeFileSync(join(folder, "config"), configuration(settings));
  copyPlain(join(repository.commonDir, "info"), join(folder, "info"), /^(?:exclude|attributes)$/);
  copyPlain(repository.commonDir, folder, /^shallow$/);
  copyPlain(repository.gitDir, folder, /^sharedindex\.[0-9a-f]+$/);
  return {
    folder,
    env: {
      ...closedEnvironment(),
      ...{ GIT_DIR: folder, GIT_WORK_TREE: repository.topLevel },
      GIT_OBJECT_DIRECTORY: join(repository.commonDir, "objects"),
      GIT_INDEX_FILE: join(repository.gitDir, "index"),
    },
  };
}

/** Files that hold patterns or ids, never links or pipes. */
function copyPlain(from: string, to: string, wanted: RegExp): void {
  if (!statSync(from, { throwIfNoEntry: false })?.isDirectory()) return;
  for (const name of readdirSync(from).filter((one) => wanted.test(one))) {
    if (lstatSync(join(from, name)).isFile()) copyFileSync(join(from, name), join(to, name));
  }
}

function configuration({ objectFormat, values }: Settings): string {
  const lines = [
    "[core]",
    `\trepositoryFormatVersion = ${objectFormat === undefined ? 0 : 1}`,
    "\tbare = false",
  ];
  for (const [key, value] of values) lines.push(`\t${key} = ${quoted(value)}`);
  if (objectFormat !== undefined) lines.push("[extensions]", `\tobjectFormat = ${objectFormat}`);
  return `${lines.join("\n")}\n`;
}

function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\t", "\\t")}"`;
}
