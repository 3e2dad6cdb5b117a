import { describe, expect, it } from "vitest";
import { printFailure, reportFailure } from "../../src/cli/failure.js";
import type { Terminal } from "../../src/cli/terminal.js";
import { UsageError } from "../../src/cli/usage-error.js";

async function printed(
  error: unknown,
  {
    format = "text",
    result = "report",
    debug = false,
  }: { format?: string; result?: "report" | "routes"; debug?: boolean } = {},
) {
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
    patchColor: false,
    errColor: false,
    command: "npx route-codemod",
    rows: 24,
    windows: false,
    debug,
    signal: new AbortController().signal,
    uninterrupted: (work) => work(),
  };
  await reportFailure(error, { format, result }, terminal);
  printFailure(error, terminal);
  return output;
}

describe("a failure of our own", () => {
  const bug = new TypeError("x is undefined\nsecond line");

  it("takes one line that says it is a bug and how to report it", async () => {
    const { out, err } = await printed(bug);
    expect(out).toBe("");
    expect(err).toMatch(
      /^route-codemod: Internal failure: x is undefined\. This is a bug .*DEBUG=route-codemod\.\n$/,
    );
  });

  it("shows its stack under DEBUG=route-codemod", async () => {
    expect((await printed(bug, { debug: true })).err).toMatch(/^ +at .*failure\.test/m);
  });
});

describe("a mistake of the user", () => {
  it("never shows a stack", async () => {
    expect((await printed(new UsageError("No such thing."), { debug: true })).err).toBe(
      "route-codemod: No such thing.\n",
    );
  });

  it("is in the JSON result, too", async () => {
    const { out, err } = await printed(new UsageError("No such thing."), { format: "json" });
    expect(JSON.parse(out)).toMatchObject({ version: 1, root: "/repo", error: "No such thing.", files: [] });
    expect(err).toContain("No such thing.");
  });

  it("is said in the shape that the table of routes has, where that was asked for", async () => {
    const { out } = await printed(new UsageError("No such thing."), { format: "json", result: "routes" });
    expect(JSON.parse(out)).toEqual({
      version: 1,
      root: "/repo",
      routes: [],
      others: [],
      error: "No such thing.",
    });
  });

  it.each(["sarif", "github", "junit", "markdown"])("is said in the format %s, too", async (format) => {
    expect((await printed(new UsageError("No such thing."), { format })).out).toContain("No such thing.");
  });

  it("leaves reviewdog without any diagnostics to read, instead of an empty list that reads as clean", async () => {
    expect((await printed(new UsageError("No such thing."), { format: "rdjson" })).out).toBe("");
  });
});
