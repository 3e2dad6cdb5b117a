/** What a user must not lose: the way back, and whatever lies beside the repos. */
import { spawnSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { gitRepo, NEXT, SAFE } from "../batch/repos.js";
import { temporaryFolder } from "../project/temporary-repo.js";
import { BIN, ensureBuilt } from "./built.js";
import { cleanEnvironment, runCli } from "./run-cli.js";

ensureBuilt();

const FILES = { "package.json": NEXT, "app/api/a/route.js": SAFE };

describe("a stdout that takes nothing", () => {
  it.runIf(existsSync("/dev/full"))("doesn't lose how to take back what was written", () => {
    const repo = gitRepo(join(temporaryFolder({}), "repo"), FILES);
    const full = openSync("/dev/full", "w");
    const ran = spawnSync(process.execPath, [BIN, "--yes"], {
      ...{ cwd: repo, env: cleanEnvironment(), encoding: "utf8", stdio: ["ignore", full, "pipe"] },
    });
    closeSync(full);
    expect(ran.status).toBe(2);
    const [, id] = /undo (\d{8}-\d{6})/.exec(ran.stderr) ?? [];
    expect(runCli(repo, ["undo", id!])).toMatchObject({ code: 0 });
    expect(readFileSync(join(repo, "app/api/a/route.js"), "utf8")).toBe(SAFE);
  });
});

describe("a plan", () => {
  it("that was applied already says so, and stays applied", () => {
    const root = temporaryFolder({});
    const repo = gitRepo(join(root, "repo"), FILES);
    runCli(repo, ["--dry-run", "--plan", "../plan.json"]);
    expect(runCli(root, ["apply", "plan.json"]).code).toBe(0);
    const after = readFileSync(join(repo, "app/api/a/route.js"), "utf8");
    const again = runCli(root, ["apply", "plan.json", "--allow-dirty"]);
    expect(again).toMatchObject({ code: 0, stderr: expect.stringContaining("applied already") });
    expect(readFileSync(join(repo, "app/api/a/route.js"), "utf8")).toBe(after);
  });

  it.each(["../victim", "..", "a/../../victim", "..\\victim", ""])(
    "can't name a repo beside --root: %j",
    (name) => {
      const root = temporaryFolder({});
      const repo = gitRepo(join(root, "repo"), FILES);
      runCli(repo, ["--dry-run", "--plan", "../plan.json"]);
      const plan = JSON.parse(readFileSync(join(root, "plan.json"), "utf8"));
      plan.repos[0].name = name;
      writeFileSync(join(root, "plan.json"), JSON.stringify(plan));
      for (const folder of ["here", "victim"]) mkdirSync(join(root, folder));
      const ran = runCli(root, ["apply", "plan.json", "--root", "here"]);
      expect(ran.code).toBe(2);
      expect(readdirSync(join(root, "victim"))).toEqual([]);
    },
  );
});
