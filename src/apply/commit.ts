/**
 * Commits without `git commit`: that would run the repo's hooks and filters, sign with a program that the repo names, and take along what
 * else is staged. The commit is made in the object store from the files alone; only then one reference is moved to it.
 */
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import {
  GitError,
  git,
  type IsolatedGit,
  type Repository,
  repositoryOf,
  withIsolatedGit,
} from "../git/index.js";

/** The repository can't take the commit, for a reason that the user can mend. */
export class CommitError extends Error {
  override name = "CommitError";
}

/** A commit that exists in the object store, and the reference that is to name it. */
export interface PreparedCommit {
  id: string;
  /** `refs/heads/…`; undefined on a detached HEAD without a new branch. */
  ref: string | undefined;
  /** What the reference names before; undefined for a new branch. */
  before: string | undefined;
  /** The files in it, relative to the top level, with forward slashes. */
  paths: string[];
}

/** Git takes `name` for a branch: `-x` and `HEAD` fit into a reference, but no command of git makes such a branch. */
export async function isBranchName(name: string): Promise<boolean> {
  // Anywhere will do: the name alone is looked at.
  const taken = await orUndefined(git(process.cwd(), ["check-ref-format", "--branch", name]));
  return taken?.replace(/\r?\n$/, "") === name;
}

/**
 * Checks that `branch` can be made. @throws {CommitError} where it exists already, or its name is none
 */
export async function checkNewBranch(topLevel: string, branch: string): Promise<void> {
  const ref = `refs/heads/${branch}`;
  if (!(await isBranchName(branch))) throw new CommitError(`"${branch}" is no name for a branch.`);
  if ((await tip(topLevel, ref)) !== undefined) {
    throw new CommitError(`There is a branch ${branch} already. Remove it, or choose another name.`);
  }
}

/** @throws {CommitError} where git doesn't know who commits, or there is no commit to build on */
export async function checkCanCommit(topLevel: string): Promise<void> {
  const { gitDir } = ownRepository(topLevel);
  for (const name of ["index.lock", "HEAD.lock"])
    if (existsSync(join(gitDir, name)))
      throw new CommitError(
        `Another git is at work in ${topLevel}, or was killed there: ${join(gitDir, name)} exists. Wait for it, or remove the file.`,
      );
  if ((await tip(topLevel, "HEAD")) === undefined) {
    throw new CommitError(
      "The repository has no commit yet, so there is nothing to build on. Make a first one.",
    );
  }
  try {
    await git(topLevel, ["var", "GIT_COMMITTER_IDENT"]);
  } catch {
    throw new CommitError("Git doesn't know who commits. Set user.name and user.email.");
  }
}

/**
 * Makes the commit of `paths` as they lie on disk, on top of HEAD; those in `removed` go. Nothing names it yet: killed here, nothing has happened.
 * @throws {CommitError | GitError}
 */
export async function prepareCommit(
  topLevel: string,
  options: { paths: string[]; removed?: string[]; message: string; branch?: string },
): Promise<PreparedCommit> {
  const committer = await identity(topLevel);
  return withIsolatedGit(ownRepository(topLevel), async (isolated, head) => {
    if (head === undefined) throw new CommitError("The repository has no commit to build on.");
    await isolated(["read-tree", head]);
    const removed = new Set(options.removed);
    for (const path of options.paths) {
      if (removed.has(path)) await unstage(isolated, path);
      else await stage(isolated, topLevel, path);
    }
    const tree = (await isolated(["write-tree"])).trim();
    const args = ["commit-tree", tree, "-p", head, "-F", "-"];
    const id = (await isolated(args, { input: options.message, env: committer })).trim();
    const current = (await orUndefined(git(topLevel, ["symbolic-ref", "-q", "HEAD"])))?.trim();
    const ref = options.branch === undefined ? current : `refs/heads/${options.branch}`;
    return { id, ref, before: options.branch === undefined ? head : undefined, paths: options.paths };
  });
}

/** Who commits, as the user's and the repository's settings say it together. */
async function identity(topLevel: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const role of ["AUTHOR", "COMMITTER"]) {
    const ident = await git(topLevel, ["var", `GIT_${role}_IDENT`]);
    const [, name, email] = /^(.*) <(.*)> \d+ [-+]\d+\s*$/.exec(ident) ?? [];
    if (name === undefined || email === undefined) continue;
    found[`GIT_${role}_NAME`] = name;
    found[`GIT_${role}_EMAIL`] = email;
  }
  return found;
}

/** @throws {CommitError} where git's folder belongs to another place */
function ownRepository(topLevel: string): Repository {
  const repository = repositoryOf(topLevel);
  if (repository === undefined || repository.topLevel !== topLevel)
    throw new CommitError(`${topLevel} is the top of no git repository, so nothing can be committed there.`);
  if ("foreign" in repository) throw new CommitError(`Nothing can be committed: ${repository.foreign}.`);
  return repository;
}

/**
 * Points the reference and HEAD to the commit. `again`: an earlier call was killed somewhere in the middle, and nobody else is at
 * work here, so the locks that it left are stale.
 */
export async function finishCommit(topLevel: string, commit: PreparedCommit, again = false): Promise<void> {
  const ref = commit.ref ?? "HEAD";
  if (again) await removeStaleLocks(topLevel, [ref, "HEAD", "index"]);
  if ((await tip(topLevel, ref)) !== commit.id) {
    // An empty old value: the branch must not exist yet.
    await git(topLevel, ["update-ref", "-m", "route-codemod", ref, commit.id, commit.before ?? ""]);
  }
  if (commit.ref !== undefined) await git(topLevel, ["symbolic-ref", "HEAD", commit.ref]);
  await takeIntoIndex(topLevel, commit);
}

/** The index still says what was there before for these files. It is git's own that is changed here, under git's own lock. */
async function takeIntoIndex(topLevel: string, commit: PreparedCommit): Promise<void> {
  const repository = ownRepository(topLevel);
  await withIsolatedGit(repository, async (isolated) => {
    const env = { GIT_OPTIONAL_LOCKS: "1", GIT_INDEX_FILE: join(repository.gitDir, "index") };
    for (const path of commit.paths) {
      const [entry] = (await isolated(["ls-tree", "-z", commit.id, "--", literal(path)])).split("\0");
      const [, mode, id] = /^(\d+) blob ([0-9a-f]+)\t/.exec(entry ?? "") ?? [];
      if (mode) await isolated(["update-index", "--add", "--cacheinfo", `${mode},${id},${path}`], { env });
      else await unstage(isolated, path, env);
    }
    await orUndefined(isolated(["update-index", "-q", "--refresh"], { env }));
  });
}

/** Where HEAD was before a new branch was begun. */
export interface BranchStart {
  commit: string;
  /** `refs/heads/…`; undefined on a detached HEAD. */
  ref: string | undefined;
}

/** @throws {CommitError} where there is no commit yet */
export async function startOf(topLevel: string): Promise<BranchStart> {
  const commit = await tip(topLevel, "HEAD");
  if (commit === undefined) throw new CommitError("The repository has no commit to build on.");
  return { commit, ref: (await orUndefined(git(topLevel, ["symbolic-ref", "-q", "HEAD"])))?.trim() };
}

/** Takes back what `startBranch` did, or may have done, as long as nothing was committed to the branch. */
export async function abandonBranch(topLevel: string, branch: string, start: BranchStart): Promise<void> {
  const ref = `refs/heads/${branch}`;
  await removeStaleLocks(topLevel, [ref, "HEAD"]);
  if ((await tip(topLevel, ref)) !== start.commit) return;
  if (start.ref !== undefined) await git(topLevel, ["symbolic-ref", "HEAD", start.ref]);
  else await git(topLevel, ["update-ref", "--no-deref", "HEAD", start.commit]);
  await git(topLevel, ["update-ref", "-d", ref, start.commit]);
}

/** Switches to a new branch at HEAD; the files stay as they are. */
export async function startBranch(topLevel: string, branch: string): Promise<void> {
  const ref = `refs/heads/${branch}`;
  const head = await tip(topLevel, "HEAD");
  if (head !== undefined && (await tip(topLevel, ref)) === undefined) {
    await git(topLevel, ["update-ref", "-m", "route-codemod", ref, head, ""]);
  }
  await git(topLevel, ["symbolic-ref", "HEAD", ref]);
}

/** With git's own conversion of line ends, and with the mode that the file has in HEAD. */
async function stage(isolated: IsolatedGit, topLevel: string, path: string): Promise<void> {
  const [known] = (await isolated(["ls-files", "-s", "-z", "--", literal(path)])).split("\0");
  const mode = /^(\d+) /.exec(known ?? "")?.[1] ?? "100644";
  const blob = (await isolated(["hash-object", "-w", "--path", path, "--", join(topLevel, path)])).trim();
  await isolated(["update-index", "--add", "--cacheinfo", `${mode},${blob},${path}`]);
}

/** Takes a file out of the index. */
async function unstage(isolated: IsolatedGit, path: string, env?: Record<string, string>): Promise<void> {
  await isolated(["update-index", "--force-remove", "--", path], { env });
}

/** `[id]` in a path is a name, not a pattern. */
function literal(path: string): string {
  return `:(literal,top)${path}`;
}

async function tip(topLevel: string, ref: string): Promise<string | undefined> {
  return (await orUndefined(git(topLevel, ["rev-parse", "--verify", "-q", ref])))?.trim();
}

async function removeStaleLocks(topLevel: string, names: string[]): Promise<void> {
  const { gitDir, commonDir } = ownRepository(topLevel);
  for (const name of names)
    await rm(join(name.startsWith("refs/") ? commonDir : gitDir, `${name}.lock`), { force: true });
}

async function orUndefined(work: Promise<string>): Promise<string | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof GitError && !error.missing) return undefined;
    throw error;
  }
}
