import { jsonError } from "../report/json.js";
import { printable } from "../report/printable.js";
import type { Terminal } from "./terminal.js";

/** Errors whose message is meant for the user as it stands. */
const FOR_THE_USER = new Set(["UsageError", "PlanError", "PlanFileError", "BatchError"]);

/** Prints why a command could not be carried out. `json`: its result was to be JSON, so stdout gets an object too. */
export function printFailure(error: unknown, json: boolean, terminal: Terminal): void {
  const message = messageOf(error, terminal.debug);
  if (json) terminal.out(jsonError(terminal.cwd, message));
  terminal.err(`route-codemod: ${printable(message)}\n`);
}

function messageOf(error: unknown, debug: boolean): string {
  if (!(error instanceof Error)) return String(error);
  if (FOR_THE_USER.has(error.name)) return error.message;
  if (debug) return error.stack ?? error.message;
  const first = error.message.split("\n")[0];
  return `Internal failure: ${first}. This is a bug in route-codemod: please report it with what the same command prints under DEBUG=route-codemod.`;
}
