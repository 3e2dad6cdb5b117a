import { printableLine } from "../../report/index.js";
import { OUTCOMES, type RepoResult } from "../contract.js";
import type { BatchView } from "./format.js";
import { OUTCOME_WORDS } from "./outcome-words.js";

const LONGEST_NAME = 50;

/** A table of the repos that something is to be said of, then the sums, then the failures by cause. */
export async function* asText({ summary, results }: BatchView): AsyncIterable<string> {
  const rows: string[][] = [["repo", "outcome", "found", "fixed", "can be fixed", "left"]];
  for await (const result of results()) {
    if (result.outcome !== "clean" && result.outcome !== "no-app") rows.push(rowOf(result));
  }
  if (rows.length > 1) {
    const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
    for (const row of rows) {
      const cells = row.map((cell, column) =>
        column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
      );
      yield `${cells.join("  ").trimEnd()}\n`;
    }
    yield "\n";
  }
  const counts = OUTCOMES.filter((outcome) => summary.outcomes[outcome] > 0).map(
    (outcome) => `${summary.outcomes[outcome]} ${OUTCOME_WORDS[outcome]}`,
  );
  yield `${summary.repos} ${summary.repos === 1 ? "repo" : "repos"}: ${counts.join(", ") || "none"}.\n`;
  if (summary.outcomes["would-fix"] > 0) {
    yield "\nNothing was written: --html FILE shows every change, --apply writes those that are safe.\n";
  }
  for (const { cause, repos, messages } of summary.failures) {
    yield `\n${repos.length} failed: ${printableLine(cause)} (${some(repos)})\n`;
    for (const one of messages.slice(0, SHOWN)) {
      const whose = messages.length > 1 ? `${some(one.repos)}: ` : "";
      yield `  ${printableLine(`${whose}${one.message}`)}\n`;
    }
    if (messages.length > SHOWN) yield `  and ${messages.length - SHOWN} other messages\n`;
  }
}

/** Names, or messages, that are enough to see what is going on. */
const SHOWN = 5;

function some(names: string[]): string {
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : "";
  return `${names.slice(0, SHOWN).join(", ")}${more}`;
}

function rowOf({ name, outcome, summary }: RepoResult): string[] {
  const short = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 3)}...` : name;
  const left = summary.manual + summary.unchanged + summary.failed;
  return [
    short,
    OUTCOME_WORDS[outcome],
    ...[summary.findings, summary.fixed, summary.wouldFix, left].map(String),
  ];
}
