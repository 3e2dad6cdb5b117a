import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { applyPlan, makePlan, undoRun } from "../../src/index.js";
import { temporaryRepo, textOf } from "../apply/temporary-folder.js";

const PACKAGE = `{ "private": true, "dependencies": { "next": "16.0.0" } }\n`;

const task = `import type { NextApiRequest, NextApiResponse } from "next";
import { find } from "../../../lib/tasks";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return res.status(405).end();
  res.status(200).json(await find(req.query.id as string));
}
`;

const foreign = `import { session } from "legacy-session";

export default async function handler(req, res) {
  if (req.method !== "PUT") return res.status(405).end();
  res.status(200).json({ user: await session(req, res) });
}
`;

const APP = {
  "package.json": PACKAGE,
  "tsconfig.json": "{}\n",
  "app/layout.tsx": "export default function Layout({ children }) {\n  return children;\n}\n",
  "lib/tasks.ts": "export const find = async (id: string) => ({ id });\n",
};

const planFor = (root: string, more: { paths?: string[]; bridge?: boolean } = {}) =>
  makePlan({ paths: ["."], cwd: root, migrate: true, ...more });

describe("migrate", () => {
  it("moves each handler to the route that answers its URL, rewritten, with its imports", async () => {
    const files = {
      "pages/api/tasks/[id].ts": task,
      "pages/api/health.js": `export default function handler(req, res) {\n  if (req.method === "GET") res.json({ ok: true });\n  else res.status(405).end();\n}\n`,
      "pages/api/tasks/index.ts": task.replace("[id]", ""),
      "pages/api/files/[...path].ts": task.replace("query.id as string", "query.path![0]"),
      "pages/api/docs/[[...path]].ts": task.replace("query.id as string", 'query.path?.[0] ?? "start"'),
    };
    const root = temporaryRepo({ ...APP, ...files });
    const plan = await planFor(root);
    expect(plan.manual).toEqual([]);
    expect(plan.changes.map(({ path, movedTo, safety }) => [path, movedTo, safety])).toEqual([
      ["pages/api/docs/[[...path]].ts", "app/api/docs/[[...path]]/route.ts", "safe"],
      ["pages/api/files/[...path].ts", "app/api/files/[...path]/route.ts", "safe"],
      ["pages/api/health.js", "app/api/health/route.js", "safe"],
      ["pages/api/tasks/[id].ts", "app/api/tasks/[id]/route.ts", "safe"],
      ["pages/api/tasks/index.ts", "app/api/tasks/route.ts", "safe"],
    ]);
    const { undo } = await applyPlan(plan);
    expect(existsSync(join(root, "pages/api/tasks/[id].ts"))).toBe(false);
    const route = textOf(root, "app/api/tasks/[id]/route.ts");
    expect(route).toContain('import { find } from "../../../../lib/tasks";');
    expect(route).toMatch(/export async function GET\([\s\S]*await params/);
    expect((await planFor(root)).changes).toEqual([]);
    await undoRun(root, { id: undo!.id });
    expect(textOf(root, "pages/api/tasks/[id].ts")).toBe(task);
    expect(existsSync(join(root, "app/api"))).toBe(false);
  });

  it("rewrites along with them what they call in other files", async () => {
    const helper = `import type { NextApiRequest, NextApiResponse } from "next";

export function requireKey(req: NextApiRequest, res: NextApiResponse): boolean {
  if (req.headers["x-key"]) return true;
  res.status(401).json({ error: "no key" });
  return false;
}
`;
    const handler = `import type { NextApiRequest, NextApiResponse } from "next";
import { requireKey } from "../../lib/require-key";

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).end();
  if (!requireKey(req, res)) return;
  res.status(200).json({ ok: true });
}
`;
    const root = temporaryRepo({
      ...APP,
      "lib/require-key.ts": helper,
      "pages/api/one.ts": handler,
      "pages/api/two.ts": handler,
    });
    const plan = await planFor(root);
    expect(plan.manual).toEqual([]);
    expect(plan.changes.map(({ path, needs, together }) => [path, needs, together])).toEqual([
      ["lib/require-key.ts", undefined, ["pages/api/one.ts", "pages/api/two.ts"]],
      ["pages/api/one.ts", ["lib/require-key.ts"], undefined],
      ["pages/api/two.ts", ["lib/require-key.ts"], undefined],
    ]);
    await applyPlan(plan);
    expect(textOf(root, "lib/require-key.ts")).not.toContain("NextApiRequest");
    // The part that moves alone leaves the old form to the other.
    const apart = temporaryRepo({
      ...APP,
      "lib/require-key.ts": helper,
      "pages/api/one.ts": handler,
      "pages/api/two.ts": handler,
    });
    await applyPlan(await planFor(apart, { paths: ["pages/api/one.ts"] }));
    expect(textOf(apart, "lib/require-key.ts")).toContain("requireKey(req: NextApiRequest");
    expect(textOf(apart, "app/api/one/route.ts")).toMatch(/requireKeyForRoute|requireKey\w+/);
    expect(textOf(apart, "pages/api/two.ts")).toBe(handler);
  });

  it("takes the part that is named, and finds src", async () => {
    const root = temporaryRepo({
      "package.json": PACKAGE,
      "src/app/layout.jsx": APP["app/layout.tsx"],
      "src/lib/tasks.ts": APP["lib/tasks.ts"],
      "src/pages/api/tasks/[id].ts": task,
      "src/pages/api/users/[id].ts": task,
    });
    const plan = await planFor(root, { paths: ["src/pages/api/users"] });
    expect(plan.changes.map(({ movedTo }) => movedTo)).toEqual(["src/app/api/users/[id]/route.ts"]);
  });

  it("leaves what can't be rewritten where it answers, or sends it over the bridge", async () => {
    const root = temporaryRepo({ ...APP, "pages/api/me.ts": foreign });
    const plan = await planFor(root);
    expect(plan.changes).toEqual([]);
    expect(plan.manual.map(({ path, rule, message }) => [path, rule, message])).toEqual([
      [
        "pages/api/me.ts",
        "migrate",
        expect.stringMatching(/^It stays in pages\/api, and answers there: .*`session`/),
      ],
    ]);
    const over = await planFor(root, { bridge: true });
    expect(over.changes.map(({ path, movedTo, needs }) => [path, movedTo, needs])).toEqual([
      ["lib/pages-api-bridge.ts", undefined, undefined],
      ["pages/api/me.ts", "app/api/me/route.ts", ["lib/pages-api-bridge.ts"]],
    ]);
    expect(over.changes[1]!.after).toContain('import { bridge } from "../../../lib/pages-api-bridge";');
    expect(over.changes[1]!.after).toContain("export const PUT = bridge(handler);");
  });

  it.each([
    [
      "app/api/me/route.ts",
      "export function GET() {}\n",
      /app\/api\/me\/route\.ts answers \/api\/me already/,
    ],
    [
      "tests/me.test.ts",
      'import handler from "../pages/api/me";\nhandler();\n',
      /tests\/me\.test\.ts imports it/,
    ],
    [
      "vercel.json",
      '{ "functions": { "pages/api/me.js": { "maxDuration": 60 } } }\n',
      /vercel\.json names the file/,
    ],
    [
      "vercel.json",
      '{ "functions": { "pages/api/**": { "maxDuration": 60 } } }\n',
      /vercel\.json names files .* pattern/,
    ],
    ["pages/404.js", "export default () => null;\n", undefined],
  ])("says what stands in the way: %s", async (path, text, reason) => {
    const handler = `export default function handler(req, res) {\n  if (req.method === "GET") res.json({});\n  else res.status(405).end();\n}\n`;
    const root = temporaryRepo({ ...APP, "pages/api/me.js": handler, [path]: text });
    const { changes, manual } = await planFor(root);
    expect(changes.map((change) => change.path)).toEqual(reason ? [] : ["pages/api/me.js"]);
    if (reason) expect(manual.map(({ message }) => message)).toEqual([expect.stringMatching(reason)]);
  });
});
