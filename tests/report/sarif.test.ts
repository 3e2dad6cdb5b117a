import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Draft04 from "ajv-draft-04";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { reportOf } from "../../src/report/index.js";
import { sarifError, sarifReport } from "../../src/report/sarif.js";
import { rulesAndStyles } from "../../src/rules/registry.js";
import { aChange, aFinding, anAssumption, aPlan } from "../review/plans.js";
import { HOSTILE_PATH, hostileReport } from "./hostile.js";
import { presentation } from "./presentation.js";

const SCHEMA = createRequire(import.meta.url)
  .resolve("@microsoft/jest-sarif")
  .replace(/(?<=jest-sarif[\\/]).*$/, "lib/schemas/sarif-2.1.0-rtm.5.json");
// A pattern of the schema is no Unicode regular expression.
const ajv = new Draft04.default({ strict: false, unicodeRegExp: false });
formats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, "utf8")));

/** What the official schema has against it. */
function errors(text: string) {
  validate(JSON.parse(text));
  return validate.errors ?? [];
}

const run = (text: string) => JSON.parse(text).runs[0];

describe("the SARIF report", () => {
  it("holds to the schema of SARIF 2.1.0, whatever the repo is called", () => {
    expect(errors(sarifReport(hostileReport(), presentation))).toEqual([]);
    expect(errors(sarifReport(reportOf(aPlan(), new Map()), presentation))).toEqual([]);
    expect(errors(sarifError("No Next.js app [here](x).", presentation))).toEqual([]);
    expect(errors(`{ "version": "2.1.0", "runs": [{}] }`)).not.toEqual([]);
  });

  it("describes every rule: what, how bad, and where to read on", () => {
    const { driver } = run(sarifReport(reportOf(aPlan(), new Map()), presentation)).tool;
    expect(driver.rules.map((rule: { id: string }) => rule.id)).toEqual([
      ...rulesAndStyles.map(({ id }) => id),
      "unexamined",
    ]);
    expect(driver.rules[0]).toMatchObject({
      id: "default-export",
      name: "DefaultExport",
      helpUri: "https://github.com/route-codemod/route-codemod/blob/main/docs/rules/default-export.md",
      defaultConfiguration: { level: "error" },
      help: { markdown: expect.stringContaining("# default-export") },
    });
  });

  it("encodes what a path has and a URI hasn't", () => {
    const [first] = run(sarifReport(hostileReport(), presentation)).results;
    const { uri } = first.locations[0].physicalLocation.artifactLocation;
    expect(uri).toMatch(/^[\w\-./~!$&'()*+;=@%]+$/);
    expect(decodeURIComponent(uri)).toBe(HOSTILE_PATH);
    expect(uri).toContain("%5Bid%5D");
  });

  it("makes no link of text from the repo", () => {
    for (const { message } of run(sarifReport(hostileReport(), presentation)).results) {
      expect(message.text).not.toMatch(/(?<!\\)\]\(/);
    }
  });

  it("offers the fix that the same flags would write, as replacements of whole lines", () => {
    const before = "// top\r\nexport default handler;\r\n// end";
    const change = aChange("a/route.ts", {
      before,
      after: "// top\r\nexport { handler as GET };\r\n// end\r\n",
    });
    const [result] = run(
      sarifReport(reportOf(aPlan({ changes: [change] }), new Map()), presentation),
    ).results;
    const [{ artifactLocation, replacements }] = result.fixes[0].artifactChanges;
    expect(artifactLocation.uri).toBe("a/route.ts");
    expect(replace(before, replacements)).toBe(change.after);
  });

  it("offers none where it rests on an assumption that nobody has allowed", () => {
    const guess = anAssumption("a/route.ts", ["GET", "POST"], ["POST"]);
    const left = reportOf(
      aPlan({ changes: [guess] }),
      new Map([[guess.path, { outcome: "unchanged", reason: "…" }]]),
    );
    expect(run(sarifReport(left, presentation)).results[0]).not.toHaveProperty("fixes");
  });

  it("leaves out what is fixed", () => {
    const change = aChange("a/route.ts");
    const fixed = reportOf(aPlan({ changes: [change] }), new Map([[change.path, { outcome: "fixed" }]]));
    expect(run(sarifReport(fixed, presentation)).results).toEqual([]);
  });

  it("weighs a finding by its own severity", () => {
    const findings = (["error", "warning", "info"] as const).map((severity, index) =>
      aFinding(`${index}/route.ts`, { safety: "manual", severity }),
    );
    const { results } = run(sarifReport(reportOf(aPlan({ manual: findings }), new Map()), presentation));
    expect(results.map((one: { level: string }) => one.level)).toEqual(["error", "warning", "note"]);
  });
});

interface Replacement {
  deletedRegion: { startLine: number; startColumn: number; endLine: number; endColumn: number };
  insertedContent: { text: string };
}

/** Applies replacements as a viewer does. */
function replace(before: string, replacements: Replacement[]): string {
  const starts = [0, ...[...before.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const at = (line: number, column: number) => starts[line - 1]! + column - 1;
  let text = before;
  for (const { deletedRegion: region, insertedContent } of replacements.toReversed()) {
    text =
      text.slice(0, at(region.startLine, region.startColumn)) +
      insertedContent.text +
      text.slice(at(region.endLine, region.endColumn));
  }
  return text;
}
