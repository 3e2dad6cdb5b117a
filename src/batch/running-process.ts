/** Other processes: whether one of ours still runs. Ids are used again, so the moment of its start belongs to a process. */
import { readFileSync } from "node:fs";

export interface RunningProcess {
  pid: number;
  /** Undefined where the system doesn't tell. */
  started?: string | undefined;
}

export function thisProcess(): RunningProcess {
  return { pid: process.pid, started: startOf(process.pid) };
}

export function isRunning({ pid, started }: RunningProcess): boolean {
  if (!isAlive(pid)) return false;
  return started === undefined || started === startOf(pid);
}

/** Comes back with true as soon as the process has ended, or with false after five seconds. */
export async function hasEnded(one: RunningProcess): Promise<boolean> {
  for (let waited = 0; one.pid !== process.pid && isRunning(one); waited += 100) {
    if (waited >= LONGEST_WAIT) return false;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return true;
}

const LONGEST_WAIT = 5_000;

/** Ticks since the machine's start, and which start that was: proc(5). */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${ticks}`;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
