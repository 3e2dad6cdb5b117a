import { spawn } from "node:child_process";
import { chmodSync, existsSync, linkSync, readdirSync, rmSync, statSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { applyPlan, undoRun, writeChanges } from "../../src/apply/index.js";
import { changeOf, planOf } from "./changes.js";
import { runGit, temporaryFolder, temporaryRepo, textOf, writeFiles } from "./temporary-folder.js";

const OLD = "app/api/users.ts";
const NEW = "app/api/users/route.ts";

const moveOf = (root: string, from = OLD, to = NEW, after = "new") =>
  changeOf(root, from, after, { movedTo: to });

const isThere = (root: string, ...paths: string[]) => paths.map((path) => existsSync(join(root, path)));

const reasonOf = async (root: string, change = moveOf(root)) =>
  (await writeChanges(root, [change])).files[0]?.reason;

describe("a file that moves", () => {
  it("goes to its new place with its new text, and undo brings it back", async () => {
    const root = temporaryRepo({ [OLD]: "old\r\n" });
    const { files } = await writeChanges(root, [moveOf(root)]);
    expect(files).toEqual([{ path: OLD, outcome: "fixed" }]);
    expect(isThere(root, OLD)).toEqual([false]);
    expect(textOf(root, NEW)).toBe("new");

    expect((await undoRun(root)).files).toEqual([
      { path: OLD, outcome: "restored" },
      { path: NEW, outcome: "removed" },
    ]);
    expect(readdirSync(join(root, "app/api"))).toEqual(["users.ts"]);
    expect(runGit(root, "status", "--porcelain")).toBe("");
  });

  it("moves without a change of its text too, and in its spelling alone", async () => {
    const root = temporaryRepo({ "app/Route.ts": "same" });
    await writeChanges(root, [moveOf(root, "app/Route.ts", "app/route.ts", "same")]);
    expect(readdirSync(join(root, "app"))).toEqual(["route.ts"]);
    await undoRun(root);
    expect(readdirSync(join(root, "app"))).toEqual(["Route.ts"]);
  });

  it("keeps its mode", async () => {
    const root = temporaryRepo({ [OLD]: "old" });
    chmodSync(join(root, OLD), 0o755);
    await writeChanges(root, [moveOf(root)]);
    expect(statSync(join(root, NEW)).mode & 0o777).toBe(0o755);
  });

  it("never takes the place of another file", async () => {
    const root = temporaryRepo({ [OLD]: "old", [NEW]: "somebody's" });
    expect(await reasonOf(root)).toContain(`${NEW} is there by now`);
    expect([textOf(root, OLD), textOf(root, NEW)]).toEqual(["old", "somebody's"]);
  });

  it("isn't one with a link that differs in capitals", async () => {
    const root = temporaryRepo({ "app/Route.ts": "old" });
    const move = moveOf(root, "app/Route.ts", "app/route.ts");
    linkSync(join(root, "app/Route.ts"), join(root, "app/route.ts"));
    expect(await reasonOf(root, move)).toContain("is there by now");
    expect(readdirSync(join(root, "app")).sort()).toEqual(["Route.ts", "route.ts"]);
  });

  it("stays where it is when it was changed since, is a link, or would leave the root", async () => {
    const outside = temporaryFolder({});
    const root = temporaryRepo({ [OLD]: "old", "app/real.ts": "old" });
    const changed = moveOf(root);
    writeFiles(root, { [OLD]: "newer" });
    expect(await reasonOf(root, changed)).toContain("changed after it had been read");
    symlinkSync("real.ts", join(root, "app/link.ts"));
    expect(await reasonOf(root, moveOf(root, "app/link.ts"))).toContain("symbolic link");
    symlinkSync(outside, join(root, "app/out"));
    expect(await reasonOf(root, moveOf(root, OLD, "app/out/route.ts"))).toContain("outside");
    expect(readdirSync(outside)).toEqual([]);
    expect(textOf(root, OLD)).toBe("newer");
  });

  it("doesn't meet another in one place", async () => {
    const root = temporaryRepo({ "a.ts": "a", "b.ts": "b" });
    const { files } = await writeChanges(root, [
      moveOf(root, "a.ts", "x/route.ts", "a"),
      moveOf(root, "b.ts", "x/Route.ts", "b"),
    ]);
    expect(files.map(({ outcome }) => outcome)).toEqual(["fixed", "failed"]);
    expect([textOf(root, "x/route.ts"), textOf(root, "b.ts")]).toEqual(["a", "b"]);
  });

  it("is left alone where git could not bring back what either place holds", async () => {
    const root = temporaryRepo({ [OLD]: "old", [NEW]: "deleted, not yet committed" });
    rmSync(join(root, NEW));
    const plan = planOf(root, moveOf(root));
    const [file] = (await applyPlan(plan)).files;
    expect(file?.reason).toContain(`Its new place is ${NEW}: It has uncommitted changes.`);
    expect((await applyPlan(plan, { allowDirty: true })).files[0]?.outcome).toBe("fixed");
  });
});

describe("undo of a move", () => {
  it("leaves alone what was changed since, unless it is forced", async () => {
    const root = temporaryRepo({ [OLD]: "old" });
    await writeChanges(root, [moveOf(root)]);
    writeFiles(root, { [NEW]: "newer" });
    const [refused] = (await undoRun(root)).files;
    expect(refused).toMatchObject({ path: OLD, outcome: "failed" });
    expect(refused?.reason).toContain("--force");
    expect([isThere(root, OLD), textOf(root, NEW)]).toEqual([[false], "newer"]);
    await undoRun(root, { force: true });
    expect([textOf(root, OLD), isThere(root, NEW)]).toEqual(["old", [false]]);
  });

  it("doesn't overwrite a file that lies in the old place by now", async () => {
    const root = temporaryRepo({ [OLD]: "old" });
    await writeChanges(root, [moveOf(root)]);
    writeFiles(root, { [OLD]: "another" });
    expect((await undoRun(root)).files[0]?.reason).toContain("another file in its old place");
    expect([textOf(root, OLD), textOf(root, NEW)]).toEqual(["another", "new"]);
  });
});

describe("a move that is killed", () => {
  it("between both files is finished by the next run, or taken back by undo", async () => {
    const root = temporaryRepo({ [OLD]: "old" });
    const move = moveOf(root);
    await writeChanges(root, [move]);
    // As it is when the new file is written and the old one not yet removed.
    writeFiles(root, { [OLD]: "old" });
    expect((await writeChanges(root, [move])).files[0]?.outcome).toBe("fixed");
    expect(isThere(root, OLD, NEW)).toEqual([false, true]);

    writeFiles(root, { [OLD]: "old" });
    await undoRun(root);
    expect(isThere(root, OLD, NEW)).toEqual([true, false]);
    expect(textOf(root, OLD)).toBe("old");
  });

  it("somewhere among many leaves whole files and an undo that works", async () => {
    const names = Array.from({ length: 60 }, (_, index) => `app/api/r${index}`);
    const old = (name: string) => `// old ${name}\n`.repeat(2000);
    const root = temporaryRepo(Object.fromEntries(names.map((name) => [`${name}.ts`, old(name)])));
    await killedMover(root, names);

    const texts = (path: string) => (existsSync(join(root, path)) ? textOf(root, path) : undefined);
    for (const name of names) {
      const [before, after] = [texts(`${name}.ts`), texts(`${name}/route.ts`)];
      expect(before ?? old(name), name).toBe(old(name));
      expect(after ?? `// new ${name}\n`.repeat(3000), name).toBe(`// new ${name}\n`.repeat(3000));
      expect(before !== undefined || after !== undefined, name).toBe(true);
    }
    expect(names.some((name) => !isThere(root, `${name}.ts`)[0])).toBe(true);
    expect(names.some((name) => !isThere(root, `${name}/route.ts`)[0])).toBe(true);

    const undone = await undoRun(root);
    expect(undone.files.filter(({ outcome }) => outcome === "failed")).toEqual([]);
    expect(runGit(root, "status", "--porcelain")).toBe("");
  });
});

/** Moves all files in a process of its own, which runs the built package and is killed by SIGKILL after a few of them. */
async function killedMover(root: string, names: string[]): Promise<void> {
  const { ensureBuilt } = await import("../cli/built.js");
  ensureBuilt();
  const script = `
    import { writeChanges } from ${JSON.stringify(resolve("dist/src/apply/index.js"))};
    import { createHash } from "node:crypto";
    import { readFileSync } from "node:fs";
    const root = ${JSON.stringify(root)};
    const changes = ${JSON.stringify(names)}.map((name) => {
      const path = name + ".ts";
      const before = readFileSync(root + "/" + path, "utf8");
      const hash = createHash("sha256").update(before).digest("hex");
      const after = ("// new " + name + "\\n").repeat(3000);
      return { path, movedTo: name + "/route.ts", absolutePath: root + "/" + path, before, hash, after, safety: "safe", findings: [] };
    });
    await writeChanges(root, changes, { onProgress: ({ done }) => process.stdout.write(done + "\\n") });
  `;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let reported = 0;
  child.stdout.on("data", (data: Buffer) => {
    reported += data.toString().split("\n").length - 1;
    if (reported > 20) child.kill("SIGKILL");
  });
  const signal = await new Promise((done) => child.once("exit", (_, by) => done(by)));
  expect(signal).toBe("SIGKILL");
}
