import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { applyPlan, jsonReport, makePlan, reportOf, undoRun } from "../../src/index.js";
import { adapterFile } from "../../transforms/bridge/adapter.js";
import { temporaryRepo, textOf, writeFiles } from "../apply/temporary-folder.js";

const ADAPTER = "lib/pages-api-bridge.ts";

/** A package gets the request: nothing that could be rewritten. */
const FOREIGN = `import { session } from "legacy-session";

export default async function handler(req, res) {
  if (req.method !== "PUT") return res.status(405).end();
  const user = await session(req, res);
  return res.status(200).json({ user });
}
`;

/** As somebody has ported it since: the package is gone. */
const own = (text: string): string =>
  text.replace(/import \{ session.*\n+/, "").replace("await session(req, res)", '"ada"');

const APP = {
  "package.json": `{ "private": true, "dependencies": { "next": "16.0.0" } }\n`,
  "tsconfig.json": `{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }\n`,
  "app/api/one/route.ts": FOREIGN,
  "app/api/two/route.ts": FOREIGN,
};

const plan = (root: string, bridge?: true) =>
  makePlan({ paths: ["."], cwd: root, ...(bridge ? { bridge } : {}) });

describe("a repo whose routes go over the bridge", () => {
  it("gets the adapter once, and only where it is asked for", async () => {
    const root = temporaryRepo(APP);
    expect((await plan(root)).changes).toEqual([]);
    const made = await plan(root, true);
    expect(made.manual).toEqual([]);
    expect(made.changes.map(({ path, needs, isNew }) => [path, needs, isNew])).toEqual([
      ["app/api/one/route.ts", [ADAPTER], undefined],
      ["app/api/two/route.ts", [ADAPTER], undefined],
      [ADAPTER, undefined, true],
    ]);
    await applyPlan(made);
    expect(textOf(root, ADAPTER)).toBe(adapterFile(16, true));
    expect(textOf(root, "app/api/one/route.ts")).toMatch(/\n\nexport const PUT = bridge\(handler\);\n$/);
    expect((await plan(root, true)).changes).toEqual([]);
  });

  it("is told of them, and passes for sound", async () => {
    const root = temporaryRepo(APP);
    await applyPlan(await plan(root, true));
    const report = reportOf(await plan(root), new Map());
    expect(report.summary).toMatchObject({ findings: 0, info: 2, bridged: 2 });
    expect(JSON.parse(jsonReport(report)).files[0]).toMatchObject({
      ...{ rule: "bridge", severity: "info", outcome: "manual", methods: ["PUT"] },
    });
  });

  it("loses a bridge that is needed no more, and with the last one the adapter; undo brings all back", async () => {
    const root = temporaryRepo(APP);
    await applyPlan(await plan(root, true));
    writeFiles(root, { "app/api/one/route.ts": own(textOf(root, "app/api/one/route.ts")) });
    const first = await plan(root);
    expect(first.changes.map(({ path }) => path)).toEqual(["app/api/one/route.ts"]);
    await applyPlan(first, { allowDirty: true });
    expect(textOf(root, "app/api/one/route.ts")).toMatch(
      /^import \{ NextResponse \}[\s\S]*\nexport async function PUT\(/,
    );
    expect(existsSync(join(root, ADAPTER))).toBe(true);

    const bridged = textOf(root, "app/api/two/route.ts");
    writeFiles(root, { "app/api/two/route.ts": own(bridged) });
    const last = await plan(root);
    expect(last.changes.map(({ path, isGone, together }) => [path, isGone, together])).toEqual([
      ["app/api/two/route.ts", undefined, undefined],
      [ADAPTER, true, ["app/api/two/route.ts"]],
    ]);
    const { undo } = await applyPlan(last, { allowDirty: true });
    expect(existsSync(join(root, ADAPTER))).toBe(false);
    const { files } = await undoRun(root, { id: undo!.id });
    expect(files.map(({ outcome }) => outcome)).toEqual(["restored", "restored"]);
    expect(textOf(root, ADAPTER)).toBe(adapterFile(16, true));
    expect(textOf(root, "app/api/two/route.ts")).toBe(own(bridged));
  });

  it("keeps an adapter that somebody has changed", async () => {
    const root = temporaryRepo(APP);
    await applyPlan(await plan(root, true));
    writeFiles(root, {
      [ADAPTER]: `${textOf(root, ADAPTER)}// Ours.\n`,
      "app/api/one/route.ts": own(textOf(root, "app/api/one/route.ts")),
      "app/api/two/route.ts": own(textOf(root, "app/api/two/route.ts")),
    });
    expect((await plan(root)).changes.map(({ path }) => path)).toEqual([
      "app/api/one/route.ts",
      "app/api/two/route.ts",
    ]);
  });

  it("isn't given one for a socket, for the Edge Runtime, or for what answers with a Response", async () => {
    const refused = {
      "app/api/socket/route.ts": `import { Server } from "socket.io";

export default function handler(req, res) {
  if (!res.socket.server.io) res.socket.server.io = new Server(res.socket.server);
  res.end();
}
`,
      "app/api/edge/route.ts": `import { handle } from "some-router";

export const config = { runtime: "edge" };

export default handle();
`,
    };
    const root = temporaryRepo({ "package.json": APP["package.json"], ...refused });
    const made = await plan(root, true);
    expect(made.changes).toEqual([]);
    expect(made.manual.map(({ path, rule }) => [path, rule])).toEqual([
      ["app/api/edge/route.ts", "invalid-route-export"],
      ["app/api/edge/route.ts", "default-export"],
      ["app/api/socket/route.ts", "default-export"],
    ]);
  });
});
