import { constants } from "node:fs";
import { access, lstat, readFile, realpath, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";

/** A file that must not or can't be written. The message is for the user: why, and what to do. */
export class Refusal extends Error {
  override name = "Refusal";
}

/** The file behind a path: what will be replaced. */
export interface Target {
  /** With every symbolic link followed. */
  realPath: string;
  bytes: Buffer;
  mode: number;
}

/**
 * Follows the links of `path` to the file that would be written, and reads it.
 * @throws {Refusal} when it lies outside of `root`, is no regular file, or is read-only. A file without any write bit
 * counts as read-only even for a superuser who could write it: the bit says that its owner wants it left alone.
 * @throws what the file system says, when it is gone or out of reach.
 */
export async function targetOf(root: string, path: string): Promise<Target> {
  const realPath = await realpath(path);
  const realRoot = await realpath(root);
  if (!isInside(realRoot, realPath)) {
    throw new Refusal(`It is a symbolic link to ${realPath}, outside of ${realRoot}. Repair it there.`);
  }
  const stats = await stat(realPath);
  if (!stats.isFile()) throw new Refusal("It is no regular file any more. Run again.");
  if ((stats.mode & 0o222) === 0) throw new Refusal("The file is read-only. Make it writable and run again.");
  await access(realPath, constants.R_OK | constants.W_OK);
  return { realPath, bytes: await readFile(realPath), mode: stats.mode };
}

/** Where a file that isn't there would go. */
export interface FreePlace {
  /** With every symbolic link followed. */
  realPath: string;
  /** The folders that are missing on the way, the outermost first; as `path` names them. */
  missingFolders: string[];
}

/**
 * Finds the place of a file that isn't there: the nearest folder above it that exists must lie in `root`.
 * @throws {Refusal} when it would lie outside of `root`.
 */
export async function freePlace(root: string, path: string): Promise<FreePlace> {
  const missingFolders: string[] = [];
  let folder = dirname(path);
  let real = await realpath(folder).catch(() => undefined);
  while (real === undefined) {
    missingFolders.unshift(folder);
    folder = dirname(folder);
    real = await realpath(folder).catch(() => undefined);
  }
  if (!isInside(await realpath(root), real)) throw new Refusal("It lies outside of the run's folder.");
  const realPath = join(real, ...missingFolders.map((missing) => basename(missing)), basename(path));
  return { realPath, missingFolders };
}

/** Whether anything lies at `path`, be it a link to nothing. */
export async function isTaken(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** Takes absolute paths with no links in them. The root itself counts as inside. */
export function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Why one file could not be written, for the user. Whatever it is, it is that file's failure, and the others go on. */
export function reasonOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  if (!(error instanceof Error)) return String(error);
  const known = "code" in error ? REASONS[String(error.code)] : undefined;
  return known ?? `It could not be written (${error.message}).`;
}

const REASONS: Record<string, string> = {
  ENOENT: "The file is gone since it was read. Run again.",
  EACCES: "Permission denied. Give your user write access to the file and its folder, and run again.",
  EPERM: "Permission denied. Give your user write access to the file and its folder, and run again.",
  EROFS: "The file system is read-only.",
  ENOSPC: "The disk is full. Make room and run again.",
  ELOOP: "It is a symbolic link that leads in a circle.",
};
