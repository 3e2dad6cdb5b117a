import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { type Decision, quoted, sameRun } from "../../src/review/index.js";
import { aChange, anAssumption } from "./plans.js";

const accepted = (change: Decision["planned"], methods?: Decision["methods"]): Decision => ({
  planned: change,
  change,
  choice: "accepted",
  ...(methods ? { methods } : {}),
});
const options = { name: (change: { path: string }) => change.path, flags: [], allowDirty: false };

describe("the same run as a command", () => {
  it("names the accepted files only", () => {
    const refused: Decision = { ...accepted(aChange("b/route.ts")), choice: "refused" };
    expect(sameRun([accepted(aChange("a/route.ts")), refused], options)).toEqual([
      "npx route-codemod --yes a/route.ts",
    ]);
  });

  it("quotes what a shell would read otherwise", () => {
    expect(sameRun([accepted(aChange("app/api/(shop)/[id]/route.ts"))], options)).toEqual([
      "npx route-codemod --yes 'app/api/(shop)/[id]/route.ts'",
    ]);
  });

  it("adds --unsafe for assumptions, and a command of its own for each choice of methods", () => {
    const made = [
      accepted(aChange("a/route.ts")),
      accepted(anAssumption("b/route.ts", ["GET", "POST"], ["GET"])),
      accepted(anAssumption("c/route.ts", ["GET", "POST"], ["GET"]), ["GET", "POST"]),
    ];
    expect(sameRun(made, options)).toEqual([
      "npx route-codemod --yes --unsafe a/route.ts b/route.ts",
      "npx route-codemod --yes --unsafe --methods GET,POST c/route.ts",
    ]);
  });

  it("keeps the flags that the run began with", () => {
    const made = [accepted(aChange("a/route.ts"))];
    expect(sameRun(made, { ...options, flags: ["--rule=default-export"], allowDirty: true })).toEqual([
      "npx route-codemod --yes --allow-dirty --rule=default-export a/route.ts",
    ]);
  });

  it("is no command at all when nothing was accepted", () => {
    expect(sameRun([{ ...accepted(aChange("a/route.ts")), choice: "skipped" }], options)).toEqual([]);
  });
});

describe("a quoted argument", () => {
  it.each(["plain/path.ts", "with space", "it's", '$HOME `x` "y"', "[id]", "(group)/a", "", "a\nb"])(
    "comes through a POSIX shell unchanged: %j",
    (argument) => {
      const output = execFileSync("sh", ["-c", `printf %s ${quoted(argument)}`], { encoding: "utf8" });
      expect(output).toBe(argument);
    },
  );

  it("uses double quotes on Windows", () => {
    expect(quoted("my app/[id]", true)).toBe('"my app/[id]"');
  });
});
