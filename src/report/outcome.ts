/** What became of a plan: the data that every report format prints. */
import type { HttpMethod, Safety } from "../handler/contract.js";
import type { FileChange, Finding, Plan } from "../plan/contract.js";
import { unifiedDiff } from "../plan/index.js";

/**
 * - `fixed`: written.
 * - `would-fix`: nothing was to be written; the same flags with `--yes` would write it.
 * - `unchanged`: there is a change, and it was left out; `reason` says why (needs `--unsafe`, refused, uncommitted).
 * - `manual`: there is no edit; `message` says what to do by hand.
 * - `failed`: the file could not be examined or not be written; `reason` or `message` says why.
 */
export type EntryOutcome = "fixed" | "would-fix" | "unchanged" | "manual" | "failed";

/** One finding, or one file that could not be examined (its `rule` is `unexamined`). */
export interface ReportEntry {
  path: string;
  rule: string;
  outcome: EntryOutcome;
  safety: Safety;
  methods: HttpMethod[];
  line: number;
  column: number;
  message: string;
  notes: string[];
  /** Why a change was left out, or why it failed. */
  reason?: string;
  /** Unified diff of the whole file; the same in each entry of the file. */
  diff?: string;
}

export interface ReportSummary {
  /** All entries: the five outcomes below add up to it. */
  findings: number;
  fixed: number;
  wouldFix: number;
  unchanged: number;
  manual: number;
  failed: number;
}

export interface Report {
  root: string;
  examined: number;
  summary: ReportSummary;
  entries: ReportEntry[];
  /** The run in the undo journal, and the folder from which `undo` finds it; only when something was written. */
  undo?: { id: string; from: string };
}

/** What was decided on, or happened to, the change of one file. */
export interface Fate {
  outcome: Exclude<EntryOutcome, "manual">;
  reason?: string;
  /** Said beside the findings' own notes. */
  note?: string;
  /** The change as it was written, where the user chose other methods than the plan. */
  change?: FileChange;
}

/** The rule of an entry for a file that could not be examined. */
export const UNEXAMINED = "unexamined";

/**
 * Takes a plan and the fate of each change by path; gives the entries in path order. A change without a fate counts as
 * `would-fix`.
 */
export function reportOf(plan: Plan, fates: ReadonlyMap<string, Fate>, undo?: Report["undo"]): Report {
  const entries = [
    ...plan.changes.flatMap((change) =>
      changeEntries(change, fates.get(change.path) ?? { outcome: "would-fix" }),
    ),
    ...plan.manual.map((finding) => entry(finding, { outcome: "manual" })),
    ...plan.problems.map(
      (problem): ReportEntry => ({
        path: problem.path,
        rule: UNEXAMINED,
        outcome: "failed",
        safety: "manual",
        methods: [],
        line: problem.line ?? 1,
        column: problem.column ?? 1,
        message: problem.message,
        notes: [],
      }),
    ),
  ].sort(byPlace);
  return {
    root: plan.root,
    examined: plan.examined,
    summary: summarise(entries),
    entries,
    ...(undo ? { undo } : {}),
  };
}

function changeEntries(planned: FileChange, fate: Fate): ReportEntry[] {
  const change = fate.change ?? planned;
  const diff = unifiedDiff(change);
  return change.findings.map((finding) => ({
    ...entry(finding, { outcome: fate.outcome, ...(fate.reason ? { reason: fate.reason } : {}) }),
    notes: fate.note ? [...finding.notes, fate.note] : finding.notes,
    diff,
  }));
}

function entry(finding: Finding, fate: { outcome: EntryOutcome; reason?: string }): ReportEntry {
  const { path, rule, safety, methods, line, column, message, notes } = finding;
  return { path, rule, ...fate, safety, methods, line, column, message, notes };
}

function byPlace(a: ReportEntry, b: ReportEntry): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

function summarise(entries: ReportEntry[]): ReportSummary {
  const count = (outcome: EntryOutcome) => entries.filter((one) => one.outcome === outcome).length;
  return {
    findings: entries.length,
    fixed: count("fixed"),
    wouldFix: count("would-fix"),
    unchanged: count("unchanged"),
    manual: count("manual"),
    failed: count("failed"),
  };
}
