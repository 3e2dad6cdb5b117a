import { printableLine } from "../../report/index.js";
import type { BatchView } from "./format.js";

const COLUMNS = [
  ...["name", "outcome", "findings", "fixed", "would_fix", "unchanged", "manual", "failed"],
  ...["rules", "branch", "commit", "source", "failure"],
];

/** One line for each repo, as RFC 4180 has it: quoted fields, CRLF. */
export async function* asCsv({ results }: BatchView): AsyncIterable<string> {
  yield row(COLUMNS);
  for await (const result of results()) {
    const { findings, fixed, wouldFix, unchanged, manual, failed } = result.summary;
    const rules = [...new Set(result.files.map((file) => file.rule))].sort();
    yield row([
      ...[result.name, result.outcome, findings, fixed, wouldFix, unchanged, manual, failed],
      ...[rules.join(" "), result.branch ?? "", result.commit ?? "", result.source],
      result.failure?.message ?? "",
    ]);
  }
}

function row(fields: readonly (string | number)[]): string {
  return `${fields.map((field) => (typeof field === "number" ? field : quoted(field))).join(",")}\r\n`;
}

/** A spreadsheet takes a field that begins with one of these for a formula; an apostrophe makes it text. */
function quoted(text: string): string {
  const line = printableLine(text);
  const harmless = /^[=+\-@]/.test(line) ? `'${line}` : line;
  return /[",']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
