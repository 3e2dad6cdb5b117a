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
const options = {
  name: (change: { path: string }) => change.path,
  paths: ["app"],
  flags: [],
  command: "npx route-codemod",
  allowDirty: false,
};
const refused = (change: Decision["planned"]): Decision => ({ ...accepted(change), choice: "refused" });

describe("the same run as a command", () => {
  it("names the accepted files only", () => {
    expect(sameRun([accepted(aChange("a/route.ts")), refused(aChange("b/route.ts"))], options)).toEqual([
      "npx route-codemod --yes a/route.ts",
    ]);
  });

  it("doesn't name a new file that comes along", () => {
    const needing = aChange("a/route.ts", { needs: ["lib/route.ts"] });
    const helper = accepted(aChange("lib/route.ts", { isNew: true }));
    const made = [accepted(needing), refused(aChange("b/route.ts")), helper];
    expect(sameRun(made, { ...options, flags: ["--style=make-route"] })).toEqual([
      "npx route-codemod --yes --style=make-route a/route.ts",
    ]);
  });

  it("quotes what a shell would read otherwise", () => {
    const made = [accepted(aChange("app/api/(shop)/[id]/route.ts")), refused(aChange("b/route.ts"))];
    expect(sameRun(made, options)).toEqual(["npx route-codemod --yes 'app/api/(shop)/[id]/route.ts'"]);
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
    const more = { methods: ["PUT" as const], flags: ["--rule=default-export"], allowDirty: true };
    expect(sameRun(made, { ...options, ...more })).toEqual([
      "npx route-codemod --yes --methods PUT --allow-dirty --rule=default-export app",
    ]);
  });

  it("names the paths of the run where they give the same", () => {
    const safe = accepted(aChange("a/route.ts"));
    const guess = anAssumption("b/route.ts", ["GET", "POST"], ["GET"]);
    expect(sameRun([safe, refused(guess)], options)).toEqual(["npx route-codemod --yes app"]);
    expect(sameRun([safe, accepted(guess)], options)).toEqual(["npx route-codemod --yes --unsafe app"]);
    expect(sameRun([refused(aChange("a/route.ts")), accepted(guess)], options)).toEqual([
      "npx route-codemod --yes --unsafe b/route.ts",
    ]);
    expect(sameRun([safe], { ...options, paths: [] })).toEqual(["npx route-codemod --yes"]);
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
