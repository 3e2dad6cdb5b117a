import type { Severity } from "../plan/contract.js";
import type { Report, ReportEntry } from "./outcome.js";
import { countText, openEntries, paragraphs, TOOL } from "./presentation.js";
import { printable, printableLine } from "./printable.js";

/** GitHub's names for how bad something is. */
const COMMAND: Record<Severity, string> = { error: "error", warning: "warning", info: "notice" };

/**
 * GitHub Actions workflow commands: one annotation for each finding that is left, and a line for the log. Paths are
 * relative to the report's root, which is the checkout.
 * Source of the escapes: the command runner of GitHub's toolkit (`packages/core/src/command.ts`).
 */
export function githubReport(report: Report): string {
  const entries = openEntries(report);
  return `${[...entries.map(annotation), countText(entries, report.examined)].join("\n")}\n`;
}

/** The annotation for a run that could not be made. */
export function githubError(message: string): string {
  return `::error title=${property(TOOL)}::${data(message)}\n`;
}

function annotation(entry: ReportEntry): string {
  const { path, line, column, severity, rule, docs } = entry;
  const place = `file=${property(path)},line=${line},col=${column},title=${property(`${TOOL}: ${rule}`)}`;
  const text = [...paragraphs(entry), ...(docs === undefined ? [] : [docs])].join("\n");
  return `::${COMMAND[severity]} ${place}::${data(text)}`;
}

function data(text: string): string {
  return printable(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(printableLine(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
