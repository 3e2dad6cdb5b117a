import { expect, it } from "vitest";
import { hasPagesMeaning } from "./pages-meaning.js";

it("a handler that answers through res can be asked under the Pages Router, whatever else it fetches", () => {
  expect(
    hasPagesMeaning(`export default async function handler(req, res) {
      const other = await fetch("https://api.example");
      const { title } = await req.body;
      const { pathname } = new URL(req.url, "http://localhost");
      res.json({ ...(await other.json()), title, pathname, agent: req.headers["user-agent"] });
    }`),
  ).toBe(true);
});

it("one that answers with a Response or reads a web Request can't", () => {
  for (const body of [
    "return NextResponse.json({})",
    "return new Response(null)",
    "res.json(await req.json())",
    'res.json(req.headers.get("a"))',
    "res.json(req.nextUrl.pathname)",
    "res.json(new URL(req.url).pathname)",
    "res.json({}, { status: 201 })",
  ]) {
    expect(
      hasPagesMeaning(`export default async function handler(req: Request, res) { ${body} }`),
      body,
    ).toBe(false);
  }
});
