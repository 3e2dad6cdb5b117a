/** What a report for programs and services tells of the tool itself, beside what was found. */
import type { Severity } from "../plan/contract.js";
import { isForInformation, type Report, type ReportEntry, UNEXAMINED } from "./outcome.js";

export const TOOL = "route-codemod";
export const TOOL_URL = "https://github.com/route-codemod/route-codemod";

/** One rule, as reports describe it. */
export interface RuleFacts {
  id: string;
  /** What is wrong, in one line. */
  title: string;
  /** When its fix is safe, and when not. */
  safety: string;
  severity: Severity;
  /** URL of its page. */
  docs: string;
  /** The page itself, in Markdown: only for the formats that carry it. */
  page?: string;
}

/** What the formats need to know besides the report. */
export interface Presentation {
  version: string;
  /** Every rule of the tool, whether it took part or not. */
  rules: readonly RuleFacts[];
  /** How a path of the report is called from where the command runs. */
  name: (path: string) => string;
}

/** Findings that are still there after the run. */
export function openEntries(report: Report): ReportEntry[] {
  return report.entries.filter((entry) => entry.outcome !== "fixed");
}

/** What is wrong, what else there is to know, and why a fix was left out: one paragraph each. */
export function paragraphs(entry: ReportEntry): string[] {
  const others = (entry.related ?? []).map((place) => `${place.path}:${place.line}: ${place.message}`);
  return [entry.message, ...entry.notes, ...others, ...(entry.reason === undefined ? [] : [entry.reason])];
}

/** The file could not be looked at, so nothing is known about it. */
export function isUnexamined(entry: ReportEntry): boolean {
  return entry.rule === UNEXAMINED;
}

/** Which rules a run left out, by --rule or --skip. */
export function notAskedText(rules: readonly string[]): string {
  return rules.length === 1
    ? `1 rule wasn't asked: ${rules[0]}.`
    : `${rules.length} rules weren't asked: ${rules.join(", ")}.`;
}

/** "2 findings: 1 error, 1 warning", or that there is none. */
export function countText(entries: readonly ReportEntry[], examined: number): string {
  const looked = `${examined} ${examined === 1 ? "file" : "files"} examined`;
  const notes = entries.filter(isForInformation).length;
  const said = notes === 0 ? "" : ` ${notes} ${notes === 1 ? "note" : "notes"} for information.`;
  const work = entries.length - notes;
  if (work === 0) return `No findings. ${looked}.${said}`;
  const counts = (["error", "warning"] as const)
    .map((severity) => [severity, entries.filter((entry) => weightOf(entry) === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${count} ${severity}${count > 1 ? "s" : ""}`);
  const findings = work === 1 ? "1 finding" : `${work} findings`;
  return `${findings}: ${counts.join(", ")}. ${looked}.${said}`;
}

/** A file of which something is only said, and that couldn't be written, weighs as a warning. */
function weightOf(entry: ReportEntry): Severity | undefined {
  if (isForInformation(entry)) return undefined;
  return entry.severity === "info" ? "warning" : entry.severity;
}
