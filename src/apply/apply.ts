import { relative, sep } from "node:path";
import type { FileChange } from "../plan/contract.js";
import { neededPaths } from "../plan/needs.js";
import { exactText, fingerprint } from "./fingerprint.js";
import {
  forgetTemporaries,
  type JournalFile,
  noteTemporary,
  openJournal,
  type StoredRun,
} from "./journal.js";
import { isMove, type Move, type MoveTarget, moveTarget, writeMove } from "./move.js";
import { type FreePlace, freePlace, isTaken, Refusal, reasonOf, type Target, targetOf } from "./target.js";
import { removeFile, replaceFile } from "./write.js";

/** What happened to one file. `reason` says why it was not written. */
export interface WrittenFile {
  path: string;
  outcome: "fixed" | "failed" | "unchanged";
  reason?: string;
  /** What was written, where that is not the whole change; `left` says why the rest was left out. */
  change?: FileChange;
  left?: string;
}

/** The id of a run in the journal, and the folder at or below which `undo` finds it. */
export interface UndoHandle {
  id: string;
  from: string;
}

export interface Written {
  files: WrittenFile[];
  /** How to take the run back; absent when nothing had to be written. */
  undo?: UndoHandle;
}

export interface WriteOptions {
  /** Once aborted, the files at hand are finished and the others are left as they are. */
  signal?: AbortSignal;
  onProgress?: (progress: { done: number; total: number; path: string }) => void;
  /** Told once the undo journal is on disk, and awaited before the first file is written. */
  onJournal?: (undo: UndoHandle) => Promise<void>;
}

/**
 * Writes changes, each file whole or not at all, after their old content is in the undo journal; what others need, or are right beside alone, comes first. A file that
 * moves is whole in its new place before the old one goes. A file that is not the one that was read any more, lies outside of `root` or can't be written is left alone, and the others go on.
 */
export async function writeChanges(
  root: string,
  changes: FileChange[],
  options: WriteOptions = {},
): Promise<Written> {
  const outcomes = new Map<string, WrittenFile>();
  const ready: { change: FileChange; journalled: JournalFile }[] = [];
  const made = new Set<string>();
  for (const change of changes) {
    try {
      claim(change, made);
      const entry = await journalled(root, change);
      if (entry === "written") outcomes.set(change.path, { path: change.path, outcome: "fixed" });
      else ready.push({ change, journalled: entry });
    } catch (error) {
      outcomes.set(change.path, failure(change, error));
    }
  }

  const journal = ready.length > 0 ? await journalOf(root, ready) : undefined;
  if (journal && !(journal instanceof Refusal)) {
    await options.onJournal?.({ id: journal.run.id, from: journal.from });
  }
  const needed = neededPaths(changes);
  for (const { onlyWith } of changes) if (onlyWith !== undefined) needed.add(onlyWith.path);
  const isNeeded = ({ change }: { change: FileChange }) => needed.has(change.path);
  let done = 0;
  // A file goes when nothing is left that imports it.
  const isLast = ({ change }: { change: FileChange }) => change.isGone === true;
  const rest = ready.filter((one) => !isNeeded(one));
  const rounds = [ready.filter(isNeeded), rest.filter((one) => !isLast(one)), rest.filter(isLast)];
  for (const round of rounds) {
    const queue = round.values();
    const work = async () => {
      for (const { change } of queue) {
        options.onProgress?.({ done, total: ready.length, path: change.path });
        done += 1;
        const isLacking = (path: string) => (outcomes.get(path)?.outcome ?? "fixed") !== "fixed";
        const lacking = change.needs?.find(isLacking);
        const beside = change.together?.find(isLacking);
        if (journal instanceof Refusal) outcomes.set(change.path, failure(change, journal));
        else if (options.signal?.aborted) outcomes.set(change.path, unchanged(change));
        else if (lacking !== undefined)
          outcomes.set(change.path, failure(change, new Refusal(without(lacking))));
        else if (beside !== undefined) outcomes.set(change.path, failure(change, new Refusal(alone(beside))));
        else if (change.onlyWith && isLacking(change.onlyWith.path))
          outcomes.set(change.path, failure(change, new Refusal(change.onlyWith.why)));
        else outcomes.set(change.path, await writeOne(root, change, journal!));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }
  if (journal && !(journal instanceof Refusal)) await forgetTemporaries(journal).catch(() => undefined);
  const files = changes.map((change) => outcomes.get(change.path)!);
  return {
    files,
    ...(journal && !(journal instanceof Refusal) ? { undo: { id: journal.run.id, from: journal.from } } : {}),
  };
}

function without(path: string): string {
  return `${path}, which it would import, could not be written.`;
}

function alone(path: string): string {
  return `${path}, which uses it as it was, could not be written.`;
}

/** Most of the time goes into waiting for the disk to confirm each file. */
const AT_ONCE = 8;

async function journalOf(root: string, ready: { journalled: JournalFile }[]): Promise<StoredRun | Refusal> {
  try {
    return await openJournal(
      root,
      ready.map(({ journalled }) => journalled),
    );
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return new Refusal(`The undo journal could not be written (${cause}), so nothing was changed.`);
  }
}

/** No two changes make one file, be it in other capitals. @throws {Refusal} */
function claim({ path, isNew, movedTo }: FileChange, made: Set<string>): void {
  const place = movedTo ?? (isNew ? path : undefined);
  if (place === undefined) return;
  if (made.has(place.toLowerCase())) throw new Refusal(`Another change makes ${place} as well.`);
  made.add(place.toLowerCase());
}

async function writeOne(root: string, change: FileChange, journal: StoredRun): Promise<WrittenFile> {
  const onTemporary = (path: string) => noteTemporary(journal, path);
  try {
    if (isMove(change)) {
      const target = await moveTarget(root, change);
      if (target !== "written") await writeMove(root, change, target, onTemporary);
      return { path: change.path, outcome: "fixed" };
    }
    const target = await targetFor(root, change);
    if (target !== "written" && change.isGone) {
      await removeFile(root, target.realPath, change.hash);
    } else if (target !== "written") {
      const isNew = "missingFolders" in target;
      await replaceFile(root, target.realPath, {
        ...{ text: change.after, onTemporary },
        ...(isNew ? { mode: undefined, was: undefined } : { mode: target.mode, was: change.hash }),
      });
    }
    return { path: change.path, outcome: "fixed" };
  } catch (error) {
    return failure(change, error);
  }
}

/** What the journal holds of a file; `written` where nothing is left to do. */
async function journalled(root: string, change: FileChange): Promise<JournalFile | "written"> {
  if (isMove(change)) {
    const target = await moveTarget(root, change);
    return target === "written" ? target : journalledMove(root, change, target);
  }
  const target = await targetFor(root, change);
  if (target === "written") return target;
  const { path, hash } = change;
  const hashAfter = fingerprint(change.after);
  if (!("missingFolders" in target)) {
    const gone = change.isGone ? { isGone: true as const } : {};
    return {
      path,
      before: exactText(target.bytes)!,
      hashBefore: hash,
      hashAfter,
      mode: target.mode,
      ...gone,
    };
  }
  return { path, before: null, hashBefore: "", hashAfter, mode: 0, madeFolders: foldersFor(root, target) };
}

function journalledMove(root: string, change: Move, { old, place }: MoveTarget): JournalFile {
  const { path, hash, movedTo } = change;
  return {
    ...{ path, before: change.before, hashBefore: hash, hashAfter: fingerprint(change.after) },
    ...{ mode: old.mode, movedTo },
    ...(typeof place === "string" ? {} : { madeFolders: foldersFor(root, place) }),
  };
}

function foldersFor(root: string, { missingFolders }: FreePlace): string[] {
  return missingFolders.map((folder) => relative(root, folder).split(sep).join("/"));
}

async function targetFor(root: string, change: FileChange): Promise<Target | FreePlace | "written"> {
  if (change.isGone && !(await isTaken(change.absolutePath))) return "written";
  if (!change.isNew || !(await isTaken(change.absolutePath))) {
    return change.isNew ? freePlace(root, change.absolutePath) : unchangedTarget(root, change);
  }
  const { bytes } = await targetOf(root, change.absolutePath);
  if (fingerprint(bytes) === fingerprint(change.after)) return "written";
  throw new Refusal("There is a file of that name by now. Run again.");
}

/** `written`: the file holds the new text already, through another path of the same file for instance. */
async function unchangedTarget(root: string, change: FileChange): Promise<Target | "written"> {
  const target = await targetOf(root, change.absolutePath);
  const now = fingerprint(target.bytes);
  if (now === fingerprint(change.after) && !change.isGone) return "written";
  if (now !== change.hash) throw new Refusal("The file was changed after it had been read. Run again.");
  if (exactText(target.bytes) === undefined)
    throw new Refusal("The file is not UTF-8. Convert it and run again.");
  return target;
}

function failure(change: FileChange, error: unknown): WrittenFile {
  return { path: change.path, outcome: "failed", reason: reasonOf(error) };
}

function unchanged(change: FileChange): WrittenFile {
  return { path: change.path, outcome: "unchanged", reason: "The run was cancelled before this file." };
}
