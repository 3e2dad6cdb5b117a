import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli } from "../../cli/run-cli.js";
import { answersOf } from "./ask.js";
import { appOf, mended, move } from "./cause-app.js";
import { page, route } from "./files.js";

/** A real build takes ten seconds alone, and much more on a busy machine. */
const BUILD = 300_000;

const HANDLER = `export default function handler(req, res) {
  if (req.method !== "POST") {
    res.setHeader("Allow", "POST");
    return res.status(405).end();
  }
  res.status(201).json({ ok: true });
}
`;

describe("routes in the wrong form or place, on real Next.js", { timeout: BUILD }, () => {
  const app = appOf("layout", {
    "app/api/cart/route.js": route("PUT"),
    "app/cart.js": `export function addToCart(id) {
  return fetch("/api/cart", { method: "POST", body: JSON.stringify({ id }) });
}
`,
    "app/api/auth/register.js": HANDLER,
    "app/api/users/Route.js": route("GET"),
    "api/hello.js": HANDLER,
    "app/api/forgotten/route.js": "async function POST() {\n  return Response.json({ ok: true });\n}\n",
    "app/api/small/route.js": "export async function get() {\n  return Response.json({ ok: true });\n}\n",
    "pages/api/hanging.js": `export default function handler(req, res) {
  if (req.method === "POST") {
    res.status(201).json({ ok: true });
  }
}
`,
    "pages/api/silent.js": HANDLER.replace('    res.setHeader("Allow", "POST");\n', ""),
  });
  const requests = [
    "POST /api/cart",
    "PUT /api/cart",
    "POST /api/auth/register",
    "GET /api/users",
    "POST /api/hello",
    "POST /api/forgotten",
    "GET /api/small",
    "GET /api/hanging",
    "GET /api/silent",
  ];

  it("answer 405, 404 or nothing", async () => {
    expect(await answersOf(app(), requests)).toEqual({
      "POST /api/cart": "405",
      "PUT /api/cart": "200",
      "POST /api/auth/register": "404",
      "GET /api/users": "404",
      "POST /api/hello": "404",
      "POST /api/forgotten": "405",
      "GET /api/small": "405",
      "GET /api/hanging": "hangs",
      "GET /api/silent": "405",
    });
  });

  it("are found, and repaired by the tool or as it says", () => {
    expect(mended(app())).toEqual([
      "empty-route app/api/forgotten/route.js fixed",
      "lowercase-method app/api/small/route.js fixed",
      "misplaced-handler app/api/auth/register.js fixed",
      "missing-method app/cart.js fixed",
      "pages-api-405 pages/api/hanging.js fixed",
      "pages-api-405 pages/api/silent.js fixed",
      "root-api-folder api/hello.js manual",
      "unreachable-route app/api/users/Route.js fixed",
    ]);
    move(app(), "api/hello.js", "app/api/hello/route.js");
    expect(mended(app())).toEqual(["default-export app/api/hello/route.js fixed"]);
    app().inGit(() => expect(runCli(app().folder, ["check"]).code).toBe(0));
  });

  it("answer as they should from then on", async () => {
    expect(await answersOf(app(), requests)).toEqual({
      // The stub, until someone writes what it is to do.
      "POST /api/cart": "501",
      "PUT /api/cart": "200",
      "POST /api/auth/register": "201",
      "GET /api/users": "200",
      "POST /api/hello": "201",
      "POST /api/forgotten": "200",
      "GET /api/small": "200",
      "GET /api/hanging": "405 POST",
      "GET /api/silent": "405 POST",
    });
  });
});

describe("what breaks a build, on real Next.js", { timeout: BUILD }, () => {
  const app = appOf("conflicts", {
    "package.json": JSON.stringify({
      private: true,
      scripts: { build: "next build && next export" },
      dependencies: { next: "^16.0.0" },
    }),
    "app/api/tasks/route.js": route("GET", "POST"),
    "pages/api/tasks.js": HANDLER,
    "app/news/page.js": page("News"),
    "app/news/route.js": route("POST"),
  });

  it("is one path in both routers, a route beside a page, and `next export`", () => {
    expect(app().next("export")).toMatchObject({
      code: 1,
      output: expect.stringContaining("`next export` has been removed"),
    });
    const { code, output } = app().build();
    expect(code).toBe(1);
    expect(output).toContain("App Router and Pages Router both match path: /api/tasks");
    expect(output).toContain("Conflicting route and page at /news");
  });

  it("is found, and mended by the tool or as it says", () => {
    expect(mended(app())).toEqual([
      "conflict-pages-app app/api/tasks/route.js manual",
      "output-export package.json fixed",
      "route-beside-page app/news/route.js manual",
    ]);
    const { scripts } = JSON.parse(readFileSync(join(app().folder, "package.json"), "utf8"));
    expect(scripts.build).toBe("next build");
    rmSync(join(app().folder, "pages"), { recursive: true });
    move(app(), "app/news/route.js", "app/api/news/route.js");
    app().inGit(() => expect(runCli(app().folder, ["check"]).code).toBe(0));
  });

  it("is gone then", async () => {
    expect(await answersOf(app(), ["POST /api/tasks", "POST /api/news", "GET /news"])).toEqual({
      "POST /api/tasks": "200",
      "POST /api/news": "200",
      "GET /news": "200",
    });
  });
});
