import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cleanEnvironment, runCli } from "../cli/run-cli.js";
import { copyExample, type ExampleApp, type RunningApp } from "./example-app.js";
import { nextOf, ownNext } from "./next-versions.js";

const VITEST = resolve(import.meta.dirname, "../../node_modules/vitest/vitest.mjs");

/** Runs the contract tests of an app as its owner does. */
function runContracts(app: ExampleApp, server?: RunningApp): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [VITEST, "run", "tests/contracts"], {
    cwd: app.folder,
    env: cleanEnvironment(server ? { TEST_BASE_URL: server.url, CI: "1" } : { CI: "1" }),
    encoding: "utf8",
  });
  return { code: status, output: stdout + stderr };
}

/** The first run installs that version of Next. */
const BUILD = 300_000;

describe.each([
  { version: 14, install: () => nextOf(14) },
  { version: 15, install: () => nextOf(15) },
  { version: 16, install: () => ownNext },
])(
  "the contract tests of a repaired app, on Next.js $version",
  { timeout: BUILD },
  ({ version, install }) => {
    let app: ExampleApp;
    let running: RunningApp | undefined;
    beforeAll(() => {
      app = copyExample("bolt-mixed-imports", install());
      const manifest = join(app.folder, "package.json");
      writeFileSync(
        manifest,
        readFileSync(manifest, "utf8").replace(/"next": "[^"]+"/, `"next": "^${version}.0.0"`),
      );
      expect(runCli(app.folder, ["--yes", "--unsafe", "--allow-dirty"]).code).toBe(0);
      expect(runCli(app.folder, ["contracts"]).code).toBe(0);
    }, BUILD);
    afterAll(async () => {
      await running?.stop();
      app.remove();
    });

    it("pass in process", () => {
      const { code, output } = runContracts(app);
      expect(code, output).toBe(0);
      expect(output).toMatch(/Tests .*21 passed/);
    });

    it("pass the type check of the build, and pass against the server", async () => {
      const build = app.build();
      expect(build.code, build.output).toBe(0);
      running = await app.start();
      const { code, output } = runContracts(app, running);
      expect(code, output).toBe(0);
      await running.stop();
    });

    it("fail when a method is taken away, in process and against the server", async () => {
      const route = join(app.folder, "app/api/recipes/route.ts");
      const text = readFileSync(route, "utf8");
      const without = text.replace("export async function POST", "async function POST");
      expect(without).not.toBe(text);
      writeFileSync(route, `${without}\nvoid POST;\n`);
      const alone = runContracts(app);
      expect(alone.code).toBe(1);
      expect(alone.output).toMatch(/FAIL .*POST answers 201 or 400[\s\S]*405/);
      const build = app.build();
      expect(build.code, build.output).toBe(0);
      running = await app.start();
      const served = runContracts(app, running);
      expect(served.code).toBe(1);
      expect(served.output).toMatch(/FAIL .*POST answers 201 or 400/);
    });
  },
);
