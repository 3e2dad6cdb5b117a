/**
 * The state folder of a batch: what was asked for, and a file for each repo that is done or being worked on. Each file is written
 * in one step, so that a batch whose machine dies goes on from here.
 */
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import type { BranchStart, PreparedCommit } from "../apply/index.js";
import {
  BatchError,
  type BatchOptions,
  type RepoRecord,
  type RepoResult,
  type RepoSource,
} from "./contract.js";
import { assertNoLinks, remember } from "./own-state.js";
import type { RunningProcess } from "./running-process.js";
import { shownLocation } from "./shown-location.js";

/** What was asked for. */
export interface BatchState {
  version: 1;
  sources: RepoSource[];
  options: BatchOptions;
  /** Set once every repo has its result. */
  finished: boolean;
  /** By which the user's own state folder knows this one. */
  word?: string;
}

/** How far the work on a repo that may be killed in the middle has come, in its order. */
export type Progress =
  /** Nothing in the repo was touched yet. */
  | ({ stage: "begun" } & RunningProcess)
  /** Files are being written; `undo` is the run in the repo's journal. The new branch may be there already. */
  | ({
      stage: "writing";
      folder: string;
      undo: string;
      branch?: string;
      start?: BranchStart;
    } & RunningProcess)
  /** The commit exists; the branch is being pointed to it. */
  | ({ stage: "committing"; folder: string; commit: PreparedCommit; record: RepoRecord } & RunningProcess);

/** The texts of repos are nobody else's to read. */
const PRIVATE = { mode: 0o600 };

export interface StateFolder {
  path: string;
}

/**
 * Opens the folder and writes down what was asked for; forgets the results of an earlier batch. The record of one that wrote into repos is
 * kept in `earlier`.
 * @throws {BatchError} where a link is in the way
 */
export async function beginState(path: string, state: BatchState): Promise<StateFolder> {
  await assertNoLinks(path);
  await mkdir(path, { recursive: true, mode: 0o700 });
  const known = await readState(path).catch(() => undefined);
  if (known?.options.apply) await keepRecord(path);
  for (const name of ["results", "running"]) {
    await rm(join(path, name), { recursive: true, force: true });
    await mkdir(join(path, name), { recursive: true });
  }
  // A state folder in a repo is nobody's source code.
  await writeFile(join(path, ".gitignore"), "*\n");
  state.word = await remember(path, state.sources);
  await saveState({ path }, state);
  return { path };
}

/** Moves what a batch has left to a folder of its own. */
async function keepRecord(path: string): Promise<void> {
  await mkdir(join(path, "earlier"), { recursive: true });
  const count = (await readdir(join(path, "earlier"))).length;
  const folder = join(path, "earlier", String(count + 1));
  await mkdir(folder);
  for (const name of ["batch.json", "results", "running"]) {
    await rename(join(path, name), join(folder, name)).catch(() => undefined);
  }
}

export async function saveState(folder: StateFolder, state: BatchState): Promise<void> {
  const sources = state.sources.map((source) => ({ ...source, location: shownLocation(source) }));
  const text = `${JSON.stringify({ ...state, sources }, null, 1)}\n`;
  await writeFileAtomic(join(folder.path, "batch.json"), text, PRIVATE);
}

/** The batch that the folder holds; undefined where there is none. @throws {BatchError} when it can't be understood */
export async function readState(path: string): Promise<BatchState | undefined> {
  let text: string;
  try {
    text = await readFile(join(path, "batch.json"), "utf8");
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(String((error as NodeJS.ErrnoException).code))) return undefined;
    throw new BatchError(`The state folder ${path} can't be read: ${(error as Error).message}.`);
  }
  try {
    const state = JSON.parse(text) as BatchState;
    if (state.version === 1 && Array.isArray(state.sources) && typeof state.options === "object")
      return state;
  } catch {
    // Said below.
  }
  throw new BatchError(
    `${join(path, "batch.json")} can't be understood. Choose another --state folder, or remove it.`,
  );
}

export async function saveRecord(folder: StateFolder, record: RepoRecord): Promise<void> {
  await writeFileAtomic(recordFile(folder, record.result.name), JSON.stringify(record), PRIVATE);
  if (!record.unsettled) await rm(progressFile(folder, record.result.name), { force: true });
}

/** One repo's record; undefined where it has none yet. */
export async function readRecord(folder: StateFolder, name: string): Promise<RepoRecord | undefined> {
  try {
    return JSON.parse(await readFile(recordFile(folder, name), "utf8")) as RepoRecord;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** The records in the order of the names, one at a time: a thousand repos' diffs need not lie in memory together. */
export async function* records(
  folder: StateFolder,
  sources: readonly RepoSource[],
): AsyncGenerator<RepoRecord> {
  for (const { name } of sources) {
    const record = await readRecord(folder, name);
    if (record !== undefined) yield record;
  }
}

/** The results alone. */
export async function* results(
  folder: StateFolder,
  sources: readonly RepoSource[],
): AsyncGenerator<RepoResult> {
  for await (const { result } of records(folder, sources)) yield result;
}

/** Which repos have a result. */
export async function namesWithRecord(folder: StateFolder): Promise<Set<string>> {
  const files = await readdir(join(folder.path, "results")).catch(() => []);
  return new Set(
    files.filter((file) => file.endsWith(".json")).map((file) => file.slice(0, -".json".length)),
  );
}

export async function forgetRecord(folder: StateFolder, name: string): Promise<void> {
  await rm(recordFile(folder, name), { force: true });
}

export async function saveProgress(folder: StateFolder, name: string, progress: Progress): Promise<void> {
  await writeFileAtomic(progressFile(folder, name), JSON.stringify(progress), PRIVATE);
}

export async function readProgress(folder: StateFolder, name: string): Promise<Progress | undefined> {
  try {
    return JSON.parse(await readFile(progressFile(folder, name), "utf8")) as Progress;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Forgets what is half done: it was told by somebody else. */
export async function forgetProgress(folder: StateFolder): Promise<void> {
  await rm(join(folder.path, "running"), { recursive: true, force: true });
  await mkdir(join(folder.path, "running"), { recursive: true });
}

/** Where the clones of git URLs lie by default. */
export function cloneFolder(folder: StateFolder): string {
  return join(folder.path, "clones");
}

function recordFile(folder: StateFolder, name: string): string {
  return join(folder.path, "results", `${name}.json`);
}

function progressFile(folder: StateFolder, name: string): string {
  return join(folder.path, "running", `${name}.json`);
}
