import { describe, expect, it } from "vitest";
import { printFailure } from "../../src/cli/failure.js";
import type { Terminal } from "../../src/cli/terminal.js";
import { UsageError } from "../../src/cli/usage-error.js";

function printed(error: unknown, { json = false, debug = false } = {}) {
  const output = { out: "", err: "" };
  const terminal: Terminal = {
    cwd: "/repo",
    out: (text) => {
      output.out += text;
    },
    err: (text) => {
      output.err += text;
    },
    readStdin: async () => "",
    interactive: false,
    drawsProgress: false,
    width: 80,
    outColor: false,
    errColor: false,
    windows: false,
    debug,
    signal: new AbortController().signal,
    uninterrupted: (work) => work(),
  };
  printFailure(error, json, terminal);
  return output;
}

describe("a failure of our own", () => {
  const bug = new TypeError("x is undefined\nsecond line");

  it("takes one line that says it is a bug and how to report it", () => {
    const { out, err } = printed(bug);
    expect(out).toBe("");
    expect(err).toMatch(
      /^route-codemod: Internal failure: x is undefined\. This is a bug .*DEBUG=route-codemod\.\n$/,
    );
  });

  it("shows its stack under DEBUG=route-codemod", () => {
    expect(printed(bug, { debug: true }).err).toMatch(/^ +at .*failure\.test/m);
  });
});

describe("a mistake of the user", () => {
  it("never shows a stack", () => {
    expect(printed(new UsageError("No such thing."), { debug: true }).err).toBe(
      "route-codemod: No such thing.\n",
    );
  });

  it("is in the JSON result, too", () => {
    const { out, err } = printed(new UsageError("No such thing."), { json: true });
    expect(JSON.parse(out)).toMatchObject({ version: 1, root: "/repo", error: "No such thing.", files: [] });
    expect(err).toContain("No such thing.");
  });
});
