import { join } from "node:path";
import { ask, GitError, headOf, inPlace, type Repository, repositoryAt } from "../git/index.js";

/** Git can't tell what has changed. `message` says why, and what to do. */
export class NoSuchChange extends Error {
  override name = "NoSuchChange";
}

export interface ChangedFiles {
  /** Absolute paths of files that were changed, added, deleted, or are not in git yet. */
  paths: string[];
  /** There is no common ancestor, as in a shallow clone: files that only `ref` has changed count too. */
  withoutAncestor: boolean;
}

/**
 * The files of `folder`'s repository that differ from where this branch left `ref`: committed, staged, unstaged and
 * untracked ones. What git was told not to look at counts as changed.
 * @throws {NoSuchChange} without git, outside of a repository, or for a ref that doesn't exist
 */
export async function changedSince(folder: string, ref: string): Promise<ChangedFiles> {
  const repository = repositoryAt(folder);
  if (repository === undefined) {
    throw new NoSuchChange(`--since needs a git repository, and ${folder} lies in none. Leave --since away.`);
  }
  try {
    return await changedIn(repository, ref);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    if (error.missing) {
      throw new NoSuchChange("--since needs git, which isn't installed. Leave --since away.");
    }
    throw new NoSuchChange(`Git can't tell what has changed: ${error.message}`);
  }
}

async function changedIn(repository: Repository, ref: string): Promise<ChangedFiles> {
  const head = await headOf(repository);
  const untracked = await ask(repository, ["ls-files", "-z", "--others", "--exclude-standard"]);
  if (ref === "HEAD" && head === undefined) {
    // Before the first commit everything is new.
    const all = await ask(repository, ["ls-files", "-z", "--cached"]);
    return { paths: pathsOf(`${all}${untracked}`, repository), withoutAncestor: false };
  }
  const commit = await resolved(repository, ref);
  const base = await ancestor(repository, commit, head);
  const compared = [
    "--name-only",
    "-z",
    "--no-renames",
    "--no-ext-diff",
    "--no-textconv",
    "--ignore-submodules=all",
  ];
  const tracked = await ask(repository, ["diff", ...compared, base ?? commit, "--"]);
  const hidden = (await ask(repository, ["ls-files", "-v", "-z"]))
    .split("\0")
    .filter((entry) => /^[a-z] /.test(entry))
    .map((entry) => `${entry.slice(2)}\0`);
  return {
    paths: pathsOf(`${tracked}${untracked}${hidden.join("")}`, repository),
    withoutAncestor: base === undefined,
  };
}

async function ancestor(
  repository: Repository,
  commit: string,
  head: string | undefined,
): Promise<string | undefined> {
  if (head === undefined) return undefined;
  try {
    return (await ask(repository, ["merge-base", commit, head])).trim();
  } catch (error) {
    if (error instanceof GitError && !error.missing) return undefined;
    throw error;
  }
}

function pathsOf(names: string, { topLevel }: Repository): string[] {
  const known = new Set(names.split("\0").filter((name) => name !== ""));
  return [...known].map((name) => join(topLevel, name));
}

async function resolved(repository: Repository, ref: string): Promise<string> {
  try {
    const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`];
    return (await inPlace(repository, args)).trim();
  } catch (error) {
    if (error instanceof GitError && error.missing) throw error;
    throw new NoSuchChange(
      `Git knows no commit "${ref}". In CI, fetch it first: \`git fetch origin main\`, or \`fetch-depth: 0\` for actions/checkout.`,
    );
  }
}
