/** Takes back what a run did to a file that it moved. */
import { basename, dirname, join } from "node:path";
import { fingerprint } from "./fingerprint.js";
import type { JournalFile } from "./journal.js";
import { isListed, isOneFile } from "./move.js";
import { freePlace, isTaken, Refusal, targetOf } from "./target.js";
import { removeFile, renameFile, replaceFile } from "./write.js";

export type MovedFile = JournalFile & { before: string; movedTo: string };

/** What is done to which of the two places. */
export interface TakenBack {
  old: "restored" | "unchanged";
  moved: "removed" | "unchanged";
}

/**
 * Gives the file its old place and text back, and only then removes the other. What was changed since is left alone unless `force` is set.
 * @throws {Refusal} where it is left alone; then both files are as they were
 */
export async function takeBackMove(
  root: string,
  file: MovedFile,
  force: boolean,
  onTemporary: (path: string) => Promise<void>,
): Promise<TakenBack> {
  const from = join(root, file.path);
  const to = join(root, file.movedTo);
  if (await isOneFile(from, to)) return takeBackSpelling(root, file, force, onTemporary);
  const old = await contentOf(root, from);
  const moved = await contentOf(root, to);
  const isThere = old?.hash === file.hashBefore;
  if (!force) {
    if (moved !== undefined && moved.hash !== file.hashAfter) {
      throw new Refusal(
        `${file.movedTo}, where it was moved to, was changed after the run. To take it back all the same, use --force.`,
      );
    }
    if (old !== undefined && !isThere) {
      throw new Refusal(
        "There is another file in its old place. To give it its old text all the same, use --force.",
      );
    }
    if (old === undefined && moved === undefined) {
      throw new Refusal("It was removed after the run. To give it its old text all the same, use --force.");
    }
  }
  if (!isThere) {
    const realPath = old?.realPath ?? (await freePlace(root, from)).realPath;
    const about = { text: file.before, mode: file.mode, was: old?.hash, onTemporary };
    await replaceFile(root, realPath, about);
  }
  if (moved !== undefined) await removeFile(root, moved.realPath, moved.hash);
  return { old: isThere ? "unchanged" : "restored", moved: moved === undefined ? "unchanged" : "removed" };
}

async function takeBackSpelling(
  root: string,
  file: MovedFile,
  force: boolean,
  onTemporary: (path: string) => Promise<void>,
): Promise<TakenBack> {
  const from = join(root, file.path);
  const { realPath, bytes } = await targetOf(root, from);
  const now = fingerprint(bytes);
  if (now !== file.hashBefore && now !== file.hashAfter && !force) {
    throw new Refusal("It was changed after the run. To give it its old text all the same, use --force.");
  }
  const isRenamed = !(await isListed(from));
  const place = join(dirname(realPath), basename(from));
  if (isRenamed) await renameFile(root, realPath, basename(from));
  if (now !== file.hashBefore) {
    await replaceFile(root, place, { text: file.before, mode: file.mode, was: now, onTemporary });
  }
  const isChanged = isRenamed || now !== file.hashBefore;
  return { old: isChanged ? "restored" : "unchanged", moved: "unchanged" };
}

async function contentOf(
  root: string,
  path: string,
): Promise<{ realPath: string; hash: string } | undefined> {
  if (!(await isTaken(path))) return undefined;
  const { realPath, bytes } = await targetOf(root, path);
  return { realPath, hash: fingerprint(bytes) };
}
