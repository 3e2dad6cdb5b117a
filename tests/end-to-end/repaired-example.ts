import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "../cli/run-cli.js";
import { copyExample, type ExampleApp, type RunningApp } from "./example-app.js";
import type { Example, ExampleRequest } from "./requests.js";

/** A real build takes ten seconds alone, and much more on a busy machine. */
const BUILD = 300_000;

async function ask(app: RunningApp, { method, path, headers, json }: ExampleRequest) {
  const response = await fetch(app.url + path, {
    method,
    headers: { ...headers, ...(json === undefined ? {} : { "content-type": "application/json" }) },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

function expectBody(body: string, { holds, ...request }: ExampleRequest): void {
  const place = `${request.method} ${request.path}`;
  if (typeof holds === "string") expect(body, place).toBe(holds);
  else if (typeof holds === "number") expect(JSON.parse(body), place).toHaveLength(holds);
  else if (holds !== undefined) expect(JSON.parse(body), place).toMatchObject(holds);
}

/** Builds an example, starts it and asks it, as it was left and as one command repairs it. */
export function testRepairedExample({ name, uncheckedConfig, repaired, requests }: Example): void {
  describe(`${name} on real Next.js`, { timeout: BUILD }, () => {
    let app: ExampleApp;
    let running: RunningApp | undefined;
    beforeAll(() => {
      app = copyExample(name);
    });
    afterAll(async () => {
      await running?.stop();
      app.remove();
    });
    const isExported = requests.every(({ before }) => before === 0);

    it(
      isExported
        ? "builds without its routes, and doesn't start"
        : "builds, and no route answers as it should",
      async () => {
        const build = app.build();
        expect(build.code, build.output).toBe(0);
        if (isExported) {
          expect(existsSync(join(app.folder, "out/index.html"))).toBe(true);
          expect(existsSync(join(app.folder, "out/api"))).toBe(false);
          await expect(app.start()).rejects.toThrow(/does not work with "output: export"/);
          return;
        }
        running = await app.start();
        for (const request of requests) {
          const { status, headers } = await ask(running, request);
          expect(status, `${request.method} ${request.path}`).toBe(request.before);
          expect(headers.get("allow")).toBeNull();
        }
        await running.stop();
      },
    );

    it("is repaired by one command", () => {
      app.inGit((git) => {
        const result = runCli(app.folder, ["--yes"]);
        expect(result.code, result.stdout + result.stderr).toBe(0);
        expect(git("diff", "--name-only").trim().split("\n")).toEqual(repaired);
      });
    });

    it("is clean from then on", () => {
      app.inGit((git) => {
        const before = git("diff");
        const check = runCli(app.folder, ["check"]);
        expect(check.code, check.stdout + check.stderr).toBe(0);
        expect(runCli(app.folder, ["--yes", "--allow-dirty"]).code).toBe(0);
        expect(git("diff")).toBe(before);
      });
    });

    it("passes the type check of its build, and every method answers", async () => {
      if (uncheckedConfig) app.checkTypes(uncheckedConfig);
      const build = app.build();
      expect(build.code, build.output).toBe(0);
      running = await app.start();
      for (const request of requests) {
        const { status, body } = await ask(running, request);
        expect(status, `${request.method} ${request.path}: ${body}`).toBe(request.after);
        expectBody(body, request);
      }
    });
  });
}
