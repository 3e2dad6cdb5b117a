import { describe, expect, it } from "vitest";
import { makePlan } from "../../src/plan/make-plan.js";
import { readProject } from "../../src/project/index.js";
import { exportState, outputExport } from "../../src/rules/output-export.js";
import { BROKEN, type Files, NEXT_16, temporaryFolder } from "../project/temporary-repo.js";

const EXPORTED = 'module.exports = {\n  output: "export",\n};\n';
const ON_GITHUB = 'module.exports = {\n  output: process.env.GITHUB_PAGES ? "export" : undefined,\n};\n';
const POST = "export async function POST() {\n  return Response.json({}, { status: 201 });\n}\n";
const FEED =
  'export const dynamic = "force-static";\nexport async function GET() {\n  return new Response("<rss/>");\n}\n';

const app = (files: Files): Files => ({ "package.json": NEXT_16, "next.config.js": EXPORTED, ...files });
const next = (version: string) => JSON.stringify({ dependencies: { next: version } });

/** Planning with this rule alone, whatever the handler compiler has to say of the routes. */
const planFor = (cwd: string, paths = ["."]) =>
  makePlan({ paths, cwd }, { rules: [outputExport], loadRepairRoute: async () => () => ({ findings: [] }) });

/** What the rule says of an app's config. */
async function look(files: Files, paths = ["."]) {
  const cwd = temporaryFolder(app(files));
  const plan = await planFor(cwd, paths);
  expect(plan.problems).toEqual([]);
  const change = plan.changes.find(({ path }) => path.startsWith("next.config"));
  return { change, finding: change?.findings[0] ?? plan.manual[0], manual: plan.manual };
}

describe("an app with output: export", () => {
  it("is repaired when a route serves another method than GET", async () => {
    const { change, finding } = await look({ "app/api/tasks/route.ts": POST });
    expect(change?.after).toBe("module.exports = {};\n");
    expect(change?.safety).toBe("safe");
    expect(finding).toMatchObject({ rule: "output-export", path: "next.config.js", line: 2, column: 3 });
    expect(finding?.message).toContain("app/api/tasks/route.ts (POST)");
  });

  it.each<[string, Files, string]>([
    ["a default-exported handler", { "app/api/x/route.ts": BROKEN }, "a default-exported handler"],
    [
      "a CommonJS handler",
      { "app/api/x/route.js": `module.exports = ${BROKEN.slice(15)}` },
      "module.exports",
    ],
    ["a lower-case method", { "app/api/x/route.ts": POST.replace("POST", "post") }, "post"],
    [
      "methods given out by a factory",
      { "app/api/x/route.ts": "export const { GET, POST } = make();\n" },
      "POST",
    ],
    ["methods from another file", { "app/api/x/route.ts": 'export { GET, PUT } from "./impl";\n' }, "PUT"],
    ["a static GET with another method beside it", { "app/api/x/route.ts": FEED + POST }, "POST"],
    ["pages/api", { "pages/api/x.js": BROKEN }, "pages/api/x.js"],
    [
      "a GET that reads the request",
      {
        "app/api/x/route.ts": FEED.replace("GET()", "GET(request: Request)").replace(
          '"<rss/>"',
          "request.url",
        ),
      },
      "GET reads the request",
    ],
    [
      "a GET that reads cookies",
      {
        "app/api/x/route.ts": `import { cookies } from "next/headers";\n${FEED.replace('"<rss/>"', '(await cookies()).get("a")?.value')}`,
      },
      "GET reads cookies()",
    ],
    [
      "a GET that is dynamic by its own word",
      { "app/api/x/route.ts": FEED.replace("force-static", "force-dynamic") },
      "force-dynamic",
    ],
    [
      "a GET with a path parameter and no list of its values",
      { "app/api/[id]/route.ts": FEED },
      "generateStaticParams",
    ],
  ])("is repaired when it has %s", async (_, files, reason) => {
    const { change, finding } = await look(files);
    expect(change?.safety).toBe("safe");
    expect(finding?.message).toContain(reason);
  });

  it.each<[string, Files]>([
    ["no route at all", { "app/page.tsx": "export default () => null;\n" }],
    ["a static feed", { "app/feed.xml/route.ts": FEED }],
    ["a GET with revalidate", { "app/data.json/route.ts": FEED.replace(/dynamic = .*/, "revalidate = 60;") }],
    [
      "a path parameter whose values are listed",
      {
        "app/api/[id]/route.ts": `${FEED}export function generateStaticParams() {\n  return [{ id: "1" }];\n}\n`,
      },
    ],
    [
      "a GET that reads nothing, on Next 14",
      { "package.json": next("14.2.0"), "app/api/x/route.ts": FEED.split("\n").slice(1).join("\n") },
    ],
    [
      "a forced static GET that reads the query, on Next 14",
      {
        "package.json": next("14.2.0"),
        "app/api/x/route.ts": FEED.replace("GET()", "GET(request: Request)").replace(
          '"<rss/>"',
          "request.url",
        ),
      },
    ],
    ["a file that doesn't parse as its only route", { "app/api/x/route.ts": "export function GET( {\n" }],
  ])("stays as it is with %s", async (_, files) => {
    const cwd = temporaryFolder(app(files));
    const plan = await planFor(cwd);
    expect([...plan.changes, ...plan.manual]).toEqual([]);
  });

  it("is asked about where all that is missing is force-static", async () => {
    const { change, finding } = await look({ "app/api/x/route.ts": FEED.split("\n").slice(1).join("\n") });
    expect(change?.safety).toBe("unsafe");
    expect(finding?.message).toContain('add `export const dynamic = "force-static"`');
  });

  it("is left out of sight when the paths ask for one route only", async () => {
    const cwd = temporaryFolder(app({ "app/api/tasks/route.ts": POST }));
    const plan = await planFor(cwd, ["app/api/tasks/route.ts"]);
    expect([...plan.changes, ...plan.manual]).toEqual([]);
  });
});

describe("a repo that publishes the exported folder", () => {
  const scripts = (commands: Record<string, string>) =>
    JSON.stringify({ dependencies: { next: "16.0.0" }, scripts: commands }, null, 2);

  it.each<[string, Files, RegExp]>([
    [
      "a start script",
      { "package.json": scripts({ start: "npx serve@latest out" }) },
      /package\.json:6: the script "start" .*next start/,
    ],
    ["a deploy script", { "package.json": scripts({ deploy: "next build && gh-pages -d out" }) }, /"deploy"/],
    [
      "next export",
      { "package.json": scripts({ build: "next build && next export" }) },
      /calls `next export`/,
    ],
    ["netlify.toml", { "netlify.toml": '[build]\n  publish = "out"\n' }, /netlify\.toml:2 publishes/],
    [
      "firebase.json",
      { "firebase.json": '{\n  "hosting": {\n    "public": "out"\n  }\n}\n' },
      /firebase\.json:3/,
    ],
    ["vercel.json", { "vercel.json": '{\n  "outputDirectory": "out"\n}\n' }, /vercel\.json:2/],
    ["wrangler.toml", { "wrangler.toml": 'pages_build_output_dir = "./out"\n' }, /wrangler\.toml:1/],
    [
      "a Dockerfile",
      { Dockerfile: "FROM nginx\nCOPY --from=build /app/out /usr/share/nginx/html\n" },
      /Dockerfile:2/,
    ],
    [
      "Capacitor",
      { "capacitor.config.ts": 'export default {\n  appId: "com.example",\n  webDir: "out",\n};\n' },
      /capacitor\.config\.ts:3/,
    ],
    [
      "Tauri",
      { "src-tauri/tauri.conf.json": '{\n  "build": {\n    "frontendDist": "../out"\n  }\n}\n' },
      /tauri\.conf\.json:3/,
    ],
    [
      "a workflow for GitHub Pages",
      {
        ".github/workflows/pages.yml":
          "steps:\n  - uses: actions/upload-pages-artifact@v3\n    with:\n      path: ./out\n",
      },
      /pages\.yml:4/,
    ],
    [
      "a workflow that switches the export on",
      {
        ".github/workflows/pages.yml":
          "steps:\n  - uses: actions/configure-pages@v5\n    with:\n      static_site_generator: next\n",
      },
      /by itself/,
    ],
  ])("is only repaired on demand, and %s is named", async (_, files, note) => {
    const { change, finding } = await look({ "app/api/tasks/route.ts": POST, ...files });
    expect(change?.safety).toBe("unsafe");
    expect(finding?.message).toContain("assumes that the app moves to a host that runs Node");
    expect(finding?.notes.some((text) => note.test(text))).toBe(true);
  });

  it.each<[string, Files]>([
    [
      "words that only look like the folder",
      { ".github/workflows/ci.yml": "steps:\n  - name: Check out\n  # path: out\n  - run: npm run build\n" },
    ],
    ["scripts that only delete the folder", { "package.json": scripts({ clean: "rm -rf out" }) }],
    ["the folder of another app in the repo", { "netlify.toml": '[build]\n  publish = "apps/other/out"\n' }],
    [
      "a package.json whose scripts are no object",
      { "package.json": '{ "dependencies": { "next": "16" }, "scripts": "none" }' },
    ],
  ])("is not seen in %s", async (name, files) => {
    const inFolder = name.startsWith("the folder of another");
    const prefix = inFolder ? "apps/web/" : "";
    const cwd = temporaryFolder({
      [`${prefix}package.json`]: NEXT_16,
      [`${prefix}next.config.js`]: EXPORTED,
      [`${prefix}app/api/tasks/route.ts`]: POST,
      ...files,
    });
    const plan = await planFor(cwd);
    expect(plan.changes[0]?.safety).toBe("safe");
  });

  it("may have given the folder another name", async () => {
    const { change, finding } = await look({
      "next.config.js": 'module.exports = {\n  output: "export",\n  distDir: "site",\n};\n',
      "app/api/tasks/route.ts": POST,
      "netlify.toml": '[build]\n  publish = "site/"\n',
    });
    expect(change?.safety).toBe("unsafe");
    expect(finding?.notes.join("\n")).toContain('next.config.js:3: `distDir: "site"`');
  });
});

describe("what comes together with the export", () => {
  it("is named and left alone", async () => {
    const { change, finding } = await look({
      "next.config.js":
        'module.exports = {\n  output: "export",\n  images: { unoptimized: true },\n  typescript: { ignoreBuildErrors: true },\n};\n',
      "app/api/tasks/route.ts": POST,
    });
    expect(change?.after).toContain("images: { unoptimized: true }");
    expect(finding?.notes).toEqual([
      expect.stringContaining("next.config.js:3: `images.unoptimized`"),
      expect.stringContaining("next.config.js:4: `typescript.ignoreBuildErrors`"),
    ]);
  });
});

describe("a config that leaves the decision to others", () => {
  it("is left to its owner where the environment decides", async () => {
    const { change, finding } = await look({ "next.config.js": ON_GITHUB, "app/api/tasks/route.ts": POST });
    expect(change).toBeUndefined();
    expect(finding).toMatchObject({ safety: "manual", line: 2 });
    expect(finding?.message).toContain("GITHUB_PAGES");
  });

  it("is left to its owner where the value comes from another file, and something publishes the folder", async () => {
    const files = {
      "next.config.js": 'const base = require("./next.base.js");\n\nmodule.exports = { ...base };\n',
      "app/api/tasks/route.ts": POST,
    };
    expect((await look(files)).finding).toBeUndefined();
    const { finding } = await look({ ...files, "netlify.toml": '[build]\n  publish = "out"\n' });
    expect(finding).toMatchObject({ safety: "manual", line: 1 });
    expect(finding?.message).toContain('"./next.base.js"');
  });

  it("keeps the second target when the first is repaired", async () => {
    const { change, manual } = await look({
      "next.config.js": `${EXPORTED.replace("module.exports =", "const config =")}if (process.env.MOBILE) config.output = "export";\nmodule.exports = config;\n`,
      "app/api/tasks/route.ts": POST,
    });
    expect(change?.after).toContain("if (process.env.MOBILE)");
    expect(change?.findings).toHaveLength(1);
    expect(manual).toHaveLength(1);
  });
});

describe("what becomes of the setting", () => {
  const state = async (files: Files, rules = ["output-export"], paths = ["."]) => {
    const cwd = temporaryFolder(app(files));
    const project = await readProject({ paths, cwd, wantsCallers: () => false });
    return exportState(project.apps[0]!, new Set(rules));
  };

  it("is taken out in the same run, also where that rests on an assumption", async () => {
    expect(await state({ "app/api/tasks/route.ts": POST })).toBe("removed");
    const published = { "netlify.toml": '[build]\npublish = "out"\n', "app/api/tasks/route.ts": POST };
    expect(await state(published)).toBe("removed");
  });

  it("stays when the rule takes no part, or the paths ask for a route only", async () => {
    expect(await state({ "app/api/tasks/route.ts": POST }, ["default-export"])).toBe("stays");
    expect(await state({ "app/api/tasks/route.ts": POST }, undefined, ["app/api/tasks/route.ts"])).toBe(
      "stays",
    );
  });

  it("stays when all routes are static", async () => {
    expect(await state({ "app/feed.xml/route.ts": FEED })).toBe("stays");
  });

  it("is for others to decide where the environment does", async () => {
    expect(await state({ "next.config.js": ON_GITHUB, "app/api/tasks/route.ts": POST })).toBe("perhaps");
  });

  it("never was there", async () => {
    const files = { "next.config.js": 'module.exports = { output: "standalone" };', "app/page.tsx": "" };
    expect(await state(files)).toBe("none");
  });
});
