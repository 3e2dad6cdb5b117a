import type { Flags } from "./flags.js";
import { look } from "./look.js";
import { reportOnly } from "./repair.js";
import type { Terminal } from "./terminal.js";

/** The gate for CI: the findings, and exit code 1 if there are any. Never writes, never asks. */
export async function check(paths: string[], flags: Flags, terminal: Terminal): Promise<number> {
  return reportOnly(await look(paths, flags, terminal), paths, flags, terminal);
}
