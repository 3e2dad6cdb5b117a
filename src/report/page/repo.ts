/** From what is known of a repo to what the page shows of it. */
import type { PlannedChange } from "../../plan/index.js";
import { isForInformation, type ReportEntry } from "../outcome.js";
import type { PageChange, PageFinding, PageRepo } from "./contract.js";

export interface RepoForPage {
  name: string;
  outcome: string;
  words: string;
  source: string;
  failure?: string;
  commit?: string;
  entries: readonly ReportEntry[];
  changes: readonly PlannedChange[];
}

export function pageRepo(repo: RepoForPage): PageRepo {
  const { name, outcome, words, source, failure, commit } = repo;
  const done = new Set(repo.entries.filter((entry) => entry.outcome === "fixed").map((entry) => entry.path));
  return {
    ...{ name, outcome, words, source },
    ...(failure === undefined ? {} : { failure }),
    ...(commit === undefined ? {} : { commit }),
    changes: repo.changes.map((change) => pageChange(change, done.has(change.path))),
    manual: repo.entries
      .filter((entry) => entry.outcome === "manual" || entry.outcome === "failed")
      .filter((entry) => !isForInformation(entry))
      .map(finding),
  };
}

function pageChange(change: PlannedChange, isDone: boolean): PageChange {
  const { path, hash, safety, diff, methods, onlyWith } = change;
  const findings = change.findings.map(finding);
  if (onlyWith !== undefined) findings[0]?.notes.push(onlyWith.why);
  return { path, hash, safety, diff, methods, isDone, findings };
}

function finding(one: PlannedChange["findings"][number] | ReportEntry): PageFinding {
  const { rule, docs = "", path, line, safety, message, notes } = one;
  return { rule, docs, path, line, safety, message, notes: [...notes] };
}
