/** Finds the repository around a folder without asking git, which would believe what the folder says. */
import { lstatSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

export interface Repository {
  /** The folder that holds `.git`. */
  topLevel: string;
  /** Where HEAD and the index lie: that of the worktree, where there are several. */
  gitDir: string;
  /** Where references, objects and the configuration lie. */
  commonDir: string;
  /** `.git` leads to a git folder that doesn't name this folder back. It may be another repo's. */
  foreign: boolean;
}

/** No git folder is large in these files, whatever it says. */
const LARGEST = 64 * 1024;

/**
 * The repository that `directory` lies in, as git would find it: the nearest folder above with a `.git` that is a git folder or leads to one.
 * Undefined outside of a repository. `known` spares looking twice.
 */
export function repositoryAt(
  directory: string,
  known = new Map<string, Repository | undefined>(),
): Repository | undefined {
  if (known.has(directory)) return known.get(directory);
  const parent = dirname(directory);
  const found = ownRepository(directory) ?? (parent === directory ? undefined : repositoryAt(parent, known));
  known.set(directory, found);
  return found;
}

/** The folder of the repository that `directory` lies in; undefined outside of one. */
export function gitTopLevel(
  directory: string,
  known?: Map<string, Repository | undefined>,
): string | undefined {
  return repositoryAt(directory, known)?.topLevel;
}

function ownRepository(topLevel: string): Repository | undefined {
  const path = join(topLevel, ".git");
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  if (stats.isDirectory()) return isGitFolder(path) ? ofFolder(topLevel, path) : undefined;
  if (stats.isSymbolicLink()) {
    const real = realPath(path);
    if (real === undefined) return undefined;
    if (statSync(real).isDirectory()) {
      return isGitFolder(real) ? { topLevel, gitDir: real, commonDir: real, foreign: true } : undefined;
    }
  }
  const named = /^gitdir: (.+?)\r?\n*$/s.exec(textOf(path) ?? "")?.[1];
  const gitDir = named === undefined ? undefined : realPath(resolve(topLevel, named));
  if (gitDir === undefined) return undefined;
  return ofFile(topLevel, gitDir, stats.isSymbolicLink());
}

/** A repository of one worktree has no other folder for what is common. */
function ofFolder(topLevel: string, gitDir: string): Repository {
  return { topLevel, gitDir, commonDir: gitDir, foreign: textOf(join(gitDir, "commondir")) !== undefined };
}

/** Worktrees and submodules: the git folder says to whom it belongs. */
function ofFile(topLevel: string, gitDir: string, isLink: boolean): Repository | undefined {
  const common = textOf(join(gitDir, "commondir"))?.trim();
  if (common !== undefined) {
    const commonDir = realPath(resolve(gitDir, common));
    if (commonDir === undefined || !isGitFolder(commonDir)) return undefined;
    const back = textOf(join(gitDir, "gitdir"))?.trim() ?? "";
    const isWorktree = dirname(gitDir) === join(commonDir, "worktrees");
    const isNamedBack = back !== "" && realPath(resolve(gitDir, back)) === realPath(join(topLevel, ".git"));
    return { topLevel, gitDir, commonDir, foreign: isLink || !isWorktree || !isNamedBack };
  }
  if (!isGitFolder(gitDir)) return undefined;
  const worktree = worktreeIn(textOf(join(gitDir, "config")) ?? "");
  const isNamedBack = worktree !== undefined && realPath(resolve(gitDir, worktree)) === realPath(topLevel);
  return { topLevel, gitDir, commonDir: gitDir, foreign: isLink || !isNamedBack };
}

/** As git writes it for a submodule; whatever else the line could be is no proof. */
function worktreeIn(config: string): string | undefined {
  return /^\[core\]\n(?:\t.*\n)*?\tworktree = ([^\n"\\]+)$/m.exec(config.replaceAll("\r\n", "\n"))?.[1];
}

/** What git asks of a git folder. Without it, git looks further up. */
function isGitFolder(path: string): boolean {
  const isFolder = (name: string) => statSync(join(path, name), { throwIfNoEntry: false })?.isDirectory();
  const head = lstatSync(join(path, "HEAD"), { throwIfNoEntry: false });
  return head !== undefined && isFolder("objects") === true && isFolder("refs") === true;
}

function textOf(path: string): string | undefined {
  try {
    const stats = statSync(path);
    return stats.isFile() && stats.size <= LARGEST ? readFileSync(path, "utf8") : undefined;
  } catch {
    return undefined;
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
