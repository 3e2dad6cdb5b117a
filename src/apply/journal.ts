/**
 * The undo journal: one JSON file for each run, written whole before the run's first write. A file's present content
 * tells by its hash whether the run got to it, so a run that was killed half-way can be undone like any other.
 *
 * It lies in the user's own state folder, by the path of the folder that was repaired. A journal that lies in a repo, or in its git folder, may
 * have come with it, and is never read.
 */
import { existsSync } from "node:fs";
import { appendFile, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { gitTopLevel } from "../git/index.js";
import { foldersInStateHomes, keyOf, makeInStateHome } from "./state-home.js";

export interface JournalFile {
  /** Relative to the run's root, with forward slashes. */
  path: string;
  /**
   * The whole text before the run; null where there was no file. Only UTF-8 files are written, so it gives the bytes back
   * exactly.
   */
  before: string | null;
  hashBefore: string;
  hashAfter: string;
  mode: number;
  /** Folders that had to be made for the file, the outermost first, as `path`. */
  madeFolders?: string[];
  /** The run removed the file. */
  isGone?: true;
  /** Where the run moved the file; `hashAfter` is that of its text there. */
  movedTo?: string;
}

export interface JournalRun {
  version: 1;
  /** The run's time in UTC, so ids sort by time. */
  id: string;
  root: string;
  files: JournalFile[];
}

/** A run and the folder of the journal that it lies in. */
export interface StoredRun {
  home: string;
  run: JournalRun;
  /** `undo` finds the run from this folder and from all below it. */
  from: string;
}

const KEPT_RUNS = 20;

/**
 * Writes the journal of a run, by the top level of the repository that the root lies in, or by the root itself.
 * @throws when it can't be written; then nothing may be changed.
 */
export async function openJournal(root: string, files: JournalFile[], now = new Date()): Promise<StoredRun> {
  const from = gitTopLevel(resolve(root)) ?? root;
  const home = await makeInStateHome("undo", await keyOf(from));
  const id = await reservedId(home, now);
  const run: JournalRun = { version: 1, id, root, files };
  await writeFileAtomic(runFile(home, id), JSON.stringify(run), { mode: 0o600 });
  await forgetOldRuns(home);
  return { home, run, from };
}

/**
 * Notes a temporary file before it is made, so that `undo` can take it away if the run is killed before the file gets
 * its name.
 */
export async function noteTemporary(stored: StoredRun, path: string): Promise<void> {
  await appendFile(temporaryList(stored.home, stored.run.id), `${JSON.stringify(path)}\n`);
}

/** All files have their names: none is temporary any more. */
export async function forgetTemporaries(stored: StoredRun): Promise<void> {
  await rm(temporaryList(stored.home, stored.run.id), { force: true });
}

/** The temporary files that a run noted, whether they are still there or not. */
export async function notedTemporaries(stored: StoredRun): Promise<string[]> {
  const list = await readFile(temporaryList(stored.home, stored.run.id), "utf8").catch(() => "");
  return list.split("\n").flatMap((line) => {
    try {
      return [JSON.parse(line) as string];
    } catch {
      // The last line of a run that was killed while it wrote it: the file wasn't made yet.
      return [];
    }
  });
}

/** Takes a run out of the journal, once it is undone. */
export async function forget(stored: StoredRun): Promise<void> {
  await rm(runFile(stored.home, stored.run.id), { force: true });
  await rm(temporaryList(stored.home, stored.run.id), { force: true });
}

/**
 * The runs that can be undone from `directory`: those of the repository around it, newest first, then those of each folder
 * above it.
 */
export async function storedRuns(directory: string): Promise<StoredRun[]> {
  const start = await realpath(resolve(directory));
  const topLevel = gitTopLevel(start);
  const runs: StoredRun[] = [];
  let near: StoredRun[] = [];
  for (let folder = start; ; folder = dirname(folder)) {
    for (const home of await foldersInStateHomes("undo", await keyOf(folder))) {
      near.push(...(await runsIn(home, folder)));
    }
    const inRepository = topLevel !== undefined && folder.startsWith(topLevel) && folder !== topLevel;
    if (!inRepository) {
      runs.push(...near.sort((a, b) => (a.run.id < b.run.id ? 1 : -1)));
      near = [];
    }
    if (dirname(folder) === folder) return runs;
  }
}

async function runsIn(home: string, from: string): Promise<StoredRun[]> {
  const runs: StoredRun[] = [];
  for (const id of await runIds(home)) {
    const run = await readRun(home, id);
    if (run !== undefined) runs.push({ home, from, run });
  }
  return runs;
}

/** Two runs may begin in the same second: making a run's list of temporary files is what takes an id, until the run lies there itself. */
async function reservedId(home: string, now: Date): Promise<string> {
  const time = now.toISOString().slice(0, 19).replace(/[-:]/g, "").replace("T", "-");
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? time : `${time}-${String(count).padStart(2, "0")}`;
    try {
      await writeFile(temporaryList(home, id), "", { flag: "wx", mode: 0o600 });
      if (!existsSync(runFile(home, id))) return id;
      await rm(temporaryList(home, id), { force: true });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
  }
}

async function forgetOldRuns(home: string): Promise<void> {
  for (const id of (await runIds(home)).sort().slice(0, -KEPT_RUNS)) {
    await rm(runFile(home, id), { force: true });
    await rm(temporaryList(home, id), { force: true });
  }
}

async function runIds(home: string): Promise<string[]> {
  const names = await readdir(home).catch(() => []);
  return names.filter((name) => RUN_FILE.test(name)).map((name) => name.slice(0, -".json".length));
}

const RUN_FILE = /^\d{8}-\d{6}(-\d+)?\.json$/;

function runFile(home: string, id: string): string {
  return join(home, `${id}.json`);
}

function temporaryList(home: string, id: string): string {
  return join(home, `${id}.temporary`);
}

async function readRun(home: string, id: string): Promise<JournalRun | undefined> {
  try {
    const run = JSON.parse(await readFile(runFile(home, id), "utf8")) as JournalRun;
    return run.version === 1 && run.id === id ? run : undefined;
  } catch {
    return undefined;
  }
}
