import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { gitTopLevel } from "../git/index.js";
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
  const steps: Step[] = [];
  const command = (...added: string[]) => commandLine(paths, [...flagsTyped(flags), ...added], terminal);
  const unsafeLeft = !flags.unsafe && plan.changes.some((change) => change.safety === "unsafe");
  const wouldFix = report.entries.some(({ outcome }) => outcome === "would-fix");
  if (wouldFix && !flags.dryRun) steps.push(["See the diff", command("--dry-run")]);
  if (wouldFix) steps.push(["Repair", command("--yes")]);
  if (unsafeLeft) steps.push(["With assumptions", command("--unsafe", "--dry-run")]);
  if (report.undo !== undefined) {
    steps.push(...afterWriting(plan, paths, terminal), ["Undo", undoLine(report.undo, terminal)]);
  }
  return steps;
}

/** What a careful person does with files that were just written: look, build, keep it so. */
function afterWriting(plan: Plan, paths: string[], terminal: Terminal): Step[] {
  const at = (command: string) => [command, ...paths.map((path) => quoted(path, terminal.windows))].join(" ");
  const build = buildCommand(plan.root);
  return [
    ...(gitTopLevel(plan.root) === undefined ? [] : [["Look at it", "git diff"] as Step]),
    ...(build === undefined ? [] : [["Build", build] as Step]),
    ["Keep it so in CI", at(`${terminal.command} check`)],
    ["Test every route", at(`${terminal.command} contracts`)],
  ];
}

/** `npm run build`, or what the repo's lock file stands for; nothing where package.json has no such script. */
function buildCommand(root: string): string | undefined {
  try {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    if (typeof scripts?.build !== "string") return undefined;
  } catch {
    return undefined;
  }
  const [, manager = "npm"] = LOCKS.find(([lock]) => existsSync(join(root, lock))) ?? [];
  return `${manager} run build`;
}

const LOCKS = [
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
] as const;

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
