import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "../cli/run-cli.js";
import { type Files, writeFiles } from "./causes/files.js";
import { type ExampleApp, makeApp, type RunningApp } from "./example-app.js";
import { type NextInstall, nextOf, ownNext } from "./next-versions.js";
import { typescriptApp } from "./typescript-app.js";

/** A real build takes ten seconds alone, and much more on a busy machine. */
const BUILD = 300_000;

/** Handlers that can't be rewritten, since a package gets the request and the response. */
const APP: Files = {
  ...typescriptApp("ES2017"),
  "node_modules/legacy-session/package.json": `{ "name": "legacy-session", "main": "index.js", "types": "index.d.ts" }`,
  "node_modules/legacy-session/index.d.ts": `export function session(req: object, res: object): Promise<string>;\n`,
  "node_modules/legacy-session/index.js": `exports.session = async (req, res) => {
  res.setHeader("X-Session", req.cookies.session ?? "none");
  return req.cookies.session ?? "nobody";
};
`,
  "app/api/notes/[id]/route.ts": `import type { NextApiRequest, NextApiResponse } from "next";
import { session } from "legacy-session";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const user = await session(req, res);
  switch (req.method) {
    case "GET":
      return res.status(200).json({ user, id: req.query.id, tags: req.query.tag });
    case "PUT":
      return res.status(201).json({ user, body: req.body });
    default:
      return res.status(405).end();
  }
}
`,
  "app/api/now/route.ts": `import type { NextApiRequest, NextApiResponse } from "next";
import { session } from "legacy-session";

export default async function handler(req: NextApiRequest, res: NextApiResponse<{ now: string }>) {
  if (req.method !== "GET") return res.status(405).end();
  await session(req, res);
  res.json({ now: process.hrtime.bigint().toString() });
}
`,
  "app/api/hook/route.ts": `import type { NextApiRequest, NextApiResponse } from "next";
import { session } from "legacy-session";

export const config = { api: { bodyParser: false }, maxDuration: 30 };

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).end();
  await session(req, res);
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk);
  res.send(Buffer.concat(chunks).toString("base64"));
}
`,
  "app/api/ticks/route.ts": `import type { NextApiRequest, NextApiResponse } from "next";
import { session } from "legacy-session";

const state = globalThis as unknown as { closed?: number };

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "POST") return res.json({ closed: state.closed ?? 0 });
  if (req.method !== "GET") return res.status(405).end();
  await session(req, res);
  res.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-cache, no-transform" });
  const timer = setInterval(() => res.write("data: tick\\n\\n"), 20);
  req.on("close", () => {
    clearInterval(timer);
    state.closed = (state.closed ?? 0) + 1;
  });
}
`,
  "app/api/draft/route.ts": `import type { NextApiRequest, NextApiResponse } from "next";
import { session } from "legacy-session";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "DELETE") return res.clearPreviewData().status(204).end();
  if (req.method === "PUT") return res.setDraftMode({ enable: true }).redirect("/");
  if (req.method !== "GET") return res.status(405).end();
  await session(req, res);
  res.json({ draft: req.draftMode ?? false });
}
`,
  "app/api/any/route.js": `import { session } from "legacy-session";

export default async function (req, res) {
  await session(req, res);
  if (req.headers["x-fail"]) throw new Error("It was asked to");
  res.setHeader("Allow", ["A", "B"]);
  res.send(req.method + " " + req.url);
}
`,
};

describe.each([
  { version: 14, install: () => nextOf(14) },
  { version: 15, install: () => nextOf(15) },
  { version: 16, install: () => ownNext },
])("the bridge on Next.js $version", { timeout: BUILD }, ({ version, install }) => {
  let app: ExampleApp;
  let running: RunningApp | undefined;
  beforeAll(() => {
    const next: NextInstall = install();
    const dependencies = { next: `^${version}.0.0`, "legacy-session": "1.0.0" };
    const manifest = JSON.stringify({ private: true, dependencies });
    app = makeApp(`bridge-${version}`, writeFiles({ ...APP, "package.json": manifest }), next);
  }, BUILD);
  afterAll(async () => {
    await running?.stop();
    app.remove();
  });

  const ask = async (method: string, path: string, init: RequestInit = {}) => {
    const response = await fetch(running!.url + path, { method, redirect: "manual", ...init });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  it("is written by one command, adapter included", () => {
    app.inGit(() => {
      const result = runCli(app.folder, ["--bridge", "--yes"]);
      expect(result.code, result.stdout + result.stderr).toBe(0);
      expect(existsSync(join(app.folder, "lib/pages-api-bridge.ts"))).toBe(true);
      const hook = readFileSync(join(app.folder, "app/api/hook/route.ts"), "utf8");
      expect(hook).toContain("export const POST = bridge(handler, { bodyParser: false });");
      expect(hook).toContain("export const maxDuration = 30;");
      expect(runCli(app.folder, ["check"]).code).toBe(0);
    });
  });

  it("builds, types and all, and answers", async () => {
    const build = app.build();
    expect(build.code, build.output).toBe(0);
    running = await app.start();

    const note = await ask("GET", "/api/notes/a%2Fb?tag=x&tag=y&id=9", {
      headers: { cookie: "session=Ada" },
    });
    expect([note.status, note.text]).toEqual([200, '{"user":"Ada","id":"a/b","tags":["x","y"]}']);
    expect(note.headers.get("x-session")).toBe("Ada");
    const json = { headers: { "content-type": "application/json" } };
    expect((await ask("PUT", "/api/notes/1", { ...json, body: '{"a":1}' })).text).toBe(
      '{"user":"nobody","body":{"a":1}}',
    );
    expect(await ask("PUT", "/api/notes/1", { ...json, body: "{" })).toMatchObject({
      status: 400,
      text: "Invalid JSON",
    });
    expect(await ask("PUT", "/api/notes/1", { body: "x".repeat(1_100_000) })).toMatchObject({
      ...{ status: 413, text: "Body exceeded 1mb limit" },
    });
    expect((await ask("POST", "/api/notes/1")).status).toBe(405);
    // HEAD comes to GET, and the handler refuses it, as it did.
    expect((await ask("HEAD", "/api/notes/1")).status).toBe(405);

    const times = [await ask("GET", "/api/now"), await ask("GET", "/api/now")].map(({ text }) => text);
    expect(times[0]).not.toBe(times[1]);

    const bytes = new Uint8Array(2_000_000).fill(200);
    const hook = await ask("POST", "/api/hook", { body: bytes });
    expect(hook.text).toBe(Buffer.from(bytes).toString("base64"));

    for (const method of ["GET", "POST", "DELETE", "OPTIONS"]) {
      const any = await ask(method, "/api/any?a=1");
      expect([any.status, any.headers.get("allow"), any.text]).toEqual([
        200,
        "A, B",
        `${method} /api/any?a=1`,
      ]);
    }
    expect((await ask("GET", "/api/any", { headers: { "x-fail": "1" } })).status).toBe(500);
  });

  it("stops where the client goes", async () => {
    const leaving = new AbortController();
    const response = await fetch(`${running!.url}/api/ticks`, { signal: leaving.signal });
    const { value } = await response.body!.getReader().read();
    expect(new TextDecoder().decode(value)).toContain("data: tick");
    leaving.abort();
    await expect.poll(async () => (await ask("POST", "/api/ticks")).text).toBe('{"closed":1}');
  });

  it("turns draft mode on and off", async () => {
    const on = await ask("PUT", "/api/draft");
    expect([on.status, on.headers.get("location")]).toEqual([307, "/"]);
    const cookie = on.headers.getSetCookie().find((one) => one.startsWith("__prerender_bypass="))!;
    const headers = { cookie: cookie.split(";")[0]! };
    expect((await ask("GET", "/api/draft", { headers })).text).toBe('{"draft":true}');
    expect((await ask("GET", "/api/draft")).text).toBe('{"draft":false}');
    const off = await ask("DELETE", "/api/draft", { headers });
    expect(off.headers.getSetCookie().join()).toMatch(/__prerender_bypass=;/);
  });
});
