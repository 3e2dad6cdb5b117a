import { describe, expect, it } from "vitest";
import type { RouteContext } from "../../src/handler/contract.js";
import { parseModule } from "../../src/handler/module.js";
import { needsForceDynamic, planSegmentConfig } from "../../src/handler/segment-config.js";
import { applyEdits } from "../../src/handler/splice.js";

function plan(source: string, context: Partial<RouteContext> = {}) {
  const module = parseModule(source, { path: "app/api/x/route.ts", ...context });
  const result = planSegmentConfig(module);
  return { ...result, code: applyEdits(source, result.edits), notes: result.notes.join("\n") };
}

const handler = "export default function handler(req, res) {}\n";

describe("config of the Pages Router", () => {
  it("is left alone where there is none", () => {
    expect(plan(`const config = { maxDuration: 3 };\n${handler}`)).toMatchObject({
      code: `const config = { maxDuration: 3 };\n${handler}`,
      notes: "",
    });
  });

  it.each([
    ["export const config = { maxDuration: 30 };", "export const maxDuration = 30;"],
    ["export const config = { maxDuration: 60 * 5 };", "export const maxDuration = 300;"],
    ["export const config: PageConfig = { maxDuration: 30 };", "export const maxDuration = 30;"],
    ["export const config = { maxDuration: 30 } satisfies PageConfig;", "export const maxDuration = 30;"],
    ["export const config = { maxDuration: 30 } as const;", "export const maxDuration = 30;"],
    ["export let config = { 'maxDuration': 30 }", "export const maxDuration = 30"],
    ["export const config = { runtime: 'edge' }", "export const runtime = 'edge'"],
    ["export const config = { runtime: 'experimental-edge' };", "export const runtime = 'edge';"],
    [
      'export const config = { runtime: "edge", regions: ["iad1", "sfo1"] };',
      'export const runtime = "edge";\nexport const preferredRegion = ["iad1", "sfo1"];',
    ],
    ['export const config = { regions: "fra1" };', 'export const preferredRegion = "fra1";'],
    ["module.exports.config = { maxDuration: 30 };", "export const maxDuration = 30;"],
    ["exports.config = { maxDuration: 30 };", "export const maxDuration = 30;"],
  ])("is translated: %s", (before, after) => {
    expect(plan(`${before}\n\n${handler}`).code).toBe(`${after}\n\n${handler}`);
  });

  it("is translated in place, with the comments of each setting", () => {
    const source = `import x from "x";

// Vercel
export const config: PageConfig = {
  api: { externalResolver: true },
  // the model is slow
  maxDuration: 60, // seconds
};

${handler}`;
    expect(plan(source).code).toBe(`import x from "x";

// Vercel
// the model is slow
export const maxDuration = 60; // seconds

${handler}`);
  });

  it("follows constants of the file", () => {
    const source = `const MINUTE = 60;\nconst api = { bodyParser: false };\nexport const config = { maxDuration: 5 * MINUTE, api };\n`;
    expect(plan(source)).toMatchObject({
      code: `const MINUTE = 60;\nconst api = { bodyParser: false };\nexport const maxDuration = 300;\n`,
      bodyParserOff: true,
    });
  });

  it("exports a constant that has the setting's name and value already", () => {
    expect(plan(`const maxDuration = 60 * 2;\nexport const config = { maxDuration };\n`).code).toBe(
      `export const maxDuration = 120;\n`,
    );
  });

  it("leaves a setting that the file exports already", () => {
    const { code, notes } = plan(
      `export const maxDuration = 10;\nexport const config = { maxDuration: 20 };\n`,
    );
    expect(code).toBe(`export const maxDuration = 10;\n`);
    expect(notes).toContain("exports `maxDuration` already");
  });

  it("is found in an export list", () => {
    const source = `const config = { maxDuration: 30 };\nfunction handler(req, res) {}\nexport { handler as default, config };\n`;
    expect(plan(source).code).toBe(
      `export const maxDuration = 30;\nfunction handler(req, res) {}\nexport { handler as default };\n`,
    );
    expect(plan(`const settings = { maxDuration: 30 };\nexport { settings as config };\n`).code).toBe(
      `export const maxDuration = 30;\n`,
    );
  });

  it("stays as a local where other code uses it", () => {
    const { code, notes } = plan(
      `export const config = { maxDuration: 30 }; // s\nexport default (req, res) => res.json(config);\n`,
    );
    expect(code).toBe(
      `const config = { maxDuration: 30 }; // s\nexport const maxDuration = 30;\nexport default (req, res) => res.json(config);\n`,
    );
    expect(notes).toContain("other code in it uses it");
  });

  it("goes whole, with its comment, where nothing of it is left to say", () => {
    const source = `${handler}\n// Allow larger images\nexport const config = {\n  api: { bodyParser: { sizeLimit: "10mb" } },\n};\n`;
    const { code, notes } = plan(source);
    expect(code).toBe(handler);
    expect(notes).toContain("of 10mb");
    expect(notes).toContain("413");
  });

  it.each([
    ["api: { responseLimit: false }", "responseLimit"],
    ["api: { responseLimit: '8mb' }", "responseLimit"],
    ["api: { externalResolver: true }", "externalResolver"],
    ["supportsResponseStreaming: true", "supportsResponseStreaming"],
    ["runtime: 'nodejs'", "default"],
  ])("says what was dropped: %s", (setting, note) => {
    const result = plan(`export const config = { ${setting} };\n${handler}`);
    expect(result.code).toBe(handler);
    expect(result.notes).toContain(note);
    expect(result.refusal).toBeUndefined();
  });

  it("says whether the body is parsed", () => {
    expect(plan(`export const config = { api: { bodyParser: false } };\n`).bodyParserOff).toBe(true);
    expect(plan(`export const config = { api: { bodyParser: true } };\n`).bodyParserOff).toBe(false);
    expect(plan(`export const config = { api: { bodyParser: !1 } };\n`).bodyParserOff).toBe(true);
  });

  it.each([{ cacheComponents: true }, { staticExport: true }])(
    "never writes a runtime that the build refuses: %o",
    (context) => {
      const result = plan(`export const config = { runtime: "edge", maxDuration: 5 };\n${handler}`, context);
      expect(result.code).toBe(`export const maxDuration = 5;\n${handler}`);
      expect(result.notes).toContain("runs on Node.js");
    },
  );

  it.each([
    "export const config = make();",
    "export const config = { ...shared };",
    "export const config = { [key]: 1 };",
    "export const config = { matcher: '/x' };",
    "export const config = { maxDuration: Number(process.env.MAX) };",
    "export const config = { maxDuration: '30' };",
    "export const config = { maxDuration: 0.5 };",
    "export const config = { runtime: process.env.RUNTIME };",
    "export const config = { regions: [region()] };",
    "export const config = { api: { bodyParser: process.env.RAW ? false : true } };",
    "export const config = { api: { bodyParser: { sizeLimit: '1mb', other: 1 } } };",
    "export const config = { api: { fresh: 1 } };",
    "export const config = { api: shared };",
    "export const config = { api() {} };",
    "export const { config } = make();",
    "export { config } from './config';",
    "import { config } from './config'; export { config };",
    "export function config() {}",
    "export const config = { maxDuration: 30 }, other = 1;",
    "const maxDuration = wait(); export const config = { maxDuration: 30 };",
  ])("is refused: %s", (source) => {
    const result = plan(`${source}\n${handler}`);
    expect(result.refusal?.reason).toMatch(/config/);
    expect(result.refusal?.node.start).toBeTypeOf("number");
    expect(result.edits).toEqual([]);
  });

  it("keeps CRLF", () => {
    expect(plan(`export const config = {\r\n  runtime: "edge",\r\n  maxDuration: 5,\r\n};\r\n`).code).toBe(
      `export const runtime = "edge";\r\nexport const maxDuration = 5;\r\n`,
    );
  });
});

describe("a GET that reads nothing of the request", () => {
  const context = (more: Partial<RouteContext>): RouteContext => ({ path: "app/api/x/route.ts", ...more });

  it("is kept dynamic where Next would freeze it at build", () => {
    expect(needsForceDynamic(context({ next: 13 }), ["GET"], false)).toBe("dynamic");
    expect(needsForceDynamic(context({ next: 14 }), ["GET", "HEAD"], false)).toBe("dynamic");
    expect(needsForceDynamic(context({ next: 16, cacheComponents: true }), ["GET"], false)).toBe(
      "connection",
    );
  });

  it("needs nothing where Next runs it on every request", () => {
    expect(needsForceDynamic(context({ next: 15 }), ["GET"], false)).toBeUndefined();
    expect(needsForceDynamic(context({}), ["GET"], false)).toBeUndefined();
    expect(needsForceDynamic(context({ next: 14 }), ["GET", "POST"], false)).toBeUndefined();
    expect(needsForceDynamic(context({ next: 14 }), ["POST"], false)).toBeUndefined();
    expect(needsForceDynamic(context({ next: 14 }), ["GET"], true)).toBeUndefined();
    expect(needsForceDynamic(context({ cacheComponents: true }), ["GET", "OPTIONS"], false)).toBeUndefined();
  });

  it("is left to a static export and to the author's own setting", () => {
    expect(needsForceDynamic(context({ next: 14, staticExport: true }), ["GET"], false)).toBeUndefined();
    const own = parseModule("export const revalidate = 60;\n", context({ next: 14 }));
    expect(needsForceDynamic(own.context, ["GET"], false, own)).toBeUndefined();
  });
});
