import type { Severity } from "../plan/contract.js";
import { code, longestRun, prose } from "./markdown-text.js";
import { isForInformation, type Report, type ReportEntry } from "./outcome.js";
import { countText, notAskedText, openEntries, paragraphs, TOOL, TOOL_URL } from "./presentation.js";
import { printable } from "./printable.js";

/** GitHub takes comments of up to 65,536 characters. */
const AT_MOST = 60_000;
const MARK: Record<Severity, string> = { error: "❌", warning: "⚠️", info: "ℹ️" };

/**
 * The report as a comment for a pull request: each finding that is left, with its fix as a diff to unfold, and what was fixed in one
 * line. Diffs give way first, then findings, where the comment would get too long.
 */
export function markdownReport(report: Report): string {
  const entries = openEntries(report);
  const fixed = report.entries.length - entries.length;
  const head = [
    `### [${TOOL}](${TOOL_URL})`,
    countText(entries, report.examined),
    ...(report.notAsked ? [notAskedText(report.notAsked)] : []),
  ];
  if (fixed > 0)
    head.push(`${fixed} fixed: ${listOf(report.entries.filter((one) => one.outcome === "fixed"))}.`);
  const blocks: string[] = [];
  let left = AT_MOST - head.join("\n\n").length;
  const shown = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    const block = finding(entry);
    if (block.length + RESERVE > left) {
      blocks.push(`… and ${entries.length - index} more.`);
      break;
    }
    const diff = entry.diff === undefined || shown.has(entry.diff) ? "" : `\n\n${folded(entry.diff)}`;
    const fits = block.length + diff.length + RESERVE <= left;
    if (fits && entry.diff !== undefined) shown.add(entry.diff);
    blocks.push(fits ? `${block}${diff}` : block);
    left -= (blocks.at(-1) as string).length + 2;
  }
  return `${[...head, ...blocks].join("\n\n")}\n`;
}

/** The comment for a run that could not be made. */
export function markdownError(message: string): string {
  return `### [${TOOL}](${TOOL_URL})\n\n${prose(message)}\n`;
}

/** Room for the last line. */
const RESERVE = 100;

function finding(entry: ReportEntry): string {
  const { path, line, column, rule, docs, severity, safety } = entry;
  const name = docs === undefined ? code(rule) : `[${code(rule)}](${docs})`;
  const fix = isForInformation(entry) ? "information" : safety === "manual" ? "by hand" : `${safety} fix`;
  const title = `${MARK[severity]} ${code(`${path}:${line}:${column}`)} ${name} (${fix})`;
  return [title, ...paragraphs(entry).map(prose)].join("\n\n");
}

function listOf(entries: readonly ReportEntry[]): string {
  const paths = [...new Set(entries.map((entry) => code(entry.path)))];
  const more = paths.length > 20 ? ` and ${paths.length - 20} more files` : "";
  return `${paths.slice(0, 20).join(", ")}${more}`;
}

function folded(diff: string): string {
  const text = printable(diff);
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `<details><summary>Diff</summary>\n\n${fence}diff\n${text.replace(/\n$/, "")}\n${fence}\n\n</details>`;
}
