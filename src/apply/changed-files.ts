import { join } from "node:path";
import { GitError, git, repositoryOf, withIsolatedGit } from "../git/index.js";

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
  const repository = repositoryOf(folder);
  if (repository === undefined) {
    throw new NoSuchChange(`--since needs a git repository, and ${folder} lies in none. Leave --since away.`);
  }
  if ("foreign" in repository) {
    throw new NoSuchChange(`--since can't ask git safely: ${repository.foreign}. Leave --since away.`);
  }
  const { topLevel } = repository;
  try {
    return await withIsolatedGit(repository, async (isolated, head) => {
      const others = await isolated(["ls-files", "-z", "--others", "--exclude-standard"]);
      if (ref === "HEAD" && head === undefined) {
        const all = await isolated(["ls-files", "-z", "--cached"]);
        return { paths: pathsOf(`${all}${others}`, topLevel), withoutAncestor: false };
      }
      const commit = await resolved(topLevel, ref);
      const base = await isolated(["merge-base", commit, "HEAD"]).catch(() => undefined);
      const tracked = await isolated([
        ...["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-textconv"],
        ...["--ignore-submodules=all", base?.trim() ?? commit, "--"],
      ]);
      return { paths: pathsOf(`${tracked}${others}`, topLevel), withoutAncestor: base === undefined };
    });
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    if (error.missing)
      throw new NoSuchChange("--since needs git, which isn't installed. Leave --since away.");
    throw new NoSuchChange(`Git can't tell what has changed: ${error.message}`);
  }
}

function pathsOf(names: string, topLevel: string): string[] {
  const known = new Set(names.split("\0").filter((name) => name !== ""));
  return [...known].map((name) => join(topLevel, name));
}

async function resolved(topLevel: string, ref: string): Promise<string> {
  try {
    const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`];
    return (await git(topLevel, args)).trim();
  } catch (error) {
    if (!(error instanceof GitError) || error.missing) throw error;
    throw new NoSuchChange(
      `Git knows no commit "${ref}". In CI, fetch it first: \`git fetch origin main\`, or \`fetch-depth: 0\` for actions/checkout.`,
    );
  }
}
