/** Whatever a repo's git configuration names, none of our commands runs it. */
import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { writeFiles } from "../apply/temporary-folder.js";
import { git, gitRepo, IDENTITY, NEXT, SAFE } from "../batch/repos.js";
import { ensureBuilt } from "../cli/built.js";
import { runCli } from "../cli/run-cli.js";
import { HOOKS, PROGRAM_KEYS, PROMISORS } from "./program-keys.js";

/** A filter that `git -c` can't name, since a `=` ends the key there. */
const UNNAMEABLE = "evil=too";

interface Trap {
  root: string;
  repo: string;
  /** Which programs were run. */
  traces: () => string[];
}

/** A repo in which all that can name a program names one that leaves a trace; `keys` come on top. */
function trap(keys: readonly (readonly [string, string])[]): Trap {
  // Without a space, at which a shell would end the program's name.
  const root = realpathSync(mkdtempSync(join(tmpdir(), "route-codemod-programs-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const traces = join(root, "traces");
  mkdirSync(traces);
  const repo = gitRepo(join(root, "repos/evil"), {
    "package.json": NEXT,
    "app/api/a/route.js": SAFE,
    "app/api/b/route.js": SAFE,
    "lib/a.ts": "export const a = 1;\n",
    ".gitattributes": `*.js filter=evil diff=evil merge=evil\n*.ts filter=${UNNAMEABLE}\n`,
  });
  const program = (name: string) => {
    const path = join(root, "programs", name.replaceAll(/[^\w.-]/g, "-"));
    const text = `#!/bin/sh\ntouch '${join(traces, name.replaceAll(/[^\w.-]/g, "-"))}'\nexec timeout 1 cat\n`;
    writeFiles(root, { [path.slice(root.length + 1)]: text });
    chmodSync(path, 0o755);
    return path;
  };
  for (const [key, value] of [...PROGRAM_KEYS, ...keys]) {
    git(repo, "config", key, value.replace("%", program(key)));
  }
  for (const what of ["clean", "smudge", "process"]) {
    git(repo, "config", `filter.${UNNAMEABLE}.${what}`, program(`filter-equals-${what}`));
  }
  for (const hook of HOOKS) {
    mkdirSync(join(repo, ".git/hooks"), { recursive: true });
    writeFileSync(join(repo, ".git/hooks", hook), `#!/bin/sh\ntouch '${join(traces, `hook-${hook}`)}'\n`);
    chmodSync(join(repo, ".git/hooks", hook), 0o755);
  }
  git(repo, "config", "core.repositoryFormatVersion", "1");
  git(repo, "config", "extensions.partialClone", "origin");
  return { root, repo, traces: () => readdirSync(traces) };
}

/** Files that look changed to git, so that it has to read them, and one that really is. */
function disturb(repo: string): void {
  execFileSync("touch", ["-d", "2 hours ago", join(repo, "app/api/a/route.js"), join(repo, "lib/a.ts")]);
  writeFiles(repo, { "lib/new.ts": "" });
}

/** Git needs an object that isn't there. */
function loseTree(repo: string): void {
  const tree = execFileSync("git", ["--git-dir", join(repo, ".git"), "rev-parse", "HEAD^{tree}"], {
    encoding: "utf8",
    env: { PATH: process.env.PATH, GIT_ALLOW_PROTOCOL: "none" } as unknown as NodeJS.ProcessEnv,
  }).trim();
  rmSync(join(repo, ".git/objects", tree.slice(0, 2), tree.slice(2)));
}

const COMMANDS: readonly string[][] = [
  ["--dry-run"],
  ["--format", "json"],
  ["check"],
  ["check", "--since", "HEAD"],
  ["check", "--since", "main~0"],
  ["routes"],
  ["contracts"],
  ["list"],
  ["--dry-run", "--plan", "../../plan.json"],
  ["batch", ".", "--state", "../../state-look"],
  ["--yes"],
  ["undo"],
  ["apply", "../../plan.json", "--allow-dirty"],
  ["undo"],
  ["batch", ".", "--state", "../../state-write", "--allow-dirty", "--branch", "answer", "--commit"],
  ["batch", "status", "--state", "../../state-write"],
  ["--yes", "--allow-dirty", "--style", "make-route"],
];

function runAll({ root, repo, traces }: Trap): void {
  for (const args of COMMANDS) {
    disturb(repo);
    runCli(repo, args, { env: { ...IDENTITY, XDG_STATE_HOME: join(root, "own") } });
    expect(traces(), `run by route-codemod ${args.join(" ")}`).toEqual([]);
  }
}

beforeAll(ensureBuilt);

describe("a repo whose configuration names programs", () => {
  it("is a trap for git itself", () => {
    const { repo, traces } = trap([]);
    disturb(repo);
    // What the programs answer makes no sense to git.
    const ended = spawnSync("git", ["-C", repo, "status"], { encoding: "utf8" });
    expect(ended.error).toBeUndefined();
    expect(traces()).not.toEqual([]);
  });

  it("has none of them run by any command", () => {
    const made = trap([]);
    runAll(made);
    expect(existsSync(join(made.root, "plan.json"))).toBe(true);
  });

  it.each(PROMISORS)("has none run to fetch what the repo lacks: %s = %s", (key, value) => {
    const made = trap([[key, value]]);
    loseTree(made.repo);
    runAll(made);
  });
});
