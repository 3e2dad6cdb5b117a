import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import jscodeshift from "jscodeshift";
import { testApiHandler } from "next-test-api-route-handler";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { HTTP_METHODS } from "../../src/handler/index.js";
import { toMakeRoute } from "../../transforms/make-route/convert.js";
import { helperFile } from "../../transforms/make-route/helper.js";
import transform from "../../transforms/make-route.js";
import { lostComments } from "../named-exports/comments.js";
import { TESTFIXTURES } from "../named-exports/fixtures.js";
import { loadRoute } from "../named-exports/load-route.js";
import { TWINS } from "../named-exports/twins.js";
import { contextOf, FOLDER, files, textOf } from "./fixtures.js";

const rewritten = files.filter(
  (file) => files.includes(file.replace(".input.", ".output.")) && file.includes(".input."),
);

it("has fixtures", () => {
  expect(rewritten.length).toBeGreaterThan(4);
});

describe.each(rewritten)("%s", (file) => {
  const input = textOf(file);
  const output = textOf(file.replace(".input.", ".output."));

  it("comes out as expected, and a second run changes nothing", () => {
    expect(toMakeRoute(input, contextOf(file)).code).toBe(output);
    expect(toMakeRoute(output, contextOf(file)).code).toBeUndefined();
  });

  it("keeps every comment", () => {
    expect(lostComments(input, output, [])).toEqual([]);
  });

  for (const twin of TWINS) {
    const [from, to] = [twin.of(input), twin.of(output)];
    if (from === undefined || to === undefined || from === input || basename(file).startsWith("arrows"))
      continue;
    it(`comes out with ${twin.name} as it went in`, () => {
      expect(toMakeRoute(from, contextOf(file)).code).toBe(to);
    });
  }

  it("answers as before, and with Allow what it refuses", async () => {
    const [before, after] = [input, output].map((source) => loadRoute(join(FOLDER, file), source));
    const allow = (await ask(before!.exports, "OPTIONS")).allow;
    const own = Object.keys(before!.exports as object);
    for (const method of HTTP_METHODS) {
      const [was, is] = [await ask(before!.exports, method), await ask(after!.exports, method)];
      expect(after!.takeEffects(), method).toEqual(before!.takeEffects());
      const isRefused = was.status === 405;
      expect({ ...is, allow: isRefused ? null : is.allow }, method).toEqual({
        ...was,
        allow: isRefused ? null : was.allow,
      });
      if (isRefused) expect(is.allow, method).toBe(own.includes("OPTIONS") ? "GET, HEAD, OPTIONS" : allow);
    }
  });
});

async function ask(exported: unknown, method: string) {
  let answer = { status: 0, allow: null as string | null, type: null as string | null, body: "" };
  await testApiHandler({
    appHandler: exported as object,
    params: { id: "1" },
    url: "http://localhost:3000/api/tasks/1",
    test: async ({ fetch }) => {
      const body = method === "GET" || method === "HEAD" ? undefined : `{"name":"a"}`;
      const response = await fetch({ method, body });
      const { headers, status } = response;
      answer = {
        status,
        allow: headers.get("allow"),
        type: headers.get("content-type"),
        body: await response.text(),
      };
    },
  });
  return answer;
}

describe("a file that can't be turned", () => {
  it.each([
    ["function-that-is-used", 5, "the file itself uses GET"],
    ["overloads", 1, "overloaded"],
    ["line-comment-before-body", 2, "a line comment"],
    ["list-of-another-file", 1, "another file"],
    ["methods-of-an-object", 3, "taken out of an object"],
    ["own-405", 3, "only answers 405"],
    ["static-get", 3, "the build may run this GET"],
    ["code-between", 10, "runs between"],
    ["taken-name", 1, "DELETE is taken"],
    ["taken-options", 3, "OPTIONS is taken"],
    ["taken-by-a-function", 1, "DELETE is taken"],
    ["typed-constant", 5, "type is written at the constant"],
    ["this", 1, "`this`"],
  ])("is left alone, with the place and the reason: %s", (name, line, reason) => {
    const { code, refusal } = toMakeRoute(textOf(`refused-${name}.input.ts`), contextOf(".ts"));
    expect(code).toBeUndefined();
    expect(refusal).toMatchObject({ line, reason: expect.stringContaining(reason) });
  });

  it("is one whose only GET the build runs: Next 14, cacheComponents, a static export", () => {
    const source = "export const GET = () => Response.json(1);\n";
    const refused = (about: object) =>
      toMakeRoute(source, { ...contextOf(".ts"), ...about }).refusal !== undefined;
    expect(refused({})).toBe(false);
    expect(refused({ next: 14 })).toBe(true);
    expect(refused({ cacheComponents: true })).toBe(true);
    expect(refused({ staticExport: true })).toBe(true);
  });

  it.each([
    ["reads the URL", "export const GET = (req) => Response.json(new URL(req.url).pathname);", false],
    [
      "takes the request apart",
      "export const GET = ({ nextUrl }) => Response.json(nextUrl.pathname);",
      false,
    ],
    [
      "hands the request to a function that reads it",
      "const f = (r) => r.headers.get('a'); export const GET = (req) => Response.json(f(req));",
      false,
    ],
    [
      "asks for cookies",
      "import { cookies } from 'next/headers'; export const GET = () => Response.json(cookies().get('a'));",
      false,
    ],
    ["is wrapped, and reads the URL", "export const GET = withAuth((req) => Response.json(req.url));", false],
    [
      "says that it is dynamic",
      "export const dynamic = 'force-dynamic'; export const GET = () => Response.json(1);",
      false,
    ],
    ["reads only the method", "export const GET = (req) => Response.json(req.method);", true],
    ["reads the URL of something else", "export const GET = (req) => Response.json(config.url);", true],
    [
      "speaks of a URL in a text",
      "export const GET = (req) => Response.json('request.url, cookies()');",
      true,
    ],
    [
      "calls its own cookies()",
      "const cookies = () => 1; export const GET = () => Response.json(cookies());",
      true,
    ],
  ])("may be run by the build of Next 14 or not: a GET that %s", (_, source, may) => {
    expect(toMakeRoute(source, { ...contextOf(".js"), next: 14 }).refusal !== undefined).toBe(may);
  });

  it("isn't one that has no method, or a map already", () => {
    expect(toMakeRoute("export const helper = 1;\n", contextOf(".ts"))).toEqual({ methods: [] });
    expect(toMakeRoute(textOf("done-already.input.ts"), contextOf(".ts"))).toEqual({ methods: [] });
  });
});

describe("as a jscodeshift transform", () => {
  const run = (file: string, options = {}) => {
    const reports: string[] = [];
    const j = jscodeshift.withParser("tsx");
    const api = { j, jscodeshift: j, stats: () => {}, report: (message: string) => reports.push(message) };
    return { output: transform({ path: "app/api/x/route.ts", source: textOf(file) }, api, options), reports };
  };
  it("gives the new text, with the import that it is told", () => {
    expect(run("all-methods.input.ts", { helper: "~/server/route" }).output).toContain(
      `from "~/server/route"`,
    );
  });
  it("reports what it leaves, and why", () => {
    const { output, reports } = run("refused-own-405.input.ts");
    expect(output).toBeUndefined();
    expect(reports).toEqual([
      expect.stringMatching(/^app\/api\/x\/route\.ts:3:8 make-route \(manual\) .*only answers 405/),
    ]);
  });
});

describe("the helper", () => {
  it("is what the fixtures import", () => {
    expect(readFileSync(join(TESTFIXTURES, "lib/route.ts"), "utf8")).toBe(helperFile(16, true));
  });

  const HEAD = `import { type Context, makeRoute } from "@/lib/route";\n`;
  const errors = typeErrors({
    ...Object.fromEntries(rewritten.map((file) => [file, textOf(file.replace(".input.", ".output."))])),
    "a method that the map lacks": `${HEAD}export const { GET, POST } = makeRoute({ GET: () => Response.json(1) });`,
    "a handler that Next.js refuses": `${HEAD}export const { GET } = makeRoute({ GET: () => ({ ok: true }) });`,
    "a method that Next.js doesn't know": `${HEAD}export const { FETCH } = makeRoute({ FETCH: () => Response.json(1) });`,
    "a parameter that isn't there": `${HEAD}export const { GET } = makeRoute({
      GET: async (request, { params }: Context<{ id: string }>) => Response.json((await params).slug) });`,
    "params typed once for all": `${HEAD}export const { GET, PUT } = makeRoute({
      GET: async (request, { params }: Context<{ id: string }>) => Response.json((await params).id.trim()),
      PUT: async (request, { params }) => Response.json([request.nextUrl.pathname, (await params).id.trim()]) });`,
    "a list asked for by its type": `${HEAD}export const { GET, PUT } = makeRoute<"GET" | "PUT">({ GET: () => Response.json(1) });`,
  });
  it.each(rewritten.filter((file) => file.endsWith(".ts")))("type-checks in %s", (file) => {
    expect(errors(file)).toEqual([]);
  });
  it("knows the params of one handler by another's annotation", () => {
    expect(errors("params typed once for all")).toEqual([]);
  });
  it.each([
    ["a method that the map lacks", /Property 'POST' does not exist/],
    ["a handler that Next.js refuses", /not assignable to type .*Response/],
    ["a method that Next.js doesn't know", /FETCH/],
    ["a parameter that isn't there", /'slug' does not exist/],
    ["a list asked for by its type", /Property 'PUT' is missing/],
  ])("makes a type error of %s", (name, message) => {
    expect(errors(name).join("\n")).toMatch(message);
  });
});

/** Type-checks texts as route files beside the stub libraries; gives the errors of one of them. */
function typeErrors(texts: Record<string, string>): (name: string) => string[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.esnext.d.ts"],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowJs: true,
    types: ["node"],
    baseUrl: TESTFIXTURES,
    paths: { "@/*": ["./*"] },
  };
  const paths = new Map(Object.keys(texts).map((name, at) => [name, join(FOLDER, `case-${at}.ts`)]));
  const byPath = new Map([...paths].map(([name, path]) => [path, texts[name]!]));
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => byPath.has(file) || fileExists(file);
  host.getSourceFile = (file, target, ...rest) => {
    const text = byPath.get(file);
    return text === undefined
      ? getSourceFile(file, target, ...rest)
      : ts.createSourceFile(file, text, target);
  };
  const program = ts.createProgram([...byPath.keys()], options, host);
  return (name) => {
    const source = program.getSourceFile(paths.get(name)!);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"),
    );
  };
}
