import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { rulesAndStyles } from "../../src/rules/registry.js";
import { temporaryFolder } from "../apply/temporary-folder.js";
import { runCli } from "./run-cli.js";

const run = (...args: string[]) => runCli(temporaryFolder(), args);

describe("--version", () => {
  it("prints the package's version", () => {
    const { version } = JSON.parse(readFileSync(resolve("package.json"), "utf8"));
    expect(run("--version")).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  });
});

describe("--help", () => {
  it("names every command and flag on stdout", () => {
    const { code, stdout, stderr } = run("--help");
    expect([code, stderr]).toEqual([0, ""]);
    for (const word of [
      ...[
        "check",
        "routes",
        "undo",
        "explain",
        "list",
        "--dry-run",
        "--yes",
        "--unsafe",
        "--rule",
        "--skip",
        "--methods",
      ],
      ...["--format", "--allow-dirty", "--color", "--no-color", "--version", "Exit codes"],
    ]) {
      expect(stdout).toContain(word);
    }
  });

  it("fits into 80 columns", () => {
    for (const args of [["--help"], ["check", "--help"], ["routes", "--help"], ["undo", "--help"]]) {
      expect(
        run(...args)
          .stdout.split("\n")
          .filter((line) => line.length > 80),
      ).toEqual([]);
    }
  });

  it("exists for each command", () => {
    for (const args of [
      ["undo", "--help"],
      ["help", "undo"],
    ]) {
      const { code, stdout } = run(...args);
      expect(code).toBe(0);
      expect(stdout).toContain("--force");
    }
  });
});

describe("list", () => {
  it("prints each rule with what is wrong", () => {
    const { code, stdout, stderr } = run("list");
    expect([code, stderr]).toEqual([0, ""]);
    const words = stdout.replace(/\s+/g, " ");
    for (const rule of rulesAndStyles) {
      expect(stdout).toMatch(new RegExp(`^${rule.id}$`, "m"));
      expect(words).toContain(rule.title);
      expect(words).toContain(rule.safety);
    }
  });
});

describe("explain", () => {
  it.each(rulesAndStyles.map((rule) => rule.id))("prints the page of %s", (id) => {
    const { code, stdout } = run("explain", id);
    expect(code).toBe(0);
    expect(stdout).toBe(readFileSync(resolve(`docs/rules/${id}.md`), "utf8"));
  });

  it("suggests the rule that was meant", () => {
    const { code, stdout, stderr } = run("explain", "defualt-export");
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain('There is no rule "defualt-export". Did you mean default-export?');
  });

  it("names all rules when none is near", () => {
    expect(run("explain", "xyz").stderr).toContain(rulesAndStyles.map((rule) => rule.id).join(", "));
  });
});

describe("wrong usage", () => {
  it.each([
    [["--bogus"], "unknown option '--bogus'"],
    [["--dry-rn"], "Did you mean --dry-run?"],
    [["--rule"], "argument missing"],
    [["--rule", "no-such"], 'There is no rule "no-such"'],
    [["--skip", "default-exprt"], "Did you mean default-export?"],
    [["--methods", "FETCH"], '--methods takes a list such as GET,POST, not "FETCH"'],
    [["--methods", ""], "--methods takes a list"],
    [
      ["--format", "xml"],
      'There is no format "xml". The formats are: text, json, sarif, github, junit, markdown, rdjson.',
    ],
    [["explain"], "missing required argument 'rule'"],
    [["undo", "a", "b"], "too many arguments"],
    [["batch", "--bogus"], 'Run "route-codemod batch --help" to see the options.'],
    [["batch", "status", "--bogus"], 'Run "route-codemod batch status --help"'],
    [["batch", "x", "--memory=1"], "--memory takes 64 at the least"],
    [["apply", "nowhere.json"], "nowhere.json doesn't exist."],
    [[""], "A path is empty"],
    [["chek"], "Did you mean the command check?"],
    [["undo"], "no run to undo"],
    [["undo", "some/folder"], "To name the folder of the run, use --root."],
    [["undo", "20260131-094500"], "There is no run 20260131-094500"],
  ])("%j exits with 2, says what is wrong on stderr, and nothing on stdout", (args, message) => {
    const { code, stdout, stderr } = run(...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
