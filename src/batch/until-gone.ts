/** Waits for the end of another process. */

const LONGEST_WAIT = 5_000;

/** Comes back when no process has this id any more, or after five seconds. */
export async function untilGone(pid: number): Promise<void> {
  for (let waited = 0; waited < LONGEST_WAIT && pid !== process.pid && isAlive(pid); waited += 100) {
    await new Promise((resolve) => setTimeout(resolve, 100));
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
