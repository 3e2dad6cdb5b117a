import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { applyPlan, uncommittedFiles } from "../../src/apply/index.js";
import { anAssumption } from "../review/plans.js";
import { changeOf, planOf } from "./changes.js";
import { commitAll, runGit, temporaryFolder, temporaryRepo, textOf, writeFiles } from "./temporary-folder.js";

/** Path to the reason, with paths relative to the root. */
async function stateOf(root: string, ...paths: string[]): Promise<Record<string, string>> {
  const reasons = await uncommittedFiles(paths.map((path) => join(root, path)));
  return Object.fromEntries([...reasons].map(([path, reason]) => [path.slice(root.length + 1), reason]));
}

describe("the git state of a file", () => {
  it("is fine when it is committed as it is", async () => {
    const root = temporaryRepo({ "app/[id]/(group) x/route.ts": "a" });
    expect(await stateOf(root, "app/[id]/(group) x/route.ts")).toEqual({});
  });

  it("tells changed, staged, new and ignored files", async () => {
    const root = temporaryRepo({
      "changed.ts": "a",
      "staged.ts": "a",
      "fine.ts": "a",
      ".gitignore": "ignored\n",
    });
    writeFiles(root, {
      "changed.ts": "b",
      "staged.ts": "b",
      "added.ts": "b",
      "new/deep.ts": "b",
      "ignored/a.ts": "b",
    });
    runGit(root, "add", "staged.ts", "added.ts");
    const paths = ["changed.ts", "staged.ts", "fine.ts", "added.ts", "new/deep.ts", "ignored/a.ts"];
    expect(await stateOf(root, ...paths)).toEqual({
      "changed.ts": "It has uncommitted changes.",
      "staged.ts": "It has uncommitted changes.",
      "added.ts": "It is not committed to git yet.",
      "new/deep.ts": "It is not committed to git yet.",
      "ignored/a.ts": "It is ignored by git, which could not bring it back.",
    });
  });

  it("does not take a segment such as [id] for a pattern", async () => {
    const root = temporaryRepo({ "app/[id]/route.ts": "a", "app/i/route.ts": "a" });
    writeFiles(root, { "app/i/route.ts": "b" });
    expect(await stateOf(root, "app/[id]/route.ts")).toEqual({});
    expect(Object.keys(await stateOf(root, "app/i/route.ts"))).toEqual(["app/i/route.ts"]);
  });

  it("is not committed in a repository without commits", async () => {
    const root = temporaryFolder({ "a.ts": "a" });
    runGit(root, "init", "-q");
    expect(await stateOf(root, "a.ts")).toEqual({ "a.ts": "It is not committed to git yet." });
  });

  it("is not known outside of a repository", async () => {
    expect(await stateOf(temporaryFolder({ "a.ts": "a" }), "a.ts")).toEqual({});
  });

  it("is that of the nearest repository, and of each file's own", async () => {
    const root = temporaryRepo({ "a.ts": "a" });
    writeFiles(root, { "inner/a.ts": "a", "inner/b.ts": "b" });
    runGit(join(root, "inner"), "init", "-q");
    commitAll(join(root, "inner"));
    writeFiles(root, { "a.ts": "b", "inner/b.ts": "c" });
    expect(Object.keys(await stateOf(root, "a.ts", "inner/a.ts", "inner/b.ts"))).toEqual([
      "a.ts",
      "inner/b.ts",
    ]);
  });

  it("is that of a link's target", async () => {
    const root = temporaryRepo({ "shared.ts": "a" });
    symlinkSync("shared.ts", join(root, "link.ts"));
    commitAll(root);
    writeFiles(root, { "shared.ts": "b" });
    expect(Object.keys(await stateOf(root, "link.ts"))).toEqual(["link.ts"]);
  });

  it("is asked for many files at once", async () => {
    const paths = Array.from({ length: 450 }, (_, index) => `app/r${index}/route.ts`);
    const root = temporaryRepo(Object.fromEntries(paths.map((path) => [path, "a"])));
    writeFiles(root, { [paths[3]!]: "b", [paths[449]!]: "b" });
    expect(Object.keys(await stateOf(root, ...paths))).toEqual([paths[3], paths[449]]);
  });

  it("is held to be uncertain when git refuses to say", async () => {
    const root = temporaryRepo({ "a.ts": "a" });
    writeFileSync(join(root, ".git/config"), "[core\n");
    expect((await stateOf(root, "a.ts"))["a.ts"]).toMatch(/could not tell.*bad config/);
  });

  it("runs nothing that the repository's configuration names", async () => {
    const root = temporaryRepo({ "a.ts": "a", ".gitattributes": "*.ts filter=evil\n" });
    const program = join(root, "evil.sh");
    writeFileSync(program, `#!/bin/sh\ntouch '${root}/ran'\ncat\n`);
    chmodSync(program, 0o755);
    mkdirSync(join(root, "hooks"));
    runGit(root, "config", "core.fsmonitor", program);
    runGit(root, "config", "core.hooksPath", join(root, "hooks"));
    runGit(root, "config", "filter.evil.clean", program);
    runGit(root, "config", "filter.evil.process", program);
    runGit(root, "config", "filter.evil.required", "true");
    writeFiles(root, { "a.ts": "b" });
    expect(Object.keys(await stateOf(root, "a.ts"))).toEqual(["a.ts"]);
    expect(existsSync(join(root, "ran"))).toBe(false);
  });

  it("is not misled by the variables that git sets for its hooks", async () => {
    const root = temporaryRepo({ "a.ts": "a" });
    const other = temporaryRepo({ "a.ts": "a" });
    process.env.GIT_DIR = join(other, ".git");
    try {
      writeFiles(root, { "a.ts": "b" });
      expect(Object.keys(await stateOf(root, "a.ts"))).toEqual(["a.ts"]);
    } finally {
      delete process.env.GIT_DIR;
    }
  });

  it("leaves no lock and no trace in the repository", async () => {
    const root = temporaryRepo({ "a.ts": "a" });
    const before = textOf(root, ".git/index");
    await stateOf(root, "a.ts");
    expect(textOf(root, ".git/index")).toBe(before);
  });

  it("is not known where git is not installed", async () => {
    const root = temporaryRepo({ "a.ts": "a" });
    writeFiles(root, { "a.ts": "b" });
    const path = process.env.PATH;
    process.env.PATH = temporaryFolder();
    try {
      expect(await stateOf(root, "a.ts")).toEqual({});
    } finally {
      process.env.PATH = path;
    }
  });
});

describe("applying a plan", () => {
  it("writes what is safe and committed, and says why it left the rest", async () => {
    const root = temporaryRepo({ "a.ts": "a", "dirty.ts": "a", "guess.ts": "a" });
    writeFiles(root, { "dirty.ts": "b" });
    const { findings } = anAssumption("guess.ts", ["GET"], ["GET"]);
    const plan = planOf(
      root,
      changeOf(root, "a.ts", "new"),
      changeOf(root, "dirty.ts", "new"),
      changeOf(root, "guess.ts", "new", { safety: "unsafe", findings }),
    );
    const written = await applyPlan(plan);
    expect(written.files).toEqual([
      { path: "a.ts", outcome: "fixed" },
      {
        path: "dirty.ts",
        outcome: "unchanged",
        reason: expect.stringMatching(/uncommitted changes.*--allow-dirty/),
      },
      { path: "guess.ts", outcome: "unchanged", reason: expect.stringMatching(/assumption.*--unsafe/) },
    ]);
    expect(["a.ts", "dirty.ts", "guess.ts"].map((path) => textOf(root, path))).toEqual(["new", "b", "a"]);
  });

  it("writes all of it when it may", async () => {
    const root = temporaryRepo({ "a.ts": "a", "guess.ts": "a" });
    writeFiles(root, { "a.ts": "b" });
    const plan = planOf(
      root,
      changeOf(root, "a.ts", "new"),
      changeOf(root, "guess.ts", "new", { safety: "unsafe" }),
    );
    const written = await applyPlan(plan, { unsafe: true, allowDirty: true });
    expect(written.files.map((file) => file.outcome)).toEqual(["fixed", "fixed"]);
  });
});
