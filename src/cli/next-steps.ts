import { relative } from "node:path";
import type { Plan } from "../plan/contract.js";
import { printableLine, type Report } from "../report/index.js";
import { quoted } from "../review/quoted.js";
import type { Flags } from "./flags.js";
import type { Terminal } from "./terminal.js";

/** A label, and a command that works as it stands. */
export type Step = [label: string, command: string];

/** What the user can do after the report. */
export function nextSteps(
  report: Report,
  plan: Plan,
  paths: string[],
  flags: Flags,
  terminal: Terminal,
): Step[] {
  const { summary } = report;
  const steps: Step[] = [];
  const command = (...added: string[]) => commandLine(paths, [...flagsTyped(flags), ...added], terminal);
  const unsafeLeft = !flags.unsafe && plan.changes.some((change) => change.safety === "unsafe");
  if (summary.wouldFix > 0 && !flags.dryRun) steps.push(["See the diff", command("--dry-run")]);
  if (summary.wouldFix > 0) steps.push(["Repair", command("--yes")]);
  if (unsafeLeft) steps.push(["With assumptions", command("--unsafe", "--dry-run")]);
  if (report.undo !== undefined) steps.push(["Undo", undoLine(report.undo, terminal)]);
  return steps;
}

/** `undo` looks in and above the folder it is called in. */
export function undoLine({ id, from }: { id: string; from: string }, terminal: Terminal): string {
  const undo = `${terminal.command} undo ${id}`;
  const found = !relative(from, terminal.cwd).startsWith("..");
  return found ? undo : `${undo} --root ${quoted(relative(terminal.cwd, from), terminal.windows)}`;
}

/** The flags that the run was called with, but for those that say what to do with what was found. */
function flagsTyped(flags: Flags): string[] {
  return [
    ...(flags.migrate ? ["migrate"] : []),
    ...(flags.rules ? [`--rule=${flags.rules.join(",")}`] : []),
    ...(flags.skip ? [`--skip=${flags.skip.join(",")}`] : []),
    ...(flags.style ? [`--style=${flags.style}`] : []),
    ...(flags.exact ? ["--exact"] : []),
    ...(flags.bridge ? ["--bridge"] : []),
    ...(flags.methods ? [`--methods=${flags.methods.join(",")}`] : []),
    ...(flags.unsafe ? ["--unsafe"] : []),
    ...(flags.allowDirty ? ["--allow-dirty"] : []),
  ];
}

/** Labels and commands in two columns. */
export function alignedSteps(steps: Step[]): string[] {
  const width = Math.max(0, ...steps.map(([label]) => label.length)) + 2;
  return steps.map(([label, text]) => `${`${label}:`.padEnd(width)}${printableLine(text)}`);
}

function commandLine(paths: string[], flags: string[], terminal: Terminal): string {
  return [terminal.command, ...flags, ...paths.map((path) => quoted(path, terminal.windows))].join(" ");
}
