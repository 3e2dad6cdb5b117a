import { OUTCOMES } from "../contract.js";
import type { BatchView } from "./format.js";
import { OUTCOME_WORDS } from "./outcome-words.js";

/** A summary and a table of all repos, for a wiki page or a comment. */
export async function* asMarkdown({ summary, results }: BatchView): AsyncIterable<string> {
  yield `## ${summary.repos} ${summary.repos === 1 ? "repo" : "repos"}\n\n| outcome | repos |\n|---|---:|\n`;
  for (const outcome of OUTCOMES) {
    if (summary.outcomes[outcome] > 0) yield `| ${OUTCOME_WORDS[outcome]} | ${summary.outcomes[outcome]} |\n`;
  }
  if (summary.rules.length > 0) {
    yield "\n| rule | findings |\n|---|---:|\n";
    for (const { rule, findings } of summary.rules) yield `| ${cell(rule)} | ${findings} |\n`;
  }
  yield "\n| repo | outcome | found | fixed | can be fixed | left | |\n|---|---|---:|---:|---:|---:|---|\n";
  for await (const { name, outcome, summary: own, commit, failure } of results()) {
    const left = own.manual + own.unchanged + own.failed;
    const remark = failure?.message ?? (commit === undefined ? "" : `commit ${commit.slice(0, 12)}`);
    yield `| ${cell(name)} | ${OUTCOME_WORDS[outcome]} | ${own.findings} | ${own.fixed} | ${own.wouldFix} | ${left} | ${cell(remark)} |\n`;
  }
}

/** Text in a cell: it ends no cell and no row, and is no markup. */
function cell(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/[\\`*_{}[\]<>()#!|~&]/g, "\\$&")
    .replace(/@/g, "@<!-- -->");
}
