import { isForInformation } from "../report/index.js";
import { OUTCOMES, type RepoOutcome, type RepoResult } from "./contract.js";

/** The figures of a batch. */
export interface BatchSummary {
  repos: number;
  outcomes: Record<RepoOutcome, number>;
  /** Sums over all repos. */
  findings: number;
  fixed: number;
  wouldFix: number;
  /** How often each rule found something, the most frequent first. */
  rules: { rule: string; findings: number }[];
  /** Failures of one kind, the most frequent first. `message` is that of the first repo, `messages` has each with its repos. */
  failures: {
    cause: string;
    repos: string[];
    message: string;
    messages: { message: string; repos: string[] }[];
  }[];
}

/** Adds up results, one at a time. */
export async function summarise(results: AsyncIterable<RepoResult>): Promise<BatchSummary> {
  const outcomes = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as BatchSummary["outcomes"];
  const summary: BatchSummary = {
    ...{ repos: 0, outcomes, findings: 0, fixed: 0, wouldFix: 0, rules: [], failures: [] },
  };
  const rules = new Map<string, number>();
  const failures = new Map<string, BatchSummary["failures"][number]>();
  for await (const result of results) {
    summary.repos += 1;
    outcomes[result.outcome] += 1;
    summary.findings += result.summary.findings;
    summary.fixed += result.summary.fixed;
    summary.wouldFix += result.summary.wouldFix;
    for (const { rule } of result.files.filter((entry) => !isForInformation(entry)))
      rules.set(rule, (rules.get(rule) ?? 0) + 1);
    if (result.failure !== undefined) {
      const { cause, message } = result.failure;
      const group = failures.get(cause) ?? { cause, repos: [], message, messages: [] };
      group.repos.push(result.name);
      const same = group.messages.find((one) => one.message === message);
      if (same) same.repos.push(result.name);
      else group.messages.push({ message, repos: [result.name] });
      failures.set(cause, group);
    }
  }
  summary.rules = [...rules].map(([rule, findings]) => ({ rule, findings }));
  summary.rules.sort((a, b) => b.findings - a.findings || (a.rule < b.rule ? -1 : 1));
  summary.failures = [...failures.values()];
  summary.failures.sort((a, b) => b.repos.length - a.repos.length || (a.cause < b.cause ? -1 : 1));
  return summary;
}

/** Every repo is as it should be: nothing found, or all of it mended. */
export function isClean({ repos, outcomes }: BatchSummary): boolean {
  return outcomes.clean + outcomes.fixed + outcomes["no-app"] === repos;
}
