/** Ends a worker process that takes more memory than it may, whatever takes it: V8's own limit knows only of V8's heap. */
import { Worker } from "node:worker_threads";

/** What Node and the modules of the tool take by themselves, and what V8 hasn't cleared away yet. */
const BESIDES = 256;

/** What the dying process prints, for who asks why it died. */
export const OUT_OF_MEMORY = "the process is out of memory";

/**
 * A thread of its own, since the one that works doesn't look up while it reads or parses. It is text and no file, so that it needs no
 * place of its own beside the worker. It can't be outrun by much: a gigabyte takes longer to fill than it sleeps.
 */
const WATCH = `
const { workerData } = require("node:worker_threads");
const { writeSync } = require("node:fs");
setInterval(() => {
  if (process.memoryUsage.rss() < workerData.bytes) return;
  try {
    writeSync(2, workerData.message);
  } finally {
    process.kill(process.pid, "SIGKILL");
  }
}, 50);
`;

/** From now on this process ends itself once it takes more than `megabytes`, beside what Node takes in any case. */
export function watchMemory(megabytes: number): void {
  const bytes = (megabytes + BESIDES) * 1024 * 1024;
  const workerData = { bytes, message: `\n${OUT_OF_MEMORY}\n` };
  new Worker(WATCH, { eval: true, workerData, execArgv: [], stdin: false }).unref();
}
