import { lstatSync, realpathSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import {
  GitError,
  type IsolatedGit,
  type Place,
  repositoryOf,
  unhide,
  withIsolatedGit,
} from "../git/index.js";
import type { FileChange } from "../plan/contract.js";

/**
 * Which of these files git could not bring back: path to the reason, for those only. Untracked and ignored files count,
 * and so does every file of a repository without commits: git holds no copy of them. Files outside of any repository, and
 * all files where git isn't installed, are left out: there the undo journal is the only net, and nothing can be said.
 * Takes absolute paths.
 */
export async function uncommittedFiles(paths: string[]): Promise<Map<string, string>> {
  const reasons = new Map<string, string>();
  for (const [repository, files] of byRepository(paths)) {
    if ("foreign" in repository) {
      for (const { path } of files) reasons.set(path, `Git can't be asked safely: ${repository.foreign}.`);
      continue;
    }
    const waiting = files
      .map(({ inRepository }) => waitsFor(repository.topLevel, inRepository))
      .find(Boolean);
    if (waiting !== undefined) {
      for (const { path } of files) reasons.set(path, `Git can't be asked: it would wait for ${waiting}.`);
      continue;
    }
    try {
      await withIsolatedGit(repository, async (git) => {
        await unhide(
          git,
          files.map((file) => file.inRepository),
        );
        for (const some of batches(files)) {
          const entries = await statusEntries(git, [...new Set(some.map((file) => file.inRepository))]);
          for (const { path, inRepository } of some) {
            const reason = reasonFor(inRepository, entries);
            if (reason !== undefined) reasons.set(path, reason);
          }
        }
      });
    } catch (error) {
      if (!(error instanceof GitError)) throw error;
      if (error.missing) continue;
      for (const { path } of files)
        reasons.set(path, `Git could not tell whether it has uncommitted changes (${error.message}).`);
    }
  }
  return reasons;
}

/**
 * Which changes would write a file that git could not bring back: the change's path to the reason. Of a file that moves both places count, since
 * git may know a file in the new one that is gone from the folder.
 */
export async function uncommittedChanges(
  root: string,
  changes: readonly Pick<FileChange, "path" | "absolutePath" | "movedTo">[],
): Promise<Map<string, string>> {
  const places = changes.flatMap(({ path, absolutePath, movedTo }) => [
    { path, place: absolutePath, where: "" },
    ...(movedTo === undefined
      ? []
      : [{ path, place: join(root, movedTo), where: `Its new place is ${movedTo}: ` }]),
  ]);
  const found = await uncommittedFiles(places.map(({ place }) => place));
  const reasons = new Map<string, string>();
  for (const { path, place, where } of places) {
    const reason = found.get(place);
    if (reason !== undefined && !reasons.has(path)) reasons.set(path, where + reason);
  }
  return reasons;
}

/**
 * Whether anything at or below `folder` differs from its repository's last commit, untracked files and edits that the index hides among it. A
 * repository that can't be asked counts as one with changes.
 */
export async function hasUncommittedWork(folder: string): Promise<boolean> {
  const repository = repositoryOf(folder);
  if (repository === undefined) return false;
  if ("foreign" in repository) return true;
  const inside = relative(repository.topLevel, folder).split(sep).join("/");
  return withIsolatedGit(repository, async (git) => {
    await unhide(git);
    const args = ["status", "--porcelain", "-z", "--untracked-files=normal", "--ignore-submodules=all", "--"];
    return (await git(["--literal-pathspecs", ...args, inside || "."])) !== "";
  });
}

/** Windows allows a command line 32,767 characters; every other system allows more. */
const CHARACTERS_PER_CALL = 20_000;

function* batches(files: FileInRepository[]): Generator<FileInRepository[]> {
  let batch: FileInRepository[] = [];
  let length = 0;
  for (const file of files) {
    length += file.inRepository.length + 3;
    if (length > CHARACTERS_PER_CALL && batch.length > 0) {
      yield batch;
      batch = [];
      length = file.inRepository.length + 3;
    }
    batch.push(file);
  }
  if (batch.length > 0) yield batch;
}

interface FileInRepository {
  path: string;
  inRepository: string;
}

function byRepository(paths: string[]): Map<NonNullable<Place>, FileInRepository[]> {
  const repositories = new Map<NonNullable<Place>, FileInRepository[]>();
  const known = new Map<string, Place>();
  for (const path of paths) {
    const real = realPathOf(path);
    const repository = repositoryOf(dirname(real), known);
    if (repository === undefined) continue;
    const files = repositories.get(repository) ?? [];
    files.push({ path, inRepository: relative(repository.topLevel, real).split(sep).join("/") });
    repositories.set(repository, files);
  }
  return repositories;
}

/** A pipe or device on the way to a file under a name that git reads: git would wait for who writes to it, for ever. */
function waitsFor(topLevel: string, inRepository: string): string | undefined {
  const folders = inRepository.split("/").slice(0, -1);
  for (let depth = 0; depth <= folders.length; depth++) {
    for (const name of [".gitignore", ".gitattributes"]) {
      const path = [...folders.slice(0, depth), name].join("/");
      const stats = lstatSync(join(topLevel, path), { throwIfNoEntry: false });
      if (stats && !stats.isFile() && !stats.isDirectory() && !stats.isSymbolicLink())
        return `${path}, which is no regular file`;
    }
  }
  return undefined;
}

/** What a link points to is what will be written. A path that is gone is left for the writing to complain about. */
function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

interface StatusEntry {
  code: string;
  path: string;
}

async function statusEntries(git: IsolatedGit, files: string[]): Promise<StatusEntry[]> {
  const output = await git([
    // A segment such as [id] is a name here, not a pattern.
    "--literal-pathspecs",
    ...["status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--ignored=matching"],
    // In a submodule git would ask another git, with that repository's configuration.
    "--ignore-submodules=all",
    "--",
    ...files,
  ]);
  return output
    .split("\0")
    .filter((record) => record !== "")
    .map((record) => ({ code: record.slice(0, 2), path: record.slice(3) }));
}

function reasonFor(path: string, entries: StatusEntry[]): string | undefined {
  const entry = entries.find(
    (one) => one.path === path || (one.path.endsWith("/") && path.startsWith(one.path)),
  );
  if (entry === undefined) return undefined;
  if (entry.code === "??" || entry.code.startsWith("A")) return "It is not committed to git yet.";
  if (entry.code === "!!") return "It is ignored by git, which could not bring it back.";
  return "It has uncommitted changes.";
}
