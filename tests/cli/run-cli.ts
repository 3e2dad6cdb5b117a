import { spawn, spawnSync } from "node:child_process";
import { BIN, ensureBuilt } from "./built.js";

ensureBuilt();

export interface CliResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface CliOptions {
  env?: Record<string, string>;
  /** Run as the user "nobody", where the tests run as a superuser, whom no permission stops. */
  asNobody?: boolean;
}

/** Runs the built CLI without a terminal, as a script or CI does. */
export function runCli(cwd: string, args: string[], options: CliOptions = {}): CliResult {
  const result = spawnSync(process.execPath, [BIN, ...args], {
    cwd,
    // Nobody can write where the tests' own journals lie.
    env: cleanEnvironment({
      ...(options.asNobody ? { XDG_STATE_HOME: `${process.env.XDG_STATE_HOME}-nobody` } : {}),
      ...options.env,
    }),
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    stdio: ["ignore", "pipe", "pipe"],
    ...(options.asNobody && isSuperuser() ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  if (result.error) throw result.error;
  return { code: result.status, stdout: result.stdout, stderr: result.stderr };
}

/** The report of a run with `--format json`. */
export function jsonOf(result: CliResult) {
  return JSON.parse(result.stdout) as {
    version: number;
    root: string;
    summary: Record<"findings" | "fixed" | "wouldFix" | "unchanged" | "manual" | "failed", number>;
    undo?: string;
    error?: string;
    files: {
      path: string;
      rule: string;
      outcome: string;
      safety: string;
      message: string;
      reason?: string;
      notes: string[];
      methods: string[];
      line: number;
      column: number;
      diff?: string;
    }[];
  };
}

/** Starts the CLI and gives the running process. */
export function startCli(cwd: string, args: string[], env?: Record<string, string>) {
  return spawn(process.execPath, [BIN, ...args], {
    cwd,
    env: cleanEnvironment(env),
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** What a terminal's shell would hand on, without what this test run itself was started with. */
export function cleanEnvironment(added: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, XDG_STATE_HOME } = process.env;
  return {
    PATH,
    HOME,
    XDG_STATE_HOME,
    ...(TMPDIR ? { TMPDIR } : {}),
    TERM: "xterm-256color",
    ...added,
  } as unknown as NodeJS.ProcessEnv;
}

export const NOBODY = 65534;

function isSuperuser(): boolean {
  return process.getuid?.() === 0;
}

/** Permissions can be tested: we are no superuser, or can start a process that is none. */
export function permissionsHold(): boolean {
  if (!isSuperuser()) return process.getuid !== undefined;
  return spawnSync(process.execPath, [BIN, "--version"], { uid: NOBODY, gid: NOBODY, cwd: "/" }).status === 0;
}
