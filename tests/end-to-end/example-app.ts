import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type NextInstall, ownNext } from "./next-versions.js";

const ROOT = resolve(import.meta.dirname, "../..");

/** A copy of an example. It lies inside this package, so that Next and React are found in its node_modules. */
export interface ExampleApp {
  folder: string;
  /** Runs `next build`. */
  build: () => { code: number | null; output: string };
  /** Runs a command of Next. */
  next: (...args: string[]) => { code: number | null; output: string };
  /** Runs `next start` on a port that is free. @throws {Error} with its output, where it doesn't start. */
  start: () => Promise<RunningApp>;
  /** Lets `next build` check the types, which the builders switch off. */
  checkTypes: (config: string) => void;
  /**
   * Runs something while the copy is a git repo of its own, with the example as its first commit. It can't be one all the time:
   * Turbopack looks for packages no further up than the git repo.
   */
  inGit: <T>(run: (git: (...args: string[]) => string) => T) => T;
  remove: () => void;
}

export interface RunningApp {
  url: string;
  stop: () => Promise<void>;
}

export function copyExample(name: string, install?: NextInstall): ExampleApp {
  const fill = (folder: string) =>
    cpSync(join(ROOT, "examples", name), folder, {
      recursive: true,
      filter: (path) => !/[\\/](node_modules|\.next|out)$/.test(path),
    });
  return makeApp(name, fill, install);
}

/** An app of the files that `fill` puts into its folder. */
export function makeApp(
  name: string,
  fill: (folder: string) => void,
  install: NextInstall = ownNext,
): ExampleApp {
  mkdirSync(install.apps, { recursive: true });
  const folder = mkdtempSync(join(install.apps, `${name}-`));
  fill(folder);
  const next = (...args: string[]) => {
    const result = spawnSync(process.execPath, [install.bin, ...args], {
      cwd: folder,
      env: environment(),
      encoding: "utf8",
    });
    return { code: result.status, output: result.stdout + result.stderr };
  };
  const git = (...args: string[]) => execFileSync("git", args, { cwd: folder, encoding: "utf8" });
  const [shown, hidden] = [join(folder, ".git"), join(folder, ".git-away")];
  git("init", "--quiet");
  git("add", "--all");
  git("-c", "user.name=e2e", "-c", "user.email=e2e@example.com", "commit", "--quiet", "-m", "As it was left");
  renameSync(shown, hidden);
  return {
    folder,
    inGit: (run) => {
      renameSync(hidden, shown);
      try {
        return run(git);
      } finally {
        renameSync(shown, hidden);
      }
    },
    next,
    build: () => next("build"),
    start: () => start(folder, install),
    checkTypes: (config) => {
      const path = join(folder, config);
      const text = readFileSync(path, "utf8");
      const checked = text.replace("ignoreBuildErrors: true", "ignoreBuildErrors: false");
      if (checked === text) throw new Error(`${config} doesn't switch the type check off.`);
      writeFileSync(path, checked);
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

async function start(folder: string, { bin }: NextInstall): Promise<RunningApp> {
  const child = spawn(process.execPath, [bin, "start", "-p", "0", "-H", "127.0.0.1"], {
    cwd: folder,
    env: environment(),
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own: Next's workers end with it.
    detached: true,
  });
  let output = "";
  let url: string | undefined;
  const read = (chunk: Buffer) => {
    output += chunk;
    url ??= /http:\/\/(?:localhost|127\.0\.0\.1):\d+/.exec(output)?.[0];
  };
  child.stdout.on("data", read);
  child.stderr.on("data", read);
  // "Ready" is printed before Next looks at the config: only an answer shows that it stays.
  while (url === undefined || !(await answers(url))) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`next start ended with ${child.exitCode}:\n${output}`);
    await setTimeout(100);
  }
  return { url, stop: () => stop(child) };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  try {
    process.kill(-child.pid, "SIGTERM");
  } catch {
    child.kill();
  }
  await ended;
}

/** What a shell would hand on, without what the test runner set: NODE_ENV above all. */
function environment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", CI: "1" };
  for (const name of ["NODE_ENV", "NODE_OPTIONS", "VITEST"]) delete env[name];
  return env;
}
