/**
 * Commits without `git commit`: that would run the repo's hooks and filters, sign with a program that the repo names, and take along what
 * else is staged. The commit is made in the object store from the files alone; only then one reference is moved to it.
 */
import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { ask, awayGit, GitError, inPlace, type Repository, repositoryAt, whoCommits } from "../git/index.js";
import { assertNoLinks } from "./links-in-git.js";

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
  /** What the index holds of these files before, and is to hold: lines for `update-index --index-info`. */
  entriesBefore: string[];
  entriesAfter: string[];
}

/** Git takes `name` for a branch: `-x` and `HEAD` fit into a reference, but no command of git makes such a branch. */
export async function isBranchName(name: string): Promise<boolean> {
  const taken = await noIsUndefined(awayGit(["check-ref-format", "--branch", name]));
  return taken?.replace(/\r?\n$/, "") === name;
}

/**
 * Checks that `branch` can be made. @throws {CommitError} where it exists already, another is in its way, or its name is none
 */
export async function checkNewBranch(topLevel: string, branch: string): Promise<void> {
  if (!(await isBranchName(branch))) throw new CommitError(`"${branch}" is no name for a branch.`);
  const repository = repositoryOf(topLevel);
  if ((await tip(repository, `refs/heads/${branch}`)) !== undefined) {
    throw new CommitError(`There is a branch ${branch} already. Remove it, or choose another name.`);
  }
  const names = (await inPlace(repository, ["rev-parse", "--symbolic-full-name", "--branches"])).split("\n");
  const known = names.filter((name) => name !== "").map((name) => name.slice("refs/heads/".length));
  const inTheWay = known.find((name) => branch.startsWith(`${name}/`) || name.startsWith(`${branch}/`));
  if (inTheWay !== undefined) {
    throw new CommitError(
      `There is a branch ${inTheWay} already, and git keeps no ${branch} beside it. Choose another name.`,
    );
  }
}

/** @throws {CommitError} where git doesn't know who commits, the repository is busy, or there is no commit to build on */
export async function checkCanCommit(topLevel: string): Promise<void> {
  const repository = repositoryOf(topLevel);
  if ((await tip(repository, "HEAD")) === undefined) {
    throw new CommitError(
      "The repository has no commit yet, so there is nothing to build on. Make a first one.",
    );
  }
  await assertNoLinks(repository);
  try {
    await whoCommits(repository);
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
  const repository = repositoryOf(topLevel);
  const head = await tip(repository, "HEAD");
  if (head === undefined) throw new CommitError("The repository has no commit to build on.");
  await assertNoLinks(repository);
  const { paths } = options;
  const index = `index-${randomUUID()}`;
  await ask(repository, ["read-tree", head], { index });
  const known = await entriesIn(repository, paths, index);
  const removed = new Set(options.removed);
  const entriesAfter: string[] = [];
  for (const path of paths) {
    // A file keeps the mode that it has in HEAD.
    const mode = /^(\d+) /.exec(known.get(path) ?? "")?.[1] ?? "100644";
    entriesAfter.push(
      removed.has(path) ? absent(head, path) : `${mode} ${await stored(repository, path)} 0\t${path}`,
    );
  }
  await ask(repository, ["update-index", "-z", "--index-info"], { index, input: terminated(entriesAfter) });
  // Objects that a partial clone lacks are none of ours.
  const tree = (await ask(repository, ["write-tree", "--missing-ok"], { index })).trim();
  const identity = await whoCommits(repository);
  const args = ["commit-tree", tree, "-p", head, "-F", "-"];
  const id = (await ask(repository, args, { input: options.message, identity })).trim();
  const before = await entriesIn(repository, paths);
  const current = await branchOf(repository);
  return {
    id,
    ref: options.branch === undefined ? current : `refs/heads/${options.branch}`,
    before: options.branch === undefined ? head : undefined,
    paths,
    entriesBefore: paths.map((path) => before.get(path) ?? absent(head, path)),
    entriesAfter,
  };
}

/**
 * Points the index, the reference and HEAD to the commit, or leaves all three as they are. `again`: an earlier call was killed somewhere in
 * the middle, and nobody else is at work here, so the locks that it left are stale.
 * @throws {GitError}
 */
export async function finishCommit(topLevel: string, commit: PreparedCommit, again = false): Promise<void> {
  const repository = repositoryOf(topLevel);
  const ref = commit.ref ?? "HEAD";
  await assertNoLinks(repository);
  if (again) await removeStaleLocks(repository, [ref, "HEAD", "index"]);
  await enterIntoIndex(repository, commit.entriesAfter);
  let isMoved = false;
  try {
    if ((await tip(repository, ref)) !== commit.id) {
      // An empty old value: the branch must not exist yet.
      await inPlace(repository, ["update-ref", "-m", "route-codemod", ref, commit.id, commit.before ?? ""]);
    }
    isMoved = true;
    if (commit.ref !== undefined) await inPlace(repository, ["symbolic-ref", "HEAD", commit.ref]);
  } catch (error) {
    if (isMoved && commit.before === undefined) {
      await inPlace(repository, ["update-ref", "-d", ref, commit.id]).catch(() => undefined);
    }
    await enterIntoIndex(repository, commit.entriesBefore).catch(() => undefined);
    throw error;
  }
}

/** Where HEAD was before a new branch was begun. */
export interface BranchStart {
  commit: string;
  /** `refs/heads/…`; undefined on a detached HEAD. */
  ref: string | undefined;
}

/** @throws {CommitError} where there is no commit yet */
export async function startOf(topLevel: string): Promise<BranchStart> {
  const repository = repositoryOf(topLevel);
  const commit = await tip(repository, "HEAD");
  if (commit === undefined) throw new CommitError("The repository has no commit to build on.");
  return { commit, ref: await branchOf(repository) };
}

/** Takes back what `startBranch` did, or may have done, as long as nothing was committed to the branch. */
export async function abandonBranch(topLevel: string, branch: string, start: BranchStart): Promise<void> {
  const ref = `refs/heads/${branch}`;
  const repository = repositoryOf(topLevel);
  await assertNoLinks(repository);
  await removeStaleLocks(repository, [ref, "HEAD"]);
  if ((await tip(repository, ref)) !== start.commit) return;
  if (start.ref !== undefined) await inPlace(repository, ["symbolic-ref", "HEAD", start.ref]);
  else await inPlace(repository, ["update-ref", "--no-deref", "HEAD", start.commit]);
  await inPlace(repository, ["update-ref", "-d", ref, start.commit]);
}

/** Switches to a new branch at HEAD; the files stay as they are. */
export async function startBranch(topLevel: string, branch: string): Promise<void> {
  const ref = `refs/heads/${branch}`;
  const repository = repositoryOf(topLevel);
  await assertNoLinks(repository);
  const head = await tip(repository, "HEAD");
  if (head !== undefined && (await tip(repository, ref)) === undefined) {
    await inPlace(repository, ["update-ref", "-m", "route-codemod", ref, head, ""]);
  }
  await inPlace(repository, ["symbolic-ref", "HEAD", ref]);
}

function repositoryOf(topLevel: string): Repository {
  const repository = repositoryAt(topLevel);
  if (repository?.topLevel === topLevel) return repository;
  throw new CommitError(`${topLevel} is no git repository of its own.`);
}

/** With git's own conversion of line ends. */
async function stored(repository: Repository, path: string): Promise<string> {
  const place = join(repository.topLevel, path);
  return (await ask(repository, ["hash-object", "-w", "--path", path, "--", place])).trim();
}

/** Path to its entry, as `update-index --index-info` takes it. A file in conflict has several. */
async function entriesIn(
  repository: Repository,
  paths: readonly string[],
  index?: string,
): Promise<Map<string, string>> {
  const entries = new Map<string, string>();
  for (const path of paths) {
    const args = ["ls-files", "-s", "-z", "--", `:(literal,top)${path}`];
    const [entry] = (await ask(repository, args, index === undefined ? {} : { index })).split("\0");
    if (entry) entries.set(path, entry);
  }
  return entries;
}

/** The entry that takes a file out. Ids are as long as that of any commit. */
function absent(commit: string, path: string): string {
  return `0 ${"0".repeat(commit.length)} 0\t${path}`;
}

/** All of them or none: git writes the index once. */
async function enterIntoIndex(repository: Repository, entries: readonly string[]): Promise<void> {
  await inPlace(repository, ["update-index", "-z", "--index-info"], terminated(entries));
}

function terminated(entries: readonly string[]): string {
  return entries.map((entry) => `${entry}\0`).join("");
}

async function branchOf(repository: Repository): Promise<string | undefined> {
  return (await noIsUndefined(inPlace(repository, ["symbolic-ref", "-q", "HEAD"])))?.trim();
}

async function tip(repository: Repository, ref: string): Promise<string | undefined> {
  return (
    await noIsUndefined(inPlace(repository, ["rev-parse", "--verify", "-q", `${ref}^{commit}`]))
  )?.trim();
}

async function removeStaleLocks(repository: Repository, names: string[]): Promise<void> {
  for (const name of names) {
    const folder = name.startsWith("refs/") ? repository.commonDir : repository.gitDir;
    await rm(join(folder, `${name}.lock`), { force: true });
  }
}

/** What git says; undefined where it only says no. @throws {GitError} where it isn't installed, or can't be asked */
async function noIsUndefined(work: Promise<string>): Promise<string | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof GitError && !error.missing && (error.silent || /^fatal: /.test(error.message))) {
      return undefined;
    }
    throw error;
  }
}
