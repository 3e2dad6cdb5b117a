import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { githubReport } from "../../src/report/github.js";
import { printableLine, reportOf } from "../../src/report/index.js";
import { junitError, junitReport } from "../../src/report/junit.js";
import { markdownReport } from "../../src/report/markdown.js";
import { rdjsonReport } from "../../src/report/rdjson.js";
import { aChange, aFinding, aPlan } from "../review/plans.js";
import { HOSTILE_PATH, hostileReport } from "./hostile.js";
import { presentation } from "./presentation.js";

const clean = reportOf(aPlan({ examined: 7 }), new Map());
const severities = (["error", "warning", "info"] as const).map((severity, index) =>
  aFinding(`${index}/route.ts`, { safety: "manual", severity, line: 4, column: 2 }),
);
const mixed = reportOf(aPlan({ manual: severities }), new Map());

describe("the report for GitHub's log", () => {
  it("is one workflow command for each finding, and a line that counts them", () => {
    const lines = githubReport(mixed).trimEnd().split("\n");
    expect(lines.map((line) => line.split(" ")[0])).toEqual(["::error", "::warning", "::notice", "2"]);
    expect(lines[0]).toBe(
      "::error file=0/route.ts,line=4,col=2,title=route-codemod%3A default-export::The default export of a route file is never called.%0Ahttps://example.com/default-export.md",
    );
    expect(lines[3]).toBe("2 findings: 1 error, 1 warning. 1 file examined. 1 note for information.");
    expect(githubReport(clean)).toBe("No findings. 7 files examined.\n");
  });

  it("lets no text of the repo begin a command or a property of its own", () => {
    const lines = githubReport(hostileReport()).trimEnd().split("\n");
    expect(lines).toHaveLength(4);
    for (const line of lines.slice(0, 3)) {
      const [, properties] = /^::(?:error|warning) ([^\n]*?)::/.exec(line)!;
      expect(properties!.split(",").map((part) => part.split("=")[0])).toEqual([
        "file",
        "line",
        "col",
        "title",
      ]);
      const file = /file=([^,]*)/.exec(properties!)![1]!;
      expect(decodeURIComponent(file)).toBe(printableLine(HOSTILE_PATH));
      expect(line).not.toMatch(/[\p{Cc}\u202e]/u);
    }
  });
});

describe("the JUnit report", () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "",
    isArray: (name) => name === "testcase",
  });
  const suiteOf = (xml: string) => {
    expect(XMLValidator.validate(xml)).toBe(true);
    return parser.parse(xml).testsuites.testsuite;
  };

  it("fails a test for each error and warning, and passes what is only said", () => {
    const suite = suiteOf(junitReport(mixed));
    expect(suite).toMatchObject({ tests: "3", failures: "2", errors: "0" });
    expect(suite.testcase[0]).toMatchObject({
      classname: "0/route.ts",
      name: "default-export at 0/route.ts:4:2",
      file: "0/route.ts",
      failure: {
        type: "default-export",
        "#text": expect.stringContaining("https://example.com/default-export.md"),
      },
    });
    expect(suite.testcase[2]).not.toHaveProperty("failure");
  });

  it("has one test that passed where nothing was found", () => {
    const suite = suiteOf(junitReport(clean));
    expect(suite).toMatchObject({ tests: "1", failures: "0", errors: "0" });
    expect(suite.testcase).toEqual([expect.objectContaining({ name: "7 files examined" })]);
  });

  it("has one error where the run could not be made", () => {
    expect(suiteOf(junitError("No <app>."))).toMatchObject({ tests: "1", errors: "1" });
  });

  it("stays XML whatever the repo holds", () => {
    const xml = junitReport(hostileReport());
    const suite = suiteOf(xml);
    expect(suite).toMatchObject({ tests: "3", failures: "2", errors: "1" });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 can't hold
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/u);
    expect(xml).not.toContain("]]>");
    expect(suite.testcase[0].file).toBe(printableLine(HOSTILE_PATH));
  });
});

describe("the report for reviewdog", () => {
  const read = (report: typeof mixed) => JSON.parse(rdjsonReport(report, presentation));

  it("says place, severity, rule and page in its fields", () => {
    const { source, diagnostics } = read(mixed);
    expect(source.name).toBe("route-codemod");
    expect(diagnostics.map((one: { severity: string }) => one.severity)).toEqual([
      "ERROR",
      "WARNING",
      "INFO",
    ]);
    expect(diagnostics[0]).toEqual({
      message: "The default export of a route file is never called.",
      location: { path: "0/route.ts", range: { start: { line: 4 } } },
      severity: "ERROR",
      code: { value: "default-export", url: expect.stringMatching(/^https:.*default-export\.md$/) },
    });
  });

  it("counts columns in bytes", () => {
    const [first] = read(hostileReport()).diagnostics.filter((one: { suggestions?: [] }) => one.suggestions);
    expect(first.location.range.start).toEqual({ line: 1, column: 4 });
  });

  it("suggests the whole rewrite of a file at once, and only once", () => {
    const before = "// é\nexport default handler;\nkept();\nres.end();";
    const change = aChange("a/route.ts", {
      before,
      after: "// é\nexport { handler as GET };\nkept();\nreturn new Response();",
      findings: [aFinding("a/route.ts", { line: 2 }), aFinding("a/route.ts", { line: 4 })],
    });
    const { diagnostics } = read(reportOf(aPlan({ changes: [change] }), new Map()));
    expect(diagnostics[0].suggestions).toEqual([
      {
        range: { start: { line: 2, column: 1 }, end: { line: 4, column: 11 } },
        text: "export { handler as GET };\nkept();\nreturn new Response();",
      },
    ]);
    expect(diagnostics[1]).not.toHaveProperty("suggestions");
  });
});

describe("the report as a comment", () => {
  it("counts, and says each finding with its place, its rule's page, and its diff to unfold", () => {
    const text = markdownReport(reportOf(aPlan({ changes: [aChange("app/[id]/route.ts")] }), new Map()));
    expect(text).toContain("1 finding: 1 error. 1 file examined.");
    expect(text).toContain(
      "❌ `app/[id]/route.ts:1:1` [`default-export`](https://example.com/default-export.md) (safe fix)",
    );
    expect(text).toContain("<details><summary>Diff</summary>\n\n```diff\n--- a/app/[id]/route.ts\n");
    expect(markdownReport(clean)).toContain("No findings. 7 files examined.");
  });

  it("names what was fixed", () => {
    const change = aChange("a/route.ts");
    const fixed = reportOf(aPlan({ changes: [change] }), new Map([[change.path, { outcome: "fixed" }]]));
    expect(markdownReport(fixed)).toContain("1 fixed: `a/route.ts`.");
  });

  it("keeps code spans of a message, and nothing else of its markup", () => {
    const message = "Use `a|b` and *not* [x](y) <img> @team #1, or a lone ` here.";
    const text = markdownReport(
      reportOf(aPlan({ manual: [aFinding("a", { safety: "manual", message })] }), new Map()),
    );
    expect(text).toContain(
      "Use `a|b` and \\*not\\* \\[x\\]\\(y) &lt;img> @&#8203;team #&#8203;1, or a lone \\` here.",
    );
  });

  it("closes no fence and no code span early", () => {
    const path = "a`b``c/route.ts";
    const change = aChange(path, { before: "x\n", after: "````\n</details>\n", findings: [aFinding(path)] });
    const text = markdownReport(reportOf(aPlan({ changes: [change] }), new Map()));
    expect(text).toContain("```a`b``c/route.ts:1:1```");
    expect(text).toContain("`````diff\n");
  });

  it("fits into a comment: diffs give way first, then findings", () => {
    const changes = Array.from({ length: 400 }, (_, index) =>
      aChange(`app/${index}/route.ts`, { before: "a\n".repeat(30), after: `b${index}\n`.repeat(30) }),
    );
    const text = markdownReport(reportOf(aPlan({ changes }), new Map()));
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/… and \d+ more\.\n$/);
    expect(text).toContain("```diff");
  });
});
