import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { temporaryFolder, temporaryRepo, textOf } from "../apply/temporary-folder.js";
import { brokenApp, FINE, SAFE } from "../cli/broken-app.js";
import { BIN } from "../cli/built.js";
import { cleanEnvironment } from "../cli/run-cli.js";

const page = readFileSync(resolve("docs/ci.md"), "utf8");
const recipes = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => parse(text!));
const broken = () => temporaryRepo({ ...brokenApp, "app/api/a/route.ts": SAFE });
const fine = () => temporaryRepo({ ...brokenApp, "app/api/a/route.ts": FINE });

/** Runs a script in a shell that finds `npx` and `route-codemod`, both of them this build, and a `reviewdog` that only reads. */
function shell(root: string, script: string) {
  const bin = temporaryFolder();
  const tools: Record<string, string> = {
    "route-codemod": `exec "${process.execPath}" "${BIN}" "$@"`,
    npx: `[ "$1 $2" = "--yes route-codemod" ] || exit 99\nshift 2\nexec "${process.execPath}" "${BIN}" "$@"`,
    reviewdog: "cat > reviewdog.input",
  };
  mkdirSync(bin, { recursive: true });
  for (const [name, text] of Object.entries(tools)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  }
  const env = cleanEnvironment();
  const result = spawnSync("bash", ["-e", "-o", "pipefail", "-c", script], {
    cwd: root,
    env: { ...env, PATH: `${bin}${delimiter}${env.PATH}` },
    encoding: "utf8",
  });
  return { code: result.status, stdout: result.stdout, stderr: result.stderr };
}

describe("docs/ci.md", () => {
  it("uses inputs that the action has", () => {
    const { inputs } = parse(readFileSync(resolve("action.yml"), "utf8"));
    const uses = recipes
      .flatMap((recipe) => recipe.jobs?.["route-codemod"]?.steps ?? [])
      .filter((step: { uses?: string }) => step.uses?.startsWith("route-codemod/"));
    expect(uses).toHaveLength(2);
    for (const step of uses) for (const name of Object.keys(step.with)) expect(inputs).toHaveProperty(name);
  });

  it("leaves GitLab a JUnit report, of a job that fails", () => {
    const job = recipes.find((recipe) => recipe["route-codemod"])["route-codemod"];
    const root = broken();
    expect(shell(root, job.script.join("\n")).code).toBe(1);
    expect(textOf(root, job.artifacts.reports.junit)).toContain('failures="1"');
    expect(shell(fine(), job.script.join("\n")).code).toBe(0);
  });

  it("hands reviewdog its diagnostics, and stops where there are none to hand on", () => {
    const { steps } = recipes.find((recipe) => recipe.name === "reviewdog").jobs["route-codemod"];
    const root = broken();
    expect(shell(root, steps.at(-1).run).code).toBe(0);
    expect(JSON.parse(textOf(root, "reviewdog.input")).diagnostics).toHaveLength(1);
    expect(shell(temporaryFolder(), steps.at(-1).run).code).not.toBe(0);
  });

  it("names the hook that the package has", () => {
    const hooks = parse(readFileSync(resolve(".pre-commit-hooks.yaml"), "utf8"));
    const { repos } = recipes.find((recipe) => recipe.repos);
    expect(repos[0].hooks[0].id).toBe(hooks[0].id);
  });
});

describe(".pre-commit-hooks.yaml", () => {
  const [hook] = parse(readFileSync(resolve(".pre-commit-hooks.yaml"), "utf8"));

  it("is asked for every file that can break a route", () => {
    const files = new RegExp(hook.files);
    for (const name of ["app/a/route.ts", "next.config.mjs", "proxy.ts", "app/page.tsx", "lib/api.js"]) {
      expect(files.test(name)).toBe(true);
    }
    expect(files.test("README.md")).toBe(false);
  });

  it("fails for what the commit touches, and for nothing else", () => {
    expect(hook).toMatchObject({ language: "node", pass_filenames: false });
    const root = broken();
    expect(shell(root, hook.entry).code).toBe(0);
    writeFileSync(join(root, "app/api/a/route.ts"), `// touched\n${SAFE}`);
    const { code, stdout } = shell(root, hook.entry);
    expect([code, stdout]).toEqual([1, expect.stringContaining("app/api/a/route.ts:2:1")]);
  });
});
