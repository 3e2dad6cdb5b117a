/** Runs a batch: hands each repo to a worker and keeps each result the moment it is there. */
import { join } from "node:path";
import {
  BatchError,
  type BatchOptions,
  type RepoRecord,
  type RepoResult,
  type RepoSource,
} from "./contract.js";
import { openPool, type Pool, type PoolOptions, WorkerDied } from "./pool.js";
import { failed, type RepoJob } from "./repo-work.js";
import {
  type BatchState,
  cloneFolder,
  forgetRecord,
  namesWithRecord,
  readProgress,
  type StateFolder,
  saveRecord,
  saveState,
} from "./state.js";

export interface BatchRun extends PoolOptions {
  folder: StateFolder;
  state: BatchState;
  /** Where clones go; default: into the state folder. */
  clones?: string;
  /** Once aborted, no further repo is begun; those at hand are finished. */
  signal: AbortSignal;
  onBegin: (name: string) => void;
  onEnd: (result: RepoResult) => void;
}

/** Works on every repo that has no result yet. Each gets one, unless the run is aborted. */
export async function runBatch(run: BatchRun): Promise<void> {
  const done = await namesWithRecord(run.folder);
  const open = run.state.sources.filter(({ name }) => !done.has(name));
  const pool = openPool({ ...run, jobs: Math.max(1, Math.min(run.jobs, open.length)) });
  const queue = open.values();
  const work = async () => {
    for (const source of queue) {
      if (run.signal.aborted) return;
      run.onBegin(source.name);
      const record = await one(jobOf(run, source), pool);
      await saveRecord(run.folder, record);
      run.onEnd(record.result);
    }
  };
  try {
    await Promise.all(Array.from({ length: run.jobs }, work));
  } finally {
    await pool.close();
  }
  if (!run.signal.aborted) await saveState(run.folder, { ...run.state, finished: true });
}

/** Forgets the results of the repos that failed, so that `runBatch` works on them again. Gives their names. */
export async function forgetFailures(
  folder: StateFolder,
  ended: AsyncIterable<RepoResult>,
): Promise<string[]> {
  const names: string[] = [];
  for await (const { name, outcome } of ended)
    if (["failed", "timed-out"].includes(outcome)) names.push(name);
  for (const name of names) await forgetRecord(folder, name);
  return names;
}

function jobOf(run: BatchRun, source: RepoSource): RepoJob {
  const options: BatchOptions = run.state.options;
  return { source, options, state: run.folder, clones: run.clones ?? cloneFolder(run.folder) };
}

async function one(job: RepoJob, pool: Pool): Promise<RepoRecord> {
  const { wrong } = job.source;
  if (wrong !== undefined) return failed(job.source, { cause: "wrong source", message: wrong });
  const started = performance.now();
  try {
    return await pool.work(job, (await readProgress(job.state, job.source.name)) !== undefined);
  } catch (error) {
    if (!(error instanceof WorkerDied)) throw error;
    const finished = job.options.apply ? await putRight(job, pool) : undefined;
    if (typeof finished === "object") return finished;
    const { cause, message } = error.failure;
    const failure = { cause, message: finished === undefined ? message : `${message} ${finished}` };
    const record = failed(job.source, failure, error.timedOut ? "timed-out" : "failed");
    if (finished !== undefined) record.unsettled = true;
    record.result.seconds = Math.round(performance.now() - started) / 1000;
    return record;
  }
}

/** The dead worker may have been writing. A sentence where the repo can't be put right. */
async function putRight(job: RepoJob, pool: Pool): Promise<RepoRecord | string | undefined> {
  try {
    return await pool.putRight(job);
  } catch (error) {
    if (error instanceof WorkerDied) return `What it had written couldn't be taken back: ${error.message}`;
    throw error;
  }
}

/** Where a batch begins: a new one, or one that goes on. @throws {BatchError} */
export function checkGoesOn(
  known: BatchState | undefined,
  path: string,
  wish: { resume: boolean; failed: boolean; restart: boolean; applies: boolean },
): void {
  if ((wish.resume || wish.failed) && known === undefined) {
    throw new BatchError(`There is no batch in ${path} to go on with. Name its folder with --state.`);
  }
  if (known !== undefined && !known.finished && !wish.resume && !wish.failed && !wish.restart) {
    throw new BatchError(
      `An unfinished batch lies in ${path}. Go on with --resume, begin anew with --restart, or use another --state folder.`,
    );
  }
  if (known?.options.apply && !wish.applies && !wish.resume && !wish.failed && !wish.restart) {
    throw new BatchError(
      `The batch in ${path} has written into repos, and its record would make room for one that only looks. Use another --state folder, or begin anew with --restart: the record is kept in ${join(path, "earlier")} then.`,
    );
  }
}
