import { spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { fingerprint } from "../../src/apply/fingerprint.js";
import { NothingToUndo, undoRun, writeChanges } from "../../src/apply/index.js";
import { changeOf, newFileOf } from "./changes.js";
import { journalOf, runGit, temporaryFolder, temporaryRepo, textOf, writeFiles } from "./temporary-folder.js";

async function writeNew(root: string, ...paths: string[]) {
  const changes = paths.map((path) => changeOf(root, path, `new ${path}`));
  return (await writeChanges(root, changes)).undo!.id;
}
const outcomes = (undone: Awaited<ReturnType<typeof undoRun>>) => undone.files.map((file) => file.outcome);

describe.each([
  ["in a git repository", temporaryRepo],
  ["without git", temporaryFolder],
])("undo %s", (_, makeFolder) => {
  it("gives all files of the last run their exact bytes and mode back", async () => {
    const before = "\uFEFFold\r\n日本";
    const root = makeFolder({ "a.ts": before, "deep/[id]/b.ts": "old b" });
    chmodSync(join(root, "a.ts"), 0o755);
    const id = await writeNew(root, "a.ts", "deep/[id]/b.ts");
    const undone = await undoRun(root);
    expect(undone).toMatchObject({ id, root });
    expect(outcomes(undone)).toEqual(["restored", "restored"]);
    expect(readFileSync(join(root, "a.ts"))).toEqual(Buffer.from(before));
    expect(textOf(root, "deep/[id]/b.ts")).toBe("old b");
  });

  it("takes new files away, with the folders that were made for them", async () => {
    const root = makeFolder({ "a.ts": "old", "kept/own.ts": "" });
    await writeChanges(root, [
      newFileOf(root, "kept/new.ts", "new"),
      newFileOf(root, "made/deep/new.ts", "new"),
      newFileOf(root, "used/new.ts", "new"),
      changeOf(root, "a.ts", "new"),
    ]);
    writeFiles(root, { "used/own.ts": "somebody's own" });
    const undone = await undoRun(root);
    expect(outcomes(undone)).toEqual(["removed", "removed", "removed", "restored"]);
    expect(readdirSync(join(root, "kept"))).toEqual(["own.ts"]);
    expect(existsSync(join(root, "made"))).toBe(false);
    expect(readdirSync(join(root, "used"))).toEqual(["own.ts"]);
  });

  it("leaves a new file that was changed since, unless it is forced", async () => {
    const root = makeFolder({});
    await writeChanges(root, [newFileOf(root, "new.ts", "new"), newFileOf(root, "gone.ts", "new")]);
    writeFiles(root, { "new.ts": "changed" });
    rmSync(join(root, "gone.ts"));
    const undone = await undoRun(root);
    expect(outcomes(undone)).toEqual(["failed", "unchanged"]);
    expect(undone.files[0]?.reason).toContain("--force");
    expect(outcomes(await undoRun(root, { force: true }))).toEqual(["removed", "unchanged"]);
    expect(existsSync(join(root, "new.ts"))).toBe(false);
  });

  it("works from any folder below", async () => {
    const root = makeFolder({ "a.ts": "old", "x/y/z.txt": "" });
    await writeNew(root, "a.ts");
    await undoRun(join(root, "x/y"));
    expect(textOf(root, "a.ts")).toBe("old");
  });

  it("takes back one run after the other, the last one first", async () => {
    const root = makeFolder({ "a.ts": "0" });
    for (const text of ["1", "2"]) await writeChanges(root, [changeOf(root, "a.ts", text)]);
    await undoRun(root);
    expect(textOf(root, "a.ts")).toBe("1");
    await undoRun(root);
    expect(textOf(root, "a.ts")).toBe("0");
    await expect(undoRun(root)).rejects.toThrow(NothingToUndo);
  });

  it("takes back the run with the given id", async () => {
    const root = makeFolder({ "a.ts": "old", "b.ts": "old" });
    const first = await writeNew(root, "a.ts");
    await writeNew(root, "b.ts");
    await undoRun(root, { id: first });
    expect([textOf(root, "a.ts"), textOf(root, "b.ts")]).toEqual(["old", "new b.ts"]);
  });

  it("names the runs that there are when there is none of that id", async () => {
    const root = makeFolder({ "a.ts": "old" });
    const id = await writeNew(root, "a.ts");
    await expect(undoRun(root, { id: "19990101-000000" })).rejects.toThrow(`There are: ${id}.`);
  });

  it("leaves a file that was changed since alone, and can still be forced to", async () => {
    const root = makeFolder({ "a.ts": "old", "b.ts": "old" });
    await writeNew(root, "a.ts", "b.ts");
    writeFileSync(join(root, "a.ts"), "mine");
    const undone = await undoRun(root);
    expect(outcomes(undone)).toEqual(["failed", "restored"]);
    expect(undone.files[0]!.reason).toMatch(/changed after the run.*--force/);
    expect([textOf(root, "a.ts"), textOf(root, "b.ts")]).toEqual(["mine", "old"]);

    expect(outcomes(await undoRun(root, { force: true }))).toEqual(["restored", "unchanged"]);
    expect(textOf(root, "a.ts")).toBe("old");
  });

  it("brings a removed file back only when it is forced to", async () => {
    const root = makeFolder({ "deep/a.ts": "old" });
    await writeNew(root, "deep/a.ts");
    rmSync(join(root, "deep"), { recursive: true });
    expect((await undoRun(root)).files[0]!.reason).toMatch(/removed after the run/);
    expect(existsSync(join(root, "deep"))).toBe(false);
    await undoRun(root, { force: true });
    expect(textOf(root, "deep/a.ts")).toBe("old");
  });
});

describe("undo", () => {
  it("says so when there is no run at all", async () => {
    const root = temporaryFolder();
    await expect(undoRun(root)).rejects.toThrow(`no run to undo in or above ${root}`);
  });

  it("works in a git worktree, and each worktree has its own runs", async () => {
    const root = temporaryRepo({ "a.ts": "old" });
    const other = join(temporaryFolder(), "other");
    runGit(root, "worktree", "add", "-q", other);
    await writeNew(other, "a.ts");
    await expect(undoRun(root)).rejects.toThrow(NothingToUndo);
    await undoRun(other);
    expect(textOf(other, "a.ts")).toBe("old");
  });

  it("writes through a link inside the root", async () => {
    const root = temporaryRepo({ "shared/a.ts": "old" });
    symlinkSync("shared/a.ts", join(root, "a.ts"));
    await writeNew(root, "a.ts");
    await undoRun(root);
    expect(textOf(root, "shared/a.ts")).toBe("old");
  });

  it("prefers the nearer journal to a newer one far above", async () => {
    const above = temporaryFolder({ "a.ts": "old", "near/a.ts": "old" });
    await writeNew(join(above, "near"), "a.ts");
    await writeNew(above, "a.ts");
    await undoRun(join(above, "near"));
    expect([textOf(above, "near/a.ts"), textOf(above, "a.ts")]).toEqual(["old", "new a.ts"]);
  });
});

describe("a journal in a repo", () => {
  /** A run of the far future that would do whatever a run can, as a journal of the tool's own would tell it. */
  const forged = (root: string, home: string) => {
    const hash = fingerprint("known");
    const files = [
      { path: "../made.ts", before: "evil", hashBefore: "x", hashAfter: hash, mode: 0o644 },
      { path: "victim.ts", before: "evil", hashBefore: "x", hashAfter: hash, mode: 0o644 },
      {
        path: ".git/hooks/pre-commit",
        before: "evil",
        hashBefore: "x",
        hashAfter: hash,
        mode: 0o755,
        movedTo: "bait",
      },
      { path: "bait", before: null, hashBefore: "", hashAfter: hash, mode: 0 },
    ];
    const id = "29990101-000000";
    for (const named of ["/", "..", root]) {
      writeFiles(root, { [`${home}/${id}.json`]: JSON.stringify({ version: 1, id, root: named, files }) });
      writeFiles(root, { [`${home}/${id}.temporary`]: `${JSON.stringify(join(root, "victim.ts.1"))}\n` });
    }
  };

  it.each([".route-codemod/undo", ".git/route-codemod"])("is never believed: %s", async (home) => {
    const root = temporaryRepo({
      "victim.ts": "known",
      bait: "known",
      "victim.ts.1": "known",
      "a.ts": "old",
    });
    forged(root, home);
    await expect(undoRun(root, { force: true })).rejects.toThrow(NothingToUndo);
    await writeNew(root, "a.ts");
    expect((await undoRun(root, { force: true })).files).toEqual([{ path: "a.ts", outcome: "restored" }]);
    for (const path of ["victim.ts", "bait", "victim.ts.1"]) expect(textOf(root, path)).toBe("known");
    expect(existsSync(join(root, ".git/hooks/pre-commit"))).toBe(false);
  });
});

describe("undo writes", () => {
  it.each([
    ["out of the root", "../made.ts"],
    ["into git's own folder", ".git/hooks/made"],
    ["into git's own folder by another spelling", ".GIT/hooks/made"],
  ])("nothing %s, whatever a journal says", async (_, path) => {
    const root = join(temporaryFolder({ "repo/a.ts": "old", "repo/.git/hooks/x": "" }), "repo");
    const id = await writeNew(root, "a.ts");
    const journal = join(journalOf(root), `${id}.json`);
    const run = JSON.parse(readFileSync(journal, "utf8"));
    writeFileSync(journal, JSON.stringify({ ...run, files: [{ ...run.files[0], path }] }));
    expect(outcomes(await undoRun(root, { force: true }))).toEqual(["failed"]);
    expect(existsSync(join(root, path))).toBe(false);
  });

  it("and removes nothing that its list of temporary files names elsewhere, or that no run would have made", async () => {
    const parent = temporaryFolder({
      "a.ts.1": "mine",
      "repo/a.ts": "old",
      "repo/notes.txt.1": "mine",
      "repo/b.ts": "mine",
    });
    const root = join(parent, "repo");
    const id = await writeNew(root, "a.ts");
    const named = [join(parent, "a.ts.1"), join(root, "notes.txt.1"), join(root, "b.ts")];
    writeFileSync(
      join(journalOf(root), `${id}.temporary`),
      named.map((path) => `${JSON.stringify(path)}\n`).join(""),
    );
    await undoRun(root);
    for (const path of named) expect(textOf(path)).toBe("mine");
  });
});

describe("a run that is killed between two writes", () => {
  it("leaves whole files and an undo that works", async () => {
    const names = Array.from({ length: 120 }, (_, index) => `app/r${index}/route.ts`);
    const old = (name: string) => `// old ${name}\n`.repeat(2000);
    const root = temporaryRepo(Object.fromEntries(names.map((name) => [name, old(name)])));
    const written = await killedWriter(root, names);
    expect(written).toBeGreaterThan(30);

    const texts = names.map((name) => textOf(root, name));
    const isNew = (text: string, index: number) => text === `// new ${names[index]}\n`.repeat(3000);
    const isOld = (text: string, index: number) => text === old(names[index]!);
    expect(texts.every((text, index) => isNew(text, index) || isOld(text, index))).toBe(true);
    expect(texts.some(isNew)).toBe(true);
    expect(texts.some(isOld)).toBe(true);

    const undone = await undoRun(root);
    expect(outcomes(undone)).not.toContain("failed");
    expect(names.map((name) => textOf(root, name))).toEqual(names.map(old));
    expect(runGit(root, "status", "--porcelain")).toBe("");
  });

  it.each(["app", "app/line\nfeed", 'app/"quoted"'])(
    "that had just made a temporary file in %j loses it to undo",
    async (folder) => {
      const root = temporaryRepo({ [`${folder}/route.ts`]: "old", [`${folder}/other.ts`]: "old" });
      const id = await writeNew(root, `${folder}/route.ts`);
      const leftover = join(root, folder, "route.ts.1234567");
      writeFileSync(leftover, "half");
      writeFileSync(join(root, folder, "route.ts.2"), "somebody's own");
      writeFileSync(join(journalOf(root), `${id}.temporary`), `${JSON.stringify(leftover)}\n"/half a li`);
      await undoRun(root);
      expect(readdirSync(join(root, folder)).sort()).toEqual(["other.ts", "route.ts", "route.ts.2"]);
    },
  );

  it("that ended loses nothing but what it wrote", async () => {
    const root = temporaryRepo({ "app/route.ts": "old" });
    await writeNew(root, "app/route.ts");
    writeFileSync(join(root, "app/route.ts.1"), "");
    await undoRun(root);
    expect(readdirSync(join(root, "app")).sort()).toEqual(["route.ts", "route.ts.1"]);
  });
});

/**
 * Writes all files in a process of its own, which runs the built package and is killed by SIGKILL after a few files. Gives
 * how many it had reported.
 */
async function killedWriter(root: string, names: string[]): Promise<number> {
  const { ensureBuilt } = await import("../cli/built.js");
  ensureBuilt();
  const script = `
    import { writeChanges } from ${JSON.stringify(resolve("dist/src/apply/index.js"))};
    import { createHash } from "node:crypto";
    import { readFileSync } from "node:fs";
    const root = ${JSON.stringify(root)};
    const changes = ${JSON.stringify(names)}.map((path) => {
      const before = readFileSync(root + "/" + path, "utf8");
      const hash = createHash("sha256").update(before).digest("hex");
      return { path, absolutePath: root + "/" + path, before, hash, after: ("// new " + path + "\\n").repeat(3000), safety: "safe", findings: [] };
    });
    await writeChanges(root, changes, { onProgress: ({ done }) => process.stdout.write(done + "\\n") });
  `;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let reported = 0;
  child.stdout.on("data", (data: Buffer) => {
    reported += data.toString().split("\n").length - 1;
    if (reported > 30) child.kill("SIGKILL");
  });
  const signal = await new Promise((done) => child.once("exit", (_, by) => done(by)));
  expect(signal).toBe("SIGKILL");
  return reported;
}

describe("undo in a repository that git can't read", () => {
  it("finds the run beside it", async () => {
    const root = temporaryFolder({ "a.ts": "old", ".git": "gitdir: nowhere\n" });
    await writeNew(root, "a.ts");
    mkdirSync(join(root, "below"));
    await undoRun(join(root, "below"));
    expect(textOf(root, "a.ts")).toBe("old");
  });
});
