import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { temporaryRepo, textOf, writeFiles } from "../apply/temporary-folder.js";
import { brokenApp, FINE, GUESS, SAFE } from "../cli/broken-app.js";
import { BIN } from "../cli/built.js";
import { cleanEnvironment } from "../cli/run-cli.js";

const action = parse(readFileSync(resolve("action.yml"), "utf8"));
const [step] = action.runs.steps;

/** Runs the step as GitHub's runner does: the script in bash, the inputs in its environment. */
function runStep(root: string, inputs: Record<string, string> = {}) {
  const given: Record<string, string> = { command: `${process.execPath}\n${BIN}`, ...inputs };
  const value = (name: string) => given[name] ?? action.inputs[name].default;
  const env = Object.fromEntries(
    Object.entries(step.env as Record<string, string>).map(([name, text]) => [
      name,
      text.replace(/\$\{\{ inputs\.(\w+) \}\}/g, (_, input: string) => value(input)),
    ]),
  );
  writeFiles(root, { ".git/output": "", ".git/summary": "" });
  const files = { GITHUB_OUTPUT: join(root, ".git/output"), GITHUB_STEP_SUMMARY: join(root, ".git/summary") };
  const result = spawnSync("bash", ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step.run], {
    cwd: root,
    env: cleanEnvironment({ ...env, ...files, CI: "true" }),
    encoding: "utf8",
  });
  return {
    code: result.status,
    stdout: result.stdout,
    stderr: result.stderr,
    output: textOf(root, ".git/output"),
    summary: textOf(root, ".git/summary"),
  };
}

describe("action.yml", () => {
  it("hands its inputs to the script as variables only", () => {
    expect(action.runs.using).toBe("composite");
    expect(step.run).not.toContain("${{");
    const used = Object.values<string>(step.env).map((text) => /^\$\{\{ inputs\.(\w+) \}\}$/.exec(text)?.[1]);
    expect(used.sort()).toEqual(Object.keys(action.inputs).sort());
    expect(action.outputs.findings.value).toContain(`steps.${step.id}.outputs.findings`);
  });

  it("annotates findings, sums them up, and fails", () => {
    const root = temporaryRepo({ ...brokenApp, "app/api/[id]/route.ts": SAFE });
    const { code, stdout, output, summary } = runStep(root, { sarif: "r.sarif" });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=app\/api\/\[id\]\/route\.ts,line=1,col=1,/);
    expect(output).toBe("findings=1\n");
    expect(summary).toContain("`app/api/[id]/route.ts:1:1`");
    expect(JSON.parse(textOf(root, "r.sarif")).runs[0].results).toHaveLength(1);
  });

  it("passes where all is fine", () => {
    const root = temporaryRepo({ ...brokenApp, "app/api/a/route.ts": FINE });
    expect(runStep(root)).toMatchObject({ code: 0, output: "findings=0\n" });
  });

  it("fails with the message where it is called wrongly", () => {
    const root = temporaryRepo({ ...brokenApp, "app/api/a/route.ts": FINE });
    const { code, stdout } = runStep(root, { baseline: "none.json" });
    expect(code).toBe(2);
    expect(stdout).toContain("::error title=route-codemod::There is no baseline none.json");
  });

  it("takes paths and flags line by line, and runs nothing of what they hold", () => {
    const root = temporaryRepo({
      ...brokenApp,
      "app/api/a b/route.ts": SAFE,
      "app/api/$(touch pwned)/route.ts": FINE,
      "app/api/c/route.ts": GUESS,
    });
    const path = "app/api/a b/route.ts\napp/api/$(touch pwned)/route.ts";
    const { output, stdout } = runStep(root, { path, args: "--skip=output-export\n--unsafe", since: "HEAD" });
    expect([output, stdout.split("\n").length]).toEqual(["findings=0\n", 2]);
    expect(runStep(root, { path }).output).toBe("findings=1\n");
    expect(existsSync(join(root, "pwned"))).toBe(false);
  });

  it("runs the package of the wanted version when nothing else is named", () => {
    expect(step.run).toContain('npx --yes "route-codemod@$INPUT_VERSION"');
  });
});
