import { describe, expect, it } from "vitest";
import { generateRoute } from "./route.js";
import { shrink } from "./shrink.js";
import { kindOf } from "./shrink-failing.js";

describe("a shrunk file", () => {
  it("holds what is looked for, and nothing that can go", async () => {
    const source = `// Everything about tasks.
import { db } from "@/lib/db";
export default async function handler(req, res) {
  try {
    if (req.method === "GET") {
      const tasks = await db.task.findMany({ where: { id: "1", done: false }, take: 10 });
      return res.status(200).json(tasks);
    }
    res.status(405).end();
  } catch (error) {
    res.status(500).end();
  }
}
`;
    expect(await shrink(source, async (text) => /default.*done: false/s.test(text))).toBe(
      `export default async function handler() {
      const tasks = { where: { done: false } };
}
`,
    );
  });

  it("can be as large as it was", async () => {
    expect(await shrink("a();\n", async () => false)).toBe("a();\n");
  });

  it("has been asked about in every form that it had", async () => {
    const { input } = generateRoute(3);
    const asked: string[] = [input];
    const last = await shrink(input, async (text) => {
      asked.push(text);
      return text.includes("res");
    });
    expect(asked).toContain(last);
    expect(last.length).toBeLessThan(60);
  });
});

describe("two problems are of one kind", () => {
  it.each([
    ["GET /api/a: status: 200 became 500", 'POST /api/b {"a":1}: status: 200 became 500'],
    ['GET /api/a: body: "a" became "b"', 'POST /api/b {"b": "c"}: body: "c" became nothing'],
    ["lost comment: a", "lost comment: b: c"],
    ["3: TS2304 Cannot find name 'a'.", "9: TS2304 Cannot find name 'b'."],
    ["a second run finds: x", "a second run finds: y"],
  ])("%s | %s", (one, other) => {
    expect(kindOf(one)).toBe(kindOf(other));
  });

  it("but not where another status, header or part differs", () => {
    const kinds = [
      "GET /: status: 200 became 500",
      "GET /: status: 200 became 404",
      'GET /: body: "a" became "b"',
      'GET /: x-total: "a" became "b"',
      "GET /: side effects: [] became [ { call: 'db' } ]",
      "GET /: the new route never answers",
      "SyntaxError: bad",
    ].map(kindOf);
    expect(new Set(kinds).size).toBe(kinds.length);
  });
});
