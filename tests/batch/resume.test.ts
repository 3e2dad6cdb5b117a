/** A batch that is killed goes on where it was, and ends as if nothing had happened. */
import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { startCli } from "../cli/run-cli.js";
import { temporaryFolder } from "../project/temporary-repo.js";
import { bytesOf, git, gitRepo, IDENTITY, NEXT, outcomesOf, runBatch, SAFE, UNSAFE } from "./repos.js";

const KILLS = 50;
const REPOS = 4;
const LONGEST = 10 * 60_000;

function repos(): string {
  const root = temporaryFolder({});
  for (let number = 1; number <= REPOS; number += 1) {
    const routes = Array.from({ length: 5 }, (_, index) => [`app/api/r${index}/route.js`, SAFE]);
    gitRepo(join(root, "repos", `repo-${number}`), {
      "package.json": NEXT,
      ...Object.fromEntries(routes),
      "app/api/guess/route.js": UNSAFE,
    });
  }
  return root;
}

/** What a batch leaves behind, without what differs from run to run. */
function endOf(root: string) {
  const names = Array.from({ length: REPOS }, (_, index) => `repo-${index + 1}`);
  const { repos: results } = JSON.parse(runBatch(root, ["status", "--format=json"]).stdout);
  return names.map((name, index) => {
    const folder = join(root, "repos", name);
    const { outcome, summary, files } = results[index];
    return {
      ...{ outcome, summary, files, bytes: bytesOf(folder) },
      branch: git(folder, "rev-parse", "--abbrev-ref", "HEAD"),
      tree: git(folder, "rev-parse", "HEAD^{tree}"),
      commits: git(folder, "rev-list", "--count", "HEAD"),
      status: git(folder, "status", "--porcelain"),
    };
  });
}

/** Starts `batch`, and kills it after so long; true where it had ended before. */
async function killedAfter(root: string, args: string[], milliseconds: number): Promise<boolean> {
  const child = startCli(root, ["batch", ...args, "--state=state"], IDENTITY);
  const closed = new Promise<number | null>((done) => child.on("close", done));
  const timer = setTimeout(() => child.kill("SIGKILL"), milliseconds);
  const code = await closed;
  clearTimeout(timer);
  return code !== null;
}

describe("killed at random moments and resumed", () => {
  test.each([
    ["written", ["--apply"]],
    ["committed to a branch", ["--branch=answer", "--commit"]],
  ])(
    "each repo ends as in an undisturbed run: %s",
    async (_, flags) => {
      const original = repos();
      const calm = temporaryFolder({});
      cpSync(original, calm, { recursive: true });
      const start = performance.now();
      runBatch(calm, ["repos", ...flags]);
      const length = performance.now() - start;
      const expected = endOf(calm);

      for (let kills = 0; kills < KILLS / 2; ) {
        const root = temporaryFolder({});
        cpSync(original, root, { recursive: true });
        let args = ["repos", ...flags];
        let ended = false;
        while (!ended) {
          ended = await killedAfter(root, args, Math.random() * length);
          if (!ended) kills += 1;
          // Killed before it had written down what was asked for, it begins anew.
          args = existsSync(join(root, "state/batch.json")) ? ["--resume"] : ["repos", ...flags];
        }
        expect(endOf(root)).toEqual(expected);
      }
    },
    LONGEST,
  );
});

test("an unfinished batch isn't begun anew by mistake", async () => {
  const root = repos();
  for (let wait = 400; ; wait += 100) {
    await killedAfter(root, ["repos"], wait);
    if (existsSync(join(root, "state/batch.json"))) break;
  }
  const again = runBatch(root, ["repos"]);
  if (again.code === 2) expect(again.stderr).toContain("Go on with --resume, begin anew with --restart");
  expect(Object.values(outcomesOf(runBatch(root, ["repos", "--restart", "--format=json"])))).toHaveLength(
    REPOS,
  );
});

test("there must be something to resume", () => {
  const result = runBatch(temporaryFolder({}), ["--resume"]);
  expect(result).toMatchObject({ code: 2, stdout: "" });
  expect(result.stderr).toContain("There is no batch in");
});
