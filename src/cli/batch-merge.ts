import { resolve } from "node:path";
import { mergeBatches } from "../batch/index.js";
import { giveResults, type ResultFlags } from "./batch.js";
import type { Terminal } from "./terminal.js";

/** Puts state folders together and gives the results of the whole. Gives the exit code. */
export async function merge(
  folders: string[],
  flags: ResultFlags & { state: string },
  terminal: Terminal,
): Promise<number> {
  const at = (path: string) => resolve(terminal.cwd, path);
  const { folder, state } = await mergeBatches(folders.map(at), at(flags.state));
  return giveResults(folder, state, flags, terminal);
}
