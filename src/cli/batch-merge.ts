import { resolve } from "node:path";
import { type BatchFormatName, mergeBatches } from "../batch/index.js";
import { print } from "./batch.js";
import type { Terminal } from "./terminal.js";

/** Puts state folders together and prints the whole. Gives the exit code. */
export async function merge(
  folders: string[],
  flags: { state: string; format: BatchFormatName },
  terminal: Terminal,
): Promise<number> {
  const at = (path: string) => resolve(terminal.cwd, path);
  const { folder, state } = await mergeBatches(folders.map(at), at(flags.state));
  return print(folder, state, flags.format, terminal);
}
