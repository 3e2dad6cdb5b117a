import { describe, expect, it } from "vitest";
import { runGit, temporaryRepo, textOf } from "../apply/temporary-folder.js";
import { brokenApp, SAFE } from "./broken-app.js";
import { runCli, startCli } from "./run-cli.js";

const paths = Array.from({ length: 250 }, (_, index) => `app/api/r${index}/route.ts`);
const manyRoutes = () =>
  temporaryRepo({ ...brokenApp, ...Object.fromEntries(paths.map((path) => [path, SAFE])) });

/** Runs `--yes`, sends SIGINT once `isTime`, and gives how the process ended. */
async function interrupted(root: string, isTime: () => boolean) {
  const child = startCli(root, ["--yes"]);
  const output = { stdout: "" };
  child.stdout.on("data", (data) => {
    output.stdout += data;
  });
  child.stderr.resume();
  const timer = setInterval(() => {
    if (isTime()) {
      clearInterval(timer);
      child.kill("SIGINT");
    }
  }, 1);
  const [code, signal] = await new Promise<[number | null, string | null]>((done) =>
    child.once("close", (...how) => done(how)),
  );
  clearInterval(timer);
  return { code, signal, stdout: output.stdout };
}

const isNew = (root: string, path: string) => textOf(root, path).includes("export async function GET");

/** Files are written in path order. */
const first = [...paths].sort().slice(0, 5);

describe("Ctrl-C", () => {
  it("before anything is written exits with 130 and leaves everything as it was", async () => {
    const root = manyRoutes();
    const start = Date.now();
    const { code, stdout } = await interrupted(root, () => Date.now() - start > 400);
    expect([code, stdout]).toEqual([130, ""]);
    expect(runGit(root, "status", "--porcelain")).toBe("");
  });

  it("between writes exits with 130, tells what was done, and leaves whole files and an undo", async () => {
    const root = manyRoutes();
    const { code, stdout } = await interrupted(root, () => first.some((path) => textOf(root, path) !== SAFE));
    expect(code).toBe(130);
    const written = paths.filter((path) => isNew(root, path));
    expect(written.length).toBeGreaterThan(0);
    expect(written.length).toBeLessThan(paths.length);
    for (const path of paths) expect(isNew(root, path) || textOf(root, path) === SAFE).toBe(true);
    expect(stdout).toContain(`${written.length} fixed`);

    expect(runCli(root, ["undo"]).code).toBe(0);
    expect(runGit(root, "status", "--porcelain")).toBe("");
  });
});
