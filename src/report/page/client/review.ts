/** What is shown and what is ticked. Plain functions over plain data; nothing here knows of the document. */
import type { PageChange, PageData, PageFinding, PageRepo } from "../contract.js";

/** One line of the table. */
export type Row =
  | { kind: "repo"; repo: PageRepo }
  | { kind: "change"; repo: PageRepo; change: PageChange; key: string }
  | { kind: "manual"; repo: PageRepo; finding: PageFinding };

export interface Filter {
  text: string;
  outcome: string;
  rule: string;
  safety: string;
  method: string;
}

export const NO_FILTER: Filter = { text: "", outcome: "", rule: "", safety: "", method: "" };

export function keyOf(repo: PageRepo, change: PageChange): string {
  return `${repo.name}\0${change.path}`;
}

/** The rows that pass the filter: each repo of which something passes, with what passes of it. */
export function rowsOf(data: PageData, filter: Filter): Row[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return data.repos.flatMap((repo): Row[] => {
    if (filter.outcome !== "" && repo.outcome !== filter.outcome) return [];
    const changes = repo.changes.filter(
      (change) =>
        passes(repo, change.findings, change.safety, change.path, words, filter) && hasMethod(change, filter),
    );
    const manual =
      filter.method === ""
        ? repo.manual.filter((finding) =>
            passes(repo, [finding], finding.safety, finding.path, words, filter),
          )
        : [];
    const isBare = repo.changes.length + repo.manual.length === 0;
    const isNarrowed = filter.rule !== "" || filter.safety !== "" || filter.method !== "";
    if (changes.length + manual.length === 0) {
      const named = words.every((word) => `${repo.name} ${repo.failure ?? ""}`.toLowerCase().includes(word));
      return isBare && !isNarrowed && named ? [{ kind: "repo", repo }] : [];
    }
    return [
      { kind: "repo", repo },
      ...changes.map((change): Row => ({ kind: "change", repo, change, key: keyOf(repo, change) })),
      ...manual.map((finding): Row => ({ kind: "manual", repo, finding })),
    ];
  });
}

function passes(
  repo: PageRepo,
  findings: readonly PageFinding[],
  safety: string,
  path: string,
  words: readonly string[],
  filter: Filter,
): boolean {
  if (filter.safety !== "" && safety !== filter.safety) return false;
  if (filter.rule !== "" && !findings.some((finding) => finding.rule === filter.rule)) return false;
  const text = [repo.name, path, ...findings.flatMap((finding) => [finding.rule, finding.message])];
  const all = text.join(" ").toLowerCase();
  return words.every((word) => all.includes(word));
}

function hasMethod({ methods }: PageChange, { method }: Filter): boolean {
  return method === "" || methods.after.includes(method) || methods.before.includes(method);
}

/** The selection file for what is ticked. */
export function selectionOf(data: PageData, ticked: ReadonlySet<string>): string {
  const accepted = data.repos.flatMap((repo) =>
    repo.changes
      .filter((change) => ticked.has(keyOf(repo, change)))
      .map((change) => ({ repo: repo.name, path: change.path, hash: change.hash })),
  );
  return `${JSON.stringify({ kind: "route-codemod-selection", version: 1, accepted }, null, 1)}\n`;
}

/** How often each value occurs, the most frequent first. */
export function counted(values: Iterable<string>): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** The figures of the overview. */
export function figuresOf(data: PageData) {
  const changes = data.repos.flatMap((repo) => repo.changes);
  const findings = data.repos.flatMap((repo) => [
    ...repo.changes.flatMap((change) => change.findings),
    ...repo.manual,
  ]);
  return {
    repos: data.repos.length,
    changes: changes.length,
    manual: data.repos.reduce((sum, repo) => sum + repo.manual.length, 0),
    outcomes: counted(data.repos.map((repo) => repo.words)),
    causes: counted(findings.map((finding) => finding.rule)),
    before: new Map(counted(changes.flatMap((change) => change.methods.before))),
    after: new Map(counted(changes.flatMap((change) => change.methods.after))),
  };
}
