import jscodeshift from "jscodeshift";
import { parse, types } from "recast";
import { describe, expect, it } from "vitest";
import namedExports from "../../transforms/named-exports.js";

const route = `import { total } from "./total";

const tasks: string[] = [];

export default function handler(req, res) {
  if (req.method === "POST") {
    tasks.push(req.body.title);
    return res.status(201).json({ total: total(tasks) });
  }
  res.status(405).end();
}
`;

function run(source: string, options = {}): { output: string | undefined; reports: string[] } {
  const reports: string[] = [];
  const j = jscodeshift.withParser("tsx");
  const api = { j, jscodeshift: j, stats: () => {}, report: (message: string) => reports.push(message) };
  return { output: namedExports({ path: "app/api/tasks/route.ts", source }, api, options), reports };
}

describe("named-exports as a jscodeshift transform", () => {
  it("gives the new text and reports what it found", () => {
    const { output, reports } = run(route);
    expect(output).toContain("export async function POST(req: Request)");
    expect(reports).toEqual([expect.stringContaining("app/api/tasks/route.ts:5:1 default-export (safe)")]);
  });

  it("changes nothing on an assumption, unless it is told to", () => {
    const source = "export default function handler(req, res) {\n  res.json({ ok: true });\n}\n";
    expect(run(source).output).toBeUndefined();
    expect(run(source, { unsafe: true }).output).toContain("export function GET()");
    expect(run(source, { methods: "POST" }).output).toContain("export function POST()");
  });
});

describe("what the transform leaves alone", () => {
  it("is the same program as before, statement by statement", () => {
    const parser = { parse: (source: string) => jscodeshift.withParser("tsx")(source).get().value };
    const untouched = (source: string): types.namedTypes.Node[] =>
      parse(source, { parser }).program.body.filter(
        (node: types.namedTypes.Node) =>
          types.namedTypes.VariableDeclaration.check(node) ||
          (types.namedTypes.ImportDeclaration.check(node) && node.source.value === "./total"),
      );
    const before = untouched(route);
    const after = untouched(run(route).output!);
    expect(before).toHaveLength(2);
    expect(after).toHaveLength(2);
    for (const [index, node] of before.entries())
      expect(types.astNodesAreEquivalent(node, after[index]!)).toBe(true);
  });
});
