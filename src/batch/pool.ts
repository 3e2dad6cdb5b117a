/** The worker processes: as many as there are jobs at a time, each with a limit on time and memory. */
import { fileURLToPath } from "node:url";
import workerpool from "workerpool";
import type { RepoFailure, RepoRecord } from "./contract.js";
import { OUT_OF_MEMORY } from "./memory-watch.js";
import type { RepoJob } from "./repo-work.js";
import { hasEnded } from "./running-process.js";

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
    // The worker watches its own memory (memory-watch.ts).
    forkArgs: [String(options.memoryMegabytes)],
    forkOpts: {
      execArgv: [`--max-old-space-size=${options.memoryMegabytes}`],
      // A group of its own: Ctrl-C in the terminal is for the batch, which lets the repos at hand come to their end.
      detached: OWN_GROUP,
    },
  });
  const working = new Set<number>();
  const stop = () => {
    for (const pid of working) killGroup(pid);
  };
  process.once("exit", stop);
  const run = async <T>(method: string, args: unknown[]): Promise<T> => {
    let printed = "";
    let pid: number | undefined;
    const on = (event: { stderr?: string; pid?: number }) => {
      printed = `${printed}${event.stderr ?? ""}`.slice(-4_000);
      if (event.pid === undefined) return;
      pid = event.pid;
      working.add(pid);
    };
    try {
      const work = pool.exec(method, args, { on });
      return (await work.timeout(options.timeoutSeconds * 1_000)) as T;
    } catch (error) {
      if (pid !== undefined) await endGroup(pid);
      throw new WorkerDied(...causeOf(error, printed, options));
    } finally {
      if (pid !== undefined) working.delete(pid);
    }
  };
  return {
    work: (job, again) => run("work", [job, again]),
    putRight: (job) => run("putRight", [job]),
    close: async () => {
      await pool.terminate();
      process.off("exit", stop);
    },
  };
}

/** Windows knows no groups; there a process of its own would open a window. */
const OWN_GROUP = process.platform !== "win32";

/** The pool ends a worker by itself, and must not find it gone; a git that the worker had started may still wait for its server. */
async function endGroup(worker: number): Promise<void> {
  await hasEnded({ pid: worker });
  killGroup(worker);
}

/** Ends a worker and what it has started. */
function killGroup(pid: number): void {
  try {
    process.kill(OWN_GROUP ? -pid : pid, "SIGKILL");
  } catch {
    // All of it is gone already.
  }
}

function causeOf(error: unknown, printed: string, options: PoolOptions): [RepoFailure, boolean] {
  if (error instanceof workerpool.Promise.TimeoutError) {
    const seconds = options.timeoutSeconds === 1 ? "1 second" : `${options.timeoutSeconds} seconds`;
    const message = `It took longer than ${seconds}. Give it more with --timeout.`;
    return [{ cause: "timed out", message }, true];
  }
  if (/heap out of memory|Reached heap limit/.test(printed) || printed.includes(OUT_OF_MEMORY)) {
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
