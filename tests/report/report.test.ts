import { describe, expect, it } from "vitest";
import { isClean } from "../../src/report/clean.js";
import { type Fate, jsonReport, paletteFor, reportOf, textReport } from "../../src/report/index.js";
import { aChange, aFinding, anAssumption, aPlan } from "../review/plans.js";

const tasks = aChange("app/api/tasks/route.ts");
const guess = anAssumption("app/api/guess/route.ts", ["GET", "POST"], ["POST"]);
const plan = aPlan({
  changes: [guess, tasks],
  manual: [
    aFinding("app/api/files/route.ts", {
      safety: "manual",
      methods: [],
      message: "Do it yourself.",
      line: 7,
    }),
  ],
  problems: [{ path: "app/api/bad/route.ts", message: "Unexpected token.", line: 3, column: 4 }],
  examined: 9,
});
const fates = (...entries: [string, Fate][]) => new Map(entries);

describe("a report", () => {
  it("has an entry for each finding and each file that could not be examined, by path and line", () => {
    const report = reportOf(plan, fates([guess.path, { outcome: "unchanged", reason: "needs --unsafe" }]));
    expect(report.entries.map((entry) => [entry.path, entry.rule, entry.outcome])).toEqual([
      ["app/api/bad/route.ts", "unexamined", "failed"],
      ["app/api/files/route.ts", "default-export", "manual"],
      ["app/api/guess/route.ts", "default-export", "unchanged"],
      ["app/api/tasks/route.ts", "default-export", "would-fix"],
    ]);
  });

  it("counts every entry once", () => {
    const { summary } = reportOf(plan, fates([guess.path, { outcome: "fixed" }]));
    expect(summary).toEqual({
      findings: 4,
      fixed: 1,
      wouldFix: 1,
      unchanged: 0,
      manual: 1,
      failed: 1,
      info: 0,
      bridged: 0,
    });
  });

  it("gives each finding of a file the file's whole diff", () => {
    const change = aChange("a/route.ts", {
      findings: [
        aFinding("a/route.ts", { line: 9 }),
        aFinding("a/route.ts", { rule: "pages-signature", line: 2 }),
      ],
    });
    const { entries } = reportOf(aPlan({ changes: [change] }), new Map());
    expect(entries.map((entry) => entry.line)).toEqual([2, 9]);
    expect(entries[0]!.diff).toBe(entries[1]!.diff);
    expect(entries[0]!.diff).toContain("-export default handler;");
    expect(entries[0]!.diff).toContain("+export { handler as GET };");
  });

  it("shows the change as it was written where the user chose other methods", () => {
    const change = guess.withMethods!(["GET"]);
    const { entries } = reportOf(
      aPlan({ changes: [guess] }),
      fates([guess.path, { outcome: "fixed", change }]),
    );
    expect(entries[0]).toMatchObject({ methods: ["GET"], outcome: "fixed" });
    expect(entries[0]!.diff).toContain("+// GET");
  });
});

describe("what is there for information alone", () => {
  const note = aFinding("a/route.ts", { safety: "manual", severity: "info", message: "Good to know." });
  const text = (about: Parameters<typeof aPlan>[0]) =>
    textReport(reportOf(aPlan(about), new Map()), {
      palette: paletteFor(false),
      width: 80,
      name: (path) => path,
    });

  it("is counted, and leaves nothing to do", () => {
    const { summary } = reportOf(aPlan({ manual: [note] }), new Map());
    expect(summary).toMatchObject({ findings: 0, manual: 0, info: 1 });
    expect(isClean(summary)).toBe(true);
    expect(
      isClean(reportOf(aPlan({ manual: [note, { ...note, severity: "warning" }] }), new Map()).summary),
    ).toBe(false);
  });

  it("says so", () => {
    expect(text({ manual: [note] })).toBe(
      "a/route.ts:1:1  default-export  information\n  Good to know.\n\nAbout default-export: https://example.com/default-export.md\n\nNothing to repair: 1 file examined, 1 note for information above.\n",
    );
  });
});

describe("a change of which only the safe part was wanted", () => {
  const safePart = aChange("a/route.ts", { after: "safe\n" });
  const rest = aFinding("a/route.ts", { rule: "missing-method", safety: "unsafe", line: 5 });
  const change = aChange("a/route.ts", {
    after: "both\n",
    safety: "unsafe",
    findings: [...safePart.findings, rest],
    safePart,
  });

  it("has both findings in the report, each with what became of it", () => {
    const fate: Fate = { outcome: "fixed", change: safePart, left: "needs --unsafe" };
    const { entries } = reportOf(aPlan({ changes: [change] }), fates([change.path, fate]));
    expect(entries).toMatchObject([
      { rule: "default-export", outcome: "fixed", diff: expect.stringContaining("+safe") },
      {
        rule: "missing-method",
        outcome: "unchanged",
        reason: "needs --unsafe",
        diff: expect.stringContaining("+both"),
      },
    ]);
  });
});

describe("a finding that can be mended in several ways", () => {
  const finding = aFinding("lib/a.ts", { rule: "missing-method", safety: "unsafe", choice: "1" });
  const choice = {
    id: "1",
    findings: [finding],
    alternatives: [
      { id: "verb", title: "Send POST", safety: "unsafe" as const, path: "lib/a.ts", edits: [] },
      { id: "stub", title: "Add a stub", safety: "unsafe" as const, path: "a/route.ts", edits: [] },
    ],
  };

  it("names them all, the chosen one first", () => {
    const made = aPlan({
      changes: [aChange("a/route.ts", { findings: [finding] })],
      choices: [{ ...choice, chosen: "stub" }],
    });
    const report = reportOf(made, new Map());
    expect(report.entries[0]?.alternatives?.map(({ id, chosen }) => [id, chosen])).toEqual([
      ["verb", false],
      ["stub", true],
    ]);
    const text = textReport(report, { palette: paletteFor(false), width: 80, name: (path) => path });
    expect(text).toContain("  - Fix: Add a stub (a/route.ts).\n  - Or: Send POST.\n");
  });

  it("is left as it is where none is chosen", () => {
    const { entries } = reportOf(aPlan({ choices: [{ ...choice, chosen: undefined }] }), new Map());
    expect(entries).toMatchObject([{ outcome: "unchanged", reason: "You chose to leave it." }]);
  });
});

describe("the JSON report", () => {
  const written = reportOf(
    plan,
    fates([tasks.path, { outcome: "fixed" }], [guess.path, { outcome: "failed", reason: "read-only" }]),
    {
      id: "20260102-030405",
      from: "/repo",
    },
  );
  const json = JSON.parse(jsonReport(written));

  it("is one object with the fields that programs rely on", () => {
    expect(json).toMatchObject({
      version: 1,
      root: "/repo",
      summary: { findings: 4, fixed: 1, wouldFix: 0, manual: 1, failed: 2 },
      undo: "20260102-030405",
      examined: 9,
    });
    expect(json.files[3]).toMatchObject({
      path: "app/api/tasks/route.ts",
      rule: "default-export",
      outcome: "fixed",
      safety: "safe",
      methods: ["GET"],
      line: 1,
      column: 1,
      message: "The default export of a route file is never called.",
      notes: [],
      diff: expect.stringContaining("@@"),
    });
  });

  it("says why a file was not written", () => {
    expect(json.files[2]).toMatchObject({ outcome: "failed", reason: "read-only" });
  });

  it("has no diff where there is no edit", () => {
    expect(json.files[1]).not.toHaveProperty("diff");
  });

  it("keeps text of the repository as it is", () => {
    const path = "a\u001b[31m\n/route.ts";
    const report = reportOf(aPlan({ manual: [aFinding(path, { safety: "manual" })] }), new Map());
    const text = jsonReport(report);
    expect(JSON.parse(text).files[0].path).toBe(path);
    expect(text).not.toContain("\u001b");
  });
});

describe("the text report", () => {
  const options = { palette: paletteFor(false), width: 80, name: (path: string) => path };
  const text = (report: Parameters<typeof textReport>[0], more = {}) =>
    textReport(report, { ...options, ...more });

  it("reads from place to cause to what became of it", () => {
    const report = reportOf(
      plan,
      fates(
        [tasks.path, { outcome: "fixed" }],
        [guess.path, { outcome: "unchanged", reason: "It needs --unsafe." }],
      ),
    );
    expect(text(report)).toBe(
      [
        "app/api/bad/route.ts:3:4  could not be examined",
        "  Unexpected token.",
        "",
        "app/api/files/route.ts:7:1  default-export  manual",
        "  Do it yourself.",
        "",
        "app/api/guess/route.ts:1:1  default-export  unsafe  POST",
        "  The default export of a route file is never called.",
        "  > Left as it is. It needs --unsafe.",
        "",
        "app/api/tasks/route.ts:1:1  default-export  safe  fixed  GET",
        "",
        "About unexamined: https://github.com/route-codemod/route-codemod/blob/main/docs/rules/unexamined.md",
        "About default-export: https://example.com/default-export.md",
        "",
        "4 findings: 1 fixed, 1 left as it is, 1 to do by hand, 1 failed. 9 files",
        "examined.",
        "",
      ].join("\n"),
    );
  });

  it("says which rules weren't asked, and doesn't say that all is fine then", () => {
    const nothing = aPlan({ notAsked: ["frozen-get", "missing-method"] });
    expect(text(reportOf(nothing, fates()))).toMatch(
      /^Nothing found by the rules that were asked: .*\.\n2 rules weren't asked: frozen-get, missing-method\.\n$/,
    );
    expect(text(reportOf({ ...plan, notAsked: ["frozen-get"] }, fates()))).toContain(
      "examined.\n1 rule wasn't asked: frozen-get.\n",
    );
    expect(JSON.parse(jsonReport(reportOf(nothing, fates())))).toMatchObject({
      notAsked: ["frozen-get", "missing-method"],
    });
    expect(text(reportOf(aPlan({}), fates()))).toMatch(/^Nothing to repair/);
  });

  it("stays within the terminal's width, but for a word that is longer", () => {
    const message = "Every request gets 405, because a route file's default export is never called. ".repeat(
      4,
    );
    const report = reportOf(
      aPlan({ manual: [aFinding("a.ts", { safety: "manual", message, notes: [message, "x".repeat(120)] })] }),
      new Map(),
    );
    const long = text(report, { width: 60 })
      .split("\n")
      .filter((line) => line.length > 60);
    expect(long).toEqual([`  - ${"x".repeat(120)}`]);
  });

  it("says what was examined when all is fine", () => {
    expect(text(reportOf(aPlan({ examined: 14 }), new Map()))).toBe(
      "Nothing to repair: 14 files examined, all fine.\n",
    );
  });

  it("says the same of several neighbours once", () => {
    const changes = ["a", "b", "c"].map((name) => aChange(`${name}/route.ts`));
    const report = reportOf(
      aPlan({ changes }),
      fates(["c/route.ts", { outcome: "unchanged", reason: "No." }]),
    );
    expect(text(report).split("\n")).toEqual([
      "a/route.ts:1:1  default-export  safe  GET",
      "b/route.ts:1:1  default-export  safe  GET",
      "  The default export of a route file is never called.",
      "",
      "c/route.ts:1:1  default-export  safe  GET",
      "  The default export of a route file is never called.",
      "  > Left as it is. No.",
      "",
      "About default-export: https://example.com/default-export.md",
      "",
      "3 findings: 2 can be fixed, 1 left as it is. 1 file examined.",
      "",
    ]);
  });

  it("does not say again what the user has just reviewed", () => {
    const report = reportOf(
      aPlan({ changes: [tasks] }),
      fates([tasks.path, { outcome: "unchanged", reason: "You said no." }]),
    );
    expect(text(report, { reviewed: true })).not.toContain("never called");
    expect(text(report, { reviewed: true })).toContain("You said no.");
  });

  it("colours only when it is told to", () => {
    const report = reportOf(plan, new Map());
    expect(text(report)).not.toContain("\u001b");
    expect(text(report, { palette: paletteFor(true) })).toContain("\u001b[32msafe\u001b[39m");
  });

  it("can't be steered by the repository", () => {
    const path = "app/\u001b[2J\n/route.ts";
    const finding = aFinding(path, { safety: "manual", message: "a\u001b[31m\u202eb", notes: ["c\u009bd"] });
    const report = reportOf(
      aPlan({ manual: [finding], problems: [{ path, message: "e\u001bf" }] }),
      new Map(),
    );
    for (const steering of ["\u001b", "\u009b", "\u202e"]) expect(text(report)).not.toContain(steering);
    expect(text(report)).toContain("app/\\x1b[2J\\n/route.ts:1:1");
  });
});
