import { describe, expect, it } from "vitest";
import { makePlan } from "../../src/plan/index.js";
import { type Files, temporaryRepo } from "../project/temporary-repo.js";

const planOf = (files: Files) => makePlan({ paths: ["."], cwd: temporaryRepo(files), style: "make-route" });

const LIST = `export async function GET(request: Request) {
  return Response.json({ url: request.url });
}
`;

const GUESS = `export default async function handler(req, res) {
  const { name } = req.body;
  return res.status(201).json({ name });
}
`;

describe("a plan in the style make-route", () => {
  it("changes nothing that is a map already, and needs no helper then", async () => {
    const first = await planOf({ "app/api/x/route.ts": LIST });
    expect(first.changes.map(({ path }) => path)).toEqual(["app/api/x/route.ts", "lib/route.ts"]);
    const [route, helper] = first.changes.map(({ after }) => after);
    const again = await planOf({ "app/api/x/route.ts": route!, "lib/route.ts": helper! });
    expect([again.changes, again.manual, again.problems]).toEqual([[], [], []]);
  });

  it("puts what another rule adds into the map, and keeps the map alone as the safe part", async () => {
    const plan = await planOf({
      "app/api/x/route.ts": LIST,
      "lib/save.ts": `export const save = (x: string) => fetch("/api/x", { method: "DELETE", body: x });\n`,
    });
    const route = plan.changes.find(({ path }) => path === "app/api/x/route.ts")!;
    expect(route.safety).toBe("unsafe");
    expect(route.after).toMatch(/DELETE: \(\): Response => \{\n\s+return Response.json\(.* status: 501/);
    expect(route.after).not.toContain("notAllowed: DELETE");
    expect(route.findings.map(({ rule }) => rule).sort()).toEqual(["make-route", "missing-method"]);
    expect(route.safePart?.after).toContain("notAllowed: DELETE");
    expect(route.safePart?.findings.map(({ rule }) => rule)).toEqual(["make-route"]);
    expect(route.safePart?.needs).toEqual(["lib/route.ts"]);
  });

  it("stays in the style when another way is chosen, and keeps the other changes as they are", async () => {
    const plan = await planOf({
      "app/api/x/route.ts": LIST.replace("GET", "PATCH"),
      "app/api/y/route.ts": LIST,
      "lib/save.ts": `export const save = (x: string) => fetch("/api/x", { method: "PUT", body: x });\n`,
    });
    const [choice] = plan.choices;
    const paths = choice!.alternatives.map(({ path }) => path);
    expect(paths).toEqual(["lib/save.ts", "app/api/x/route.ts", "app/api/x/route.ts"]);
    const other = plan.choose(choice!.id, choice!.alternatives[1]!.id);
    const at = (path: string, from = plan) => from.changes.find((change) => change.path === path);
    expect(at("app/api/x/route.ts")?.after).toContain("notAllowed: PUT");
    expect(at("app/api/x/route.ts", other)?.after).toContain("PUT: (): Response =>");
    expect(at("lib/save.ts", other)).toBeUndefined();
    expect(at("app/api/y/route.ts", other)).toBe(at("app/api/y/route.ts"));
    const none = plan.choose(choice!.id, undefined);
    expect(at("app/api/x/route.ts", none)?.after).toContain("notAllowed: PUT");
  });

  it("keeps to the style for other methods", async () => {
    const plan = await planOf({ "app/api/x/route.js": GUESS });
    const [change] = plan.changes;
    expect(change?.after).toMatch(/export const \{\s+POST,\s+OPTIONS,\s+notAllowed: GET,\s+notAllowed: PUT,/);
    const other = change!.withMethods!(["PUT", "PATCH"]);
    expect(other.after).toMatch(
      /export const \{\s+PUT,\s+PATCH,\s+OPTIONS,\s+notAllowed: GET,\s+notAllowed: POST,/,
    );
    expect(other.needs).toEqual(["lib/route.js"]);
  });

  it("repairs a route without the style where it can't be a map, and notes why", async () => {
    const plan = await planOf({
      "app/api/x/route.js": `const DELETE = "delete";

export default function handler(req, res) {
  if (req.method === "POST") return res.json({ action: DELETE, body: req.body });
  return res.status(405).end();
}
`,
    });
    const [change] = plan.changes;
    expect(plan.changes).toHaveLength(1);
    expect(change?.after).toContain("export async function POST");
    expect(change?.findings[0]?.notes.at(-1)).toBe(
      "It keeps its named exports: the name DELETE is taken in this file.",
    );
  });

  it("reports a route that doesn't parse, as every run does", async () => {
    const plan = await planOf({
      "app/api/x/route.ts": "export async function GET( {\n",
      "app/api/y/route.ts": LIST,
    });
    expect(plan.problems).toMatchObject([{ path: "app/api/x/route.ts", line: expect.any(Number) }]);
    expect(plan.changes.map(({ path }) => path)).toEqual(["app/api/y/route.ts", "lib/route.ts"]);
  });

  it("leaves an app alone that is exported", async () => {
    const plan = await planOf({
      "next.config.js": `module.exports = { output: "export" };\n`,
      "app/data.json/route.ts": `export const dynamic = "force-static";\nexport const GET = () => Response.json(1);\n`,
    });
    expect(plan.changes).toEqual([]);
    expect(plan.manual).toMatchObject([{ rule: "make-route", severity: "info" }]);
  });
});
