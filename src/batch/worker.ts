/** A worker process: it gets one repo at a time. Whatever happens to it, the other repos are in other processes. */
import workerpool from "workerpool";
import type { RepoRecord } from "./contract.js";
import { watchMemory } from "./memory-watch.js";
import { recover } from "./recover.js";
import { failed, failureOf, type RepoJob, workOn } from "./repo-work.js";

// Where it isn't in a process group of its own, Ctrl-C reaches it too; the batch decides what comes of it.
process.on("SIGINT", () => {});

watchMemory(Number(process.argv[2]));

workerpool.worker({
  /** Works on the repo; `again`: an earlier attempt may have left it half done. */
  async work(job: RepoJob, again: boolean): Promise<RepoRecord> {
    workerpool.workerEmit({ pid: process.pid });
    if (!again) return workOn(job);
    try {
      return (await recover(job)) ?? (await workOn(job));
    } catch (error) {
      return failed(job.source, failureOf(error));
    }
  },

  /** Only puts a repo right whose worker died; the message where that fails. */
  async putRight(job: RepoJob): Promise<RepoRecord | string | undefined> {
    workerpool.workerEmit({ pid: process.pid });
    try {
      return await recover(job);
    } catch (error) {
      return failureOf(error).message;
    }
  },
});
