/** `apply`: writes what a plan holds, which somebody has looked at, perhaps on another machine. */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { applyPlan, planHere } from "../apply/index.js";
import {
  type PlanFile,
  PlanFileError,
  type PlannedRepo,
  readPlanFile,
  readSelectionFile,
  selected,
} from "../plan/index.js";
import { type Fate, jsonReport, paletteFor, type Report, reportOf, safeJson } from "../report/index.js";
import { printable } from "../report/printable.js";
import { CANCELLED, CLEAN, exitCodeOf, FOUND } from "./exit-codes.js";
import { type Step, undoLine } from "./next-steps.js";
import { reportText } from "./print-report.js";
import type { Terminal } from "./terminal.js";
import { UsageError } from "./usage-error.js";

export interface ApplyFlags {
  only?: string;
  unsafe?: boolean;
  root?: string;
  allowDirty?: boolean;
  format: "text" | "json";
}

/** Gives the exit code: 1 where a change of the plan could not be written. */
export async function apply(file: string, flags: ApplyFlags, terminal: Terminal): Promise<number> {
  const plan = reading(file, terminal, readPlanFile);
  const wanted = flags.only === undefined ? plan : accepted(plan, file, flags.only, terminal);
  const roots = new Map(wanted.repos.map((repo) => [repo, rootOf(repo, wanted, flags, terminal)]));
  const reports: { name: string; report: Report }[] = [];
  for (const repo of wanted.repos) {
    if (terminal.signal.aborted) break;
    const work = () => applied(repo, roots.get(repo)!, flags, terminal);
    reports.push({ name: repo.name, report: await terminal.uninterrupted(work) });
  }
  printReports(reports, flags, terminal);
  if (terminal.signal.aborted) return CANCELLED;
  return reports.every(({ report }) => exitCodeOf(report) === CLEAN) ? CLEAN : FOUND;
}

async function applied(
  repo: PlannedRepo,
  root: string,
  flags: ApplyFlags,
  terminal: Terminal,
): Promise<Report> {
  const { plan, refused } = await planHere(repo, root);
  // Whoever made a selection has looked at each change, assumptions included.
  const unsafe = flags.unsafe ?? flags.only !== undefined;
  const written = await applyPlan(
    { ...plan, changes: plan.changes.filter((change) => !refused.has(change.path)) },
    {
      ...{ unsafe, allowDirty: flags.allowDirty ?? false, signal: terminal.signal },
      onJournal: async (undo) => terminal.ifOutIsLost?.(`Undo: ${undoLine(undo, terminal)}\n`),
    },
  );
  const fates = new Map<string, Fate>(written.files.map((one) => [one.path, one]));
  for (const [path, reason] of refused) fates.set(path, { outcome: "failed", reason });
  const isDone = written.files.length > 0 && written.files.every(({ outcome }) => outcome === "fixed");
  if (written.undo === undefined && isDone && refused.size === 0) {
    terminal.err(`${printable(repo.name)}: the plan is applied already. Nothing was written.\n`);
  }
  return reportOf(plan, fates, written.undo);
}

function printReports(
  reports: { name: string; report: Report }[],
  flags: ApplyFlags,
  terminal: Terminal,
): void {
  if (flags.format === "json") {
    const [only] = reports;
    if (reports.length === 1 && only) terminal.out(jsonReport(only.report));
    else {
      const repos = reports.map(({ name, report }) => ({ name, ...JSON.parse(jsonReport(report)) }));
      terminal.out(`${safeJson({ version: 1, repos }, 2)}\n`);
    }
    return;
  }
  for (const { name, report } of reports) {
    if (reports.length > 1) terminal.out(`${name}\n\n`);
    const steps: Step[] = report.undo === undefined ? [] : [["Undo", undoLine(report.undo, terminal)]];
    terminal.out(`${reportText(report, terminal, paletteFor(terminal.outColor), steps)}\n`);
  }
  if (reports.length === 0) terminal.out("The plan holds no change.\n");
}

/** Where the repo lies here. @throws {UsageError} where that can't be told */
function rootOf(repo: PlannedRepo, plan: PlanFile, flags: ApplyFlags, terminal: Terminal): string {
  const given = flags.root === undefined ? undefined : resolve(terminal.cwd, flags.root);
  if (given !== undefined && !isPlainName(repo.name)) {
    throw new UsageError(
      `The plan calls a repo "${repo.name}", which is no name of a folder in ${given}. Leave --root out, or mend the plan.`,
    );
  }
  const root =
    given === undefined
      ? repo.root
      : plan.repos.length > 1 || existsSync(join(given, repo.name))
        ? join(given, repo.name)
        : given;
  if (existsSync(root)) return root;
  throw new UsageError(
    `The repo ${repo.name} isn't in ${root}. Say with --root where it lies (for several: the folder that holds them by their names).`,
  );
}

/** A name that leads nowhere but to a folder of that name. */
function isPlainName(name: string): boolean {
  return name !== "" && name !== "." && name !== ".." && !/[/\\\0]/.test(name);
}

function accepted(plan: PlanFile, file: string, only: string, terminal: Terminal): PlanFile {
  const selection = reading(only, terminal, readSelectionFile);
  try {
    return selected(plan, selection);
  } catch (error) {
    throw named(error, `${only} doesn't fit ${file}`);
  }
}

function reading<T>(file: string, terminal: Terminal, read: (text: string) => T): T {
  let text: string;
  try {
    text = readFileSync(resolve(terminal.cwd, file), "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(
      code === "ENOENT" ? `${file} doesn't exist.` : `${file} can't be read: ${code ?? error}.`,
    );
  }
  try {
    return read(text);
  } catch (error) {
    throw named(error, `${file} can't be used`);
  }
}

function named(error: unknown, what: string): unknown {
  return error instanceof PlanFileError ? new UsageError(`${what}. ${error.message}`) : error;
}
