/** Repos that are named by a URL: cloned, shallow, with the user's own credentials and nothing of the repo's run. */
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { GitError, git } from "../apply/index.js";
import { BatchError, type RepoSource } from "./contract.js";

/** `ext::` and the like run a command of the URL's choice; filters such as LFS would fetch and run more than the source. */
const SAFE = [
  ...["-c", "protocol.ext.allow=never", "-c", "protocol.fd.allow=never"],
  ...["-c", "filter.lfs.smudge=", "-c", "filter.lfs.process=", "-c", "filter.lfs.required=false"],
];

/**
 * The folder of the clone. One that is there already serves again while it is untouched and the server has nothing newer.
 * @throws {BatchError} when it can't be cloned, or the clone that is there holds work
 */
export async function cloneOf(source: RepoSource, clones: string): Promise<string> {
  const folder = join(clones, source.name);
  if (existsSync(folder)) {
    if (await isCurrent(folder, source.location)) return folder;
    if (await holdsWork(folder)) {
      throw new BatchError(
        `${folder} holds work of an earlier batch. Use it or remove it, then run again.`,
        "clone in use",
      );
    }
    await rm(folder, { recursive: true, force: true });
  }
  // Under another name until it is whole.
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(dirname(folder), { recursive: true });
  try {
    await git(clones, [
      ...SAFE,
      ...["clone", "--quiet", "--depth=1", "--no-tags", "--no-recurse-submodules", "--template="],
      ...["--", source.location, partial],
    ]);
  } catch (error) {
    if (error instanceof GitError) throw new BatchError(`It can't be cloned: ${error.message}`, "clone");
    throw error;
  }
  await rename(partial, folder);
  return folder;
}

async function isCurrent(folder: string, url: string): Promise<boolean> {
  try {
    const [newest] = (await git(folder, [...SAFE, "ls-remote", "--", url, "HEAD"])).split("\t");
    const head = (await git(folder, ["rev-parse", "HEAD"])).trim();
    return newest === head && (await git(folder, ["status", "--porcelain"])) === "";
  } catch {
    return false;
  }
}

async function holdsWork(folder: string): Promise<boolean> {
  try {
    if ((await git(folder, ["status", "--porcelain"])) !== "") return true;
    const ours = await git(folder, ["rev-list", "--count", "--branches", "--not", "--remotes"]);
    return Number(ours) > 0;
  } catch {
    return false;
  }
}
