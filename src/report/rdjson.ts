import type { FileChange, Severity } from "../plan/contract.js";
import type { Report, ReportEntry } from "./outcome.js";
import { spanningEdit } from "./positions.js";
import { openEntries, type Presentation, paragraphs, TOOL, TOOL_URL } from "./presentation.js";
import { safeJson } from "./safe-json.js";

const SEVERITY: Record<Severity, string> = { error: "ERROR", warning: "WARNING", info: "INFO" };

/**
 * The Reviewdog Diagnostic Format: what is left, and as a suggestion what the same flags with `--yes` would write. Paths are those
 * from where the command runs, because reviewdog runs there too. Columns count bytes.
 * Source: `proto/rdf/reviewdog.proto` of reviewdog.
 */
export function rdjsonReport(report: Report, { name }: Presentation): string {
  const suggested = new Set<string>();
  const diagnostics = openEntries(report).map((entry) => ({
    message: paragraphs(entry).join("\n"),
    location: { path: name(entry.path), range: { start: start(entry) } },
    severity: SEVERITY[entry.severity],
    code: { value: entry.rule, ...(entry.docs === undefined ? {} : { url: entry.docs }) },
    ...suggestions(entry, report.fixes.get(entry), suggested),
  }));
  return `${safeJson({ source: { name: TOOL, url: TOOL_URL }, diagnostics }, 2)}\n`;
}

function start({ line, column, code }: ReportEntry): { line: number; column?: number } {
  if (code === undefined || column > code.length + 1) return { line };
  return { line, column: Buffer.byteLength(code.slice(0, column - 1)) + 1 };
}

/** The change of a file is suggested once, at its first finding. It covers whole lines, so its columns are the same in bytes. */
function suggestions(
  { path, outcome }: ReportEntry,
  fix: FileChange | undefined,
  suggested: Set<string>,
): object {
  if (fix === undefined || fix.path !== path || outcome !== "would-fix" || suggested.has(path)) return {};
  // No edit of a file says that it moves, or goes.
  if (fix.movedTo !== undefined || fix.isGone) return {};
  const edit = spanningEdit(fix);
  if (edit === undefined) return {};
  suggested.add(path);
  const lastLine = fix.before.split("\n")[edit.endLine - 1] as string;
  const range = {
    start: { line: edit.startLine, column: edit.startColumn },
    end: { line: edit.endLine, column: Buffer.byteLength(lastLine.slice(0, edit.endColumn - 1)) + 1 },
  };
  return { suggestions: [{ range, text: edit.text }] };
}
