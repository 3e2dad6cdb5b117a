import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Finding, makePlan, type Plan } from "../../src/plan/index.js";
import { rules } from "../../src/rules/registry.js";
import { temporaryFolder } from "../project/temporary-repo.js";
import { type ExpectedFinding, type RuleRepo, ruleRepos } from "./rule-repo.js";

const repos = ruleRepos();

describe("the repos", () => {
  it("lie in folders named after a rule", () => {
    const ids = rules.map((rule) => rule.id);
    for (const { name } of repos) expect(ids).toContain(name.split("/")[0]);
  });
});

describe.each(repos)("$name", (repo) => {
  it("is judged right, and mended", async () => {
    const cwd = temporaryFolder({});
    repo.copyTo(cwd);
    const paths = repo.expected.paths ?? ["."];
    const plan = await makePlan({ paths, cwd });
    expect(plan.problems).toEqual([]);
    const findings = findingsOf(plan);
    expect(findings.map((finding, index) => comparable(finding, expectedAt(repo, index)))).toEqual(
      repo.expected.findings,
    );
    const after = plan.changes.map(({ path, movedTo, after }) => [movedTo ?? path, after]);
    expect(Object.fromEntries(after)).toEqual(repo.after);
    const moved = plan.changes.flatMap(({ path, movedTo }) => (movedTo ? [[path, movedTo]] : []));
    expect(Object.fromEntries(moved)).toEqual(repo.expected.moved ?? {});

    for (const change of plan.changes) {
      expect(readFileSync(change.absolutePath, "utf8")).toBe(change.before);
      const place = join(plan.root, change.movedTo ?? change.path);
      expect(change.movedTo !== undefined && existsSync(place), "nothing lies in the new place").toBe(false);
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, change.after);
      if (change.movedTo !== undefined) rmSync(change.absolutePath);
    }
    if (plan.changes.length === 0) return;
    const again = await makePlan({ paths, cwd });
    expect(again.problems).toEqual([]);
    expect(again.changes, "a second run").toEqual([]);
    // What only spoke of other findings goes with them.
    expect(plan.manual.map(place), "a second run").toEqual(expect.arrayContaining(again.manual.map(place)));
  });
});

function findingsOf(plan: Plan): Finding[] {
  return [...plan.changes.flatMap((change) => change.findings), ...plan.manual].sort(
    (a, b) => compare(a.path, b.path) || a.line - b.line || compare(a.rule, b.rule),
  );
}

function expectedAt({ expected }: RuleRepo, index: number): ExpectedFinding {
  return expected.findings[index] ?? { rule: "", path: "", line: 0, safety: "manual" };
}

/** A finding as `expect.json` would hold it: with the keys that the expected one has, and those of its texts that it really says. */
function comparable(finding: Finding, expected: ExpectedFinding): Partial<ExpectedFinding> {
  const shown: Record<string, unknown> = { ...finding };
  const { says, notes, ...keys } = expected;
  return {
    ...Object.fromEntries(Object.keys(keys).map((key) => [key, shown[key]])),
    ...(says && { says: says.map((part) => (finding.message.includes(part) ? part : finding.message)) }),
    ...(notes && {
      notes: notes.map((part) => (finding.notes.some((note) => note.includes(part)) ? part : finding.notes)),
    }),
  } as Partial<ExpectedFinding>;
}

/** Lines move by a fix. */
function place({ rule, path }: Finding): string {
  return `${rule} ${path}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
