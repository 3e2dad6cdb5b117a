import type { Report } from "./outcome.js";
import { safeJson } from "./safe-json.js";

/** The report as one JSON object, closed by a line feed. Its fields may grow; they are not renamed. */
export function jsonReport(report: Report): string {
  const { root, summary, entries, examined, undo, baseline, notAsked } = report;
  return `${safeJson({ version: 1, root, summary, examined, ...(baseline ? { baseline } : {}), ...(notAsked ? { notAsked } : {}), ...(undo ? { undo: undo.id } : {}), files: entries }, 2)}\n`;
}

/** The same object for a run that could not be made: empty, with the error. */
export function jsonError(root: string, message: string): string {
  const summary = { findings: 0, fixed: 0, wouldFix: 0, unchanged: 0, manual: 0, failed: 0, info: 0 };
  return `${safeJson({ version: 1, root, summary, examined: 0, error: message, files: [] }, 2)}\n`;
}
