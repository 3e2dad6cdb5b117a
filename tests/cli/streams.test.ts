import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { temporaryFolder, temporaryRepo, textOf } from "../apply/temporary-folder.js";
import { brokenApp, MANUAL, mixedApp, SAFE, safeApp } from "./broken-app.js";
import { BIN } from "./built.js";
import { cleanEnvironment, runCli } from "./run-cli.js";

const ESCAPE = "\u001b";

describe("colours", () => {
  const root = () => temporaryRepo(mixedApp);

  it("are off without a terminal", () => {
    expect(runCli(root(), []).stdout).not.toContain(ESCAPE);
  });

  it.each([
    ["--color", ["--color"], {}],
    ["--color after a command", ["check", "--color"], {}],
    ["FORCE_COLOR", [], { FORCE_COLOR: "1" }],
    ["--color over NO_COLOR", ["--color"], { NO_COLOR: "1" }],
  ])("are on by %s", (_, args, env) => {
    expect(runCli(root(), args, { env }).stdout).toContain(ESCAPE);
  });

  it.each([
    ["--no-color", ["--no-color"], { FORCE_COLOR: "1" }],
    ["NO_COLOR", [], { FORCE_COLOR: "1", NO_COLOR: "1" }],
    ["FORCE_COLOR=0", [], { FORCE_COLOR: "0" }],
  ])("are off by %s", (_, args, env) => {
    expect(runCli(root(), args, { env }).stdout).not.toContain(ESCAPE);
  });

  it("are in a patch that is piped only by --color: FORCE_COLOR of a CI system must not break it", () => {
    const env = { FORCE_COLOR: "1" };
    const plain = runCli(root(), ["--dry-run"], { env });
    expect(plain.stdout).toMatch(/^--- a\//);
    expect(plain.stdout).not.toContain(ESCAPE);
    expect(plain.stderr).toContain(ESCAPE);
    expect(runCli(root(), ["--dry-run", "--color"]).stdout).toContain(ESCAPE);
  });
});

describe("a reader that goes away", () => {
  it("is no error, and the work is done all the same", () => {
    const root = temporaryRepo(safeApp);
    const { status, stderr } = spawnSync("sh", ["-c", `"$0" "$1" --yes | true`, process.execPath, BIN], {
      cwd: root,
      env: cleanEnvironment(),
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([0, ""]);
    expect(textOf(root, "app/api/tasks/route.ts")).not.toBe(SAFE);
  });

  it("may leave in the middle of a long diff", () => {
    const routes = Array.from({ length: 100 }, (_, index) => [`app/api/r${index}/route.ts`, SAFE]);
    const root = temporaryFolder({ ...brokenApp, ...Object.fromEntries(routes) });
    const { stdout, stderr } = spawnSync(
      "sh",
      ["-c", `"$0" "$1" --dry-run 2>/dev/null | head -1`, process.execPath, BIN],
      {
        cwd: root,
        env: cleanEnvironment(),
        encoding: "utf8",
      },
    );
    expect(stdout.trim().split("\n")).toHaveLength(1);
    expect(stderr).toBe("");
  });
});

describe("names and text of the repository", () => {
  // A folder name is the repository's choice, and so is all text in it.
  const evil = `app/api/${ESCAPE}[2J${ESCAPE}]0;owned\u0007\u202e\u009b31m/route.ts`;

  it.each([[], ["--dry-run"], ["--yes"]])("can't steer the terminal (%j)", (...args) => {
    const root = temporaryRepo({
      ...brokenApp,
      [evil]: SAFE.replace('"GET") {', `"GET") { // ${ESCAPE}[31m \u202e`),
      "app/api/manual/route.ts": MANUAL.replaceAll("send", "se\u0073nd"),
    });
    const { stdout, stderr } = runCli(root, args.flat());
    for (const steering of [ESCAPE, "\u0007", "\u202e", "\u009b"]) {
      expect(stdout).not.toContain(steering);
      expect(stderr).not.toContain(steering);
    }
    expect(stdout + stderr).toContain("\\x1b[2J");
  });

  it("can't steer it by an error message either", () => {
    const { code, stderr } = runCli(temporaryFolder(), [`no${ESCAPE}[2Jwhere`]);
    expect(code).toBe(2);
    expect(stderr).not.toContain(ESCAPE);
    expect(stderr).toContain("no\\x1b[2Jwhere");
  });
});
