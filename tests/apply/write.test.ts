import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeChanges } from "../../src/apply/index.js";
import { changeOf, newFileOf } from "./changes.js";
import { journalOf, temporaryFolder, temporaryRepo, textOf } from "./temporary-folder.js";

describe("writing changes", () => {
  it("writes every file and tells how to take it back", async () => {
    const root = temporaryRepo({ "app/a/route.ts": "old a", "app/[id]/(x y)/route.ts": "old b" });
    const written = await writeChanges(root, [
      changeOf(root, "app/a/route.ts", "new a"),
      changeOf(root, "app/[id]/(x y)/route.ts", "new b"),
    ]);
    expect(written.files.map((file) => file.outcome)).toEqual(["fixed", "fixed"]);
    expect(written.undo).toEqual({ id: expect.stringMatching(/^\d{8}-\d{6}/), from: root });
    expect(textOf(root, "app/a/route.ts")).toBe("new a");
    expect(textOf(root, "app/[id]/(x y)/route.ts")).toBe("new b");
  });

  it("leaves nothing beside the files that it wrote", async () => {
    const root = temporaryRepo({ "app/route.ts": "old" });
    await writeChanges(root, [changeOf(root, "app/route.ts", "new")]);
    expect(readdirSync(join(root, "app"))).toEqual(["route.ts"]);
    expect(readdirSync(root).sort()).toEqual([".git", "app"]);
  });

  it("writes the exact bytes: BOM, CRLF, no final line feed, every script", async () => {
    const root = temporaryRepo({ "route.ts": "\uFEFFa\r\nb" });
    const after = "\uFEFFä\r\n日本👩‍💻";
    await writeChanges(root, [changeOf(root, "route.ts", after)]);
    expect(readFileSync(join(root, "route.ts"))).toEqual(Buffer.from(after));
  });

  it("keeps the mode bits", async () => {
    const root = temporaryRepo({ "route.ts": "old" });
    chmodSync(join(root, "route.ts"), 0o750);
    await writeChanges(root, [changeOf(root, "route.ts", "new")]);
    expect(statSync(join(root, "route.ts")).mode & 0o777).toBe(0o750);
  });

  it("writes a new file before those that need it, and leaves them alone where it can't be written", async () => {
    const root = temporaryRepo({ "app/a/route.ts": "old a", "app/b/route.ts": "old b" });
    const changes = [
      changeOf(root, "app/a/route.ts", "new a", { needs: ["lib/route.ts"] }),
      changeOf(root, "app/b/route.ts", "new b"),
      newFileOf(root, "lib/route.ts", "helper"),
    ];
    mkdirSync(join(root, "lib"));
    writeFileSync(join(root, "lib/route.ts"), "somebody else's");
    const { files } = await writeChanges(root, changes);
    expect(files.map(({ path, outcome }) => [path, outcome])).toEqual([
      ["app/a/route.ts", "failed"],
      ["app/b/route.ts", "fixed"],
      ["lib/route.ts", "failed"],
    ]);
    expect(files[0]?.reason).toContain("lib/route.ts, which it would import, could not be written");
    expect(textOf(root, "app/a/route.ts")).toBe("old a");
    rmSync(join(root, "lib"), { recursive: true });
    const order: string[] = [];
    await writeChanges(root, [changes[0]!, changes[2]!], { onProgress: ({ path }) => order.push(path) });
    expect(order).toEqual(["lib/route.ts", "app/a/route.ts"]);
    expect(textOf(root, "app/a/route.ts")).toBe("new a");
  });

  it("makes a file that isn't there, and the folders on the way to it", async () => {
    const root = temporaryRepo({ "app/route.ts": "old" });
    const written = await writeChanges(root, [
      newFileOf(root, "src/lib/[id]/route.ts", "new"),
      changeOf(root, "app/route.ts", "new too"),
    ]);
    expect(written.files.map((file) => file.outcome)).toEqual(["fixed", "fixed"]);
    expect(textOf(root, "src/lib/[id]/route.ts")).toBe("new");
    expect(readdirSync(join(root, "src/lib/[id]"))).toEqual(["route.ts"]);
    expect(statSync(join(root, "src/lib/[id]/route.ts")).mode & 0o111).toBe(0);
  });

  it("never puts a new file over one that has come by since", async () => {
    const root = temporaryRepo({});
    const [first, same] = [newFileOf(root, "a.ts", "new"), newFileOf(root, "b.ts", "new")];
    writeFileSync(join(root, "a.ts"), "somebody's own");
    writeFileSync(join(root, "b.ts"), "new");
    const written = await writeChanges(root, [first, same]);
    expect(written.files).toEqual([
      { path: "a.ts", outcome: "failed", reason: "There is a file of that name by now. Run again." },
      { path: "b.ts", outcome: "fixed" },
    ]);
    expect(textOf(root, "a.ts")).toBe("somebody's own");
  });

  it("makes no file outside of the root through a linked folder", async () => {
    const outside = temporaryFolder({});
    const root = temporaryRepo({});
    symlinkSync(outside, join(root, "lib"));
    const written = await writeChanges(root, [newFileOf(root, "lib/deep/route.ts", "new")]);
    expect(written.files[0]).toMatchObject({ outcome: "failed", reason: expect.stringContaining("outside") });
    expect(readdirSync(outside)).toEqual([]);
  });

  it("has no run to take back when there was nothing to write", async () => {
    const root = temporaryRepo({});
    expect(await writeChanges(root, [])).toEqual({ files: [] });
    expect(existsSync(join(root, ".git/route-codemod"))).toBe(false);
  });

  it("finishes the files at hand once it is told to stop, and says what it left", async () => {
    const names = Array.from({ length: 60 }, (_, index) => `r${index}.ts`);
    const root = temporaryRepo(Object.fromEntries(names.map((name) => [name, "old"])));
    const controller = new AbortController();
    const written = await writeChanges(
      root,
      names.map((name) => changeOf(root, name, "new")),
      { signal: controller.signal, onProgress: ({ done }) => done === 20 && controller.abort() },
    );
    const fixed = written.files.filter((file) => file.outcome === "fixed");
    expect(fixed.length).toBeGreaterThan(0);
    expect(fixed.length).toBeLessThan(60);
    for (const file of written.files) {
      expect(textOf(root, file.path)).toBe(file.outcome === "fixed" ? "new" : "old");
    }
    expect(written.files.at(-1)).toMatchObject({
      outcome: "unchanged",
      reason: expect.stringContaining("cancelled"),
    });
  });
});

describe("a file that can't be written", () => {
  /** Writes two files, the first of which is in trouble; gives what is said of it. */
  async function reasonFor(
    root: string,
    path: string,
    trouble: (file: string) => void,
  ): Promise<string | undefined> {
    const changes = [changeOf(root, path, "new"), changeOf(root, "fine.ts", "new")];
    trouble(join(root, path));
    const written = await writeChanges(root, changes);
    expect(written.files.map((file) => file.outcome)).toEqual(["failed", "fixed"]);
    expect(textOf(root, "fine.ts")).toBe("new");
    return written.files[0]!.reason;
  }
  const files = { "app/route.ts": "old", "fine.ts": "old" };

  it("was changed after it had been read: it keeps the change", async () => {
    const root = temporaryRepo(files);
    expect(await reasonFor(root, "app/route.ts", (file) => writeFileSync(file, "mine"))).toMatch(
      /changed after/,
    );
    expect(textOf(root, "app/route.ts")).toBe("mine");
  });

  it("was removed", async () => {
    const root = temporaryRepo(files);
    expect(await reasonFor(root, "app/route.ts", (file) => rmSync(file))).toMatch(/gone/);
    expect(existsSync(join(root, "app/route.ts"))).toBe(false);
  });

  it("became a folder", async () => {
    const root = temporaryRepo(files);
    const reason = await reasonFor(root, "app/route.ts", (file) => {
      rmSync(file);
      mkdirSync(file);
    });
    expect(reason).toMatch(/no regular file/);
  });

  // A superuser may write to such a file; it is refused all the same, so this holds for every user.
  it("is read-only", async () => {
    const root = temporaryRepo(files);
    expect(await reasonFor(root, "app/route.ts", (file) => chmodSync(file, 0o444))).toMatch(/read-only/);
    expect(textOf(root, "app/route.ts")).toBe("old");
  });

  it("is no UTF-8", async () => {
    const root = temporaryRepo(files);
    writeFileSync(join(root, "app/route.ts"), Buffer.from([0x61, 0xff, 0x62]));
    expect(await reasonFor(root, "app/route.ts", () => {})).toMatch(/not UTF-8/);
  });

  it("is a link that leads out of the root", async () => {
    const elsewhere = temporaryFolder({ "route.ts": "old" });
    const root = temporaryRepo({ "fine.ts": "old", "app/page.ts": "" });
    symlinkSync(join(elsewhere, "route.ts"), join(root, "app/route.ts"));
    expect(await reasonFor(root, "app/route.ts", () => {})).toContain("outside of");
    expect(textOf(elsewhere, "route.ts")).toBe("old");
  });

  it("lies in a folder that is a link out of the root", async () => {
    const elsewhere = temporaryFolder({ "api/route.ts": "old" });
    const root = temporaryRepo({ "fine.ts": "old" });
    symlinkSync(elsewhere, join(root, "app"));
    expect(await reasonFor(root, "app/api/route.ts", () => {})).toContain("outside of");
    expect(textOf(elsewhere, "api/route.ts")).toBe("old");
  });
});

describe("links inside the root", () => {
  it("are written through: the target gets the text, the link stays", async () => {
    const root = temporaryRepo({ "shared/route.ts": "old", "app/page.ts": "" });
    symlinkSync("../shared/route.ts", join(root, "app/route.ts"));
    const written = await writeChanges(root, [changeOf(root, "app/route.ts", "new")]);
    expect(written.files[0]!.outcome).toBe("fixed");
    expect(lstatSync(join(root, "app/route.ts")).isSymbolicLink()).toBe(true);
    expect(textOf(root, "shared/route.ts")).toBe("new");
  });

  it("and their target count as fixed when both get the same text", async () => {
    const root = temporaryRepo({ "shared/route.ts": "old", "app/page.ts": "" });
    symlinkSync("../shared/route.ts", join(root, "app/route.ts"));
    const changes = ["app/route.ts", "shared/route.ts"].map((path) => changeOf(root, path, "new"));
    const written = await writeChanges(root, changes);
    expect(written.files.map((file) => file.outcome)).toEqual(["fixed", "fixed"]);
  });

  it("don't matter when the root itself is reached through one", async () => {
    const real = temporaryRepo({ "route.ts": "old" });
    const root = join(temporaryFolder(), "link");
    symlinkSync(real, root);
    const written = await writeChanges(root, [changeOf(root, "route.ts", "new")]);
    expect(written.files[0]!.outcome).toBe("fixed");
    expect(textOf(real, "route.ts")).toBe("new");
  });
});

describe("a reader at the same time", () => {
  it("has the old file in hand until it opens the new one", async () => {
    const root = temporaryRepo({ "route.ts": "old" });
    linkSync(join(root, "route.ts"), join(root, "held"));
    await writeChanges(root, [changeOf(root, "route.ts", "new")]);
    expect(textOf(root, "held")).toBe("old");
    expect(textOf(root, "route.ts")).toBe("new");
  });
});

describe("the journal", () => {
  it("is written before the first file, or nothing is changed", async () => {
    const root = temporaryFolder({ "route.ts": "old" });
    const outside = temporaryFolder({ file: "in the way" });
    const before = { home: process.env.XDG_STATE_HOME, temporary: process.env.TMPDIR };
    process.env.XDG_STATE_HOME = join(outside, "file");
    process.env.TMPDIR = join(outside, "file");
    try {
      const written = await writeChanges(root, [changeOf(root, "route.ts", "new")]);
      expect(written).toEqual({
        files: [
          {
            path: "route.ts",
            outcome: "failed",
            reason: expect.stringMatching(/journal.*XDG_STATE_HOME.*nothing was changed/),
          },
        ],
      });
    } finally {
      process.env.XDG_STATE_HOME = before.home;
      if (before.temporary === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before.temporary;
    }
    expect(textOf(root, "route.ts")).toBe("old");
  });

  it.each([
    ["in a git repository", temporaryRepo],
    ["without git", temporaryFolder],
  ])("leaves no trace in the folder %s", async (_, makeFolder) => {
    const root = makeFolder({ "packages/web/route.ts": "old" });
    const all = () => readdirSync(root, { recursive: true }).sort();
    const before = all();
    const web = join(root, "packages/web");
    await writeChanges(web, [changeOf(web, "route.ts", "new")]);
    expect(all()).toEqual(before);
  });

  it("is nobody's but the user's to read", async () => {
    const root = temporaryFolder({ "route.ts": "old" });
    await writeChanges(root, [changeOf(root, "route.ts", "new")]);
    const modes = readdirSync(journalOf(root)).map(
      (name) => statSync(join(journalOf(root), name)).mode & 0o077,
    );
    expect(modes).toEqual(modes.map(() => 0));
    expect(statSync(journalOf(root)).mode & 0o077).toBe(0);
  });

  it("keeps the last twenty runs", async () => {
    const root = temporaryFolder({ "route.ts": "0" });
    for (let run = 1; run <= 22; run += 1)
      await writeChanges(root, [changeOf(root, "route.ts", String(run))]);
    const runs = readdirSync(journalOf(root)).filter((name) => name.endsWith(".json"));
    expect(runs).toHaveLength(20);
  });
});
