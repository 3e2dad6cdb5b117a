import { describe, expect, it, vi } from "vitest";
import { differences } from "./compare.js";
import type { FixtureRequest } from "./fixtures.js";
import { loadRoute } from "./load-route.js";
import { askApp, askPages } from "./runtimes.js";

/** How a rewrite of a route differs from it for one request, asked in both of Next's runtimes. */
async function compare(pages: string, app: string, request: FixtureRequest): Promise<string[]> {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const path = "app/api/tasks/[id]/route.ts";
  const [before] = await askPages(loadRoute("before.ts", pages), path, [request]);
  const [after] = await askApp(loadRoute("after.ts", app), path, [request]);
  vi.restoreAllMocks();
  return differences(request, before!, after!);
}

const get: FixtureRequest = { method: "GET", url: "/api/tasks/7?done=1" };
const post: FixtureRequest = { method: "POST", url: "/api/tasks/7", json: { title: "a" } };

const handler = (body: string) => `
  import { record } from "@/lib/effects";
  export default async function handler(req, res) { ${body} }`;
const method = (name: string, body: string) => `
  import { NextResponse } from "next/server";
  import { record } from "@/lib/effects";
  export async function ${name}(request, { params }) { ${body} }`;

describe("a rewrite that keeps the meaning shows no difference", () => {
  it("of JSON, whose charset only Pages writes", async () => {
    const before = handler(
      `res.status(201).json({ id: req.query.id, done: req.query.done, body: req.body })`,
    );
    const after = method(
      "POST",
      `const { id } = await params;
       const done = new URL(request.url).searchParams.get("done") ?? undefined;
       return NextResponse.json({ id, done, body: await request.json() }, { status: 201 })`,
    );
    expect(await compare(before, after, post)).toEqual([]);
  });

  it("of text, for which only a Response names a type", async () => {
    expect(await compare(handler(`res.send("hi")`), method("GET", `return new Response("hi")`), get)).toEqual(
      [],
    );
  });

  it("of a redirect, whose body nobody reads", async () => {
    const after = `return new Response(null, { status: 307, headers: { Location: "/login" } })`;
    expect(await compare(handler(`res.redirect("/login")`), method("GET", after), get)).toEqual([]);
  });

  it("of a header sent in two lines, which may be joined", async () => {
    const before = handler(`res.setHeader("X-Kind", ["a", "b"]); res.end()`);
    const after = method("GET", `return new Response(null, { headers: { "X-Kind": "a, b" } })`);
    expect(await compare(before, after, get)).toEqual([]);
  });

  it("of cookies, bytes and an error that is thrown", async () => {
    const cookies = handler(
      `res.setHeader("Set-Cookie", ["a=1; Path=/", "b=2"]); res.end(Buffer.from([0, 255, 10]))`,
    );
    const sameCookies = method(
      "GET",
      `const headers = new Headers();
       headers.append("Set-Cookie", "a=1; Path=/");
       headers.append("Set-Cookie", "b=2");
       return new Response(Buffer.from([0, 255, 10]), { headers })`,
    );
    expect(await compare(cookies, sameCookies, get)).toEqual([]);
    const thrown = `record("before"); throw new Error("x")`;
    expect(await compare(handler(thrown), method("GET", thrown), get)).toEqual([]);
  });

  it("of a method that the old route refuses or never answers, where the router says 405", async () => {
    const guarded = handler(
      `if (req.method !== "GET") return res.status(405).json({ error: "no" }); res.end()`,
    );
    const silent = handler(`if (req.method === "GET") res.end()`);
    const after = method("GET", "return new Response(null)");
    for (const before of [guarded, silent]) {
      expect(await compare(before, after, post)).toEqual([]);
      expect(await compare(before, after, { method: "OPTIONS", url: "/api/tasks/7" })).toEqual([]);
      expect(await compare(before, after, { method: "HEAD", url: "/api/tasks/7" })).toEqual([]);
    }
  });

  it("of JSON that can't be parsed, which Pages refuses before the handler runs", async () => {
    const request = { ...post, json: undefined, headers: { "content-type": "application/json" }, body: "{" };
    const after = method("POST", `return NextResponse.json(await request.json().catch(() => ({})))`);
    expect(await compare(handler("res.json(req.body)"), after, request)).toEqual([]);
  });

  it("of a second reply, which Pages lets pass", async () => {
    const before = handler("res.status(400).json({ first: true }); res.json({ second: true })");
    const after = method("GET", "return NextResponse.json({ first: true }, { status: 400 })");
    expect(await compare(before, after, get)).toEqual([]);
  });

  it("of V8's words for what it can't read, which name a variable", async () => {
    const body = (read: string) =>
      `try { ${read} } catch (error) { record("failed", error.message); MESSAGE }`;
    const before = handler(
      body("const { title } = req.body;").replace("MESSAGE", "res.json({ error: error.message })"),
    );
    const after = method(
      "POST",
      body("const input = await request.json(); input.title;").replace(
        "MESSAGE",
        "return NextResponse.json({ error: error.message })",
      ),
    );
    expect(await compare(before, after, { ...post, json: null })).toEqual([]);
  });

  it("of an error after the reply, which Pages writes to the console", async () => {
    const before = handler('res.json({ ok: true }); record("a"); null.x;');
    const after = method(
      "GET",
      `try { record("a"); null.x; } catch (error) { console.error(error); }
       return NextResponse.json({ ok: true });`,
    );
    expect(await compare(before, after, get)).toEqual([]);
  });

  it("of a reply in a callback, after the handler has returned", async () => {
    const before = handler(`setTimeout(() => res.json({ late: true }), 20)`);
    const after = method(
      "GET",
      `return new Promise((r) => setTimeout(() => r(NextResponse.json({ late: true })), 20))`,
    );
    expect(await compare(before, after, get)).toEqual([]);
  });
});

describe("a rewrite that changes the meaning is caught", () => {
  const cases: Record<string, { before: string; after: string; request?: FixtureRequest; found: RegExp }> = {
    "another status": {
      before: handler(`res.status(404).json({ error: "no" })`),
      after: method("GET", `return NextResponse.json({ error: "no" })`),
      found: /^status: 404 became 200$/m,
    },
    "another body": {
      before: handler("res.json({ a: 1, b: null })"),
      after: method("GET", "return NextResponse.json({ a: 1 })"),
      found: /^body: /,
    },
    "a lost header": {
      before: handler(`res.setHeader("Cache-Control", "no-store"); res.json({})`),
      after: method("GET", "return NextResponse.json({})"),
      found: /^cache-control: "no-store" became nothing$/,
    },
    "a header that comes in": {
      before: handler("res.json({})"),
      after: method("GET", `return NextResponse.json({}, { headers: { "X-New": "1" } })`),
      found: /^x-new: nothing became "1"$/,
    },
    "text that becomes JSON": {
      before: handler(`res.send("ok")`),
      after: method("GET", `return NextResponse.json("ok")`),
      found: /^content-type: nothing became "application\/json"$/m,
    },
    "text that is shown as a page": {
      before: handler(`res.send("hi")`),
      after: method("GET", `return new Response("hi", { headers: { "Content-Type": "text/html" } })`),
      found: /^content-type: /,
    },
    "a lost cookie": {
      before: handler(`res.setHeader("Set-Cookie", ["a=1", "b=2"]); res.end()`),
      after: method("GET", `return new Response(null, { headers: { "Set-Cookie": "b=2" } })`),
      found: /^set-cookie: /,
    },
    "a redirect that leads to localhost": {
      before: handler(`res.redirect("/login")`),
      after: method("GET", `return NextResponse.redirect(new URL("/login", request.url))`),
      found: /^location: "\/login" became "http:\/\/localhost:3000\/login"$/,
    },
    "an inverted guard": {
      before: handler(`if (req.method !== "POST") return res.status(405).end(); res.json({ ok: true })`),
      after: method("GET", "return NextResponse.json({ ok: true })"),
      request: post,
      found: /^status: 200 became 405$/m,
    },
    "a method that comes in": {
      before: handler(`if (req.method !== "POST") return res.status(405).end(); res.json({ ok: true })`),
      after: method("GET", "return NextResponse.json({ ok: true })"),
      found: /^status: 405 became 200$/m,
    },
    "a method that was never answered and now is": {
      before: handler(`if (req.method === "POST") res.json({ ok: true })`),
      after: method("GET", "return NextResponse.json({ ok: true })"),
      found: /never answers; the new one gives 200/,
    },
    "an OPTIONS answer of its own that is lost": {
      before: handler(`res.setHeader("Access-Control-Allow-Origin", "*"); res.status(200).end()`),
      after: method("GET", "return new Response(null)"),
      request: { method: "OPTIONS", url: "/api/tasks/7" },
      found: /^status: 200 became 204$/m,
    },
    "a lost side effect": {
      before: handler(`record("a"); res.json({}); record("b")`),
      after: method("GET", `record("a"); return NextResponse.json({})`),
      found: /^side effects: /,
    },
    "side effects in another order": {
      before: handler(`record("a"); record("b"); res.json({})`),
      after: method("GET", `record("b"); record("a"); return NextResponse.json({})`),
      found: /^side effects: /,
    },
    "null in the place of undefined": {
      before: handler(`record("find", req.query.page); res.json({})`),
      after: method(
        "GET",
        `record("find", new URL(request.url).searchParams.get("page")); return NextResponse.json({})`,
      ),
      found: /^side effects: /,
    },
    "another side effect after words that may differ": {
      before: handler(
        `record("a", "Cannot read properties of null (reading 'x')"); record("b"); res.json({})`,
      ),
      after: method(
        "GET",
        `record("a", "Cannot destructure property 'x' of 'y' as it is null."); record("c"); return NextResponse.json({})`,
      ),
      found: /^side effects: /,
    },
    "an empty body that now throws": {
      before: handler(`if (!req.body.title) return res.status(400).end(); res.json({})`),
      after: method("POST", `await request.json(); return NextResponse.json({})`),
      request: { method: "POST", url: "/api/tasks/7" },
      found: /^status: 400 became 500$/m,
    },
    "a Response that can't be built": {
      before: handler("res.status(204).end()"),
      after: method("GET", `return new Response("", { status: 204 })`),
      found: /^status: 204 became 500$/m,
    },
    "a method that answers nothing": {
      before: handler("res.json({})"),
      after: method("GET", "NextResponse.json({})"),
      found: /^status: 200 became 500$/m,
    },
  };
  for (const [name, { before, after, request = get, found }] of Object.entries(cases)) {
    it(name, async () => {
      expect((await compare(before, after, request)).join("\n")).toMatch(found);
    });
  }
});

describe("what a request itself expects", () => {
  it("is what the new route must answer", async () => {
    const silent = handler("");
    const after = method("GET", "return NextResponse.json({ error: 1 }, { status: 500 })");
    expect(await compare(silent, after, { ...get, expectStatus: 500, expectBody: { error: 1 } })).toEqual([]);
    expect(await compare(silent, after, { ...get, expectStatus: 400 })).toEqual([
      "status: 500, expected 400",
    ]);
    expect(await compare(silent, after, { ...get, expectBody: "x" })).toEqual([
      `body: "{\\"error\\":1}", expected "x"`,
    ]);
  });
});

describe("every run starts from the same state", () => {
  it("with a fresh module, and with the same clock, chance and answers of other servers", async () => {
    const source = handler(`
      globalThis.unrelated = 1;
      const seen = [Date.now(), new Date(), Math.random(), crypto.randomUUID(), performance.now()];
      const other = await (await fetch("https://api.example/x", { method: "POST", body: "b" })).json();
      console.log("asked", new TypeError("x"));
      res.json({ seen, other, count: ++count });
    `);
    const run = async () =>
      askPages(loadRoute("x.ts", `let count = 0; ${source}`), "app/api/x/route.ts", [
        { method: "GET", url: "/api/x" },
        { method: "GET", url: "/api/x" },
      ]);
    const [first, second] = [await run(), await run()];
    // But for the headers: the server writes its own time among them.
    const told = ({ answer, effects }: (typeof first)[number]) => ({
      body: answer !== "none" && answer.body,
      effects,
    });
    expect(first.map(told)).toEqual(second.map(told));
    expect(first.map(({ answer }) => answer !== "none" && JSON.parse(answer.body).count)).toEqual([1, 2]);
    expect(first[0]!.effects.map(({ call }) => call)).toEqual(["fetch", "console.log"]);
  });

  it("and from CommonJS as from ES modules", async () => {
    const [exchange] = await askPages(
      loadRoute("x.js", `module.exports = (req, res) => res.json({ ok: true })`),
      "app/api/x/route.js",
      [{ method: "GET", url: "/api/x" }],
    );
    expect(exchange).toMatchObject({ answer: { status: 200, body: '{"ok":true}' } });
  });

  it("without anything that a fixture may not import", () => {
    expect(() => loadRoute("x.ts", `import x from "left-pad"; x();`)).toThrow("which no fixture may import");
  });
});
