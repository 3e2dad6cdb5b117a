import { PassThrough, pipeline } from "node:stream";
import type { NextApiRequest, NextApiResponse } from "next";
import { testApiHandler } from "next-test-api-route-handler";
import ts from "typescript";
import { afterEach, describe, expect, it, vi } from "vitest";
import { adapterFile, isAdapter, isUnchangedAdapter } from "../../transforms/bridge/adapter.js";
import { loadRoute } from "../named-exports/load-route.js";
import { keepConsoleQuiet } from "../named-exports/quiet.js";

keepConsoleQuiet();

type Handler = (req: NextApiRequest, res: NextApiResponse) => unknown;
type Bridge = (
  handler: Handler,
  settings?: { bodyParser?: boolean | { sizeLimit?: string } },
) => (...args: never[]) => unknown;

describe.each([
  ["TypeScript", "ts", adapterFile(16, true)],
  ["JavaScript", "js", adapterFile(16, false)],
])("the adapter in %s", (_, extension, text) => {
  const { bridge } = loadRoute(`/app/lib/pages-api-bridge.${extension}`, text).exports as { bridge: Bridge };

  /** Asks a bridged handler once. */
  async function ask(handler: Handler, init: RequestInit = {}, settings?: Parameters<Bridge>[1]) {
    const route = bridge(handler, settings);
    let answer: { status: number; reason: string; text: string; headers: Headers } | undefined;
    await testApiHandler({
      appHandler: { [init.method ?? "GET"]: route } as never,
      test: async ({ fetch }) => {
        const response = await fetch(init as never);
        const { status, statusText: reason, headers } = response;
        answer = { status, reason, text: await response.text(), headers };
      },
    });
    return answer!;
  }

  it("is as it was written until somebody changes it", () => {
    expect(isAdapter(text, `lib/pages-api-bridge.${extension}`)).toBe(true);
    expect(isUnchangedAdapter(text.replaceAll("\n", "\r\n"))).toBe(true);
    expect(isUnchangedAdapter(`${text}\n`)).toBe(false);
    expect(isAdapter("export const x = 1;", "lib/x.ts")).toBe(false);
  });

  it.each([
    ["JSON", "application/json; charset=utf-8", '{"a":1}', { a: 1 }],
    ["no JSON", "application/json", "", {}],
    ["a form", "application/x-www-form-urlencoded", "a=1&a=2&b=", { a: ["1", "2"], b: "" }],
    ["text", "text/plain", "hi", "hi"],
    ["bytes of another charset", 'text/plain; charset="latin1"', new Uint8Array([0xe4]), "ä"],
  ])("reads %s as Next.js does", async (_, type, body, read) => {
    const handler: Handler = (req, res) => res.json({ body: req.body });
    const answer = await ask(handler, { method: "POST", headers: { "content-type": type }, body });
    expect(JSON.parse(answer.text)).toEqual({ body: read });
  });

  it("answers a body that it can't read by itself", async () => {
    const handler = vi.fn();
    const headers = { "content-type": "application/json" };
    const broken = await ask(handler, { method: "POST", headers, body: "{" });
    expect([broken.status, broken.reason, broken.text]).toEqual([400, "Invalid JSON", "Invalid JSON"]);
    const body = "x".repeat(1024 * 1024 + 1);
    const large = await ask(handler, { method: "POST", body });
    expect([large.status, large.text]).toEqual([413, "Body exceeded 1mb limit"]);
    const small = await ask(
      handler,
      { method: "POST", body: "12345678901" },
      { bodyParser: { sizeLimit: "10b" } },
    );
    expect([small.status, small.text]).toEqual([413, "Body exceeded 10b limit"]);
    expect(handler).not.toHaveBeenCalled();
  });

  it("gives the raw stream where the body isn't parsed", async () => {
    const seen: unknown[] = [];
    const handler: Handler = async (req, res) => {
      seen.push(req.body, req.headers["x-signature"]);
      let size = 0;
      for await (const chunk of req) size += chunk.length;
      res.status(200).json({ size });
    };
    const init = { method: "POST", headers: { "x-signature": "s" }, body: "x".repeat(3_000_000) };
    const answer = await ask(handler, init, { bodyParser: false });
    expect(JSON.parse(answer.text)).toEqual({ size: 3_000_000 });
    expect(seen).toEqual([undefined, "s"]);
  });

  it("streams as the handler writes", async () => {
    let next = () => {};
    const handler: Handler = (_, res) => {
      res.writeHead(200, { "Content-Type": "text/event-stream", Connection: "keep-alive" });
      res.write("data: 1\n\n");
      next = () => res.end("data: 2\n\n");
    };
    await testApiHandler({
      appHandler: { GET: bridge(handler) } as never,
      test: async ({ fetch }) => {
        const response = await fetch();
        expect(response.headers.get("content-type")).toBe("text/event-stream");
        const reader = response.body!.getReader();
        const chunk = async () => new TextDecoder().decode((await reader.read()).value);
        expect(await chunk()).toBe("data: 1\n\n");
        next();
        expect(await chunk()).toBe("data: 2\n\n");
        expect((await reader.read()).done).toBe(true);
      },
    });
  });

  it("takes a stream that is piped, or sent", async () => {
    const source = () => new PassThrough().end(Buffer.alloc(200_000, "a"));
    const piped = await ask((_, res) => void pipeline(source(), res.status(206), () => {}));
    expect([piped.status, piped.text.length]).toEqual([206, 200_000]);
    const sent = await ask((_, res) => res.send(source()));
    expect([sent.headers.get("content-type"), sent.text.length]).toEqual([
      "application/octet-stream",
      200_000,
    ]);
  });

  it.each([false, true])("tells the handler that the client has gone (raw body: %s)", async (isRaw) => {
    const closed: Promise<void>[] = [];
    const handler: Handler = (req, res) => {
      const timer = setInterval(() => res.write("tick\n"), 5);
      res.on("close", () => clearInterval(timer));
      for (const one of [req, res]) closed.push(new Promise((resolve) => one.on("close", resolve)));
    };
    await testApiHandler({
      appHandler: { GET: bridge(handler, { bodyParser: !isRaw }) } as never,
      test: async ({ fetch }) => {
        const leaving = new AbortController();
        const response = await fetch({ signal: leaving.signal });
        await response.body!.getReader().read();
        leaving.abort();
        await Promise.all(closed);
      },
    });
    expect(closed).toHaveLength(2);
  });

  it("fails as a route handler does where the handler throws, and ends the reply where it has begun", async () => {
    const early = await ask(() => {
      throw new Error("early");
    });
    expect(early.status).toBe(500);
    const late = await ask((_, res) => {
      res.status(202).write("a");
      throw new Error("late");
    });
    expect([late.status, late.text]).toEqual([202, "aInternal Server Error"]);
  });

  it("keeps the first of two replies", async () => {
    const answer = await ask((_, res) => {
      res.json({ first: true });
      res.setHeader("X-Late", "1");
      res.status(500).json({ second: true });
    });
    expect([answer.status, answer.text, answer.headers.get("x-late")]).toEqual([200, '{"first":true}', null]);
  });

  it("says that draft mode is off", async () => {
    const seen: unknown[] = [];
    await ask((req, res) => {
      seen.push(req.draftMode, req.preview, req.previewData);
      res.end();
    });
    expect(seen).toEqual([undefined, undefined, false]);
  });

  it("has a socket to ask for what a connection can do", async () => {
    const handler: Handler = (req, res) => {
      req.socket.setTimeout(0);
      req.socket.setNoDelay(true);
      res.setTimeout(0);
      res.json(req.socket.remoteAddress ?? null);
    };
    const answer = await ask(handler, { headers: { "x-forwarded-for": "10.1.2.3, 10.0.0.1" } });
    expect(answer.text).toBe('"10.1.2.3"');
  });

  it("refuses a redirect without a place", async () => {
    const redirect = (res: NextApiResponse, ...args: unknown[]) =>
      (res.redirect as (...given: unknown[]) => unknown)(...args);
    expect((await ask((_, res) => redirect(res))).status).toBe(500);
    expect((await ask((_, res) => redirect(res, 302))).status).toBe(500);
  });
});

afterEach(() => vi.restoreAllMocks());

it("is the same in JavaScript, but for the types", () => {
  const printed = (text: string): string => {
    const options = { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext };
    return ts.transpileModule(text, { compilerOptions: options }).outputText.replace(/[\s();,]+/g, "");
  };
  for (const next of [14, 16])
    expect(printed(adapterFile(next, false))).toBe(printed(adapterFile(next, true)));
});
