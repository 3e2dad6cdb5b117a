/** One batch at a time works with a state folder. */
import { mkdir, readFile, rm, rmdir, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { BatchError } from "./contract.js";
import { isRunning, type RunningProcess, thisProcess } from "./running-process.js";

interface Owner extends RunningProcess {
  host: string;
}

/**
 * Takes the state folder for this process; gives what lets it go. The lock of a process that has ended is none.
 * @throws {BatchError} where another batch is at work with it
 */
export async function lockState(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, "lock");
  const own: Owner = { ...thisProcess(), host: hostname() };
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      await writeFile(path, JSON.stringify(own), { flag: "wx", mode: 0o600 });
      return async () => {
        await rm(path, { force: true });
        // Nothing was begun.
        await rmdir(folder).catch(() => undefined);
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const owner = await ownerOf(path);
    if (owner !== undefined && (owner.host !== own.host || isRunning(owner))) {
      throw new BatchError(
        `A batch is at work with ${folder} (process ${owner.pid} on ${owner.host}). Wait for its end, or use another --state folder. If there is no such process, remove ${path}.`,
      );
    }
    await rm(path, { force: true });
  }
  throw new BatchError(`Another batch has just begun with ${folder}. Wait for its end.`);
}

async function ownerOf(path: string): Promise<Owner | undefined> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as Owner;
  } catch {
    return undefined;
  }
}
