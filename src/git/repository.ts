/**
 * Which repository a folder lies in, told without git: `.git` may be a folder, or a file or link that leads to one. A repository is only
 * believed where its git folder says itself that it belongs to this place; otherwise a repository could name another one's.
 */
import { lstatSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";

/** A repository and where git keeps it. */
export interface Repository {
  topLevel: string;
  /** HEAD, the index: of a worktree its own. */
  gitDir: string;
  /** Objects, branches, configuration: shared by all worktrees. */
  commonDir: string;
}

/** `.git` leads somewhere that doesn't lead back: nothing that git says there can be relied on. */
export interface Foreign {
  topLevel: string;
  foreign: string;
}

/** The folder that holds `.git`, at or above `directory`; undefined outside of a repository. */
export function gitTopLevel(directory: string, known = new Map<string, Place>()): string | undefined {
  return placeOf(directory, known)?.topLevel;
}

/** The repository that a folder lies in; undefined outside of any. `known` spares looking twice. */
export function repositoryOf(
  directory: string,
  known = new Map<string, Place>(),
): Repository | Foreign | undefined {
  return placeOf(directory, known);
}

export type Place = Repository | Foreign | undefined;

function placeOf(directory: string, known: Map<string, Place>): Place {
  if (known.has(directory)) return known.get(directory);
  const parent = dirname(directory);
  const found = repositoryAt(directory) ?? (parent === directory ? undefined : placeOf(parent, known));
  known.set(directory, found);
  return found;
}

function repositoryAt(topLevel: string): Place {
  const path = join(topLevel, ".git");
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory()) {
    // Git looks further up where a folder of that name is none of its own.
    return isGitDirectory(path) ? { topLevel, gitDir: path, commonDir: commonOf(path) } : undefined;
  }
  if (stats?.isSymbolicLink()) return { topLevel, foreign: `${path} is a link` };
  if (!stats?.isFile()) return undefined;
  const named = /^gitdir: (.+?)\r?\n?$/.exec(textOf(path) ?? "")?.[1];
  if (named === undefined) return undefined;
  const gitDir = isAbsolute(named) ? named : resolve(topLevel, named);
  if (!isGitDirectory(gitDir))
    return { topLevel, foreign: `${path} names ${gitDir}, which is no git folder` };
  if (leadsBack(gitDir, topLevel)) return { topLevel, gitDir, commonDir: commonOf(gitDir) };
  return { topLevel, foreign: `${path} names ${gitDir}, which belongs to another folder` };
}

/** As git tells one (gitrepository-layout): HEAD, and objects and references of its own or of the repository that it shares. */
function isGitDirectory(path: string): boolean {
  if (!/^(?:ref: |[0-9a-f]{40})/.test(textOf(join(path, "HEAD")) ?? "")) return false;
  const common = commonOf(path);
  return isFolder(join(common, "objects")) && isFolder(join(common, "refs"));
}

function commonOf(gitDir: string): string {
  const named = textOf(join(gitDir, "commondir"))?.trim();
  return named ? resolve(gitDir, named) : gitDir;
}

/** A worktree's folder names its `.git` file, a submodule's its work tree. */
function leadsBack(gitDir: string, topLevel: string): boolean {
  const back = textOf(join(gitDir, "gitdir"))?.trim();
  if (back) return isSame(dirname(resolve(gitDir, back)), topLevel);
  const tree = /^\s*worktree\s*=\s*(.+?)\s*$/m.exec(textOf(join(gitDir, "config")) ?? "")?.[1];
  return tree !== undefined && isSame(resolve(gitDir, tree.replace(/^"(.*)"$/, "$1")), topLevel);
}

function isSame(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** A small file's text; undefined where there is none, or something else lies there. */
function textOf(path: string): string | undefined {
  try {
    return statSync(path).isFile() ? readFileSync(path, "utf8") : undefined;
  } catch {
    return undefined;
  }
}
