import { relative, sep } from "node:path";
import { changedSince, NoSuchChange } from "../apply/index.js";
import { entriesOfChange } from "../gate/index.js";
import type { Plan } from "../plan/contract.js";
import { printableLine, type Report, reportWith } from "../report/index.js";
import { againstBaseline, liesIn, readBaseline, staleText, updateBaseline } from "./baseline.js";
import { exitCodeOf } from "./exit-codes.js";
import type { Flags } from "./flags.js";
import { look } from "./look.js";
import { nextSteps } from "./next-steps.js";
import { printReport } from "./print-report.js";
import { foreseen } from "./repair.js";
import type { Terminal } from "./terminal.js";
import { UsageError } from "./usage-error.js";

/** The flags that only the gate has. */
export interface GateFlags {
  /** A file that holds what is accepted. */
  baseline?: string;
  updateBaseline?: boolean;
  /** Only what has changed since this commit. */
  since?: string;
}

/** The gate for CI: the findings that count, and exit code 1 if there are any. Writes nothing but a baseline, never asks. */
export async function check(paths: string[], flags: Flags & GateFlags, terminal: Terminal): Promise<number> {
  checkGateFlags(flags);
  const baseline =
    flags.baseline === undefined
      ? undefined
      : readBaseline(flags.baseline, flags.updateBaseline ?? false, terminal.cwd);
  const plan = await look(paths, flags, terminal);
  let report = await foreseen(plan, flags);
  if (flags.since !== undefined) report = await changedReport(report, plan, flags.since, terminal);
  if (baseline !== undefined) {
    const current = flags.updateBaseline ? await updateBaseline(report, baseline, paths, terminal) : baseline;
    const held = againstBaseline(report, current);
    const isWhole = flags.since === undefined && flags.rules === undefined && flags.skip === undefined;
    const stale = isWhole ? held.stale.filter((one) => liesIn(one, current, paths, terminal.cwd)) : [];
    if (stale.length > 0) terminal.err(printableLines(staleText(stale, current)));
    report = { ...reportWith(report, held.open), baseline: { accepted: held.accepted.length, stale } };
  }
  const steps = report.summary.findings === 0 ? [] : nextSteps(report, plan, paths, flags, terminal);
  printReport(report, flags, terminal, steps);
  return exitCodeOf(report);
}

/** @throws {UsageError} for flags that contradict each other */
function checkGateFlags({ baseline, updateBaseline: update, since, rules, skip }: Flags & GateFlags): void {
  if (update && baseline === undefined) {
    throw new UsageError("--update-baseline needs --baseline, with the file to write.");
  }
  if (update && (since !== undefined || rules !== undefined || skip !== undefined)) {
    throw new UsageError(
      "--update-baseline writes all that is found; --since, --rule and --skip would leave findings out of it.",
    );
  }
}

async function changedReport(report: Report, plan: Plan, since: string, terminal: Terminal): Promise<Report> {
  try {
    const { paths, withoutAncestor } = await changedSince(plan.root, since);
    if (withoutAncestor) {
      terminal.err(
        `route-codemod: ${printableLine(since)} has no ancestor in common with HEAD here (a shallow clone?), so files that only it has changed count too.\n`,
      );
    }
    const changed = new Set(paths.map((path) => relative(plan.root, path).split(sep).join("/")));
    return reportWith(report, entriesOfChange(report, changed, plan.restsOn));
  } catch (error) {
    throw error instanceof NoSuchChange ? new UsageError(error.message) : error;
  }
}

function printableLines(text: string): string {
  return text.split("\n").map(printableLine).join("\n");
}
