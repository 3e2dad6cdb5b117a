import { join, resolve } from "node:path";
import * as parser from "@typescript-eslint/parser";
import { ESLint, RuleTester } from "eslint";
import { afterAll, describe, expect, it } from "vitest";
import plugin from "../../src/eslint/index.js";
import { temporaryFolder, textOf } from "../apply/temporary-folder.js";
import { FINE, GUESS, MANUAL, SAFE } from "../cli/broken-app.js";

// It runs its cases as tests of ours.
Object.assign(RuleTester, { afterAll, describe, it });
const tester = new RuleTester({ languageOptions: { parser } });
const filename = resolve("app/api/tasks/route.ts");
const SAFE_AFTER = `import { NextResponse } from "next/server";

export async function GET() {
  return NextResponse.json({ tasks: [] });
}
`;

tester.run("default-export", plugin.rules["default-export"], {
  valid: [
    { name: "a healthy route", code: FINE, filename },
    { name: "a handler where it belongs", code: SAFE, filename: resolve("pages/api/tasks.ts") },
    { name: "a file that is no route", code: SAFE, filename: resolve("app/api/tasks/handler.ts") },
    { name: "a route in a private folder", code: SAFE, filename: resolve("app/api/_old/route.ts") },
  ],
  invalid: [
    {
      name: "a handler that says its methods is fixed",
      code: SAFE,
      filename,
      output: SAFE_AFTER,
      errors: [{ line: 1, column: 1, message: /ignores the default export/ }],
    },
    {
      name: "one whose methods are an assumption is a suggestion",
      code: GUESS,
      filename,
      output: null,
      errors: [
        {
          message: /POST is assumed/,
          suggestions: [
            {
              desc: "Rewrite it to export POST.",
              output: `import { NextResponse } from "next/server";

export async function POST(req: Request) {
  const { name } = await req.json().catch(() => ({}));
  return NextResponse.json({ name }, { status: 201 });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "one that can't be rewritten is only reported",
      code: MANUAL,
      filename,
      output: null,
      errors: [{ message: /It wasn't rewritten/ }],
    },
  ],
});

tester.run("lowercase-method", plugin.rules["lowercase-method"], {
  valid: [{ name: "a healthy route", code: FINE, filename }],
  invalid: [
    {
      name: "a method in lower case is renamed",
      code: "export async function post() {\n  return Response.json({});\n}\n",
      filename,
      output: "export async function POST() {\n  return Response.json({});\n}\n",
      errors: [{ message: /upper-case/ }],
    },
  ],
});

const route = (code: string, more: object = {}) => ({ name: code.split("\n")[0]!, code, filename, ...more });
const on = (next: number, more: object = {}) => ({ options: [{ next, ...more }] });
const reason = (message: RegExp, suggestions: { desc: string; output: string }[] = []) => ({
  errors: [{ message, ...(suggestions.length > 0 ? { suggestions } : {}) }],
});

tester.run("empty-route", plugin.rules["empty-route"], {
  valid: [
    route(FINE),
    route(`export * from "./handlers";\n`),
    route("module.exports = require('./handlers');\n"),
    route(SAFE),
    { ...route("const nothing = 1;\n"), filename: resolve("app/api/tasks/handlers.ts") },
  ],
  invalid: [
    {
      ...route("async function GET() {\n  return Response.json({});\n}\n\nfunction POST() {}\n"),
      output: "export async function GET() {\n  return Response.json({});\n}\n\nexport function POST() {}\n",
      ...reason(/lacks only the word|lack only the word/),
    },
    {
      ...route("const GET = () => null;\nGET();\n"),
      output: null,
      ...reason(/Export a function called GET/),
    },
    { ...route(""), name: "an empty file", output: null, ...reason(/answers 405 to every request\./) },
  ],
});

tester.run("invalid-route-export", plugin.rules["invalid-route-export"], {
  valid: [
    route(`export const dynamic = "force-dynamic";\n${FINE}`, on(15)),
    // Turbopack, the default from 16 on, takes other names; so does an app without TypeScript.
    route(`export const LIMIT = 10;\n${FINE}`, on(16)),
    { ...route(`export const LIMIT = 10;\n${FINE}`, on(15)), filename: resolve("app/api/tasks/route.js") },
    route(`export type Task = string;\n${FINE}`, on(15)),
    // For information alone.
    route(`export const config = { api: { bodyParser: false } };\n${FINE}`, on(15)),
    { ...route(`export const LIMIT = 10;\n${FINE}`, on(15)), filename: resolve("lib/route.ts") },
  ],
  invalid: [
    {
      ...route(
        `export const LIMIT = 10;\nexport async function GET() {\n  return Response.json(LIMIT);\n}\n`,
        on(15),
      ),
      output: null,
      ...reason(/"LIMIT" is not a valid Route export field.* assumes that no other file imports `LIMIT`/s, [
        {
          desc: "Take the word `export` away.",
          output: `const LIMIT = 10;\nexport async function GET() {\n  return Response.json(LIMIT);\n}\n`,
        },
      ]),
    },
    {
      ...route(`export const maxDuration = 60 * 5;\n${FINE}`, on(16)),
      output: `export const maxDuration = 300;\n${FINE}`,
      ...reason(/Its value is 300/),
    },
    {
      ...route(`export const maxDuration = 60 * 5;\n${FINE}`),
      name: "a computed setting where no version of Next.js is known",
      filename: "/nowhere/app/api/tasks/route.ts",
      output: null,
      ...reason(/Its value is 300/, [
        { desc: "Write the value as a literal.", output: `export const maxDuration = 300;\n${FINE}` },
      ]),
    },
    {
      ...route(`export const dynamic = "force-foo";\n${FINE}`, on(15)),
      output: null,
      ...reason(/which Next\.js doesn't know/),
    },
    {
      ...route(`export const dynamic = "force-dynamic";\n${FINE}`, on(16, { cacheComponents: true })),
      output: null,
      ...reason(/not compatible with `cacheComponents`/, [{ desc: "Take the setting out.", output: FINE }]),
    },
  ],
});

const inPages = (code: string, more: object = {}) => ({
  name: code.split("\n")[1]!.trim(),
  code,
  filename: resolve("src/pages/api/tasks/[id].ts"),
  ...more,
});
const handler = (body: string) => `export default function handler(req, res) {\n${body}}\n`;

tester.run("pages-api-405", plugin.rules["pages-api-405"], {
  valid: [
    inPages(
      handler(
        `  if (req.method === "GET") return res.json({});\n  res.setHeader("Allow", "GET").status(405).end();\n`,
      ),
    ),
    inPages(handler("  res.json({});\n")),
    inPages(handler(`  if (req.method === "get") return res.json({});\n`)),
    inPages(handler(`  if (req.method === "GET") return res.json({});\n`), {
      filename: resolve("src/lib/tasks.ts"),
    }),
  ],
  invalid: [
    {
      ...inPages(handler(`  if (req.method === "GET") {\n    return res.json({});\n  }\n`)),
      output: handler(
        `  if (req.method === "GET") {\n    return res.json({});\n  }\n\n  res.setHeader("Allow", "GET");\n  return res.status(405).end();\n`,
      ),
      ...reason(/leaves HEAD, POST, PUT, PATCH, DELETE, OPTIONS without any answer/),
    },
    {
      ...inPages(handler(`  if (req.method !== "POST") return res.status(405).end();\n  res.json({});\n`)),
      output: handler(
        `  if (req.method !== "POST") return res.setHeader("Allow", "POST").status(405).end();\n  res.json({});\n`,
      ),
      ...reason(/This 405 has no `Allow` header/),
    },
  ],
});

tester.run("lowercase-method in pages/api", plugin.rules["lowercase-method"], {
  valid: [inPages(handler(`  if (req.method === "POST") return res.json({});\n`))],
  invalid: [
    {
      ...inPages(handler(`  if (req.method === "post") return res.json({});\n`)),
      output: handler(`  if (req.method === "POST") return res.json({});\n`),
      ...reason(/"post" never holds/),
    },
  ],
});

const config = (code: string, more: object = {}) => ({
  name: code.split("\n")[0]!,
  code,
  filename: resolve("next.config.mjs"),
  ...more,
});

tester.run("output-export", plugin.rules["output-export"], {
  valid: [
    config("export default {};\n"),
    config(`export default { output: "standalone" };\n`),
    config(`export default { output: process.env.STATIC ? "export" : undefined };\n`),
    config(`export default { output: "export" };\n`, { filename: resolve("lib/config.mjs") }),
  ],
  invalid: [
    {
      ...config(`export default {\n  output: "export",\n  trailingSlash: true,\n};\n`),
      output: null,
      ...reason(/If the app has API routes, they are lost/, [
        { desc: 'Take `output: "export"` out.', output: "export default {\n  trailingSlash: true,\n};\n" },
      ]),
    },
  ],
});

describe("every rule", () => {
  it.each(Object.entries(plugin.rules))(
    "says where it is explained, and takes no options but its own: %s",
    (id, { meta }) => {
      expect(meta!.docs!.url).toMatch(new RegExp(`/docs/rules/${id}\\.md$`));
      for (const schema of meta!.schema as { additionalProperties: boolean }[])
        expect(schema.additionalProperties).toBe(false);
    },
  );

  it("is recommended, but for the one that needs to know of the routes", () => {
    expect(plugin.configs.recommended.rules).toEqual({
      "route-codemod/default-export": "error",
      "route-codemod/pages-signature": "error",
      "route-codemod/lowercase-method": "error",
      "route-codemod/empty-route": "error",
      "route-codemod/invalid-route-export": "error",
      "route-codemod/pages-api-405": "warn",
    });
  });
});

describe("in a real run of ESLint", () => {
  const lint = (cwd: string, fix: boolean) =>
    new ESLint({
      cwd,
      fix,
      overrideConfigFile: true,
      overrideConfig: [plugin.configs.recommended, { files: ["**/*.ts"], languageOptions: { parser } }],
    });

  it("fixes what is safe where it knows the version of Next, and leaves the rest", async () => {
    const folder = temporaryFolder({
      "app/api/[id]/route.ts": SAFE,
      "app/api/guess/route.ts": GUESS,
      "app/api/bad/route.ts": "export default function (",
      "app/page.tsx": "export default function Page() { return null; }\n",
      "node_modules/next/package.json": `{ "name": "next", "version": "16.0.0" }`,
    });
    const eslint = lint(folder, true);
    const results = await eslint.lintFiles(["app/api"]);
    await ESLint.outputFixes(results);
    expect(textOf(folder, "app/api/[id]/route.ts")).toBe(SAFE_AFTER);
    expect(textOf(folder, "app/api/guess/route.ts")).toBe(GUESS);
    const rules = results.map(({ filePath, messages }) => [
      filePath.slice(join(folder, "app/api/").length),
      messages.map(({ ruleId }) => ruleId),
    ]);
    expect(Object.fromEntries(rules)).toEqual({
      "[id]/route.ts": [],
      "guess/route.ts": ["route-codemod/default-export"],
      "bad/route.ts": [null],
    });
  });

  it("fixes what one file is enough for, in both routers", async () => {
    const folder = temporaryFolder({
      "app/api/a/route.ts": "async function GET() {\n  return new Response();\n}\n",
      "app/api/b/route.ts": `export const maxDuration = 60 * 5;\n${FINE}`,
      "pages/api/c.js": handler(`  if (req.method === "post") return res.json({});\n`),
      "next.config.mjs": `export default { output: "export" };\n`,
      "node_modules/next/package.json": `{ "name": "next", "version": "15.5.0" }`,
    });
    const results = await lint(folder, true).lintFiles(["."]);
    await ESLint.outputFixes(results);
    expect(results.flatMap(({ messages }) => messages)).toEqual([]);
    expect(textOf(folder, "app/api/a/route.ts")).toMatch(/^export async function GET/);
    expect(textOf(folder, "app/api/b/route.ts")).toMatch(/^export const maxDuration = 300;/);
    // One fix brings the next one along: the method is right, then the others are answered.
    expect(textOf(folder, "pages/api/c.js")).toBe(
      handler(
        `  if (req.method === "POST") return res.json({});\n\n  res.setHeader("Allow", "POST");\n  return res.status(405).end();\n`,
      ),
    );
    expect(textOf(folder, "next.config.mjs")).toContain("export");
  });

  it("fixes nothing by itself where the version of Next isn't known", async () => {
    const folder = temporaryFolder({ "app/api/a/route.ts": SAFE });
    const [result] = await lint(folder, true).lintFiles(["app"]);
    expect(result!.output).toBeUndefined();
    expect(result!.messages[0]!.suggestions).toHaveLength(1);
  });
});
