import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryRepo, textOf } from "../apply/temporary-folder.js";
import { brokenApp, FINE, SAFE } from "./broken-app.js";
import { runCli } from "./run-cli.js";

const TEST = "tests/contracts/api/tasks/[id]/route.test.ts";
const app = {
  ...brokenApp,
  "tsconfig.json": `{ "compilerOptions": { "paths": { "@/*": ["./*"] /* the app */ }, } }\n`,
  "app/api/tasks/[id]/route.ts": FINE,
};

function contracts(root: string, ...args: string[]) {
  const result = runCli(root, ["contracts", ...args]);
  return { ...result, json: () => JSON.parse(result.stdout) };
}
const outcomes = (report: { files: { path: string; outcome: string }[] }) =>
  Object.fromEntries(report.files.map(({ path, outcome }) => [path, outcome]));

describe("route-codemod contracts", () => {
  it("writes a test for each route and what the tests share, says how they are run, and can be undone", () => {
    const root = temporaryRepo(app);
    const { code, stdout } = contracts(root);
    expect(code).toBe(0);
    expect(stdout).toContain("npm install --save-dev vitest next-test-api-route-handler");
    expect(stdout).toContain("npx vitest run tests/contracts");
    const text = textOf(root, TEST);
    expect(text).toContain(`import("../../../../../app/api/tasks/[id]/route")`);
    expect(text).toContain(`{ id: "0" }`);
    expect(text).toContain("GET answers 200");
    expect(textOf(root, "vitest.config.mts")).toContain("/^@\\//");
    expect(existsSync(join(root, "tests/contracts/samples.ts"))).toBe(true);
    expect(runCli(root, ["undo"]).code).toBe(0);
    expect(existsSync(join(root, "tests"))).toBe(false);
    expect(existsSync(join(root, "vitest.config.mts"))).toBe(false);
  });

  it("changes nothing in a second run", () => {
    const root = temporaryRepo(app);
    contracts(root);
    const { code, json } = contracts(root, "--format", "json");
    expect(code).toBe(0);
    expect(json().summary).toMatchObject({ routes: 1, written: 0, upToDate: 2, left: 0 });
    expect(json().undo).toBeUndefined();
  });

  it("writes a test anew when its route has changed", () => {
    const root = temporaryRepo(app);
    contracts(root);
    writeFileSync(join(root, "app/api/tasks/[id]/route.ts"), FINE.replace("GET", "PUT"));
    expect(outcomes(contracts(root, "--format", "json").json())).toMatchObject({ [TEST]: "written" });
    expect(textOf(root, TEST)).toContain("PUT answers 200");
  });

  it("leaves what was changed by hand, unless it is forced", () => {
    const root = temporaryRepo(app);
    contracts(root);
    const edited = textOf(root, TEST).replace("toBe(200)", "toBe(299)");
    writeFileSync(join(root, TEST), edited);
    const { code, json } = contracts(root, "--format", "json");
    expect(code).toBe(1);
    expect(outcomes(json())[TEST]).toBe("left");
    expect(textOf(root, TEST)).toBe(edited);
    expect(contracts(root, "--force").code).toBe(0);
    expect(textOf(root, TEST)).not.toBe(edited);
    runCli(root, ["undo"]);
    expect(textOf(root, TEST)).toBe(edited);
  });

  it("never touches the samples, tests of one's own, and a vitest config that is there", () => {
    const own = {
      "vitest.config.ts": "export default {};\n",
      "tests/contracts/samples.ts": "export const samples = {};\n",
      "tests/contracts/own.test.ts": "// mine\n",
    };
    const root = temporaryRepo({ ...app, ...own });
    expect(contracts(root).code).toBe(0);
    for (const [path, text] of Object.entries(own)) expect(textOf(root, path)).toBe(text);
    expect(existsSync(join(root, "vitest.config.mts"))).toBe(false);
  });

  it("names the test of a route that is gone", () => {
    const root = temporaryRepo({ ...app, "app/api/other/route.ts": FINE });
    contracts(root);
    rmSync(join(root, "app/api/other"), { recursive: true });
    const { code, stdout } = contracts(root);
    expect(code).toBe(1);
    expect(stdout).toMatch(/left +tests\/contracts\/api\/other\/route\.test\.ts\n +Its route is gone/);
  });

  it("prints a diff that git takes, and writes nothing, with --dry-run", () => {
    const root = temporaryRepo(app);
    const { code, stdout, stderr } = contracts(root, "--dry-run");
    expect(code).toBe(1);
    expect(existsSync(join(root, "tests"))).toBe(false);
    expect(stderr).toContain("would write");
    expect(stdout).toContain(`--- /dev/null\n+++ b/${TEST}\n`);
  });

  it("has no test for a broken route, and says so", () => {
    const root = temporaryRepo({ ...app, "app/api/tasks/route.ts": SAFE });
    const { code, json } = contracts(root, "--format", "json");
    expect(code).toBe(1);
    expect(json().left).toMatchObject([
      { path: "app/api/tasks/route.ts", message: expect.stringContaining("default-export") },
    ]);
    expect(json().summary).toMatchObject({ routes: 1, left: 1 });
  });

  it("takes another folder, and the folder for tests that the app has", () => {
    const root = temporaryRepo({ ...app, "__tests__/a.test.ts": "" });
    contracts(root, "--out", "spec");
    expect(existsSync(join(root, "spec/api/tasks/[id]/route.test.ts"))).toBe(true);
    contracts(root);
    expect(existsSync(join(root, "__tests__/contracts/api/tasks/[id]/route.test.ts"))).toBe(true);
    expect(contracts(root, "--out", "../elsewhere").code).toBe(2);
  });

  it("writes JavaScript where the app is JavaScript", () => {
    const { "tsconfig.json": _, ...files } = app;
    const root = temporaryRepo(files);
    renameSync(join(root, "app/api/tasks/[id]/route.ts"), join(root, "app/api/tasks/[id]/route.js"));
    expect(contracts(root).code).toBe(0);
    const texts = [TEST, "tests/contracts/contract.ts", "tests/contracts/samples.ts"].map((path) =>
      readFileSync(join(root, path.replace(/\.ts$/, ".js")), "utf8"),
    );
    for (const text of texts)
      expect(text).not.toMatch(/\bas const\b|: string|^(?:export )?(?:type|interface)\b|import type/m);
  });

  it("says what is wrong with its options", () => {
    const root = temporaryRepo(app);
    expect(contracts(root, "--format", "xml")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("text, json"),
    });
    expect(contracts(root, "app/page.tsx").code).toBe(2);
  });
});
