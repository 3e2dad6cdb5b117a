import { existsSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { basename, join } from "node:path";
import { fingerprint } from "./fingerprint.js";
import {
  forget,
  type JournalFile,
  notedTemporaries,
  noteTemporary,
  type StoredRun,
  storedRuns,
} from "./journal.js";
import { type MovedFile, takeBackMove } from "./take-back-move.js";
import { freePlace, isInside, isTaken, Refusal, reasonOf, targetOf } from "./target.js";
import { removeFile, removeFolder, removeTemporary, replaceFile } from "./write.js";

/** What `undo` did to one file. `removed`: the run had made it. `unchanged`: it is already as it was before. */
export interface UndoneFile {
  path: string;
  outcome: "restored" | "removed" | "unchanged" | "failed";
  reason?: string;
}

export interface Undone {
  id: string;
  root: string;
  files: UndoneFile[];
}

/** There is nothing to undo. The message says what there is. */
export class NothingToUndo extends Error {
  override name = "NothingToUndo";
}

/**
 * Gives the files of the last run (or of run `id`) their old text back. Looks for runs in and above `directory`.
 * A file that was changed since the run is left alone unless `force` is set; then the run stays in the journal.
 * @throws {NothingToUndo} when there is no run, or none of that id.
 */
export async function undoRun(
  directory: string,
  options: { id?: string; force?: boolean; dryRun?: boolean } = {},
): Promise<Undone> {
  const runs = await storedRuns(directory);
  const stored = options.id === undefined ? runs[0] : runs.find(({ run }) => run.id === options.id);
  if (stored === undefined) throw new NothingToUndo(nothingMessage(directory, runs, options.id));
  const { root } = stored.run;
  if (!existsSync(root))
    throw new NothingToUndo(`Run ${stored.run.id} changed files in ${root}, which is gone.`);
  if (options.dryRun)
    return { id: stored.run.id, root, files: await foreseen(stored, options.force ?? false) };
  await removeTemporaries(stored, root);
  const files: UndoneFile[] = [];
  for (const file of stored.run.files) {
    const { before, movedTo } = file;
    const force = options.force ?? false;
    if (before === null) files.push(await remove(root, file, force));
    else if (movedTo === undefined) files.push(await restore(stored, root, { ...file, before }, force));
    else files.push(...(await moveBack(stored, root, { ...file, before, movedTo }, force)));
  }
  await removeMadeFolders(stored, root);
  if (files.every((file) => file.outcome !== "failed")) await forget(stored);
  return { id: stored.run.id, root, files };
}

/** What lies in the journal and can be taken back from `directory`, the newest first. */
export async function undoableRuns(
  directory: string,
): Promise<{ id: string; root: string; files: string[] }[]> {
  const runs = await storedRuns(directory);
  return runs.map(({ run: { id, root, files } }) => ({ id, root, files: files.map(({ path }) => path) }));
}

/** What `undoRun` would do to each file. */
async function foreseen({ run }: StoredRun, force: boolean): Promise<UndoneFile[]> {
  const { root, files } = run;
  const found: UndoneFile[] = [];
  for (const file of files) {
    const lies = file.movedTo ?? file.path;
    const now = await stateOf(root, join(root, lies), file).catch((error) => reasonOf(error));
    if (typeof now === "string") found.push({ path: file.path, outcome: "failed", reason: now });
    else if (now.kind === "after" || (force && now.kind === "other"))
      found.push({ path: file.path, outcome: file.before === null ? "removed" : "restored" });
    else if (now.kind === "before" || (now.kind === "gone" && file.before === null))
      found.push({ path: file.path, outcome: "unchanged" });
    else {
      const what = now.kind === "gone" ? "It was removed" : "It was changed";
      found.push({ path: file.path, outcome: "failed", reason: `${what} after the run.` });
    }
  }
  return found;
}

function nothingMessage(directory: string, runs: StoredRun[], id: string | undefined): string {
  if (id === undefined) return `There is no run to undo in or above ${directory}.`;
  const known = runs.map(({ run }) => run.id).join(", ");
  return `There is no run ${id} in or above ${directory}. ${known ? `There are: ${known}.` : "There are no runs at all."}`;
}

async function restore(
  stored: StoredRun,
  root: string,
  file: JournalFile & { before: string },
  force: boolean,
): Promise<UndoneFile> {
  const path = join(root, file.path);
  try {
    const state = await stateOf(root, path, file);
    if (state.kind === "before") return { path: file.path, outcome: "unchanged" };
    const isAfter = state.kind === (file.isGone ? "gone" : "after");
    if (!isAfter && !force) {
      const what = state.kind === "gone" ? "It was removed" : "It was changed";
      throw new Refusal(`${what} after the run. To give it its old text all the same, use --force.`);
    }
    const { mode, was } = state;
    const onTemporary = (temporary: string) => noteTemporary(stored, temporary);
    await replaceFile(root, state.realPath, { text: file.before, mode, was, onTemporary });
    return { path: file.path, outcome: "restored" };
  } catch (error) {
    return { path: file.path, outcome: "failed", reason: reasonOf(error) };
  }
}

/** Says what becomes of both places, of the new one only where a file went. */
async function moveBack(
  stored: StoredRun,
  root: string,
  file: MovedFile,
  force: boolean,
): Promise<UndoneFile[]> {
  const { path, movedTo } = file;
  try {
    const done = await takeBackMove(root, file, force, (temporary) => noteTemporary(stored, temporary));
    return [
      { path, outcome: done.old },
      ...(done.moved === "removed" ? [{ path: movedTo, outcome: done.moved }] : []),
    ];
  } catch (error) {
    return [{ path, outcome: "failed", reason: reasonOf(error) }];
  }
}

/** Takes a file away that the run had made. */
async function remove(root: string, file: JournalFile, force: boolean): Promise<UndoneFile> {
  const path = join(root, file.path);
  try {
    if (!(await isTaken(path))) return { path: file.path, outcome: "unchanged" };
    const { realPath, bytes } = await targetOf(root, path);
    if (fingerprint(bytes) !== file.hashAfter && !force) {
      throw new Refusal("It was changed after the run. To remove it all the same, use --force.");
    }
    await removeFile(root, realPath, fingerprint(bytes));
    return { path: file.path, outcome: "removed" };
  } catch (error) {
    return { path: file.path, outcome: "failed", reason: reasonOf(error) };
  }
}

/** Folders that the run had made go as well, where nothing else has been put there since. */
async function removeMadeFolders({ run }: StoredRun, root: string): Promise<void> {
  const realRoot = await realpath(root);
  const folders = new Set(run.files.flatMap((file) => file.madeFolders ?? []));
  for (const folder of [...folders].sort().reverse()) {
    const real = await realpath(join(root, folder)).catch(() => undefined);
    if (real !== undefined && real !== realRoot && isInside(realRoot, real)) {
      await removeFolder(root, real).catch(() => undefined);
    }
  }
}

interface FileState {
  kind: "before" | "after" | "other" | "gone";
  realPath: string;
  mode: number;
  /** The fingerprint of what lies there. */
  was: string | undefined;
}

async function stateOf(root: string, path: string, file: JournalFile): Promise<FileState> {
  const place = await realpath(path).catch(() => undefined);
  if (place === undefined) {
    return {
      kind: "gone",
      realPath: (await freePlace(root, path)).realPath,
      mode: file.mode,
      was: undefined,
    };
  }
  const { realPath, bytes, mode } = await targetOf(root, path);
  const now = fingerprint(bytes);
  const kind = now === file.hashBefore ? "before" : now === file.hashAfter ? "after" : "other";
  return { kind, realPath, mode, was: now };
}

/** Leftovers of a run that was killed between making a new file and giving it its name. */
async function removeTemporaries(stored: StoredRun, root: string): Promise<void> {
  const names = new Set(
    stored.run.files.flatMap(({ path, movedTo }) => [path, movedTo ?? path].map((one) => basename(one))),
  );
  for (const path of await notedTemporaries(stored)) {
    const target = basename(path).replace(/\.\d+$/, "");
    // Nothing is removed but what a run would have made.
    if (target === basename(path) || !names.has(target)) continue;
    await removeTemporary(root, path).catch(() => undefined);
  }
}
