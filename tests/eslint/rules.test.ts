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

  it("fixes nothing by itself where the version of Next isn't known", async () => {
    const folder = temporaryFolder({ "app/api/a/route.ts": SAFE });
    const [result] = await lint(folder, true).lintFiles(["app"]);
    expect(result!.output).toBeUndefined();
    expect(result!.messages[0]!.suggestions).toHaveLength(1);
  });
});
