/** The recipes for more than one machine, run as far as one machine can. */
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { BIN, ensureBuilt } from "../cli/built.js";
import { cleanEnvironment } from "../cli/run-cli.js";
import { addFiles, temporaryFolder } from "../project/temporary-repo.js";
import { FINE, git, gitRepo, IDENTITY, MANUAL, NEXT, outcomesOf, runBatch, SAFE } from "./repos.js";

ensureBuilt();

const RECIPES = join(import.meta.dirname, "../../recipes");
const ROUTE_CODEMOD = `${process.execPath} ${BIN}`;
const hasParallel = spawnSync("parallel", ["--version"]).status === 0;

const recipe = (name: string) => readFileSync(join(RECIPES, name), "utf8");
const shell = (cwd: string, script: string, env: Record<string, string> = {}) =>
  spawnSync("sh", ["-c", script], {
    cwd,
    encoding: "utf8",
    env: cleanEnvironment({ ...IDENTITY, ROUTE_CODEMOD, ...env }),
  });

test.skipIf(!hasParallel)("GNU parallel: a shard for each host, merged", () => {
  const root = temporaryFolder({ "hosts.txt": "1/:\n" });
  const names = ["blog", "crm", "fine", "shop", "wiki"];
  for (const name of names) {
    gitRepo(join(root, "repos", name), {
      "package.json": NEXT,
      "app/api/a/route.js": name === "fine" ? FINE : SAFE,
    });
  }
  writeFileSync(join(root, "repos.txt"), names.map((name) => `file://${root}/repos/${name}\n`).join(""));
  const ran = shell(root, `sh ${RECIPES}/parallel.sh repos.txt --jobs 1`, {
    HOSTS: "hosts.txt",
    SHARDS: "3",
  });
  expect(ran).toMatchObject({ status: 0 });
  expect(ran.stdout).toContain("## 5 repos");
  expect(ran.stdout).toContain("| can be fixed | 4 |");
  const merged = outcomesOf(runBatch(root, ["status", "--state", "state-merged", "--format=json"]));
  expect(Object.values(merged).sort()).toEqual(["clean", "would-fix", "would-fix", "would-fix", "would-fix"]);
  expect(readdirSync(join(root, "patches")).filter((name) => name.endsWith(".patch"))).toHaveLength(4);
  expect(existsSync(join(root, "review.html"))).toBe(true);
});

describe("multi-gitter", () => {
  const run = (folder: string, env: Record<string, string> = {}) =>
    shell(folder, `sh ${RECIPES}/multi-gitter.sh`, env);

  test("what can be mended is left in the working tree, with exit code 0", () => {
    const repo = gitRepo(temporaryFolder({}), {
      ...{ "package.json": NEXT, "app/api/a/route.js": SAFE, "app/api/b/route.js": MANUAL },
    });
    expect(run(repo).status).toBe(0);
    expect(git(repo, "status", "--porcelain")).toBe(" M app/api/a/route.js\n");
  });

  test("a dry run shows the diff", () => {
    const repo = gitRepo(temporaryFolder({}), { "package.json": NEXT, "app/api/a/route.js": SAFE });
    const ran = run(repo, { DRY_RUN: "true" });
    expect(ran).toMatchObject({ status: 0 });
    expect(ran.stdout).toContain("+export async function POST");
  });

  test("a repo without a Next.js app fails, and is left as it is", () => {
    const repo = gitRepo(temporaryFolder({}), { "package.json": "{}\n" });
    expect(run(repo).status).toBe(2);
    expect(git(repo, "status", "--porcelain")).toBe("");
  });
});

test("Sourcegraph: the step mends a tree without git, and adds nothing else to its diff", () => {
  const spec = parse(recipe("sourcegraph.batch.yaml"));
  expect(Object.keys(spec)).toEqual(["name", "description", "on", "steps", "changesetTemplate"]);
  const root = temporaryFolder({});
  addFiles(root, { "package.json": NEXT, "app/api/a/route.js": SAFE, "app/api/b/route.js": MANUAL });
  const ran = shell(root, spec.steps[0].run.replace("npx --yes route-codemod", ROUTE_CODEMOD));
  expect(ran.status).toBe(0);
  // As the engine does it: git around the tree, before and after.
  const fresh = temporaryFolder({
    "package.json": NEXT,
    "app/api/a/route.js": SAFE,
    "app/api/b/route.js": MANUAL,
  });
  git(fresh, "init", "-q");
  git(fresh, "add", "-A");
  git(fresh, "commit", "-q", "-m", "before");
  expect(git(fresh, "--work-tree", root, "status", "--porcelain", "-uall")).toBe(" M app/api/a/route.js\n");
});

test("GitHub Actions: the steps of the matrix run, and the last job merges them", () => {
  const { jobs } = parse(recipe("github-matrix.yml"));
  const root = temporaryFolder({});
  gitRepo(join(root, "src/shop"), { "package.json": NEXT, "app/api/a/route.js": SAFE });
  gitRepo(join(root, "src/blog"), { "package.json": NEXT, "app/api/a/route.js": FINE });
  const bin = join(root, "bin/npx");
  addFiles(root, { "bin/npx": `#!/bin/sh\nshift 2\nexec ${ROUTE_CODEMOD} "$@"\n` });
  chmodSync(bin, 0o755);
  const env = {
    PATH: `${join(root, "bin")}:${process.env.PATH}`,
    GITHUB_STEP_SUMMARY: join(root, "summary.md"),
  };
  const stepOf = (job: { steps: { run?: string }[] }) =>
    job.steps.find((step) => step.run !== undefined)!.run!;
  for (const shard of jobs.shard.strategy.matrix.shard) {
    const work = join(root, `job-${shard}`);
    addFiles(work, { "repos.txt": `file://${root}/src/shop\nfile://${root}/src/blog\n` });
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of the workflow
    const ran = shell(work, stepOf(jobs.shard).replace("${{ matrix.shard }}", shard), env);
    expect(ran).toMatchObject({ status: 0 });
    execFileSync("mkdir", ["-p", join(root, "last/states")]);
    execFileSync("cp", ["-r", join(work, "state"), join(root, `last/states/state-${shard}`)]);
  }
  expect(shell(join(root, "last"), stepOf(jobs.merge), env)).toMatchObject({ status: 0 });
  expect(readFileSync(env.GITHUB_STEP_SUMMARY, "utf8")).toContain("## 2 repos");
  expect(readdirSync(join(root, "last/patches")).filter((name) => name.endsWith(".patch"))).toHaveLength(1);
  const upload = jobs.merge.steps.at(-1).with.path.trim().split("\n");
  for (const path of upload) expect(existsSync(join(root, "last", path))).toBe(true);
});
