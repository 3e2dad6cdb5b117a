import { join } from "node:path";
import { GitError, git, gitTopLevel } from "./git.js";

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
 * untracked ones.
 * @throws {NoSuchChange} without git, outside of a repository, or for a ref that doesn't exist
 */
export async function changedSince(folder: string, ref: string): Promise<ChangedFiles> {
  const topLevel = gitTopLevel(folder);
  if (topLevel === undefined) {
    throw new NoSuchChange(`--since needs a git repository, and ${folder} lies in none. Leave --since away.`);
  }
  if (ref === "HEAD" && (await isUnborn(topLevel))) {
    const all = await git(topLevel, ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    return { paths: pathsOf(all, topLevel), withoutAncestor: false };
  }
  const commit = await resolved(topLevel, ref);
  const base = await git(topLevel, ["merge-base", commit, "HEAD"]).catch(() => undefined);
  try {
    const tracked = await git(topLevel, [
      ...[
        "diff",
        "--name-only",
        "-z",
        "--no-renames",
        "--no-ext-diff",
        "--no-textconv",
        "--ignore-submodules",
      ],
      ...[base?.trim() ?? commit, "--"],
    ]);
    const untracked = await git(topLevel, ["ls-files", "-z", "--others", "--exclude-standard"]);
    return { paths: pathsOf(`${tracked}${untracked}`, topLevel), withoutAncestor: base === undefined };
  } catch (error) {
    throw error instanceof GitError
      ? new NoSuchChange(`Git can't tell what has changed: ${error.message}`)
      : error;
  }
}

/** Before the first commit everything is new. */
async function isUnborn(topLevel: string): Promise<boolean> {
  return git(topLevel, ["rev-parse", "--verify", "--quiet", "HEAD"]).then(
    () => false,
    (error) => !(error instanceof GitError && error.missing),
  );
}

function pathsOf(names: string, topLevel: string): string[] {
  const known = new Set(names.split("\0").filter((name) => name !== ""));
  return [...known].map((name) => join(topLevel, name));
}

async function resolved(topLevel: string, ref: string): Promise<string> {
  try {
    const commit = await git(topLevel, [
      "rev-parse",
      "--verify",
      "--quiet",
      "--end-of-options",
      `${ref}^{commit}`,
    ]);
    return commit.trim();
  } catch (error) {
    if (error instanceof GitError && error.missing) {
      throw new NoSuchChange("--since needs git, which isn't installed. Leave --since away.");
    }
    throw new NoSuchChange(
      `Git knows no commit "${ref}". In CI, fetch it first: \`git fetch origin main\`, or \`fetch-depth: 0\` for actions/checkout.`,
    );
  }
}
