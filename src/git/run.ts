/** The one place that runs git. */
import { execFile } from "node:child_process";
import { COMMANDS, type Place } from "./commands.js";
import { GitError } from "./git-error.js";

export interface GitCall {
  place: Place;
  /** The command and what it takes, without options of git itself. */
  args: readonly string[];
  /** The folder that git is started in. */
  cwd: string;
  /** The whole environment: nothing is inherited. */
  env: Record<string, string | undefined>;
  /** Given to git on its standard input. */
  input?: string;
}

/**
 * Said on the command line, which has the last word: the repo's own configuration can't say otherwise. An empty monitor is none, in old
 * versions of git too.
 */
const ALWAYS = [
  "--no-pager",
  ...["-c", "core.fsmonitor=", "-c", "core.hooksPath=/dev/null", "-c", "core.untrackedCache=keep"],
  ...["-c", "commit.gpgSign=false", "-c", "gc.auto=0", "-c", "maintenance.auto=false"],
];

/** What reads a few small files is done at once, or waits for something that never comes (a pipe that the repo calls its configuration). */
const QUICK = new Set(["config", "var", "rev-parse", "symbolic-ref", "update-ref", "check-ref-format"]);
const QUICK_LIMIT = 30_000;
const LIMIT = 600_000;

/**
 * Runs git without a shell and gives its standard output.
 * @throws {GitError}
 */
export function runGit({ place, args, cwd, env, input }: GitCall): Promise<string> {
  const [command = ""] = args;
  if (!Object.hasOwn(COMMANDS[place], command)) throw new Error(`git ${command} is not to be run (${place})`);
  return new Promise((resolve, reject) => {
    const timeout = QUICK.has(command) ? QUICK_LIMIT : LIMIT;
    const child = execFile(
      "git",
      [...ALWAYS, ...args],
      {
        ...{ cwd, env: env as NodeJS.ProcessEnv, maxBuffer: 256 * 1024 * 1024, windowsHide: true },
        ...{ timeout, killSignal: "SIGKILL" },
      },
      (error, stdout, stderr) => {
        if (!error) return resolve(stdout);
        if (error.killed && error.signal === "SIGKILL") {
          return reject(new GitError(`git ${command} gave no answer in ${timeout / 1000} seconds`, false));
        }
        const missing = "code" in error && error.code === "ENOENT";
        const line = stderr.split(/\r?\n/).find((text) => text.trim() !== "");
        const silent = line === undefined && !missing && typeof error.code === "number";
        reject(new GitError(line ?? error.message, missing, silent));
      },
    );
    // Git may end without having read it all; its exit code tells.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input ?? "");
  });
}
