import { describe, expect, it } from "vitest";
import { repairRoute } from "../../src/handler/index.js";

const context = { path: "app/api/tasks/route.ts", next: 16 };

/** A handler whose dispatcher stands in front of it, with a reply behind which it goes on. */
const DISPATCHER_FIRST = `import { db } from "@/lib/db";

async function route(req, res) {
  const { id } = req.query;
  if (!id) {
    res.status(400).json({ error: "An id is required" });
    await db.log.create({ data: { id } });
  }
  if (req.method === "GET") return res.json(await db.task.findUnique({ where: { id } }));
  if (req.method === "DELETE") return res.json(await db.task.delete({ where: { id } }));
  return res.status(405).end();
}

export default async function handler(req, res) {
  await route(req, res);
}
`;

/** Loads a row, does what `guard` says, and loads many others before it asks for the method. */
function longBeginning(guard: string): string {
  const load = (index: number): string =>
    `  const row${index} = await db.task.findUnique({ where: { id: "${index}" } });`;
  return `import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
${load(0)}
  ${guard}
${Array.from({ length: 12 }, (_, index) => load(index + 1)).join("\n")}
  if (req.method === "PUT") return res.json(await db.task.update({ where: { id: row0.owner.id } }));
  if (req.method === "PATCH") return res.json(await db.task.patch({ where: { id: row0.owner.id } }));
  if (req.method === "DELETE") return res.json(await db.task.delete({ where: { id: row0.owner.id } }));
  return res.status(405).end();
}
`;
}

describe("a handler that is rearranged before it is split", () => {
  it("is found where the author wrote it", () => {
    const [finding] = repairRoute(DISPATCHER_FIRST, context).findings;
    expect(finding).toMatchObject({ line: 14, column: 1 });
  });

  it("names the author's lines in notes", () => {
    const { findings, code } = repairRoute(DISPATCHER_FIRST, context);
    expect(code).not.toContain("function route");
    expect(findings[0]!.notes.join()).toContain("Line 6:");
  });

  it("keeps its place when a function comes to stand in front of it", () => {
    const { findings, code } = repairRoute(
      longBeginning("if (!row0) return res.status(404).end();"),
      context,
    );
    expect(code).toContain("async function loadRow0(");
    expect(findings[0]!.line).toBe(3);
  });

  it("isn't, where TypeScript would forget what a test has proved of a property", () => {
    const { code } = repairRoute(longBeginning("if (!row0?.owner) return res.status(404).end();"), context);
    expect(code).not.toContain("loadRow0");
  });

  it("isn't, where the beginning takes a resource that lives as long as its function", () => {
    const source = longBeginning("if (!row0) return res.status(404).end();").replace(
      "const row5",
      "using row5",
    );
    expect(repairRoute(source, context).code).not.toContain("loadRow0");
  });
});
