import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  commitAll,
  runGit,
  temporaryFolder,
  temporaryRepo,
  textOf,
  writeFiles,
} from "../apply/temporary-folder.js";
import { brokenApp, FINE, GUESS, MANUAL, SAFE } from "./broken-app.js";
import { jsonOf, runCli } from "./run-cli.js";

const repoWith = (files: Record<string, string>) => temporaryRepo({ ...brokenApp, ...files });
const paths = (result: ReturnType<typeof runCli>) => jsonOf(result).files.map(({ path }) => path);
const accept = (root: string) => runCli(root, ["check", "--baseline", "accepted.json", "--update-baseline"]);
const held = (root: string, ...more: string[]) =>
  runCli(root, ["check", "--baseline", "accepted.json", "--format", "json", ...more]);

describe("check --baseline", () => {
  it("accepts what was there, and nothing that comes", () => {
    const root = repoWith({ "app/api/a/route.ts": SAFE, "app/api/b/route.ts": MANUAL });
    expect(accept(root)).toMatchObject({ code: 0, stderr: "accepted.json now holds 2 accepted findings.\n" });
    expect(held(root).code).toBe(0);
    expect(runCli(root, ["check", "--baseline", "accepted.json"]).stdout).toContain(
      "2 findings are accepted",
    );
    writeFiles(root, { "app/api/c/route.ts": GUESS });
    const result = held(root);
    expect([result.code, paths(result)]).toEqual([1, ["app/api/c/route.ts"]]);
  });

  it("knows a finding again after it has moved in its file, not after it has become another", () => {
    const root = repoWith({ "app/api/a/route.ts": SAFE });
    accept(root);
    writeFiles(root, { "app/api/a/route.ts": `// one\n\n// two\n${SAFE}` });
    expect(held(root).code).toBe(0);
    writeFiles(root, { "app/api/a/route.ts": SAFE.replace("handler(req, res)", "tasks(req, res)") });
    expect(held(root).code).toBe(1);
  });

  it("holds rule, path and a fingerprint, so the same code in another file counts", () => {
    const root = repoWith({ "app/api/a/route.ts": SAFE });
    accept(root);
    const file = join(root, "accepted.json");
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({
      version: 1,
      accepted: [
        {
          rule: "default-export",
          path: "app/api/a/route.ts",
          fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
        },
      ],
    });
    writeFiles(root, { "app/api/b/route.ts": SAFE });
    expect(paths(held(root))).toEqual(["app/api/b/route.ts"]);
  });

  it("tells what is accepted and gone, and takes it out on request", () => {
    const root = repoWith({ "app/api/a/route.ts": SAFE, "app/api/b/route.ts": SAFE });
    accept(root);
    writeFiles(root, { "app/api/a/route.ts": FINE });
    const result = held(root);
    expect(result.code).toBe(0);
    expect(result.stderr).toContain("1 accepted finding is gone:\n  app/api/a/route.ts  default-export\n");
    expect(JSON.parse(result.stdout).baseline).toMatchObject({
      accepted: 1,
      stale: [{ path: "app/api/a/route.ts" }],
    });
    expect(held(root, "--rule", "output-export").stderr).toBe("");
    accept(root);
    expect(textOf(root, "accepted.json")).not.toContain("app/api/a/route.ts");
  });

  it("means the same from every folder, and leaves alone what wasn't looked at", () => {
    const root = repoWith({ "app/api/a/route.ts": SAFE, "app/api/b/route.ts": SAFE });
    accept(root);
    const inner = join(root, "app/api/a");
    expect(runCli(inner, ["check", "--baseline", "../../../accepted.json"])).toMatchObject({
      code: 0,
      stderr: "",
    });
    writeFiles(root, { "app/api/a/route.ts": FINE });
    runCli(inner, ["check", "--baseline", "../../../accepted.json", "--update-baseline"]);
    expect(JSON.parse(textOf(root, "accepted.json")).accepted).toMatchObject([
      { path: "app/api/b/route.ts" },
    ]);
  });

  it.each([
    [["--baseline", "none.json"], "There is no baseline none.json. Add --update-baseline"],
    [["--baseline", "package.json"], 'package.json is no baseline: it has no "version": 1'],
    [["--baseline", "no/such/folder.json", "--update-baseline"], "There is no folder for the baseline"],
    [["--update-baseline"], "--update-baseline needs --baseline"],
    [
      ["--baseline", "b.json", "--update-baseline", "--rule", "output-export"],
      "would leave findings out of it",
    ],
  ])("%j is a mistake, and says which", (args, message) => {
    const { code, stderr } = runCli(repoWith({ "app/api/a/route.ts": SAFE }), ["check", ...args]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe("check --since", () => {
  const since = (root: string, ref: string) => runCli(root, ["check", "--since", ref, "--format", "json"]);

  it("counts what was committed, changed and added since the branch left", () => {
    const root = repoWith({ "app/api/old/route.ts": SAFE });
    runGit(root, "branch", "start");
    expect(since(root, "start").code).toBe(0);
    writeFiles(root, { "app/api/committed/[id]/route.ts": SAFE });
    commitAll(root);
    writeFiles(root, { "app/api/untracked/route.ts": SAFE, "app/api/old/route.ts": `// changed\n${SAFE}` });
    expect(paths(since(root, "start"))).toEqual([
      "app/api/committed/[id]/route.ts",
      "app/api/old/route.ts",
      "app/api/untracked/route.ts",
    ]);
    expect(paths(since(root, "HEAD"))).toEqual(["app/api/old/route.ts", "app/api/untracked/route.ts"]);
  });

  it("doesn't count what only the other branch has changed", () => {
    const root = repoWith({ "app/api/old/route.ts": SAFE });
    runGit(root, "checkout", "-q", "-b", "work");
    runGit(root, "checkout", "-q", "-");
    writeFiles(root, { "app/api/old/route.ts": `// theirs\n${SAFE}` });
    commitAll(root);
    const theirs = runGit(root, "branch", "--show-current").trim();
    runGit(root, "checkout", "-q", "work");
    expect(since(root, theirs).code).toBe(0);
  });

  it.each([
    [
      "a caller of the route",
      { "app/page.tsx": `export const send = () => fetch("/api/old", { method: "POST" });\n` },
    ],
    ["the app's config", { "next.config.js": "module.exports = {};\n" }],
  ])("counts a finding when %s has changed", (_, files) => {
    const root = repoWith({ "app/api/old/route.ts": GUESS });
    writeFiles(root, files);
    expect(paths(since(root, "HEAD"))).toContain("app/api/old/route.ts");
  });

  it("counts everything before the first commit", () => {
    const root = temporaryFolder({ ...brokenApp, "app/api/new/route.ts": SAFE });
    runGit(root, "init", "-q");
    expect(paths(since(root, "HEAD"))).toEqual(["app/api/new/route.ts"]);
  });

  it("says what to do where git doesn't know the commit, or there is no git", () => {
    const { code, stderr } = since(repoWith({ "app/api/old/route.ts": SAFE }), "--output=x");
    expect([code, stderr]).toEqual([2, expect.stringContaining('Git knows no commit "--output=x"')]);
    const outside = temporaryFolder({ ...brokenApp, "app/api/old/route.ts": SAFE });
    expect(since(outside, "main")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("lies in none"),
    });
  });
});

describe("--output", () => {
  it("brings the result into a file, and nothing to stdout", () => {
    const root = repoWith({ "app/api/a/route.ts": SAFE });
    const { code, stdout } = runCli(root, ["check", "--format", "sarif", "--output", "report.sarif"]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(JSON.parse(textOf(root, "report.sarif")).runs[0].results).toHaveLength(1);
  });

  it("holds why there is no result, too", () => {
    const root = temporaryFolder();
    expect(runCli(root, ["check", "--format", "json", "--output", "r.json"]).code).toBe(2);
    expect(JSON.parse(textOf(root, "r.json")).error).toContain("There is no Next.js app");
  });

  it("fails where its folder doesn't exist", () => {
    const root = repoWith({ "app/api/a/route.ts": SAFE });
    const { code, stderr } = runCli(root, ["check", "--output", "no/r.txt"]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("its folder doesn't exist")]);
    expect(existsSync(join(root, "no"))).toBe(false);
  });
});
