/** The state of a batch: whose it is, who works with it, and what it must not lose or hold. */
import { spawn } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { thisProcess } from "../../src/batch/running-process.js";
import { runCli } from "../cli/run-cli.js";
import { addFiles, temporaryFolder } from "../project/temporary-repo.js";
import { bytesOf, git, gitRepo, IDENTITY, NEXT, outcomesOf, runBatch, SAFE } from "./repos.js";

const BROKEN = { "package.json": NEXT, "app/api/a/route.js": SAFE };

/** All files below a folder, with their texts. */
function textsIn(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
}

describe("a state folder that came with a repo", () => {
  it.each(["batch", "batch/results", "batch/batch.json", "batch/.gitignore"])(
    "is not followed where %s is a link",
    (name) => {
      const root = temporaryFolder({ "victim/results/a.json": "mine", "victim/file": "mine" });
      const repo = gitRepo(join(root, "repo"), BROKEN);
      const link = join(repo, ".route-codemod", name);
      mkdirSync(join(link, ".."), { recursive: true });
      symlinkSync(join(root, name.includes(".") ? "victim/file" : "victim"), link);
      const before = bytesOf(join(root, "victim"));
      const result = runCli(repo, ["batch", "."]);
      expect(result).toMatchObject({ code: 2, stderr: expect.stringMatching(/is a link/) });
      expect(bytesOf(join(root, "victim"))).toEqual(before);
    },
  );

  it.each(["--resume", "--failed"])("is not gone on with by %s", (how) => {
    const root = temporaryFolder({});
    const victim = gitRepo(join(root, "victim"), BROKEN);
    const repo = gitRepo(join(root, "repo"), BROKEN);
    const state = {
      ...{ version: 1, finished: false, sources: [{ name: "victim", kind: "folder", location: victim }] },
      options: { apply: true, commit: true, unsafe: true, allowDirty: true },
    };
    addFiles(repo, { ".route-codemod/batch/batch.json": JSON.stringify(state) });
    const result = runCli(repo, ["batch", how], { env: IDENTITY });
    expect(result).toMatchObject({ code: 2, stderr: expect.stringMatching(/wasn't begun by you/) });
    expect(git(victim, "rev-list", "--count", "HEAD")).toBe("1\n");
  });

  it("is not believed in what it says about half-written repos, wherever it lies", () => {
    const root = temporaryFolder({});
    const victim = gitRepo(join(root, "victim"), BROKEN);
    gitRepo(join(root, "repos/a"), BROKEN);
    const head = git(victim, "rev-parse", "HEAD").trim();
    expect(runBatch(root, ["repos"]).code).toBe(1);
    const commit = { id: head, ref: "refs/heads/evil", paths: [], entriesBefore: [], entriesAfter: [] };
    const progress = { stage: "committing", pid: 1, started: "never", folder: victim, commit, record: {} };
    rmSync(join(root, "state/results/a.json"));
    addFiles(root, { "state/running/a.json": JSON.stringify(progress) });
    const own = { XDG_STATE_HOME: join(root, "another-machine") };
    runBatch(root, ["--resume"], own);
    expect(git(victim, "branch", "--list")).toBe("* main\n");
    expect(outcomesOf(runBatch(root, ["status", "--format=json"], own))).toEqual({ a: "would-fix" });
  });
});

describe("a state folder that another batch works with", () => {
  it("is left to it, and taken once its process has ended", () => {
    const root = temporaryFolder({});
    gitRepo(join(root, "repos/a"), BROKEN);
    const other = spawn("sleep", ["600"]);
    onTestFinished(() => void other.kill("SIGKILL"));
    const lock = (about: object) => addFiles(root, { "state/lock": JSON.stringify(about) });
    const host = hostname();
    lock({ pid: other.pid, host });
    expect(runBatch(root, ["repos"])).toMatchObject({ code: 2, stderr: expect.stringMatching(/is at work/) });
    lock({ ...thisProcess(), host: "elsewhere" });
    expect(runBatch(root, ["repos"])).toMatchObject({ code: 2, stderr: expect.stringMatching(/elsewhere/) });
    // The id was given to another process since.
    lock({ pid: other.pid, started: "another start", host });
    expect(runBatch(root, ["repos"]).code).toBe(process.platform === "linux" ? 1 : 2);
    expect(existsSync(join(root, "state/lock"))).toBe(process.platform !== "linux");
  });

  it("keeps what is half done in a repo whose worker is still at work", () => {
    const root = temporaryFolder({});
    gitRepo(join(root, "repos/a"), BROKEN);
    runBatch(root, ["repos", "--apply"]);
    const other = spawn("sleep", ["600"]);
    onTestFinished(() => void other.kill("SIGKILL"));
    rmSync(join(root, "state/results/a.json"));
    const progress = { stage: "begun", pid: other.pid };
    addFiles(root, { "state/running/a.json": JSON.stringify(progress) });
    const result = runBatch(root, ["--resume", "--format=json"]);
    expect(outcomesOf(result)).toEqual({ a: "failed" });
    expect(result.stdout).toContain("still at work");
    expect(existsSync(join(root, "state/running/a.json"))).toBe(true);
  });
});

describe("the record of a batch", () => {
  it("that wrote is not replaced by one that only looks, and kept by --restart", () => {
    const root = temporaryFolder({});
    gitRepo(join(root, "repos/a"), BROKEN);
    expect(runBatch(root, ["repos", "--commit"]).code).toBe(0);
    const record = readFileSync(join(root, "state/results/a.json"), "utf8");
    expect(runBatch(root, ["repos"])).toMatchObject({ code: 2, stderr: expect.stringMatching(/--restart/) });
    expect(readFileSync(join(root, "state/results/a.json"), "utf8")).toBe(record);
    expect(runBatch(root, ["repos", "--restart"]).code).toBe(0);
    expect(readFileSync(join(root, "state/earlier/1/results/a.json"), "utf8")).toBe(record);
  });

  it("that lacks a repo is not whole: status and merge say so", () => {
    const root = temporaryFolder({});
    gitRepo(join(root, "repos/a"), { "package.json": NEXT });
    gitRepo(join(root, "repos/b"), { "package.json": NEXT });
    expect(runBatch(root, ["repos"]).code).toBe(0);
    rmSync(join(root, "state/results/b.json"));
    for (const args of [["status"], ["merge", "state", "--state", "merged"]]) {
      const result = runBatch(root, args);
      expect(result).toMatchObject({ code: 1, stderr: expect.stringMatching(/1 of 2 repos has no result/) });
    }
    expect(runBatch(root, ["--resume"]).code).toBe(0);
  });

  it("holds no password or token, and can go on all the same", () => {
    const root = temporaryFolder({ list: "https://user:tok3n@127.0.0.1:1/a/b.git\n" });
    const result = runBatch(root, ["list", "--format=json"]);
    expect(Object.values(outcomesOf(result))).toEqual(["failed"]);
    runBatch(root, ["--failed"]);
    expect(result.stdout + result.stderr + textsIn(join(root, "state"))).not.toContain("tok3n");
    expect(textsIn(process.env.XDG_STATE_HOME!)).toContain("tok3n");
  });

  it("is the user's alone to read", () => {
    const root = temporaryFolder({});
    gitRepo(join(root, "repos/a"), BROKEN);
    runBatch(root, ["repos"]);
    for (const name of ["", "batch.json", "results/a.json"]) {
      expect(statSync(join(root, "state", name)).mode & 0o077).toBe(0);
    }
  });
});

describe("names of repos", () => {
  it("are never the same, whatever folders are called", () => {
    const root = temporaryFolder({});
    for (const path of ["a/foo", "b/foo"]) gitRepo(join(root, "repos", path), BROKEN);
    const [first] = Object.keys(outcomesOf(runBatch(root, ["repos", "--format=json"])));
    gitRepo(join(root, "repos/c", first!), BROKEN);
    gitRepo(join(root, "repos/d", first!.toUpperCase()), BROKEN);
    const result = JSON.parse(runBatch(root, ["repos", "--format=json", "--restart"]).stdout);
    const names = result.repos.map(({ name }: { name: string }) => name.toLowerCase());
    const folders = result.repos.map(({ folder }: { folder: string }) => folder);
    expect(new Set(names).size).toBe(4);
    expect(new Set(folders).size).toBe(4);
  });
});

describe("a repo that can't take its commit", () => {
  const stand = (repo: string) =>
    [["symbolic-ref", "HEAD"], ["rev-parse", "HEAD"], ["branch"], ["status", "--porcelain"]].map((args) =>
      git(repo, ...args),
    );

  it.each([
    ["the branch is there", (repo: string) => git(repo, "branch", "fix/routes")],
    ["another branch is in its way", (repo: string) => git(repo, "branch", "fix")],
    ["the index is locked", (repo: string) => writeFileSync(join(repo, ".git/index.lock"), "")],
    ["HEAD is locked", (repo: string) => writeFileSync(join(repo, ".git/HEAD.lock"), "")],
    ["its references are a link", (repo: string) => linkAway(repo, "refs/heads")],
    ["its objects are a link", (repo: string) => linkAway(repo, "objects")],
  ])("is as it was, and works with --failed: %s", (_, hinder) => {
    const root = temporaryFolder({});
    const repo = gitRepo(join(root, "repos/a"), BROKEN);
    const clean = stand(repo);
    hinder(repo);
    const before = bytesOf(repo);
    expect(outcomesOf(runBatch(root, ["repos", "--branch=fix/routes", "--commit", "--format=json"]))).toEqual(
      {
        a: "failed",
      },
    );
    expect(bytesOf(repo)).toEqual(before);
    for (const lock of ["index.lock", "HEAD.lock"]) rmSync(join(repo, ".git", lock), { force: true });
    linkBack(repo);
    for (const branch of ["fix", "fix/routes"]) {
      if (git(repo, "branch", "--list", branch) !== "") git(repo, "branch", "-D", branch);
    }
    expect(stand(repo)).toEqual(clean);
    expect(outcomesOf(runBatch(root, ["--failed", "--format=json"]))).toEqual({ a: "fixed" });
    expect(git(repo, "status", "--porcelain")).toBe("");
    expect(git(repo, "rev-list", "--count", "fix/routes")).toBe("2\n");
  });
});

/** A part of the git folder lies elsewhere, as in a repo that wants others' files to be written. */
function linkAway(repo: string, part: string): void {
  const away = `${repo}-${part.replace("/", "-")}`;
  renameSync(join(repo, ".git", part), away);
  symlinkSync(away, join(repo, ".git", part));
}

function linkBack(repo: string): void {
  for (const part of ["refs/heads", "objects"]) {
    const place = join(repo, ".git", part);
    if (!lstatSync(place).isSymbolicLink()) continue;
    rmSync(place);
    renameSync(`${repo}-${part.replace("/", "-")}`, place);
  }
}
