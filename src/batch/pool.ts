/** The worker processes: as many as there are jobs at a time, each with a limit on time and memory. */
import { fileURLToPath } from "node:url";
import workerpool from "workerpool";
import type { RepoFailure, RepoRecord } from "./contract.js";
import type { RepoJob } from "./repo-work.js";

export interface PoolOptions {
  /** How many repos are worked on at the same time. */
  jobs: number;
  /** For one repo. */
  timeoutSeconds: number;
  memoryMegabytes: number;
}

/** The worker died over a repo: it took too long, or its process ended. */
export class WorkerDied extends Error {
  override name = "WorkerDied";
  constructor(
    readonly failure: RepoFailure,
    readonly timedOut: boolean,
  ) {
    super(failure.message);
  }
}

export interface Pool {
  /** @throws {WorkerDied} */
  work: (job: RepoJob, again: boolean) => Promise<RepoRecord>;
  /** @throws {WorkerDied} */
  putRight: (job: RepoJob) => Promise<RepoRecord | string | undefined>;
  close: () => Promise<void>;
}

export function openPool(options: PoolOptions): Pool {
  const pool = workerpool.pool(fileURLToPath(new URL("./worker.js", import.meta.url)), {
    workerType: "process",
    maxWorkers: options.jobs,
    workerTerminateTimeout: 500,
    // What a dying process prints is not for the terminal; it tells why it died.
    emitStdStreams: true,
    forkOpts: { execArgv: [`--max-old-space-size=${options.memoryMegabytes}`] },
  });
  const run = async <T>(method: string, args: unknown[]): Promise<T> => {
    let printed = "";
    const on = (event: { stderr?: string }) => {
      printed = `${printed}${event.stderr ?? ""}`.slice(-4_000);
    };
    try {
      const work = pool.exec(method, args, { on });
      return (await work.timeout(options.timeoutSeconds * 1_000)) as T;
    } catch (error) {
      throw new WorkerDied(...causeOf(error, printed, options));
    }
  };
  return {
    work: (job, again) => run("work", [job, again]),
    putRight: (job) => run("putRight", [job]),
    close: async () => {
      await pool.terminate();
    },
  };
}

function causeOf(error: unknown, printed: string, options: PoolOptions): [RepoFailure, boolean] {
  if (error instanceof workerpool.Promise.TimeoutError) {
    const message = `It took longer than ${options.timeoutSeconds} seconds. Give it more with --timeout, or less to look at with a path of its own.`;
    return [{ cause: "timed out", message }, true];
  }
  if (/heap out of memory|Reached heap limit/.test(printed)) {
    const message = `It needs more than ${options.memoryMegabytes} MB of memory. Give it more with --memory.`;
    return [{ cause: "out of memory", message }, false];
  }
  const text = error instanceof Error ? error.message : String(error);
  const [, code] = /exitCode: `(\d+)`/.exec(text) ?? [];
  const [, signal] = /signalCode: `(SIG\w+)`/.exec(text) ?? [];
  const how = signal ?? (code === undefined ? undefined : `exit code ${code}`);
  if (how === undefined)
    return [{ cause: "crashed", message: `Its worker failed: ${text.split("\n")[0]}.` }, false];
  const last = printed
    .trim()
    .split("\n")
    .findLast((line) => /^\S*(?:Error|FATAL)/.test(line));
  const why = last === undefined ? "" : `, after ${last.slice(0, 200)}`;
  return [{ cause: `crashed (${how})`, message: `Its worker process ended with ${how}${why}.` }, false];
}
