/** `npm run demo`: what somebody sees who has just cloned this. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../apply/temporary-folder.js";
import { cleanEnvironment, runCli } from "../cli/run-cli.js";

const CLONE = resolve(import.meta.dirname, "../..");

function demo(temporary: string) {
  const env = cleanEnvironment({ TMPDIR: temporary, NO_COLOR: "1" });
  const result = spawnSync(process.execPath, ["demo/demo.js"], { cwd: CLONE, env, encoding: "utf8" });
  expect(result.status, result.stdout + result.stderr).toBe(0);
  return result.stdout;
}

it("asks the routes before and after, says the same twice, and its commands work as printed", () => {
  const temporary = temporaryFolder();
  const said = demo(temporary);
  expect(said).toMatch(/GET {4}\/api\/tasks +405 -> 200$/m);
  expect(said).toMatch(/POST {3}\/api\/tasks .* 405 -> 201$/m);
  expect(said).toMatch(/PUT {4}\/api\/tasks .* 405 -> 405$/m);
  expect(said).toContain("+export async function POST(req: Request)");
  expect(demo(temporary)).toBe(said);

  const [, folder] = /^ +Take it back: +node bin\/route-codemod\.js undo --root (.*)$/m.exec(said)!;
  const route = resolve(folder!, "app/api/contact/route.ts");
  expect(existsSync(route)).toBe(true);
  expect(runCli(CLONE, ["undo", "--root", folder!]).code).toBe(0);
  const example = resolve(CLONE, "examples/lovable-default-handlers/app/api/contact/route.ts");
  expect(readFileSync(route, "utf8")).toBe(readFileSync(example, "utf8"));
});
