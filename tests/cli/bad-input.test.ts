import { chmodSync, chownSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runGit, temporaryFolder, temporaryRepo, textOf, writeFiles } from "../apply/temporary-folder.js";
import { brokenApp, FINE, SAFE, safeApp } from "./broken-app.js";
import { jsonOf, NOBODY, permissionsHold, runCli } from "./run-cli.js";

/** One bad route beside a broken one: the bad one is reported as failed, and the broken one is still repaired. */
function besideABrokenRoute(path: string, content: string | Uint8Array) {
  const root = temporaryRepo({ ...brokenApp, [path]: content, "app/api/tasks/route.ts": SAFE });
  const result = runCli(root, ["--yes", "--format", "json"]);
  const json = jsonOf(result);
  expect(textOf(root, "app/api/tasks/route.ts")).not.toBe(SAFE);
  return {
    root,
    code: result.code,
    entry: json.files.find((file) => file.path === path),
    summary: json.summary,
  };
}

describe("bad input", () => {
  it("a path that doesn't exist", () => {
    const { code, stdout, stderr } = runCli(temporaryFolder(), ["nowhere/app"]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("nowhere/app");
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  it("a folder without a Next.js app", () => {
    const { code, stdout, stderr } = runCli(temporaryFolder({ "src/index.ts": "" }), []);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("no Next.js app");
  });

  it("an app without any route", () => {
    const { code, stderr } = runCli(temporaryRepo(brokenApp), []);
    expect(code).toBe(2);
    expect(stderr).toContain("No route file and no next.config found");
  });

  it("a file that is no route", () => {
    const { code, stderr } = runCli(temporaryRepo(safeApp), ["app/page.tsx"]);
    expect(code).toBe(2);
    expect(stderr).toContain("app/page.tsx is neither a route handler nor a next.config.");
  });

  it("a syntax error: its place, and the other files go on", () => {
    const source = "export default function handler(req, res) {\n  res.json({ a: );\n}\n";
    const { root, code, entry, summary } = besideABrokenRoute("app/api/bad/route.ts", source);
    expect(code).toBe(1);
    expect(entry).toMatchObject({ outcome: "failed", line: 2 });
    expect(summary).toMatchObject({ findings: 2, fixed: 1, failed: 1 });
    expect(textOf(root, "app/api/bad/route.ts")).toBe(source);
  });

  it("an empty file is left alone", () => {
    const { root } = besideABrokenRoute("app/api/empty/route.ts", "");
    expect(textOf(root, "app/api/empty/route.ts")).toBe("");
  });

  it("a binary file", () => {
    const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x00, 0xff, 0xfe]);
    const { code, entry } = besideABrokenRoute("app/api/binary/route.ts", bytes);
    expect(code).toBe(1);
    expect(entry).toMatchObject({ outcome: "failed", message: expect.stringContaining("UTF-8") });
  });

  it("a file of 5 MB", () => {
    const { code, entry } = besideABrokenRoute(
      "app/api/large/route.ts",
      `${SAFE}// ${"x".repeat(5 * 1024 * 1024)}\n`,
    );
    expect(code).toBe(1);
    expect(entry).toMatchObject({ outcome: "failed", message: expect.stringContaining("MB") });
  });

  it("a read-only file: it says so, and the others go on", () => {
    const root = temporaryRepo(safeApp);
    chmodSync(join(root, "app/api/tasks/route.ts"), 0o444);
    const result = runCli(root, ["--yes", "--format", "json"]);
    expect(result.code).toBe(1);
    expect(jsonOf(result).files).toMatchObject([
      { path: "app/api/tasks/[id]/route.ts", outcome: "fixed" },
      { path: "app/api/tasks/route.ts", outcome: "failed", reason: expect.stringContaining("read-only") },
    ]);
    expect(textOf(root, "app/api/tasks/route.ts")).toBe(SAFE);
  });

  it.runIf(permissionsHold())("an unreadable file", () => {
    const root = folderOfNobody({ ...safeApp });
    chmodSync(join(root, "app/api/tasks/route.ts"), 0o000);
    const result = runCli(root, ["--yes", "--format", "json"], { asNobody: true });
    expect(result.code).toBe(1);
    expect(jsonOf(result).files).toMatchObject([
      { path: "app/api/tasks/[id]/route.ts", outcome: "fixed" },
      {
        path: "app/api/tasks/route.ts",
        outcome: "failed",
        message: expect.stringContaining("permission denied"),
      },
    ]);
  });

  it.runIf(permissionsHold())("a folder that can't be written to", () => {
    const root = folderOfNobody({ ...safeApp });
    chmodSync(join(root, "app/api/tasks"), 0o555);
    const result = runCli(root, ["--yes", "--format", "json"], { asNobody: true });
    expect(result.code).toBe(1);
    expect(jsonOf(result).files).toMatchObject([
      { path: "app/api/tasks/[id]/route.ts", outcome: "fixed" },
      {
        path: "app/api/tasks/route.ts",
        outcome: "failed",
        reason: expect.stringContaining("Permission denied"),
      },
    ]);
    chmodSync(join(root, "app/api/tasks"), 0o755);
  });

  it.runIf(permissionsHold())("a user whose undo journal can't be written: nothing is changed", () => {
    const root = folderOfNobody({ ...safeApp });
    chmodSync(root, 0o555);
    const env = { XDG_STATE_HOME: root, TMPDIR: join(root, "temporary") };
    const result = runCli(root, ["--yes", "--format", "json"], { asNobody: true, env });
    expect(result.code).toBe(1);
    expect(jsonOf(result).files.map((file) => file.outcome)).toEqual(["failed", "failed"]);
    expect(jsonOf(result).files[0]!.reason).toMatch(/undo journal.*nothing was changed/);
    expect(textOf(root, "app/api/tasks/route.ts")).toBe(SAFE);
    chmodSync(root, 0o755);
  });

  it("a broken next.config: the routes are still repaired", () => {
    const root = temporaryRepo({ ...safeApp, "next.config.mjs": `export default { output: "export", {{{\n` });
    const result = runCli(root, ["--yes", "--format", "json"]);
    expect(result.code).toBe(1);
    expect(jsonOf(result).files.map((file) => [file.path, file.outcome])).toEqual([
      ["app/api/tasks/[id]/route.ts", "fixed"],
      ["app/api/tasks/route.ts", "fixed"],
      ["next.config.mjs", "failed"],
    ]);
  });

  it("deep nesting", () => {
    const deep = `app/api/${Array.from({ length: 60 }, (_, index) => `d${index}`).join("/")}/route.ts`;
    const root = temporaryRepo({ ...brokenApp, [deep]: SAFE });
    expect(runCli(root, ["--yes"]).code).toBe(0);
    expect(textOf(root, deep)).not.toBe(SAFE);
  });

  it("deeply nested code ends in a report, not in a crash", () => {
    const source = `export default function handler(req, res) {\n  res.json(${"[".repeat(20_000)}${"]".repeat(20_000)});\n}\n`;
    const { root, code, entry } = besideABrokenRoute("app/api/deep/route.ts", source);
    expect(code).toBe(1);
    expect(entry?.outcome).toMatch(/failed|manual/);
    expect(entry?.message).not.toContain("Internal error");
    expect(textOf(root, "app/api/deep/route.ts")).toBe(source);
  });

  it("a route that is fine already keeps every byte", () => {
    const root = temporaryRepo({
      ...brokenApp,
      "app/api/fine/route.ts": `\uFEFF${FINE.replaceAll("\n", "\r\n")}`,
    });
    expect(runCli(root, ["--yes"]).code).toBe(0);
    expect(runGit(root, "status", "--porcelain")).toBe("");
  });

  it("a link that leads out of the repo is not written through", () => {
    const elsewhere = temporaryFolder({ "route.ts": SAFE });
    const root = temporaryRepo({ ...brokenApp });
    mkdirSync(join(root, "app/api/tasks"), { recursive: true });
    symlinkSync(join(elsewhere, "route.ts"), join(root, "app/api/tasks/route.ts"));
    runCli(root, ["--yes", "--allow-dirty", "--unsafe"]);
    expect(textOf(elsewhere, "route.ts")).toBe(SAFE);
    expect(readdirSync(elsewhere)).toEqual(["route.ts"]);
  });
});

/** A folder without git that "nobody" owns, so that only permissions can be in the way. */
function folderOfNobody(files: Record<string, string>): string {
  const root = temporaryFolder();
  writeFiles(root, files);
  if (process.getuid?.() === 0) {
    chownSync(root, NOBODY, NOBODY);
    for (const entry of readdirSync(root, { recursive: true }))
      chownSync(join(root, String(entry)), NOBODY, NOBODY);
  }
  return root;
}
