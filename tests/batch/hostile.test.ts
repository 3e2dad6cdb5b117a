/** Repos that want to do harm, or that merely break: each costs itself only. */
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startCli } from "../cli/run-cli.js";
import { addFiles, temporaryFolder } from "../project/temporary-repo.js";
import { bytesOf, git, gitRepo, NEXT, outcomesOf, runBatch, SAFE } from "./repos.js";
import { silentServer } from "./silent-server.js";

const read = (root: string, path: string) => readFileSync(join(root, path), "utf8");

/** A healthy neighbour: whatever happens beside it, it comes out fixed. */
function withNeighbour(): string {
  const root = temporaryFolder({});
  gitRepo(join(root, "repos/neighbour"), { "package.json": NEXT, "app/api/a/route.js": SAFE });
  return root;
}

test("hooks, a file system monitor, filters and signing of a repo are not run", () => {
  const root = withNeighbour();
  const evil = gitRepo(join(root, "repos/evil"), {
    "package.json": NEXT,
    "app/api/a/route.js": SAFE,
    ".gitattributes": "*.js filter=evil\n",
  });
  const program = join(root, "harm.sh");
  const trace = join(root, "harmed");
  writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> ${trace}\ncat\n`);
  chmodSync(program, 0o755);
  for (const hook of [
    "pre-commit",
    "commit-msg",
    "post-commit",
    "reference-transaction",
    "post-index-change",
  ]) {
    writeFileSync(join(evil, ".git/hooks", hook), `#!/bin/sh\necho ${hook} >> ${trace}\n`);
    chmodSync(join(evil, ".git/hooks", hook), 0o755);
  }
  for (const [key, value] of [
    ["core.fsmonitor", program],
    ["filter.evil.clean", program],
    ["filter.evil.smudge", program],
    ["commit.gpgSign", "true"],
    ["gpg.program", program],
    ["core.editor", program],
    ["diff.external", program],
  ]) {
    git(evil, "config", key!, value!);
  }
  const result = runBatch(root, ["repos", "--branch=answer", "--commit", "--allow-dirty", "--format=json"]);
  expect(outcomesOf(result)).toEqual({ evil: "fixed", neighbour: "fixed" });
  expect(existsSync(trace)).toBe(false);
});

test("links out of the repo are not followed", () => {
  const root = withNeighbour();
  addFiles(root, { "outside/route.js": SAFE, "outside/api/b/route.js": SAFE });
  const evil = join(root, "repos/evil");
  addFiles(evil, { "package.json": NEXT, "app/page.js": "export default () => null;\n" });
  mkdirSync(join(evil, "app/api/a"), { recursive: true });
  symlinkSync(join(root, "outside/route.js"), join(evil, "app/api/a/route.js"));
  symlinkSync(join(root, "outside/api/b"), join(evil, "app/api/b"));
  gitRepo(evil, {});
  const result = runBatch(root, ["repos", "--apply", "--format=json"]);
  expect(outcomesOf(result)).toEqual({ evil: "left", neighbour: "fixed" });
  expect(read(root, "outside/route.js")).toBe(SAFE);
  expect(read(root, "outside/api/b/route.js")).toBe(SAFE);
});

test("repos in a repo, and submodules, are somebody else's", () => {
  const root = withNeighbour();
  const outer = gitRepo(join(root, "repos/outer"), { "package.json": NEXT, "app/api/a/route.js": SAFE });
  gitRepo(join(outer, "inner"), { "package.json": NEXT, "app/api/b/route.js": SAFE });
  git(
    outer,
    "-c",
    "protocol.file.allow=always",
    "submodule",
    "--quiet",
    "add",
    join(root, "repos/neighbour"),
    "sub",
  );
  git(outer, "commit", "-q", "-m", "sub", "--", "sub", ".gitmodules");
  writeFileSync(join(outer, ".git/info/exclude"), "inner\n");
  const result = runBatch(root, ["repos", "--commit", "--format=json"]);
  expect(outcomesOf(result)).toEqual({ neighbour: "fixed", outer: "fixed" });
  expect(git(outer, "show", "--format=", "--name-only")).toBe("app/api/a/route.js\n");
  expect(read(outer, "inner/app/api/b/route.js")).toBe(SAFE);
  expect(read(outer, "sub/app/api/a/route.js")).toBe(SAFE);
});

test("a next.config that throws, and a broken one, are never run", () => {
  const root = withNeighbour();
  const trace = join(root, "harmed");
  const config = `require("fs").writeFileSync(${JSON.stringify(trace)}, "");\nthrow new Error("boom");\n`;
  gitRepo(join(root, "repos/evil"), {
    ...{ "package.json": NEXT, "next.config.js": config, "app/api/a/route.js": SAFE },
    ".babelrc.js": config,
  });
  expect(outcomesOf(runBatch(root, ["repos", "--apply", "--format=json"]))).toEqual({
    ...{ evil: "fixed", neighbour: "fixed" },
  });
  expect(existsSync(trace)).toBe(false);
});

test("names with line feeds and escape codes stay text", () => {
  const root = withNeighbour();
  const name = "a\n[2J\u001b[31mred";
  gitRepo(join(root, "repos", name), { "package.json": NEXT, [`app/api/${name}/route.js`]: SAFE });
  const result = runBatch(root, ["repos", "--commit", "--format=text", "--patches=patches"]);
  expect(result.stdout + result.stderr).not.toContain("\u001b");
  expect(result.stdout).toContain("2 repos: 2 fixed.");
  expect(git(join(root, "repos", name), "log", "-1", "--format=%B").split("\n")).not.toContain("[2J");
  expect(runBatch(root, ["status", "--format=csv"]).stdout).not.toContain("\u001b");
  expect(runBatch(root, ["status", "--format=markdown"]).stdout).not.toContain("\u001b");
});

test("gigantic and deeply nested files are reported, and the rest of the repo is repaired", () => {
  const root = withNeighbour();
  gitRepo(join(root, "repos/evil"), {
    "package.json": NEXT,
    "app/api/a/route.js": SAFE,
    "app/api/big/route.js": `${SAFE}// ${"x".repeat(6_000_000)}\n`,
    "app/api/deep/route.js": `export default (req, res) => res.json(${"[".repeat(20_000)}${"]".repeat(20_000)});\n`,
    "app/api/bytes/route.js": Buffer.from([0, 255, 0, 254]),
  });
  const result = runBatch(root, ["repos", "--apply", "--format=json"]);
  expect(outcomesOf(result)).toEqual({ evil: "partly-fixed", neighbour: "fixed" });
});

test("a repo that needs too much memory fails alone", () => {
  const root = withNeighbour();
  const much = `export default function handler(req, res) {\n${"  if (req.query.a) res.setHeader('x', 'y');\n".repeat(60_000)}}\n`;
  gitRepo(join(root, "repos/greedy"), { "package.json": NEXT, "app/api/a/route.js": much });
  const result = runBatch(root, ["repos", "--apply", "--memory=80", "--format=json", "--jobs=1"]);
  expect(outcomesOf(result)).toEqual({ greedy: "failed", neighbour: "fixed" });
  expect(result.stderr).toContain("It needs more than 80 MB of memory. Give it more with --memory.");
});

test("a server that never answers times out, and --failed tries it again", async () => {
  const root = withNeighbour();
  const { server, port, connections } = await silentServer();
  const run = (...args: string[]) =>
    new Promise<{ stdout: string; code: number | null }>((done) => {
      const child = startCli(root, ["batch", ...args, "--state=state", "--timeout=15", "--format=json"]);
      let stdout = "";
      child.stdout.on("data", (chunk) => {
        stdout += chunk;
      });
      child.on("close", (code) => done({ stdout, code }));
    });
  const outcomes = ({ stdout }: { stdout: string }) =>
    (JSON.parse(stdout).repos as { outcome: string }[]).map(({ outcome }) => outcome);
  expect(outcomes(await run("repos", `git://127.0.0.1:${port}/a/slow`, "--apply"))).toEqual([
    "timed-out",
    "fixed",
  ]);
  expect(outcomes(await run("--failed"))).toEqual(["timed-out", "fixed"]);
  // No git of either run waits for it any longer.
  await expect.poll(connections, { timeout: 20_000 }).toBe(0);
  server.close();
}, 180_000);

test("a repo whose worker dies while it writes is as it was", () => {
  const root = withNeighbour();
  const evil = gitRepo(join(root, "repos/evil"), { "package.json": NEXT, "app/api/a/route.js": SAFE });
  const before = bytesOf(evil);
  // Git itself is what kills the worker, once the files are written and the commit is to be made.
  const bin = join(root, "bin");
  addFiles(bin, {
    git: `#!/bin/sh\ncase "$(pwd) $*" in *repos/evil*commit-tree*) kill -9 $PPID; exit 1;; esac\nexec /usr/bin/env -S PATH=${process.env.PATH} git "$@"\n`,
  });
  chmodSync(join(bin, "git"), 0o755);
  const result = runBatch(root, ["repos", "--branch=answer", "--commit", "--format=json"], {
    PATH: `${bin}:${process.env.PATH}`,
  });
  expect(outcomesOf(result)).toEqual({ evil: "failed", neighbour: "fixed" });
  expect(result.stderr).toContain("Its worker process ended with SIGKILL");
  expect(bytesOf(evil)).toEqual(before);
  expect(git(evil, "branch", "--list")).toBe("* main\n");
  expect(git(evil, "status", "--porcelain")).toBe("");
});
