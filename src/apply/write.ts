/** What is done to files of a repo. All paths but that of `root` are real ones; they lie at or below it. */
import { randomInt } from "node:crypto";
import { constants } from "node:fs";
import { lstat, open, realpath, rename, rm, rmdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fingerprint } from "./fingerprint.js";
import { isGitFolder, type OpenFolder, openFolder } from "./folder.js";
import { Refusal } from "./target.js";

export interface Replacement {
  text: string;
  /** The mode bits; the usual ones for a new file where it is undefined. */
  mode: number | undefined;
  /** The fingerprint of what lies there; undefined where nothing does. What else lies there by now stays. */
  was: string | undefined;
  /** Hears the temporary file's name, and is awaited, before it is made. */
  onTemporary: (path: string) => Promise<void>;
}

/**
 * Replaces a file, or makes it with the folders that are missing: the text is written to a new file beside it, flushed, and moved over it in one
 * step, so a reader, or a run that is killed, sees the old text or the new one and nothing between. Mode bits and owner are kept.
 * @throws {Refusal} where a link has come into the way, or another file
 */
export async function replaceFile(
  root: string,
  path: string,
  { text, mode, was, onTemporary }: Replacement,
): Promise<void> {
  const name = basename(path);
  await inFolder(root, path, was === undefined, async (folder) => {
    const old = await contentAt(folder, name);
    if (old?.hash !== was) throw new Refusal("The file was changed after it had been read. Run again.");
    const temporary = `${name}.${randomInt(2 ** 47)}`;
    await onTemporary(join(dirname(path), temporary));
    await writeNew(folder.at(temporary), text, mode, old);
    try {
      await folder.check();
      await rename(folder.at(temporary), folder.at(name));
    } catch (error) {
      await rm(folder.at(temporary), { force: true });
      throw error;
    }
  });
}

/** Removes a file that holds what it is to hold. @throws {Refusal} */
export async function removeFile(root: string, path: string, was: string): Promise<void> {
  await inFolder(root, path, false, async (folder) => {
    const old = await contentAt(folder, basename(path));
    if (old?.hash !== was) throw new Refusal("The file was changed after it had been read. Run again.");
    await folder.check();
    await rm(folder.at(basename(path)));
  });
}

/** Removes a temporary file of ours, if it is there. */
export async function removeTemporary(root: string, path: string): Promise<void> {
  await inFolder(root, path, false, async (folder) => {
    const stats = await lstat(folder.at(basename(path))).catch(() => undefined);
    await folder.check();
    if (stats?.isFile()) await rm(folder.at(basename(path)));
  });
}

/** Gives a file another name in its folder, over whatever has that name. */
export async function renameFile(root: string, path: string, name: string): Promise<void> {
  await inFolder(root, path, false, async (folder) => {
    await folder.check();
    await rename(folder.at(basename(path)), folder.at(name));
  });
}

/** Removes a folder with nothing in it. @throws what the file system says */
export async function removeFolder(root: string, path: string): Promise<void> {
  await inFolder(root, path, false, async (folder) => {
    await folder.check();
    await rmdir(folder.at(basename(path)));
  });
}

async function inFolder(
  root: string,
  path: string,
  make: boolean,
  work: (folder: OpenFolder) => Promise<void>,
): Promise<void> {
  if (isGitFolder(basename(path))) throw new Refusal("It is git's own, in which nothing is written.");
  const folder = await openFolder(await realpath(root), dirname(path), make);
  try {
    await work(folder);
  } finally {
    await folder.close();
  }
}

interface Content {
  hash: string;
  uid: number;
  gid: number;
}

const { O_RDONLY, O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;

/** @throws {Refusal} where it is a link, or no regular file */
async function contentAt(folder: OpenFolder, name: string): Promise<Content | undefined> {
  try {
    const file = await open(folder.at(name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
      const stats = await file.stat();
      if (!stats.isFile()) throw new Refusal("It is no regular file any more. Run again.");
      return { hash: fingerprint(await file.readFile()), uid: stats.uid, gid: stats.gid };
    } finally {
      await file.close();
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    if (code === "ELOOP") throw new Refusal("It has become a link since it was read. Run again.");
    throw error;
  }
}

async function writeNew(
  path: string,
  text: string,
  mode: number | undefined,
  like: Content | undefined,
): Promise<void> {
  const file = await open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode === undefined ? 0o666 : 0o600);
  try {
    await file.writeFile(text);
    if (like !== undefined && (like.uid !== process.getuid?.() || like.gid !== process.getgid?.())) {
      // Only a superuser may give files away.
      await file.chown(like.uid, like.gid).catch(() => undefined);
    }
    if (mode !== undefined) await file.chmod(mode & 0o7777);
    await file.sync();
  } catch (error) {
    await file.close();
    await rm(path, { force: true });
    throw error;
  }
  await file.close();
}
