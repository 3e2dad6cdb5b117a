import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder, writeFiles } from "../apply/temporary-folder.js";
import { brokenApp, SAFE } from "../cli/broken-app.js";
// It also builds.
import { cleanEnvironment } from "../cli/run-cli.js";

const manifest = JSON.parse(readFileSync(resolve("package.json"), "utf8"));

/** An empty folder into which the packed package is put as npm would, with the packages that it names and no others. */
function installed(): string {
  const folder = temporaryFolder(brokenApp);
  writeFiles(folder, { "app/api/[id]/route.ts": SAFE });
  const [{ filename }] = JSON.parse(
    execFileSync("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", folder], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }),
  );
  execFileSync("tar", ["-xzf", filename], { cwd: folder });
  const modules = join(folder, "node_modules");
  mkdirSync(modules);
  execFileSync("mv", ["package", "node_modules/route-codemod"], { cwd: folder });
  for (const name of Object.keys(manifest.dependencies)) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(resolve("node_modules", name), join(modules, name));
  }
  return folder;
}

describe("the packed package", () => {
  const run = (folder: string, ...args: string[]) =>
    spawnSync(
      process.execPath,
      [join(folder, "node_modules/route-codemod", manifest.bin["route-codemod"]), ...args],
      {
        cwd: folder,
        env: cleanEnvironment(),
        encoding: "utf8",
      },
    );
  it("checks, explains and repairs with nothing but its own dependencies", () => {
    const folder = installed();
    const check = run(folder, "check", "--format", "sarif");
    expect([check.status, check.stderr]).toEqual([1, ""]);
    expect(JSON.parse(check.stdout).runs[0].results).toHaveLength(1);
    expect(run(folder, "explain", "default-export").stdout).toContain("# default-export");
    expect(run(folder, "--yes").status).toBe(0);
    expect(readFileSync(join(folder, "app/api/[id]/route.ts"), "utf8")).toContain(
      "export async function GET",
    );
    const names =
      'import("route-codemod/eslint").then((it) => console.log(Object.keys(it.default.rules).join()))';
    const plugin = spawnSync(process.execPath, ["-e", names], { cwd: folder, encoding: "utf8" });
    expect(plugin.stdout).toContain("default-export");
  });
});
