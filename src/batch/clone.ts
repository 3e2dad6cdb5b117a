/** Repos that are named by a URL: cloned, shallow, with the user's own credentials and nothing of the repo's run. */
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { hasUncommittedWork } from "../apply/index.js";
import { GitError, git, headOf, repositoryOf } from "../git/index.js";
import { BatchError, type RepoSource } from "./contract.js";

/**
 * The folder of the clone. One that is there already serves again while it is untouched and the server has nothing newer.
 * @throws {BatchError} when it can't be cloned, or the clone that is there holds work
 */
export async function cloneOf(source: RepoSource, clones: string): Promise<string> {
  const folder = join(clones, source.name);
  await mkdir(dirname(folder), { recursive: true });
  if (existsSync(folder)) {
    const holdsWork = await hasWork(folder);
    if (!holdsWork && (await isCurrent(folder, source.location, clones))) return folder;
    if (holdsWork) {
      throw new BatchError(
        `${folder} holds work of an earlier batch, or of yours. Use it or remove it, then run again.`,
        "clone in use",
      );
    }
  }
  // In a folder of its own until it is whole.
  const place = await mkdtemp(join(clones, ".cloning-"));
  try {
    const partial = join(place, "clone");
    await git(
      clones,
      [
        ...["clone", "--quiet", "--depth=1", "--no-tags", "--no-recurse-submodules", "--template="],
        ...["--", source.location, partial],
      ],
      {},
      "user",
    );
    await rm(folder, { recursive: true, force: true });
    await rename(partial, folder);
  } catch (error) {
    if (error instanceof GitError) throw new BatchError(`It can't be cloned: ${error.message}`, "clone");
    throw error;
  } finally {
    await rm(place, { recursive: true, force: true });
  }
  return folder;
}

async function isCurrent(folder: string, url: string, clones: string): Promise<boolean> {
  try {
    const repository = repositoryOf(folder);
    if (repository === undefined || "foreign" in repository) return false;
    const [newest] = (await git(clones, ["ls-remote", "--", url, "HEAD"], {}, "user")).split("\t");
    return newest === (await headOf(repository));
  } catch {
    return false;
  }
}

/** Whether there is anything in a clone that the server hasn't: edits, commits, a stash. What can't be told counts as work. */
async function hasWork(folder: string): Promise<boolean> {
  const repository = repositoryOf(folder);
  if (repository === undefined || "foreign" in repository || repository.topLevel !== folder) return true;
  try {
    const lines = (await git(folder, ["for-each-ref", "--format=%(objectname) %(refname)"])).split("\n");
    const references = lines.filter((line) => line !== "").map((line) => line.split(" ") as [string, string]);
    const known = new Set(references.flatMap(([id, name]) => (name.startsWith("refs/remotes/") ? [id] : [])));
    const isOurs = ([id, name]: [string, string]) => !name.startsWith("refs/remotes/") && !known.has(id);
    const head = await headOf(repository);
    if (references.some(isOurs) || (head !== undefined && !known.has(head))) return true;
    return await hasUncommittedWork(folder);
  } catch {
    return true;
  }
}
