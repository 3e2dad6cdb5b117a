/**
 * Folders that are written in, by handle. Between a look at a path and a write to it another process may put a link in a folder's place; so each
 * folder on the way is opened from the one above it, links are refused, and files are made in the folder that was opened, whatever its path leads
 * to by then.
 */
import { constants } from "node:fs";
import { type FileHandle, lstat, mkdir, open } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { isInside, Refusal } from "./target.js";

export interface OpenFolder {
  /** A path of the entry that doesn't depend on what the folder's own path leads to, where the system has such paths. */
  at: (name: string) => string;
  /** @throws {Refusal} where the folder's path leads to another folder by now, on systems without such paths */
  check: () => Promise<void>;
  close: () => Promise<void>;
}

/** Linux names open folders as files of the process. */
const BY_HANDLE = process.platform === "linux";
const { O_RDONLY, O_DIRECTORY = 0, O_NOFOLLOW = 0 } = constants;
const FOLDER = O_RDONLY | O_DIRECTORY | O_NOFOLLOW;

/**
 * Opens a folder at or below `root`; both are real paths. `make`: folders that are missing on the way are made.
 * @throws {Refusal} where a link has come into the way, or the way leads into a git folder
 * @throws what the file system says
 */
export async function openFolder(root: string, path: string, make = false): Promise<OpenFolder> {
  if (!isInside(root, path)) throw new Refusal("It lies outside of the run's folder.");
  const names = relative(root, path)
    .split(sep)
    .filter((name) => name !== "");
  if (names.some(isGitFolder)) throw new Refusal("It lies in git's own folder, in which nothing is written.");
  return BY_HANDLE ? byHandle(root, names, make) : byIdentity(root, names, make);
}

/** `.git` in every spelling that a file system takes for it: capitals, the short name of Windows, characters that macOS leaves out. */
export function isGitFolder(name: string): boolean {
  const spelled = name.replace(/[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g, "").toLowerCase();
  return [".git", "git~1"].includes(spelled.replace(/[. ]+$/, "").replace(/:.*$/, ""));
}

async function byHandle(root: string, names: readonly string[], make: boolean): Promise<OpenFolder> {
  let handle = await opened(root);
  for (const name of names) {
    const above = handle;
    const path = `/proc/self/fd/${above.fd}/${name}`;
    try {
      if (make) await mkdir(path).catch(ignoring("EEXIST"));
      handle = await opened(path);
    } finally {
      await above.close();
    }
  }
  return {
    at: (name) => `/proc/self/fd/${handle.fd}/${name}`,
    check: async () => {},
    close: () => handle.close(),
  };
}

async function opened(path: string): Promise<FileHandle> {
  try {
    return await open(path, FOLDER);
  } catch (error) {
    throw isLinkError(error) ? new Refusal(SWAPPED) : error;
  }
}

const SWAPPED = "A folder on the way to it has become a link since it was read. Run again.";

function isLinkError(error: unknown): boolean {
  return ["ELOOP", "ENOTDIR"].includes(String((error as NodeJS.ErrnoException).code));
}

/** Where folders can't be named by handle: each is looked at before and after, and must be the same one. */
async function byIdentity(root: string, names: readonly string[], make: boolean): Promise<OpenFolder> {
  const seen = new Map<string, string>();
  let path = root;
  seen.set(path, await identityOf(path));
  for (const name of names) {
    path = join(path, name);
    if (make) await mkdir(path).catch(ignoring("EEXIST"));
    seen.set(path, await identityOf(path));
  }
  return {
    at: (name) => join(path, name),
    check: async () => {
      for (const [folder, identity] of seen) {
        if ((await identityOf(folder)) !== identity) throw new Refusal(SWAPPED);
      }
    },
    close: async () => {},
  };
}

async function identityOf(path: string): Promise<string> {
  const stats = await lstat(path, { bigint: true });
  if (!stats.isDirectory()) throw new Refusal(SWAPPED);
  return `${stats.dev}:${stats.ino}`;
}

function ignoring(code: string): (error: NodeJS.ErrnoException) => void {
  return (error) => {
    if (error.code !== code) throw error;
  };
}
