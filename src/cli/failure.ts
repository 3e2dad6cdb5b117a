import { FORMATS } from "../report/formats.js";
import { printable } from "../report/printable.js";
import type { Terminal } from "./terminal.js";

/** Errors whose message is meant for the user as it stands. */
const FOR_THE_USER = new Set(["UsageError", "PlanError", "PlanFileError", "BatchError", "GitError"]);

/** Prints why a command could not be carried out. */
export function printFailure(error: unknown, terminal: Terminal): void {
  terminal.err(`route-codemod: ${printable(messageOf(error, terminal.debug))}\n`);
}

/** Where the result was to be of a format for programs, it says in that format that there is none. `format` as typed. */
export async function reportFailure(
  error: unknown,
  { format, result }: { format: string | undefined; result: "report" | "routes" },
  terminal: Terminal,
): Promise<void> {
  if (result === "routes") {
    if (format !== "json") return;
    const { overviewErrorJson } = await import("../overview/index.js");
    terminal.out(overviewErrorJson(terminal.cwd, messageOf(error, terminal.debug)));
    return;
  }
  const known = FORMATS.find((one) => one === format);
  if (known === undefined || known === "text") return;
  const { renderError } = await import("../report/index.js");
  const { presentationOf } = await import("./presentation.js");
  const message = messageOf(error, terminal.debug);
  terminal.out(renderError(known, terminal.cwd, message, presentationOf(terminal.cwd, terminal.cwd, false)));
}

function messageOf(error: unknown, debug: boolean): string {
  if (!(error instanceof Error)) return String(error);
  if (FOR_THE_USER.has(error.name)) return error.message;
  if (debug) return error.stack ?? error.message;
  const first = error.message.split("\n")[0];
  return `Internal failure: ${first}. This is a bug in route-codemod: please report it with what the same command prints under DEBUG=route-codemod.`;
}
