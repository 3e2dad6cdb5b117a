import { parse } from "@babel/parser";
import jscodeshift from "jscodeshift";
import { describe, expect, it } from "vitest";
import transform, { parser, removeStaticExport } from "../../transforms/static-export.js";
import { TWINS } from "../named-exports/twins.js";
import { evaluateConfig } from "./evaluate-config.js";
import { readConfigFixtures } from "./fixtures.js";

const FIXTURES = readConfigFixtures();
const EDITED = FIXTURES.filter((fixture) => fixture.output !== undefined);

/** The text of the comments of a source, without their markers. */
function commentsOf(source: string): string[] {
  const file = parse(source, { sourceType: "unambiguous", plugins: ["typescript"] });
  return (file.comments ?? []).map((comment) => comment.value.trim());
}

describe.each(FIXTURES)("$name", (fixture) => {
  const { input, output, findings, elsewhere, environments } = fixture;
  const repair = removeStaticExport(input);

  it("finds what the fixture says, and edits just what holds for every build", () => {
    const seen = repair.findings.map(({ applies, line, variables }) =>
      applies === "always" ? { applies, line } : { applies, line, variables },
    );
    expect(seen).toEqual(findings);
    expect(repair.elsewhere.map(({ module }) => module)).toEqual(elsewhere);
    expect(repair.code).toBe(output);
    // Where other code reads the setting, it is left.
    for (const finding of repair.findings)
      expect(finding.removed).toBe(finding.applies === "always" && output !== undefined);
  });

  it("says of each environment what the config really gives there", async () => {
    const [plain, ...others] = await Promise.all(
      environments.map((environment) => evaluateConfig(input, environment)),
    );
    const isExport = (config: Record<string, unknown> | undefined) => config?.output === "export";
    const always = findings.some((finding) => finding.applies === "always");
    if (always) {
      expect([plain, ...others].every(isExport)).toBe(true);
    } else if (findings.length > 0) {
      expect(others.some((config) => isExport(config) !== isExport(plain))).toBe(true);
    } else {
      expect([plain, ...others].some(isExport)).toBe(false);
    }
    for (const { message } of repair.findings) {
      if (message.includes("is a static export")) expect(isExport(plain)).toBe(true);
      if (message.includes("is a normal server build") && !always) expect(isExport(plain)).toBe(false);
    }
  });
});

describe.each(EDITED)("$name, edited", ({ input, output = "", dropped, environments, findings }) => {
  it("gives Next the same config, but for the setting", async () => {
    for (const nodeEnv of ["production", "development"]) {
      for (const environment of environments) {
        const before = await evaluateConfig(input, environment, nodeEnv);
        const after = await evaluateConfig(output, environment, nodeEnv);
        const kept =
          findings.some((finding) => finding.applies !== "always") && Object.keys(environment).length > 0;
        if (kept) expect(after).toEqual(before);
        else {
          const { output: setting, ...rest } = before;
          expect(after).toEqual(setting === "standalone" ? before : rest);
        }
      }
    }
  });

  it("has nothing left to take out", () => {
    expect(removeStaticExport(output).code).toBeUndefined();
  });

  it("keeps every comment that speaks of something else", () => {
    const left = commentsOf(output);
    const gone = commentsOf(input).filter((comment) => !left.includes(comment));
    for (const comment of gone) expect(dropped.some((part) => comment.includes(part))).toBe(true);
    expect(gone).toHaveLength(dropped.length);
  });

  it.each(TWINS)("comes out as a twin with $name", ({ of }) => {
    const twin = of(input);
    // A text that can't be written that way has no such twin.
    if (twin === undefined) return;
    expect(removeStaticExport(twin).code).toBe(of(output) ?? output);
  });

  it("only takes stretches out: every line that is left was there before", () => {
    const before = new Set(input.split("\n").map(reduced));
    const added = output.split("\n").filter((line) => !before.has(reduced(line)));
    // A line that shares its place with the setting loses a part; an `if` that lost its branch is turned round.
    expect(added.length).toBeLessThanOrEqual(1);
  });
});

/** A line without the comma that may be the last of its list. */
function reduced(line: string): string {
  return line.replace(/,(?=\s*(\/\/.*)?$)/, "");
}

describe("a next.config on its own", () => {
  it("may start with a byte order mark and a shebang, and end without a line end", () => {
    const source = '#!/usr/bin/env node\r\nmodule.exports = {\r\n\toutput: "export",\r\n\ta: 1\r\n}';
    expect(removeStaticExport(source).code).toBe("#!/usr/bin/env node\r\nmodule.exports = {\r\n\ta: 1\r\n}");
    expect(removeStaticExport('\uFEFFmodule.exports = { output: "export" }').code).toBe(
      "\uFEFFmodule.exports = {}",
    );
  });

  it("may mix line ends: each line keeps its own", () => {
    expect(
      removeStaticExport('module.exports = {\r\n  a: 1,\n  output: "export",\r\n  b: 2,\n}\r\n').code,
    ).toBe("module.exports = {\r\n  a: 1,\n  b: 2,\n}\r\n");
  });

  it("may be empty, or say nothing of its output", () => {
    const nothing = { findings: [], elsewhere: [], companions: [] };
    expect(removeStaticExport("")).toEqual(nothing);
    expect(removeStaticExport("module.exports = {}")).toEqual(nothing);
  });

  it("may hold JSX, or type assertions that JSX would not allow", () => {
    expect(
      removeStaticExport('const a = <b>c</b>;\nexport default { output: "export" };').code,
    ).toBeDefined();
    expect(removeStaticExport('export default <NextConfig>{ output: "export" };').code).toBe(
      "export default <NextConfig>{};",
    );
  });

  it("tells where its syntax is broken", () => {
    const broken = () => removeStaticExport('module.exports = {\n  output: "export"\n  a: 1,\n};\n');
    expect(broken).toThrow(SyntaxError);
    try {
      broken();
    } catch (error) {
      expect((error as { loc: unknown }).loc).toMatchObject({ line: 3, column: 2 });
    }
  });

  it("survives variables that are defined by each other", () => {
    const source = "var a = b, b = a;\nlet c = d; let d = c;\nmodule.exports = { ...a, output: c };";
    expect(removeStaticExport(source).code).toBeUndefined();
    const selfSpread = "let config = { a: 1 };\nconfig = { ...config };\nmodule.exports = config; // output";
    expect(removeStaticExport(selfSpread).findings).toEqual([]);
  });
});

describe("what comes together with the export", () => {
  it("is named with its line, where it is written as a literal in the config itself", () => {
    const source = `const images = { unoptimized: true };
module.exports = {
  output: "export",
  distDir: "build",
  images: { unoptimized: true },
  typescript: { ignoreBuildErrors: true },
};`;
    expect(removeStaticExport(source).companions).toEqual([
      { name: "distDir", value: "build", line: 4 },
      { name: "images.unoptimized", value: true, line: 5 },
      { name: "typescript.ignoreBuildErrors", value: true, line: 6 },
    ]);
  });

  it("may be written to the config afterwards", () => {
    const source = `const config = { output: "export" };
if (process.env.NODE_ENV === "production") config.distDir = "site";
module.exports = config;`;
    expect(removeStaticExport(source).companions).toEqual([{ name: "distDir", value: "site", line: 2 }]);
  });

  it("is not named where it is switched off or computed", () => {
    const source = `module.exports = { output: "export", distDir: process.env.OUT, images: { unoptimized: false } };`;
    expect(removeStaticExport(source).companions).toEqual([]);
  });
});

describe("as a jscodeshift transform", () => {
  const run = (source: string) => {
    const reports: string[] = [];
    const j = jscodeshift.withParser(parser);
    const api = { jscodeshift: j, j, stats: () => {}, report: (message: string) => reports.push(message) };
    return { code: transform({ path: "next.config.js", source }, api), reports };
  };

  it("gives the new text", () => {
    expect(run('module.exports = { output: "export", a: 1 };').code).toBe("module.exports = { a: 1 };");
  });

  it("gives nothing for a file without the setting", () => {
    expect(run("module.exports = { a: 1 };")).toEqual({ code: undefined, reports: [] });
  });

  it("reports what it leaves to the owner, with line and column", () => {
    const { code, reports } = run(
      'module.exports = {\n  output: process.env.TAURI ? "export" : undefined,\n};',
    );
    expect(code).toBeUndefined();
    expect(reports).toEqual([expect.stringMatching(/^2:3 .*TAURI/)]);
  });
});
