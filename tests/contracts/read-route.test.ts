import { describe, expect, it } from "vitest";
import type { MethodContract } from "../../src/contracts/contract.js";
import { readRoute } from "../../src/contracts/read-route.js";

const read = (source: string, facts = {}) =>
  readRoute(source, { path: "app/api/tasks/[id]/route.ts", next: 16, cacheComponents: false, ...facts });

function only(source: string): MethodContract {
  const { methods } = read(source);
  expect(methods).toHaveLength(1);
  return methods[0]!;
}

describe("the statuses of a method", () => {
  const cases: [name: string, source: string, statuses: number[] | undefined][] = [
    [
      "of literal replies",
      `export function GET() { if (x) return new Response("", { status: 404 }); return NextResponse.json(1); }`,
      [200, 404],
    ],
    [
      "of an arrow without a body",
      "export const GET = () => Response.json({ ok: true }, { status: 202 });",
      [202],
    ],
    [
      "of a condition",
      "export const GET = async () => (await x ? Response.json(1) : new Response(null, { status: 204 }));",
      [200, 204],
    ],
    [
      "of a status under a condition",
      "export const GET = () => Response.json(1, { status: made ? 201 : 200 });",
      [200, 201],
    ],
    [
      "of constants",
      "const GONE = 410; export const GET = () => new Response(null, { status: GONE });",
      [410],
    ],
    [
      "of a helper of the file, with its arguments",
      `const fail = (error, status = 400) => NextResponse.json({ error }, { status });
      export function POST() { if (a) return fail("a"); return fail("b", 409); }`,
      [400, 409],
    ],
    [
      "of a variable that is given twice",
      "export function GET() { let r = Response.json(1); if (x) r = new Response(null, { status: 304 }); return r; }",
      [200, 304],
    ],
    [
      "of promise chains",
      "export const GET = () => load().then((x) => Response.json(x)).catch(() => new Response(null, { status: 502 }));",
      [200, 502],
    ],
    [
      "of chains whose every end is in the file",
      "export const GET = () => load().then((x) => Response.json(x), () => new Response(null, { status: 502 }));",
      [200, 502],
    ],
    [
      "of a catch",
      "export async function GET() { try { return Response.json(await x()); } catch { return Response.json({}, { status: 500 }); } }",
      [200, 500],
    ],
    [
      "of redirects",
      `export const GET = (r) => a ? NextResponse.redirect(new URL("/x", r.url)) : NextResponse.redirect(new URL("/x", r.url), { status: 303 });`,
      [303, 307],
    ],
    [
      "of next/navigation",
      `import { notFound, redirect } from "next/navigation"; export function GET() { if (x) notFound(); redirect("/x"); }`,
      [307, 404],
    ],
    [
      "of a function whose end can be reached: Next.js answers 500",
      "export function GET() { if (x) return Response.json(1); }",
      [200, 500],
    ],
    [
      "of a switch that answers always",
      "export function GET() { switch (x) { case 1: return Response.json(1); default: return new Response(null, { status: 404 }); } }",
      [200, 404],
    ],
    [
      "unknown, of a computed status",
      "export const GET = () => Response.json(1, { status: error.status });",
      undefined,
    ],
    [
      "unknown, of what another file returns",
      `import { list } from "./list"; export const GET = () => list();`,
      undefined,
    ],
    [
      "unknown, of a wrapper of another file",
      `import { withAuth } from "./auth"; export const GET = withAuth(() => Response.json(1));`,
      undefined,
    ],
    ["unknown, of a re-export", `export { GET } from "./impl";`, undefined],
  ];
  it.each(cases)("%s", (_, source, statuses) => {
    expect(only(source).statuses).toEqual(statuses);
  });
});

describe("what may throw, outside of any catch", () => {
  const post = (body: string, above = "") =>
    only(`${above}\nexport async function POST(request) { ${body} return Response.json(1); }`).mayThrow;
  it.each([
    ["the body of a request that has one", "const { title } = await request.json();"],
    [
      "reads of the request",
      `const q = new URL(request.url).searchParams.get("q"); request.headers.get("x"); request.cookies.get("a");`,
    ],
    [
      "what the language knows",
      "const n = Number(q); const s = String(n); Math.max(n, 1); new Date(); console.log(s);",
    ],
    [
      "lists of the module",
      "tasks.push(1); const t = tasks.find((task) => task.id === 1); tasks.filter((one) => one.tags.includes(t));",
    ],
    ["what is caught", "try { await db.save(); } catch (error) { console.error(error); }"],
    ["helpers of the file that throw nothing", "check(1);"],
  ])("is not: %s", (_, body) => {
    expect(post(body, `import { tasks } from "./tasks"; function check(x) { return x > 1; }`)).toBe(false);
  });
  it.each([
    ["code of another file", "await save();"],
    ["a method of something unknown", "await db.tasks.create();"],
    ["a throw", `throw new Error("no");`],
    ["what is in a catch", "try { x(); } catch (error) { await report(error); }"],
    ["a property of a field that may be absent", "const { user } = await request.json(); user.name;"],
    ["a property two steps into the body", "const body = await request.json(); body.user.name;"],
    ["a method of such a field", "const { title } = await request.json(); title.trim();"],
    ["a pattern in a pattern", "const { user: { name } } = await request.json();"],
    ["a helper of the file that throws", "check();"],
  ])("is: %s", (_, body) => {
    expect(post(body, `import { save } from "./db"; function check() { throw new Error("no"); }`)).toBe(true);
  });
  it("is the body of a GET, which has none", () => {
    expect(
      only("export async function GET(request) { return Response.json(await request.json()); }").mayThrow,
    ).toBe(true);
  });
});

describe("what is certain of a fine reply", () => {
  it("is its kind and what its literals say, where all fine replies have it in common", () => {
    const { repliesJson, shape } = only(`export function GET() {
      if (a) return Response.json({ ok: true, tasks: [], total: count, note: "x" });
      if (b) return Response.json({ error: "gone" }, { status: 410 });
      return Response.json({ ok: true, tasks: [1], extra: 1, note: "y" });
    }`);
    expect(repliesJson).toBe(true);
    expect(shape).toEqual({
      kind: "object",
      properties: [
        ["ok", { kind: "literal", value: true }],
        ["tasks", { kind: "array" }],
        ["note", { kind: "string" }],
      ],
    });
  });
  it("is nothing where one of them is no JSON, or sets headers", () => {
    expect(only(`export const GET = () => (a ? Response.json(1) : new Response("x"));`).repliesJson).toBe(
      false,
    );
    expect(
      only(
        `export const GET = () => Response.json([], { headers: { "Content-Type": "application/ld+json" } });`,
      ).repliesJson,
    ).toBe(false);
  });
  it("is nothing that a spread may overwrite", () => {
    expect(only("export const GET = () => Response.json({ ok: true, ...task });").shape).toBeUndefined();
  });
});

describe("the methods", () => {
  it("are those of every form of export, HEAD and OPTIONS only if the file exports them", () => {
    const source = `async function save() { return Response.json(1); }
      export const GET = () => Response.json(1);
      export { save as POST, save as PUT };
      export function OPTIONS() { return new Response(null, { status: 204 }); }`;
    expect(read(source).methods.map(({ method }) => method)).toEqual(["GET", "POST", "PUT", "OPTIONS"]);
  });
  it("are those of makeRoute, with the functions of its map", () => {
    const { methods, refusals } = read(`import { makeRoute } from "@/lib/route";
      export const { GET, OPTIONS, notAllowed: PUT } = makeRoute({ GET: async () => Response.json(1, { status: 203 }) });`);
    expect(methods).toMatchObject([{ method: "GET", statuses: [203] }, { method: "OPTIONS" }]);
    expect(refusals).toEqual([{ method: "PUT", allow: "GET, HEAD, OPTIONS" }]);
  });
  it("are refused where their code only says 405", () => {
    const { methods, refusals } =
      read(`const refuse = () => new Response(null, { status: 405, headers: { Allow: "GET" } });
      export const GET = () => Response.json(1);
      export { refuse as PUT };
      export const PATCH = () => new Response("no", { status: 405 });`);
    expect(methods.map(({ method }) => method)).toEqual(["GET"]);
    expect(refusals).toEqual([{ method: "PUT", allow: "GET" }, { method: "PATCH" }]);
  });
  it("can't be told of `export *`", () => {
    expect(() => read(`export * from "./impl";`)).toThrow(/"\.\/impl"/);
  });
});

describe("a GET that the build may run", () => {
  const get = "export const GET = () => Response.json(1);";
  it.each([
    ["on Next 14, alone in its file", get, { next: 14 }, true],
    ["under cacheComponents", get, { cacheComponents: true }, true],
    ["by its own word", `export const dynamic = "force-static";\n${get}`, {}, true],
    ["not on Next 16", get, {}, false],
    ["not with parameters in its path", get, { next: 14, path: "app/api/tasks/[id]/route.ts" }, false],
    [
      "not where it reads the request",
      "export const GET = (request) => Response.json(request.url);",
      { next: 14 },
      false,
    ],
    ["not beside another method", `${get}\nexport const POST = GET;`, { next: 14 }, false],
    ["not where it says so", `export const dynamic = "force-dynamic";\n${get}`, { next: 14 }, false],
  ])("%s", (_, source, facts, expected) => {
    expect(read(source, { path: "app/api/health/route.ts", ...facts }).mayBePrerendered).toBe(expected);
  });
});

it("knows how the body is read", () => {
  const reads = (body: string) => only(`export async function POST(req) { ${body} }`).reads;
  expect(reads("await req.json();")).toBe("json");
  expect(reads("await req.formData();")).toBe("form");
  expect(reads("await req.text();")).toBe("text");
  expect(reads("schema.parse(await readBody(req));")).toBe("json");
  expect(reads("return Response.json(1);")).toBeUndefined();
});
