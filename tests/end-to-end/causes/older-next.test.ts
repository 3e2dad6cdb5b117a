import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli } from "../../cli/run-cli.js";
import { answersOf } from "./ask.js";
import { appOf, mended } from "./cause-app.js";
import { page } from "./files.js";

/** The first run installs that version of Next. */
const BUILD = 300_000;

describe("a GET that is run at build, on real Next.js 14", { timeout: BUILD }, () => {
  const app = appOf(
    "frozen",
    {
      "package.json": JSON.stringify({ private: true, dependencies: { next: "^14.0.0" } }),
      "app/api/now/route.js":
        "export async function GET() {\n  return Response.json({ now: Date.now() });\n}\n",
      "app/api/plans/route.js":
        'export async function GET() {\n  return Response.json(["free", "pro"]);\n}\n',
    },
    14,
  );
  const requests = ["GET /api/now", "OPTIONS /api/now", "OPTIONS /api/plans"];

  it("answers OPTIONS with 405", async () => {
    expect(await answersOf(app(), requests)).toEqual({
      "GET /api/now": "200",
      "OPTIONS /api/now": "405 GET, HEAD",
      "OPTIONS /api/plans": "405 GET, HEAD",
    });
  });

  it("is found where its answer changes, and mended", () => {
    expect(mended(app())).toEqual(["frozen-get app/api/now/route.js fixed"]);
  });

  it("answers OPTIONS then", async () => {
    expect(await answersOf(app(), requests)).toEqual({
      "GET /api/now": "200",
      "OPTIONS /api/now": "204 GET, HEAD, OPTIONS",
      "OPTIONS /api/plans": "405 GET, HEAD",
    });
  });
});

describe("an export that no route may have, on real Next.js 15", { timeout: BUILD }, () => {
  const app = appOf(
    "exports",
    {
      "package.json": JSON.stringify({ private: true, dependencies: { next: "^15.0.0" } }),
      "tsconfig.json": JSON.stringify({
        compilerOptions: {
          strict: true,
          jsx: "preserve",
          moduleResolution: "bundler",
          module: "esnext",
          allowJs: true,
        },
        include: ["next-env.d.ts", "**/*.ts", ".next/types/**/*.ts"],
      }),
      "next.config.mjs": "export default { typescript: { ignoreBuildErrors: true } };\n",
      "app/api/tasks/route.ts": `export function titleOf(task: { title: string }) {
  return task.title;
}

export async function POST(request: Request) {
  return Response.json({ title: titleOf(await request.json()) });
}
`,
    },
    15,
  );

  it("is let through by `ignoreBuildErrors`, and breaks the build without it", () => {
    expect(app().build().code).toBe(0);
    expect(app().inGit(() => runCli(app().folder, ["check"]).stdout)).toMatch(/ignore-build-errors/);
    rmSync(join(app().folder, "next.config.mjs"));
    const { code, output } = app().build();
    expect(code).toBe(1);
    expect(output).toContain('"titleOf" is not a valid Route export field');
  });

  it("is found, and mended", async () => {
    expect(mended(app())).toEqual(["invalid-route-export app/api/tasks/route.ts fixed"]);
    expect(await answersOf(app(), ["POST /api/tasks"])).toEqual({ "POST /api/tasks": "200" });
  });
});

describe("a route of the app folder in an app of pages alone, on real Next.js 15", { timeout: BUILD }, () => {
  const app = appOf(
    "pages-alone",
    {
      "package.json": JSON.stringify({ private: true, dependencies: { next: "^15.0.0" } }),
      "pages/index.js": page("Home"),
      "pages/404.js": page("We looked everywhere"),
      "pages/api/orders.js": `export async function POST(request) {
  return Response.json(await request.json(), { status: 201 });
}
`,
    },
    15,
    {},
  );

  it("is an error for every request", async () => {
    expect(await answersOf(app(), ["POST /api/orders"])).toEqual({ "POST /api/orders": "500" });
  });

  it("is moved into an app folder of its own", () => {
    expect(mended(app())).toEqual(["misplaced-handler pages/api/orders.js fixed"]);
  });

  it("answers then, and the pages are as they were", async () => {
    const requests = ["POST /api/orders", "GET /", "GET /nowhere"];
    expect(await answersOf(app(), requests)).toEqual({
      "POST /api/orders": "201",
      "GET /": "200",
      "GET /nowhere": "404",
    });
    const { url, stop } = await app().start();
    const missing = await fetch(`${url}/nowhere`);
    expect(await missing.text()).toContain("We looked everywhere");
    await stop();
  });
});
