/** Repos that are named by a URL: cloned, shallow, with the user's own credentials and nothing of the repo's run. */
import { lstatSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { ask, GitError, headOf, inPlace, type Repository, repositoryAt, serverGit } from "../git/index.js";
import { BatchError, type RepoSource } from "./contract.js";

/**
 * The folder of the clone. One that is there already serves again while it is untouched and the server has nothing newer.
 * @throws {BatchError} when it can't be cloned, or the clone that is there holds work
 */
export async function cloneOf(source: RepoSource, clones: string): Promise<string> {
  const folder = join(clones, source.name);
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (stats !== undefined) {
    if (stats.isDirectory() && (await isCurrent(folder, source.location))) return folder;
    if (!stats.isDirectory() || (await holdsWork(folder))) {
      throw new BatchError(
        `${folder} holds work of an earlier batch. Use it or remove it, then run again.`,
        "clone in use",
      );
    }
    await rm(folder, { recursive: true, force: true });
  }
  // Under another name until it is whole, which no source has: names of sources begin with a letter or a digit.
  const partial = join(clones, `.partial-${source.name}`);
  await rm(partial, { recursive: true, force: true });
  await mkdir(clones, { recursive: true });
  try {
    await clone(source.location, partial);
  } catch (error) {
    if (error instanceof GitError) throw new BatchError(`It can't be cloned: ${error.message}`, "clone");
    throw error;
  }
  await rename(partial, folder);
  return folder;
}

/**
 * Git only brings the objects; the files are written without any configuration, so that no filter of the user's is run because a repo asks
 * for it.
 * @throws {GitError}
 */
async function clone(url: string, folder: string): Promise<void> {
  const { plain, settings } = withoutSecrets(url);
  const how = [
    "--quiet",
    "--depth=1",
    "--no-tags",
    "--no-recurse-submodules",
    "--template=",
    "--no-checkout",
  ];
  await serverGit(["clone", ...how, "--", plain, folder], settings);
  const repository = repositoryIn(folder);
  const head = await headOf(repository);
  // An empty repo has nothing to write.
  if (head === undefined) return;
  await ask(repository, ["read-tree", head]);
  await ask(repository, ["checkout-index", "--all", "--quiet", "-u"]);
}

/** The URL as it may be written down, and settings by which git uses the whole one. */
function withoutSecrets(url: string): { plain: string; settings: [string, string][] } {
  const [, scheme, user, rest] = /^(https?:\/\/)([^/@]*)@(.*)$/s.exec(url) ?? [];
  if (scheme === undefined) return { plain: url, settings: [] };
  const plain = `${scheme}${rest}`;
  return { plain, settings: [[`url.${scheme}${user}@${rest}.insteadOf`, plain]] };
}

function repositoryIn(folder: string): Repository {
  const repository = repositoryAt(folder);
  if (repository?.topLevel === folder) return repository;
  throw new GitError(`${folder} is no git repository of its own`, false);
}

async function isCurrent(folder: string, url: string): Promise<boolean> {
  try {
    const repository = repositoryIn(folder);
    const { plain, settings } = withoutSecrets(url);
    const [newest] = (await serverGit(["ls-remote", "--", plain, "HEAD"], settings)).split("\t");
    return newest === (await headOf(repository)) && !(await hasChangedFiles(repository));
  } catch {
    return false;
  }
}

/** What git doesn't know, and what nobody else has, isn't thrown away: ignored files, stashes and commits on no branch included. */
async function holdsWork(folder: string): Promise<boolean> {
  try {
    const repository = repositoryIn(folder);
    if (await hasChangedFiles(repository)) return true;
    const ours = await inPlace(repository, ["rev-list", "--count", "--all", "HEAD", "--not", "--remotes"]);
    return Number(ours) > 0;
  } catch {
    return true;
  }
}

async function hasChangedFiles(repository: Repository): Promise<boolean> {
  const shown = ["--porcelain", "-z", "--untracked-files=normal", "--ignored", "--ignore-submodules=all"];
  if ((await ask(repository, ["status", ...shown])) !== "") return true;
  // Edits that git was told not to see.
  return /(?:^|\0)[a-zS] /.test(await ask(repository, ["ls-files", "-v", "-z"]));
}
