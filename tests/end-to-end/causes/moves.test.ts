import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonOf, runCli } from "../../cli/run-cli.js";
import { type ExampleApp, makeApp } from "../example-app.js";
import { page, SHELL, writeFiles } from "./files.js";

/** A real build takes ten seconds alone, and much more on a busy machine. */
const BUILD = 300_000;

describe("handlers in the wrong place on real Next.js", { timeout: BUILD }, () => {
  let app: ExampleApp;
  beforeAll(() => {
    app = makeApp(
      "moves",
      writeFiles({
        ...SHELL,
        "lib/users.js": "export const createUser = (name) => ({ id: 1, name });\n",
        "app/sign-up/page.js": `"use client";

${page("Sign up").replace(
  "return <h1>",
  `const send = () => fetch("/api/auth/register", { method: "POST", body: JSON.stringify({ name: "Ada" }) });
  return <h1 onClick={send}>`,
)}`,
        "app/api/auth/register.js": `import { createUser } from "../../../lib/users";

export default function handler(req, res) {
  if (req.method !== "POST") return res.status(405).end();
  return res.status(201).json(createUser(req.body.name));
}
`,
        "app/api/users[id].js": `export default function handler(req, res) {
  if (req.method === "GET") res.status(200).json({ id: req.query.id });
  else res.status(405).end();
}
`,
        "app/api/health/route.mjs": `export async function GET() {
  return Response.json({ ok: true });
}
`,
        "pages/api/orders.js": `export async function GET(request) {
  return Response.json({ sort: new URL(request.url).searchParams.get("sort") });
}
`,
        "pages/api/cart/route.js": `export default function handler(req, res) {
  res.status(200).json({ method: req.method });
}
`,
        "app/cart.js": `export const loadCart = () => fetch("/api/cart");
`,
      }),
    );
  });
  afterAll(() => app.remove());

  async function answers(): Promise<string[]> {
    const build = app.build();
    expect(build.code, build.output).toBe(0);
    const { url, stop } = await app.start();
    try {
      const json = {
        method: "POST",
        body: '{"name":"Ada"}',
        headers: { "Content-Type": "application/json" },
      };
      const asked = [
        fetch(`${url}/api/auth/register`, json),
        fetch(`${url}/api/users/7`),
        fetch(`${url}/api/health`),
        fetch(`${url}/api/orders?sort=price`),
        fetch(`${url}/api/cart`),
      ];
      return await Promise.all(
        asked.map(async (request) => {
          const response = await request;
          return response.ok ? `${response.status} ${await response.text()}` : String(response.status);
        }),
      );
    } finally {
      await stop();
    }
  }

  it("answer 404 or 500", async () => {
    expect(await answers()).toEqual(["404", "404", "404", "500", "404"]);
  });

  it("are moved", () => {
    app.inGit(() => {
      const { files } = jsonOf(runCli(app.folder, ["--yes", "--unsafe", "--format", "json"]));
      expect(files.map(({ path, safety, outcome }) => `${path} ${safety} ${outcome}`)).toEqual([
        "app/api/auth/register.js safe fixed",
        "app/api/health/route.mjs unsafe fixed",
        "app/api/users[id].js unsafe fixed",
        "pages/api/cart/route.js safe fixed",
        "pages/api/orders.js safe fixed",
      ]);
      expect(existsSync(join(app.folder, "app/api/auth/register.js"))).toBe(false);
      expect(runCli(app.folder, ["check"]).code).toBe(0);
    });
  });

  it("answer from then on", async () => {
    expect(await answers()).toEqual([
      '201 {"id":1,"name":"Ada"}',
      '200 {"id":"7"}',
      '200 {"ok":true}',
      '200 {"sort":"price"}',
      '200 {"method":"GET"}',
    ]);
  });
});
