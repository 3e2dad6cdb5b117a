/** A file that goes to another place: its new text is written there, and only when that is whole the old file is removed. */
import { lstat, readdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { FileChange } from "../plan/contract.js";
import { exactText, fingerprint } from "./fingerprint.js";
import { type FreePlace, freePlace, isTaken, Refusal, type Target, targetOf } from "./target.js";
import { removeFile, renameFile, replaceFile } from "./write.js";

/** The change of a file that goes to another place. */
export type Move = FileChange & { movedTo: string };

export interface MoveTarget {
  /** The file where it lies now. */
  old: Target;
  /** `there`: a run that was killed had come as far as this. `spelling`: only capitals differ, and the file system knows no difference. */
  place: FreePlace | "there" | "spelling";
}

export function isMove(change: FileChange): change is Move {
  return change.movedTo !== undefined;
}

/**
 * Checks both places. `written`: nothing is left to do.
 * @throws {Refusal} when the file isn't the one that was read, is a link, or another file lies in the new place
 */
export async function moveTarget(root: string, change: Move): Promise<MoveTarget | "written"> {
  const to = join(root, change.movedTo);
  if (!(await isTaken(change.absolutePath))) {
    if (await holds(root, to, change.after)) return "written";
    throw new Refusal("The file is gone since it was read. Run again.");
  }
  if ((await lstat(change.absolutePath)).isSymbolicLink()) {
    throw new Refusal("It is a symbolic link, which leads to a file with another name. Move it by hand.");
  }
  const old = await targetOf(root, change.absolutePath);
  const now = fingerprint(old.bytes);
  const isRespelled = await isOneFile(change.absolutePath, to);
  if (isRespelled && now === fingerprint(change.after) && (await isListed(to))) return "written";
  if (now !== change.hash) {
    throw new Refusal("The file was changed after it had been read. Run again.");
  }
  if (exactText(old.bytes) === undefined) {
    throw new Refusal("The file is not UTF-8. Convert it and run again.");
  }
  if (isRespelled) return { old, place: "spelling" };
  if (!(await isTaken(to))) return { old, place: await freePlace(root, to) };
  if (await holds(root, to, change.after)) return { old, place: "there" };
  throw new Refusal(`${change.movedTo} is there by now. Run again.`);
}

/** Writes the new file, then removes the old one. Where that can't be done the new one goes again. */
export async function writeMove(
  root: string,
  change: Move,
  { old, place }: MoveTarget,
  onTemporary: (path: string) => Promise<void>,
): Promise<void> {
  if (place === "spelling") {
    if (fingerprint(old.bytes) !== fingerprint(change.after)) {
      const about = { text: change.after, mode: old.mode, was: fingerprint(old.bytes), onTemporary };
      await replaceFile(root, old.realPath, about);
    }
    await renameFile(root, old.realPath, basename(change.movedTo));
    return;
  }
  if (place !== "there") {
    const about = { text: change.after, mode: old.mode, was: undefined, onTemporary };
    await replaceFile(root, place.realPath, about);
  }
  try {
    const { bytes } = await targetOf(root, change.absolutePath);
    if (fingerprint(bytes) !== change.hash) {
      throw new Refusal("The file was changed while it was moved. Run again.");
    }
    await removeFile(root, old.realPath, change.hash);
  } catch (error) {
    if (place !== "there") {
      await removeFile(root, place.realPath, fingerprint(change.after)).catch(() => undefined);
    }
    throw error;
  }
}

async function holds(root: string, path: string, text: string): Promise<boolean> {
  if (!(await isTaken(path))) return false;
  const { bytes } = await targetOf(root, path);
  return fingerprint(bytes) === fingerprint(text);
}

/** Whether two names that differ in capitals alone are one file. Two links to one file are both listed, and are two. */
export async function isOneFile(one: string, other: string): Promise<boolean> {
  if (one === other || one.toLowerCase() !== other.toLowerCase()) return false;
  const stats = await Promise.all([one, other].map((path) => stat(path, { bigint: true }).catch(() => null)));
  const [a, b] = stats;
  if (!a || !b || a.dev !== b.dev || a.ino !== b.ino) return false;
  return !((await isListed(one)) && (await isListed(other)));
}

/** Whether a file lies under exactly this name. */
export async function isListed(path: string): Promise<boolean> {
  return (await readdir(dirname(path))).includes(basename(path));
}
