import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { couldBeBroken } from "../../src/rules/route-gate.js";
import { HEALTHY } from "../project/temporary-repo.js";

const fixtures = new URL("../../transforms/__testfixtures__/named-exports/", import.meta.url).pathname;

/** Every fixture that is rewritten or refused: none of them may be passed by. */
const broken = readdirSync(fixtures)
  .filter((name) => /\.input\.[jt]sx?$/.test(name))
  .filter((name) => {
    const output = join(fixtures, name.replace(".input.", ".output."));
    const requests = join(fixtures, name.replace(/\.input\..*$/, ".requests.json"));
    const isRefused = existsSync(requests) && "manual" in JSON.parse(readFileSync(requests, "utf8"));
    const isRewritten =
      existsSync(output) && readFileSync(output, "utf8") !== readFileSync(join(fixtures, name), "utf8");
    return isRefused || isRewritten;
  });

describe("a file that has to be parsed", () => {
  test("there are fixtures to try", () => {
    expect(broken.length).toBeGreaterThan(50);
  });

  test.each(broken)("%s", (name) => {
    expect(couldBeBroken(readFileSync(join(fixtures, name), "utf8"))).toBe(true);
  });

  test.each([
    "export default async (req, res) => {}",
    "module.exports = async (req, res) => {}",
    "exports.get = () => {}",
    "export async function get() {}",
    "export const post = async () => {}",
    "export { handler as post }",
    "export const { get, post } = handlers;",
    "const handler = (req, res) => {}",
    "",
    "// nothing here yet",
    "export async function handler(req, res) {}",
    "export async function GET(a, b) { helper(a, b); }",
    "export const GET = async (a: Request, b: any) => helper(a, b);",
    "export const GET = async function (a, b) { return helper(a, b) }",
    "export async function POST(req: NextApiRequest) { return Response.json(1); }",
    "export async function GET(req) { const { id } = req.query; return Response.json(id); }",
    "export async function POST(req) { const { name } = await req.body; return Response.json(name); }",
    "export async function GET(req) { return Response.json(req.headers.authorization); }",
    'export async function GET(req) { return Response.json(req.headers["x-a"]); }',
    "export async function GET(req) { return Response.json(req.cookies.token); }",
    "export async function POST({ body }) { return Response.json(body); }",
    "export const GET = withAuth(async (req, res) => res.json({}));",
    "export async function GET(request, reply) {\n  return reply\n    .json({ a: 1 });\n}",
    "async function handler(req, res) {}\nexport { handler as GET };",
    "export async function GET() {}\nexport default GET;",
  ])("%j", (text) => {
    expect(couldBeBroken(text)).toBe(true);
  });
});

describe("a file that is passed by", () => {
  test.each([
    HEALTHY,
    `import { NextResponse } from "next/server";
export async function POST(request: Request) {
  const { title } = await request.json();
  if (!title) return NextResponse.json({ error: "title?" }, { status: 400 });
  return NextResponse.json(await db.task.create({ title }), { status: 201 });
}`,
    `export async function GET(request: NextRequest, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const token = request.headers.get("authorization");
  const page = request.nextUrl.searchParams.get("page");
  return Response.json({ id, token, page });
}`,
    `export const dynamic = "force-static";\nexport const GET = () => new Response("ok");`,
    `export async function GET(_: Request, ctx: { params: { id: string } }) { return Response.json(ctx.params.id); }`,
  ])("%j", (text) => {
    expect(couldBeBroken(text)).toBe(false);
  });
});
