import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { listRoutes, type PlanRequest, type RouteEntry, type RouteOverview } from "../../src/index.js";
import { temporaryRepo } from "../apply/temporary-folder.js";
import { temporaryFolder } from "../project/temporary-repo.js";
import { ruleRepos } from "../rules/rule-repo.js";
import { brokenApp, FINE, SAFE } from "./broken-app.js";
import { openTerminal } from "./pseudo-terminal.js";
import { runCli } from "./run-cli.js";

const files = {
  ...brokenApp,
  "next.config.js": `module.exports = { basePath: "/shop" };\n`,
};

const overviewOf = (root: string, request: Partial<PlanRequest> = {}): Promise<RouteOverview> =>
  listRoutes({ paths: ["."], cwd: root, ...request });

/** What is said of the one route of an app with these files. */
async function only(repo: Record<string, string>, request?: Partial<PlanRequest>): Promise<RouteEntry> {
  const { routes } = await overviewOf(temporaryRepo({ ...brokenApp, ...repo }), request);
  expect(routes).toHaveLength(1);
  return routes[0]!;
}

describe("where a route answers", () => {
  it("has the basePath, the dynamic segments as Next.js writes them, and no groups", async () => {
    const { routes } = await overviewOf(
      temporaryRepo({
        ...files,
        "app/(shop)/api/tasks/[id]/route.ts": FINE,
        "app/api/files/[...path]/route.ts": FINE,
        "pages/api/old/[[...slug]].ts": SAFE,
        "app/route.ts": FINE,
      }),
    );
    expect(routes.map(({ url, path, router, app }) => [url, path, router, app])).toEqual([
      ["/shop", "app/route.ts", "app", ""],
      ["/shop/api/files/[...path]", "app/api/files/[...path]/route.ts", "app", ""],
      ["/shop/api/old/[[...slug]]", "pages/api/old/[[...slug]].ts", "pages", ""],
      ["/shop/api/tasks/[id]", "app/(shop)/api/tasks/[id]/route.ts", "app", ""],
    ]);
  });

  it("is listed for the paths that are given alone, app by app", async () => {
    const root = temporaryRepo({
      "apps/a/package.json": brokenApp["package.json"]!,
      "apps/a/app/api/one/route.ts": FINE,
      "apps/b/package.json": brokenApp["package.json"]!,
      "apps/b/app/api/one/route.ts": FINE,
      "apps/b/app/api/two/route.ts": FINE,
    });
    const seen = async (...paths: string[]) =>
      (await overviewOf(root, { paths })).routes.map(({ app, url }) => `${app}${url}`);
    expect(await seen(".")).toEqual(["apps/a/api/one", "apps/b/api/one", "apps/b/api/two"]);
    expect(await seen("apps/b/app/api/two")).toEqual(["apps/b/api/two"]);
    expect(runCli(root, ["routes"]).stdout).toMatch(/\napps\/a\n\/api\/one .*\n\napps\/b\n\/api\/one /);
  });
});

describe("the methods of a route file", () => {
  const route = "app/api/tasks/[id]/route.ts";

  it.each([
    ["functions", "export async function GET() {}\nexport function POST() {}", ["GET", "POST"]],
    ["constants", "export const PUT = async () => {}, DELETE = PUT;", ["PUT", "DELETE"]],
    [
      "another name",
      "const handler = async () => {};\nexport { handler as POST, handler as GET };",
      ["GET", "POST"],
    ],
    [
      "a pattern",
      "const made = {};\nexport const { GET, [`x`]: POST, q: PATCH } = made;",
      ["GET", "POST", "PATCH"],
    ],
    ["a package's by name", `export { GET, POST } from "next-auth-route";`, ["GET", "POST"]],
    ["types, which are none", "type GET = 1;\nexport type { GET };\nexport interface POST {}", []],
    ["small letters, which are none", "export function get() {}", []],
    ["a default export, which is none", SAFE, []],
    ["all of a package", `export * from "handlers";`, "unknown"],
    ["the rest of a pattern", "const made = {};\nexport const { GET, ...others } = made;", "unknown"],
    ["a syntax error", "export function GET( {", "unknown"],
  ])("are read from %s", async (_, text, methods) => {
    expect((await only({ [route]: text })).methods).toEqual(methods);
  });

  it("are followed through `export *`, by relative path and by alias, as far as it goes", async () => {
    const { methods } = await only({
      "tsconfig.json": `{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }`,
      [route]: `export * from "@/lib/handlers";\nexport function GET() {}`,
      "lib/handlers.ts": `export * from "./more/index.js";\nexport const POST = async () => {};\nexport default 1;`,
      "lib/more/index.ts": `export { remove as DELETE } from "./remove";\nexport * from "../handlers";`,
    });
    expect(methods).toEqual(["GET", "POST", "DELETE"]);
  });

  it("don't hold what Next.js answers by itself: that is told apart", async () => {
    const next14 = brokenApp["package.json"]!.replace("16.0.0", "14.2.0");
    const automatic = async (text: string, more = {}, path = route) =>
      (await only({ [path]: text, ...more })).automatic;
    expect(await automatic(FINE)).toEqual(["HEAD", "OPTIONS"]);
    expect(await automatic("export function POST() {}\nexport function OPTIONS() {}")).toEqual([]);
    expect(await automatic("export function GET() {}\nexport function HEAD() {}")).toEqual(["OPTIONS"]);
    expect(await automatic(SAFE)).toEqual(["OPTIONS"]);
    expect(await automatic(`export * from "handlers";`)).toEqual([]);
    // Next 14 runs it at build time, and answers OPTIONS with 405.
    expect(await automatic(FINE, { "package.json": next14 }, "app/api/now/route.ts")).toEqual(["HEAD"]);
  });
});

describe("the methods of a file in pages/api", () => {
  it.each([
    [
      "a switch",
      `switch (req.method) { case "GET": return res.json({}); case "PUT": return res.end(); default: return res.status(405).end(); }`,
      ["GET", "PUT"],
    ],
    ["a guard", `if (req.method !== "POST") return res.status(405).end();\n  res.json({});`, ["POST"]],
    ["no test", `res.json({});`, "any"],
    [
      "a switch whose errors are answered with a status of their own",
      `try { switch (req.method) { case "PUT": await send(req, res); break; default: res.setHeader("Allow", "PUT").status(405).end(); } } catch (error) { res.status(error.status || 500).end(); }`,
      ["PUT"],
    ],
    ["code elsewhere", `return send(req, res);`, "unknown"],
    [
      "a test that never holds",
      `if (req.method === "post") return res.json({});\n  res.status(405).end();`,
      [],
    ],
  ])("are read from %s", async (_, body, methods) => {
    const text = `import { send } from "../../lib/send";\nexport default async function handler(req, res) {\n  ${body}\n}\n`;
    expect(await only({ "pages/api/tasks.js": text })).toMatchObject({ methods, automatic: [] });
  });

  it.each([
    ["an arrow", "export default (req, res) => res.json({});", "any"],
    [
      "an arrow that hands on",
      `import { send } from "../../lib/send";\nexport default (req, res) => send(req, res);`,
      "unknown",
    ],
    ["an edge handler", "export default (req) => Response.json({ url: req.url });", "any"],
    [
      "an edge handler that hands on",
      `import { send } from "../../lib/send";\nexport default (req) => send(req);`,
      "unknown",
    ],
    ["a library", `import NextAuth from "next-auth";\nexport default NextAuth({});`, "unknown"],
    ["a handler from elsewhere", `export { default } from "../../lib/send";`, "unknown"],
  ])("are read from %s", async (_, text, methods) => {
    expect((await only({ "pages/api/tasks.js": text })).methods).toEqual(methods);
  });
});

describe("the callers of a route", () => {
  const page = [
    `const id = location.hash;`,
    `fetch("/api/tasks", { method: "POST" });`,
    `fetch("/api/tasks/" + id, { method: "DELETE" });`,
    `fetch("/api/old");`,
    `fetch("/api/tasks", { method: location.search });`,
  ].join("\n");

  it("are found for both routers, and say where only run time decides", async () => {
    const { routes } = await overviewOf(
      temporaryRepo({
        ...brokenApp,
        "app/api/tasks/route.ts": FINE,
        "app/api/tasks/[id]/route.ts": FINE,
        "pages/api/old.js": SAFE,
        "lib/page.ts": page,
      }),
    );
    const calls = routes.map(({ url, callers }) => [
      url,
      callers.map(({ path, line, methods, certain }) => `${path}:${line} ${methods} ${certain}`),
    ]);
    expect(Object.fromEntries(calls)).toEqual({
      "/api/tasks": ["lib/page.ts:2 POST true", "lib/page.ts:5  false"],
      "/api/tasks/[id]": ["lib/page.ts:3 DELETE true"],
      "/api/old": ["lib/page.ts:4 GET true"],
    });
  });
});

describe("what is wrong with a route", () => {
  it("stands beside it, with the rule and its page", async () => {
    expect((await only({ "app/api/tasks/route.ts": SAFE })).findings).toEqual([
      {
        rule: "default-export",
        path: "app/api/tasks/route.ts",
        line: 1,
        column: 1,
        severity: "error",
        safety: "safe",
        message: expect.stringContaining("ignores the default export"),
        docs: expect.stringMatching(/\/docs\/rules\/default-export\.md$/),
      },
    ]);
  });

  it("is picked by rules; the routes are listed all the same", async () => {
    const repo = { "app/api/tasks/route.ts": SAFE };
    expect((await only(repo, { skip: ["default-export"] })).findings).toEqual([]);
    expect((await only(repo, { rules: ["default-export", "pages-api-405"] })).findings).toHaveLength(1);
  });

  const repo = (name: string) => {
    const folder = temporaryFolder({});
    ruleRepos()
      .find((one) => one.name === name)!
      .copyTo(folder);
    return folder;
  };

  it("may stand in the file that calls it", async () => {
    const { routes, others } = await overviewOf(repo("missing-method/put-for-patch"));
    expect(others).toEqual([]);
    expect(routes).toMatchObject([
      {
        url: "/api/tasks/[id]",
        methods: ["PATCH"],
        callers: [{ path: "lib/rename.js", line: 3, methods: ["PUT"] }],
        findings: [{ rule: "missing-method", path: "lib/rename.js", line: 3 }],
      },
    ]);
  });

  it("may be about two routes", async () => {
    const { routes } = await overviewOf(repo("conflict-pages-app/both-routers-on-next-16"));
    const of = routes.filter(({ findings }) => findings.some(({ rule }) => rule === "conflict-pages-app"));
    expect(of.map(({ router }) => router).sort()).toEqual(["app", "pages"]);
  });

  it("is listed apart where it is about no single route", async () => {
    const { others } = await overviewOf(repo("unreachable-route/extension-and-capitals"));
    expect(others.length).toBeGreaterThan(0);
    expect(new Set(others.map(({ rule }) => rule))).toEqual(new Set(["unreachable-route"]));
  });

  it("is told for pages/api too", async () => {
    const { routes } = await overviewOf(repo("pages-api-405/guard-without-allow"));
    expect(routes).toMatchObject([{ methods: ["POST"], findings: [{ rule: "pages-api-405" }] }]);
  });
});

describe("the table as text", () => {
  const app = {
    ...brokenApp,
    "app/api/a/route.ts": FINE,
    "app/api/tasks/route.ts": SAFE,
    "lib/page.ts": `fetch("/api/tasks");`,
  };

  it("is aligned, and has the callers and the findings below each route", () => {
    const { code, stdout } = runCli(temporaryRepo(app), ["routes"]);
    expect(code).toBe(0);
    expect(stdout).toBe(`Route       Methods  File
/api/a      GET      app/api/a/route.ts
/api/tasks  none     app/api/tasks/route.ts
  called by GET lib/page.ts:1
  error default-export, line 1: Next.js ignores the default export of a route
    file, so every method answers 405.

2 routes: 1 fine, 1 with findings. No caller was found for 1.
Next.js answers HEAD by GET, and OPTIONS by itself: in \`app\` they are listed
only where the file exports them.
`);
  });

  it("keeps to 80 columns: where the table is wider, files get lines of their own", () => {
    const deep = `app/api/${"organizations/".repeat(3)}[organizationId]/route.ts`;
    const { stdout } = runCli(temporaryRepo({ ...app, [deep]: FINE }), ["routes"]);
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(stdout).toMatch(/^\/api\/a +GET\n {2}app\/api\/a\/route\.ts\n/m);
  });

  it("has colours in a terminal, and nowhere else", async () => {
    const root = temporaryRepo(app);
    expect(runCli(root, ["routes"]).stdout).not.toContain("\u001b");
    const terminal = openTerminal(root, ["routes"]);
    expect(await terminal.ends()).toBe(0);
    expect(terminal.raw()).toContain("\u001b[31mnone");
    expect(terminal.screen()).toContain("called by GET lib/page.ts:1");
  });

  it("lets no file name steer the terminal", () => {
    const root = temporaryRepo({ ...app, "app/api/\u001b[31mred\u202e/route.ts": FINE });
    const { stdout } = runCli(root, ["routes", "--color"]);
    expect(stdout).toContain("/api/\\x1b[31mred\\u202e");
    expect(stdout).not.toContain("\u001b[31mred");
  });

  it("goes into a file, without colours", () => {
    const root = temporaryRepo(app);
    const { code, stdout } = runCli(root, ["routes", "--color", "--output", "routes.txt"]);
    expect([code, stdout]).toEqual([0, ""]);
    expect(readFileSync(join(root, "routes.txt"), "utf8")).toMatch(/^Route {7}Methods {2}File\n/);
  });
});

describe("the table as Markdown", () => {
  it("is one table, whatever the files are called", () => {
    const odd = "app/api/a|b`c/route.ts";
    const root = temporaryRepo({
      ...brokenApp,
      [odd]: SAFE,
      "app/api/b/route.ts": FINE,
      "lib/page.ts": `fetch("/api/b", { method: "POST", body: location.hash });`,
    });
    const { code, stdout } = runCli(root, ["routes", "--format", "markdown", "--skip", "missing-method"]);
    expect(code).toBe(0);
    const docs = "https://github.com/route-codemod/route-codemod/blob/main/docs/rules";
    expect(stdout.split("\n").slice(0, 5)).toEqual([
      "| Route | Methods | File | Callers | Findings |",
      "|---|---|---|---|---|",
      `| \`\`/api/a\\|b\`c\`\` | none | \`\`app/api/a\\|b\`c/route.ts\`\` |  | ❌ [\`default-export\`](${docs}/default-export.md) line 1: Next.js ignores the default export of a route file, so every method answers 405. |`,
      "| `/api/b` | GET | `app/api/b/route.ts` | POST `lib/page.ts:1` |  |",
      "",
    ]);
    expect(stdout).not.toMatch(/^#/m);
  });
});

describe("the table as JSON", () => {
  it("is what the programmatic API gives, under a version", async () => {
    const root = temporaryRepo({ ...brokenApp, "app/api/a/route.ts": SAFE });
    const { stdout, stderr } = runCli(root, ["routes", "--format", "json"]);
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual({ version: 1, ...(await overviewOf(root)) });
  });

  it("holds the findings of the rules that are chosen", () => {
    const root = temporaryRepo({ ...brokenApp, "app/api/a/route.ts": SAFE });
    const { stdout } = runCli(root, ["routes", "--format", "json", "--skip", "default-export"]);
    expect(JSON.parse(stdout).routes[0].findings).toEqual([]);
  });
});

describe("the exit code", () => {
  it("is 0 whatever is found, and 2 where there is nothing to list", () => {
    expect(runCli(temporaryRepo({ ...brokenApp, "app/api/a/route.ts": SAFE }), ["routes"]).code).toBe(0);
    expect(runCli(temporaryRepo(brokenApp), ["routes"])).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringContaining("No API route found in this folder."),
    });
    expect(runCli(temporaryRepo({ "README.md": "" }), ["routes"]).code).toBe(2);
  });

  it("is 2 for what is typed wrong, with the reason in the JSON too", () => {
    const root = temporaryRepo({ ...brokenApp, "app/api/a/route.ts": FINE });
    expect(runCli(root, ["routes", "--format", "sarif"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("The formats are: text, markdown, json."),
    });
    const { code, stdout } = runCli(root, ["routes", "--format", "json", "missing"]);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      routes: [],
      error: expect.stringContaining("missing"),
    });
  });
});
