import { lstatSync, realpathSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { ask, GitError, headOf, type Repository, repositoryAt } from "../git/index.js";
import type { FileChange } from "../plan/contract.js";

/**
 * Which of these files git could not bring back: path to the reason, for those only. Untracked and ignored files count,
 * and so does every file of a repository without commits: git holds no copy of them. Files outside of any repository, and
 * all files where git isn't installed, are left out: there the undo journal is the only net, and nothing can be said.
 * The bytes are compared, so nothing that an index says about a file (`assume-unchanged`, `skip-worktree`) hides a change.
 * Where git can't be asked safely every file counts. Takes absolute paths.
 */
export async function uncommittedFiles(paths: string[]): Promise<Map<string, string>> {
  const reasons = new Map<string, string>();
  for (const [repository, files] of byRepository(paths)) {
    for (const some of batches(files)) {
      const found = await reasonsIn(repository, some);
      for (const { path, inRepository } of some) {
        const reason = typeof found === "string" ? found : found.get(inRepository);
        if (reason !== undefined) reasons.set(path, reason);
      }
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

function byRepository(paths: string[]): Map<Repository, FileInRepository[]> {
  const repositories = new Map<Repository, FileInRepository[]>();
  const known = new Map<string, Repository | undefined>();
  for (const path of paths) {
    const real = realPathOf(path);
    const repository = repositoryAt(dirname(real), known);
    if (repository === undefined) continue;
    const files = repositories.get(repository) ?? [];
    files.push({ path, inRepository: relative(repository.topLevel, real).split(sep).join("/") });
    repositories.set(repository, files);
  }
  return repositories;
}

/** What a link points to is what will be written. A path that is gone is left for the writing to complain about. */
function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

const NEW = "It is not committed to git yet.";
const IGNORED = "It is ignored by git, which could not bring it back.";
const CHANGED = "It has uncommitted changes.";

/** A sentence about all of them where git can't tell; no reasons at all where git isn't installed. */
async function reasonsIn(
  repository: Repository,
  files: FileInRepository[],
): Promise<Map<string, string> | string> {
  const paths = [...new Set(files.map((file) => file.inRepository))];
  try {
    assertReadable(repository, paths);
    const head = await headOf(repository);
    const committed = head === undefined ? new Map<string, string>() : await blobsIn(repository, head, paths);
    const staged = await blobsStaged(repository, paths);
    const onDisk = await blobsOnDisk(repository, paths);
    const unknown = paths.filter((path) => onDisk.has(path) && !staged.has(path) && !committed.has(path));
    const ignored = await ignoredOf(repository, unknown);
    const reasons = new Map<string, string>();
    for (const path of paths) {
      const [before, index, now] = [committed.get(path), staged.get(path), onDisk.get(path)];
      if (before === undefined && index === undefined && now === undefined) continue;
      if (before === undefined) reasons.set(path, ignored.has(path) ? IGNORED : NEW);
      else if (before !== index || before !== now) reasons.set(path, CHANGED);
    }
    return reasons;
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    if (error.missing) return new Map();
    return `Git could not tell whether it has uncommitted changes (${error.message}).`;
  }
}

/** Git waits for a pipe to be written into, and reads a device to its end. */
function assertReadable({ topLevel }: Repository, paths: readonly string[]): void {
  const folders = new Set([""]);
  for (const path of paths) {
    for (let folder = path; folder.includes("/"); ) {
      folder = folder.slice(0, folder.lastIndexOf("/"));
      folders.add(folder);
    }
  }
  for (const folder of folders) {
    for (const name of [".gitignore", ".gitattributes"]) {
      const stats = lstatSync(join(topLevel, folder, name), { throwIfNoEntry: false });
      if (stats === undefined || stats.isFile() || stats.isDirectory() || stats.isSymbolicLink()) continue;
      throw new GitError(`${folder === "" ? name : `${folder}/${name}`} is no regular file`, false);
    }
  }
}

async function blobsIn(
  repository: Repository,
  commit: string,
  paths: readonly string[],
): Promise<Map<string, string>> {
  const listed = await ask(repository, ["ls-tree", "-z", "--full-tree", commit, "--", ...paths]);
  return new Map(
    [...listed.matchAll(/(\d+) blob ([0-9a-f]+)\t([^\0]*)\0/g)].map(([, , id, path]) => [path!, id!]),
  );
}

/** A file that is in conflict has no id of its own here, which is no commit's. */
async function blobsStaged(repository: Repository, paths: readonly string[]): Promise<Map<string, string>> {
  const literal = paths.map((path) => `:(top,literal)${path}`);
  const listed = await ask(repository, ["ls-files", "-s", "-z", "--", ...literal]);
  return new Map(
    [...listed.matchAll(/\d+ ([0-9a-f]+) (\d)\t([^\0]*)\0/g)].map(([, id, stage, path]) => [
      path!,
      stage === "0" ? id! : "in conflict",
    ]),
  );
}

/** What git would store of the files, with its own conversion of line ends, and without the filters that no configuration names here. */
async function blobsOnDisk(repository: Repository, paths: readonly string[]): Promise<Map<string, string>> {
  const there = paths.filter((path) =>
    lstatSync(join(repository.topLevel, path), { throwIfNoEntry: false })?.isFile(),
  );
  if (there.length === 0) return new Map();
  const input = there.map((path) => `${lineOf(path)}\n`).join("");
  const ids = (await ask(repository, ["hash-object", "--stdin-paths"], { input })).trimEnd().split("\n");
  return new Map(there.map((path, index) => [path, ids[index]!]));
}

/** A path that holds a line feed, or that begins with a quote, is quoted as in C. */
function lineOf(path: string): string {
  if (!/[\n"\\]/.test(path)) return path;
  return `"${path.replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n")}"`;
}

async function ignoredOf(repository: Repository, paths: readonly string[]): Promise<Set<string>> {
  if (paths.length === 0) return new Set();
  const literal = paths.map((path) => `:(top,literal)${path}`);
  const args = ["ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--", ...literal];
  return new Set((await ask(repository, args)).split("\0"));
}

/**
 * Whether a folder holds anything that git could not bring back: changed, staged and untracked files, and edits that git was told not to
 * see. Ignored files don't count, and neither do submodules, which are repos of their own.
 * @throws {GitError} where git can't tell
 */
export async function hasUncommittedWork(repository: Repository, folder: string): Promise<boolean> {
  const inside = relative(repository.topLevel, folder).split(sep).join("/") || ".";
  const shown = ["--porcelain", "-z", "--untracked-files=normal", "--ignore-submodules=all"];
  const place = `:(top,literal)${inside === "." ? "" : inside}`;
  if ((await ask(repository, ["status", ...shown, "--", place])) !== "") return true;
  const flagged = (await ask(repository, ["ls-files", "-v", "-z", "--", place])).split("\0");
  const hidden = flagged.filter((entry) => /^[a-zS] /.test(entry)).map((entry) => entry.slice(2));
  const there = hidden
    .map((path) => join(repository.topLevel, path))
    .filter((path) => lstatSync(path, { throwIfNoEntry: false })?.isFile());
  return (await uncommittedFiles(there)).size > 0;
}
