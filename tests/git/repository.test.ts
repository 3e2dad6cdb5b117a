/** `.git` may be anything in a hostile repo: only what belongs to the folder is asked, and only as far as it is safe. */
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { uncommittedFiles } from "../../src/apply/index.js";
import { repositoryAt } from "../../src/git/index.js";
import { commitAll, runGit, temporaryFolder, temporaryRepo, writeFiles } from "../apply/temporary-folder.js";

async function reasonFor(path: string): Promise<string | undefined> {
  return (await uncommittedFiles([path])).get(path);
}

describe("the repository of a folder", () => {
  it("is a worktree's and a submodule's own, by git's own words", async () => {
    const root = temporaryRepo({ "a.ts": "a" });
    const tree = join(temporaryFolder(), "tree");
    runGit(root, "worktree", "add", "-q", tree);
    expect(repositoryAt(tree)).toMatchObject({ topLevel: tree, foreign: false });
    expect(await reasonFor(join(tree, "a.ts"))).toBeUndefined();
    const other = temporaryRepo({ "b.ts": "b" });
    runGit(root, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", other, "sub");
    expect(repositoryAt(join(root, "sub"))).toMatchObject({ topLevel: join(root, "sub"), foreign: false });
    expect(await reasonFor(join(root, "sub/b.ts"))).toBeUndefined();
    writeFiles(root, { "sub/b.ts": "changed" });
    expect(await reasonFor(join(root, "sub/b.ts"))).toMatch(/uncommitted changes/);
  });

  it.each([
    [
      "a file that names it",
      (own: string, git: string) => writeFileSync(join(own, ".git"), `gitdir: ${git}\n`),
    ],
    ["a link", (own: string, git: string) => symlinkSync(git, join(own, ".git"))],
    [
      "a folder that has it for what is common",
      (own: string, git: string) => {
        runGit(own, "init", "-q");
        writeFileSync(join(own, ".git/commondir"), `${git}\n`);
      },
    ],
  ])("is not another one's: %s", async (_, point) => {
    const victim = temporaryRepo({ "a.ts": "a" });
    const own = temporaryFolder({ "a.ts": "a" });
    point(own, join(victim, ".git"));
    expect(repositoryAt(own)?.foreign).toBe(true);
    expect(await reasonFor(join(own, "a.ts"))).toMatch(/could not tell/);
  });

  it("is not one whose configuration says that its files lie elsewhere", async () => {
    const victim = temporaryFolder({ "a.ts": "a" });
    const own = temporaryRepo({ "a.ts": "a" });
    runGit(own, "config", "core.worktree", victim);
    expect(await reasonFor(join(own, "a.ts"))).toMatch(/could not tell.*lie in/);
  });

  it("is the one around it where `.git` is an empty folder, as for git", async () => {
    const outer = temporaryRepo({ "inner/a.ts": "a" });
    mkdirSync(join(outer, "inner/.git"));
    expect(repositoryAt(join(outer, "inner"))?.topLevel).toBe(outer);
    writeFiles(outer, { "inner/a.ts": "mine" });
    expect(await reasonFor(join(outer, "inner/a.ts"))).toMatch(/uncommitted changes/);
  });
});

describe("an edit that git was told not to see", () => {
  it.each([
    ["update-index", "--assume-unchanged", "a.ts"],
    ["update-index", "--skip-worktree", "a.ts"],
    ["config", "core.ignoreStat", "true"],
    ["config", "status.showUntrackedFiles", "no"],
  ])("counts as uncommitted: git %s %s", async (...args) => {
    const root = temporaryRepo({ "a.ts": "a" });
    runGit(root, ...args);
    expect(await reasonFor(join(root, "a.ts"))).toBeUndefined();
    writeFiles(root, { "a.ts": "b", "new.ts": "" });
    expect(await reasonFor(join(root, "a.ts"))).toMatch(/uncommitted changes/);
    expect(await reasonFor(join(root, "new.ts"))).toMatch(/not committed/);
  });
});

describe("line ends", () => {
  it.each([
    ["of the repo's settings", { ".gitattributes": "" }, ["core.autocrlf", "true"]],
    ["of the repo's attributes", { ".gitattributes": "*.ts text eol=crlf\n" }, ["core.autocrlf", "false"]],
  ])("are no change where git writes them so: by %s", async (_, files, [key, value]) => {
    const root = temporaryRepo(files);
    runGit(root, "config", key!, value!);
    writeFiles(root, { "a.ts": "one\r\ntwo\r\n" });
    commitAll(root);
    expect(runGit(root, "cat-file", "-p", "HEAD:a.ts")).toBe("one\ntwo\n");
    expect(await reasonFor(join(root, "a.ts"))).toBeUndefined();
  });
});
