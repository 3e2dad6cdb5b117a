import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "../cli/run-cli.js";
import { type Files, writeFiles } from "./causes/files.js";
import { type ExampleApp, makeApp, type RunningApp } from "./example-app.js";
import { type NextInstall, nextOf, ownNext } from "./next-versions.js";
import { typescriptApp } from "./typescript-app.js";

/** A real build takes ten seconds alone, and much more on a busy machine. */
const BUILD = 300_000;

const TSC = resolve(import.meta.dirname, "../../node_modules/typescript/bin/tsc");

/** An app in TypeScript with healthy routes, a handler of the Pages Router, and a route that has to stay as it is. */
const APP: Files = {
  ...typescriptApp("ES2020"),
  "lib/notes.ts": `export const notes = new Map([["1", "Write docs"]]);\n`,
  // As a well-known library for sessions types its wrapper: a handler may give nothing.
  "lib/auth.ts": `import type { NextRequest } from "next/server";

type Handler = (request: NextRequest, context: any) => void | Response | Promise<void | Response>;

export function auth(handler: Handler): Handler {
  return (request, context) => {
    if (!request.headers.get("authorization")) return new Response(null, { status: 401 });
    return handler(request, context);
  };
}
`,
  "app/api/notes/route.ts": `import { auth } from "@/lib/auth";
import { notes } from "@/lib/notes";

export async function GET(request: Request) {
  const limit = Number(new URL(request.url).searchParams.get("limit") ?? 10);
  return Response.json([...notes.values()].slice(0, limit));
}

export const POST = auth(async (request) => {
  const { text } = await request.json();
  notes.set(String(notes.size + 1), text);
  return Response.json({ text }, { status: 201 });
});
`,
  "app/api/notes/[id]/route.ts": `import type { NextApiRequest, NextApiResponse } from "next";
import { notes } from "@/lib/notes";

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  const { id } = req.query;
  const text = notes.get(id as string);
  if (req.method === "GET") return res.status(text ? 200 : 404).json({ text });
  if (req.method === "DELETE") {
    notes.delete(id as string);
    return res.status(204).end();
  }
  return res.status(405).end();
}
`,
  "app/api/files/[...path]/route.ts": `export async function PUT(request: Request, { params }: { params: Promise<{ path: string[] }> }) {
  const { path } = await params;
  return Response.json({ path, text: await request.text() });
}
`,
  "app/api/version/route.ts": `export const dynamic = "force-static";

export function GET() {
  return Response.json({ version: 3 });
}
`,
};

function typeCheck(folder: string): { code: number | null; output: string } {
  const { status, stdout } = spawnSync(process.execPath, [TSC, "--noEmit"], {
    cwd: folder,
    encoding: "utf8",
  });
  return { code: status, output: stdout };
}

describe.each([
  { version: 14, install: () => nextOf(14) },
  { version: 15, install: () => nextOf(15) },
  { version: 16, install: () => ownNext },
])("the make-route style on Next.js $version", { timeout: BUILD }, ({ version, install }) => {
  let app: ExampleApp;
  let running: RunningApp | undefined;
  beforeAll(() => {
    const next: NextInstall = install();
    const manifest = JSON.stringify({ private: true, dependencies: { next: `^${version}.0.0` } });
    app = makeApp(`make-route-${version}`, writeFiles({ ...APP, "package.json": manifest }), next);
  }, BUILD);
  afterAll(async () => {
    await running?.stop();
    app.remove();
  });

  const read = (path: string) => readFileSync(join(app.folder, path), "utf8");
  const ask = async (method: string, path: string, init: RequestInit = {}) => {
    const response = await fetch(running!.url + path, { method, ...init });
    const body = await response.text();
    return [response.status, response.headers.get("allow"), body].filter(
      (part) => part !== null && part !== "",
    );
  };

  it("is written by one command, helper included", () => {
    app.inGit((git) => {
      const result = runCli(app.folder, ["--style", "make-route", "--yes"]);
      expect(result.code, result.stdout + result.stderr).toBe(0);
      expect(
        git("status", "--short")
          .trim()
          .split("\n")
          .map((line) => line.trim()),
      ).toEqual([
        "M app/api/files/[...path]/route.ts",
        "M app/api/notes/[id]/route.ts",
        "M app/api/notes/route.ts",
        "?? lib/route.ts",
      ]);
      expect(result.stdout).toMatch(/app\/api\/version\/route\.ts:3:1 .*make-route {2}information/);
      expect(runCli(app.folder, ["check"]).code).toBe(0);
    });
  });

  it("builds, and answers every method, with a truthful Allow where it refuses", async () => {
    const build = app.build();
    expect(build.code, build.output).toBe(0);
    running = await app.start();
    const signed = { headers: { authorization: "me" }, body: '{"text":"Sleep"}' };
    expect(await ask("GET", "/api/notes?limit=1")).toEqual([200, '["Write docs"]']);
    expect(await ask("POST", "/api/notes", { body: "{}" })).toEqual([401]);
    expect(await ask("POST", "/api/notes", signed)).toEqual([201, '{"text":"Sleep"}']);
    expect(await ask("HEAD", "/api/notes")).toEqual([200]);
    expect(await ask("GET", "/api/notes/2")).toEqual([200, '{"text":"Sleep"}']);
    expect(await ask("DELETE", "/api/notes/2")).toEqual([204]);
    expect(await ask("GET", "/api/notes/2")).toEqual([404, "{}"]);
    expect(await ask("PUT", "/api/files/a/b", { body: "x" })).toEqual([200, '{"path":["a","b"],"text":"x"}']);

    for (const [path, allow] of Object.entries({
      "/api/notes": "GET, HEAD, OPTIONS, POST",
      "/api/notes/1": "DELETE, GET, HEAD, OPTIONS",
      "/api/files/a": "OPTIONS, PUT",
    })) {
      expect(await ask("OPTIONS", path)).toEqual([204, allow]);
      for (const method of ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]) {
        if (!allow.split(", ").includes(method))
          expect(await ask(method, path), method + path).toEqual([405, allow]);
      }
    }
    expect(await ask("GET", "/api/version")).toEqual([200, '{"version":3}']);
    expect(existsSync(join(app.folder, ".next/server/app/api/version.body"))).toBe(true);
  });

  it("fails the type check where a map lacks a method", async () => {
    await running?.stop();
    const mistakes: [path: string, right: string, wrong: string][] = [
      ["app/api/notes/route.ts", "notAllowed: PUT", "PUT"],
      ["app/api/notes/[id]/route.ts", "DELETE: ", "DELET: "],
    ];
    for (const [path, right, wrong] of mistakes) {
      const text = read(path);
      expect(text).toContain(right);
      writeFileSync(join(app.folder, path), text.replace(right, wrong));
    }
    // 14 and 15 check the same program as `tsc`, with the types that the build has made, but stop at the first error.
    const { code, output } = version === 16 ? app.build() : typeCheck(app.folder);
    expect(code, output).not.toBe(0);
    expect(output).toContain("Property 'PUT' does not exist on type 'Route<");
    expect(output).toContain("'DELET' does not exist in type 'Record<");
  });
});
