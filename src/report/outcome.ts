/** What became of a plan: the data that every report format prints. */
import type { HttpMethod, Safety } from "../handler/contract.js";
import type { Alternative, FileChange, Finding, Plan, RelatedPlace, Severity } from "../plan/contract.js";
import { docsUrl, fingerprint, unifiedDiff } from "../plan/index.js";

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
  /** `info` is good to know, and makes no run fail. */
  severity: Severity;
  /** URL of the rule's page. */
  docs: string;
  methods: HttpMethod[];
  line: number;
  column: number;
  message: string;
  notes: string[];
  /** Other places that belong to it, such as the route behind a call. */
  related?: RelatedPlace[];
  /** The ways to mend it, where there are several; `diff` is that of the chosen one. */
  alternatives?: (Alternative & { chosen: boolean })[];
  /** Why a change was left out, or why it failed. */
  reason?: string;
  /** The line of code that it points at, where the file's text is known. */
  code?: string;
  /** Stays the same when the code moves in its file. */
  fingerprint: string;
  /** Unified diff of the whole file; the same in each entry of the file. */
  diff?: string;
  /** Where the change moves the file; `path` is where it lay. */
  movedTo?: string;
}

export interface ReportSummary {
  /** What is, or was, wrong: the five outcomes below add up to it. What is there for information alone is in none of the six. */
  findings: number;
  fixed: number;
  wouldFix: number;
  unchanged: number;
  manual: number;
  failed: number;
  /** What is only said, beside the findings. */
  info: number;
  /** Routes that go over the bridge, or would: they answer, and are left to be ported. */
  bridged: number;
}

export interface Report {
  root: string;
  examined: number;
  summary: ReportSummary;
  entries: ReportEntry[];
  /** Ids of the rules that weren't asked, by --rule or --skip: their findings may well be there. */
  notAsked?: readonly string[];
  /** The change behind the `diff` of an entry. */
  fixes: ReadonlyMap<ReportEntry, FileChange>;
  /** Where the report was held against a baseline: how many findings it accepts, and what it accepts that is gone. */
  baseline?: { accepted: number; stale: { rule: string; path: string; fingerprint: string }[] };
  /** The run in the undo journal, and the folder from which `undo` finds it; only when something was written. */
  undo?: { id: string; from: string };
}

/** What was decided on, or happened to, the change of one file. */
export interface Fate {
  outcome: Exclude<EntryOutcome, "manual">;
  reason?: string;
  /** Said beside the findings' own notes. */
  note?: string;
  /** The change as it was written, where that isn't the plan's: other methods were chosen, or a part of it was left out. */
  change?: FileChange;
  /** Why the part of the plan's change that isn't in `change` was left out. */
  left?: string;
}

/** The rule of an entry for a file that could not be examined. */
export const UNEXAMINED = "unexamined";

/**
 * Takes a plan and the fate of each change by path; gives the entries in path order. A change without a fate counts as
 * `would-fix`.
 */
export function reportOf(plan: Plan, fates: ReadonlyMap<string, Fate>, undo?: Report["undo"]): Report {
  const leftAlone = plan.choices.filter(({ chosen }) => chosen === undefined);
  const changes = plan.changes.flatMap((change) =>
    changeEntries(change, fates.get(change.path) ?? { outcome: "would-fix" }, plan),
  );
  const repaired = new Set(
    changes.filter(([{ outcome }]) => outcome === "fixed").map(([, change]) => change.path),
  );
  const entries = [
    ...changes.map(([made]) => made),
    ...leftAlone.flatMap(({ findings }) =>
      findings.map((finding) =>
        entry(finding, { outcome: "unchanged", reason: "You chose to leave it." }, plan),
      ),
    ),
    ...plan.manual.flatMap((finding) => manualEntries(finding, repaired, plan)),
    ...plan.problems.map(
      (problem): ReportEntry => ({
        path: problem.path,
        rule: UNEXAMINED,
        outcome: "failed",
        safety: "manual",
        severity: "error",
        docs: docsUrl({ docs: `docs/rules/${UNEXAMINED}.md` }),
        methods: [],
        line: problem.line ?? 1,
        column: problem.column ?? 1,
        message: problem.message,
        notes: [],
        fingerprint: fingerprint(UNEXAMINED, problem.message),
      }),
    ),
  ].sort(byPlace);
  return {
    root: plan.root,
    examined: plan.examined,
    summary: summarise(entries),
    entries,
    fixes: new Map(changes),
    ...(plan.notAsked ? { notAsked: plan.notAsked } : {}),
    ...(undo ? { undo } : {}),
  };
}

function manualEntries(finding: Finding, repaired: ReadonlySet<string>, plan: Plan): ReportEntry[] {
  const { onceRepaired } = finding;
  const message = onceRepaired === undefined ? finding.message : onceRepaired(repaired);
  return message === undefined ? [] : [entry({ ...finding, message }, { outcome: "manual" }, plan)];
}

/** The same report with only these of its entries. */
export function reportWith(report: Report, entries: ReportEntry[]): Report {
  return { ...report, entries, summary: summarise(entries) };
}

function changeEntries(planned: FileChange, fate: Fate, plan: Plan): [ReportEntry, FileChange][] {
  const { change = planned, outcome, reason, note, left } = fate;
  const diff = unifiedDiff(change);
  const made = change.findings.map((finding): [ReportEntry, FileChange] => [
    {
      ...entry(finding, { outcome, ...(reason ? { reason } : {}) }, plan),
      notes: note ? [...finding.notes, note] : finding.notes,
      diff,
      ...moved(change),
    },
    change,
  ]);
  if (left === undefined) return made;
  const rest = planned.findings.filter((finding) => !change.findings.some((one) => isSame(one, finding)));
  const whole = unifiedDiff(planned);
  return [
    ...made,
    ...rest.map((finding): [ReportEntry, FileChange] => [
      { ...entry(finding, { outcome: "unchanged", reason: left }, plan), diff: whole, ...moved(planned) },
      planned,
    ]),
  ];
}

/** What is written instead of a change has findings of its own, which say the same. */
function isSame(one: Finding, other: Finding): boolean {
  if (one === other) return true;
  const place = ({ rule, path, line, column, message }: Finding) =>
    JSON.stringify([rule, path, line, column, message]);
  return place(one) === place(other);
}

function moved({ movedTo }: FileChange): Pick<ReportEntry, "movedTo"> {
  return movedTo === undefined ? {} : { movedTo };
}

function entry(finding: Finding, fate: { outcome: EntryOutcome; reason?: string }, plan: Plan): ReportEntry {
  const {
    path,
    rule,
    safety,
    severity,
    docs,
    methods,
    line,
    column,
    message,
    notes,
    related,
    code,
    fingerprint,
  } = finding;
  const choice = plan.choices.find(({ id }) => id === finding.choice);
  const alternatives = choice?.alternatives.map((one) => ({ ...one, chosen: one.id === choice.chosen }));
  return {
    path,
    rule,
    ...fate,
    safety,
    severity,
    docs,
    methods,
    line,
    column,
    message,
    notes,
    ...(code === undefined ? {} : { code }),
    fingerprint,
    ...(related ? { related } : {}),
    ...(alternatives ? { alternatives } : {}),
  };
}

function byPlace(a: ReportEntry, b: ReportEntry): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

/** It is only said, whether or not there is something to change. */
export function isForInformation({ severity, outcome }: ReportEntry): boolean {
  return severity === "info" && outcome !== "fixed" && outcome !== "failed";
}

/** The bridge is left to be replaced by a rewrite: it is new, or it stays. */
function isBridged({ rule, severity, outcome }: ReportEntry): boolean {
  if (rule !== "bridge") return false;
  const isChanged = outcome === "fixed" || outcome === "would-fix";
  return severity === "info" ? !isChanged : isChanged;
}

function summarise(entries: ReportEntry[]): ReportSummary {
  const work = entries.filter((one) => !isForInformation(one));
  const count = (outcome: EntryOutcome) => work.filter((one) => one.outcome === outcome).length;
  return {
    findings: work.length,
    fixed: count("fixed"),
    wouldFix: count("would-fix"),
    unchanged: count("unchanged"),
    manual: count("manual"),
    failed: count("failed"),
    info: entries.length - work.length,
    bridged: entries.filter(isBridged).length,
  };
}
