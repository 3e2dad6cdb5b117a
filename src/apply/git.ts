import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** Git could not answer. `missing`: it isn't installed. `message` is git's own first line. */
export class GitError extends Error {
  override name = "GitError";
  constructor(
    message: string,
    readonly missing: boolean,
  ) {
    super(message);
  }
}

export interface GitOptions {
  env?: Record<string, string>;
  /** Given to git on its standard input. */
  input?: string;
}

/**
 * Runs git without a shell and gives its standard output. A repository's own configuration can name programs: hooks and
 * the file system monitor are turned off, and git is told to take no locks that it can do without.
 * @throws {GitError}
 */
export function git(directory: string, args: string[], options: GitOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      "git",
      ["-C", directory, "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", ...args],
      {
        env: { ...plainEnvironment(), ...options.env } as NodeJS.ProcessEnv,
        maxBuffer: 256 * 1024 * 1024,
        windowsHide: true,
      },
      (error, stdout, stderr) => {
        if (!error) return resolve(stdout);
        const missing = "code" in error && error.code === "ENOENT";
        const line = stderr.split(/\r?\n/).find((text) => text.trim() !== "");
        reject(new GitError(line ?? error.message, missing));
      },
    );
    // Git may end without having read it all; its exit code tells.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(options.input ?? "");
  });
}

/**
 * The folder that holds `.git`, at or above `directory`; undefined outside of a repository. Looked up by hand, because
 * a repository may hold others (submodules), and asking git once for each folder of a large repo is slow.
 */
export function gitTopLevel(
  directory: string,
  known = new Map<string, string | undefined>(),
): string | undefined {
  if (known.has(directory)) return known.get(directory);
  const parent = dirname(directory);
  const found = existsSync(join(directory, ".git"))
    ? directory
    : parent === directory
      ? undefined
      : gitTopLevel(parent, known);
  known.set(directory, found);
  return found;
}

/** The path of `name` in the git folder (that of the worktree, where there are several). @throws {GitError} */
export async function gitPath(topLevel: string, name: string): Promise<string> {
  const path = await git(topLevel, ["rev-parse", "--path-format=absolute", "--git-path", name]);
  return path.replace(/\r?\n$/, "");
}

/**
 * `git status` and `git hash-object` run the filters that a repository's configuration names. With these options none is run; a
 * filtered file then looks changed, which is the harmless side.
 */
export async function disabledFilters(topLevel: string): Promise<string[]> {
  const names = await git(topLevel, ["config", "-z", "--name-only", "--get-regexp", "^filter\\."]).catch(
    () => "",
  );
  const filters = new Set(
    names
      .split("\0")
      .filter((name) => name !== "")
      .map((name) => name.slice("filter.".length, name.lastIndexOf("."))),
  );
  return [...filters].flatMap((filter) => [
    ...["-c", `filter.${filter}.clean=`, "-c", `filter.${filter}.smudge=`],
    ...["-c", `filter.${filter}.process=`, "-c", `filter.${filter}.required=false`],
  ]);
}

/** Inside a git hook these variables point git at another index or repository than the one the files lie in. */
function plainEnvironment(): Record<string, string | undefined> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith("GIT_") || IDENTITY.test(name),
  );
  return { ...Object.fromEntries(inherited), GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" };
}

/** Who commits, and how git reaches a server: the user's own choice. */
const IDENTITY =
  /^GIT_(?:(?:AUTHOR|COMMITTER)_(?:NAME|EMAIL|DATE)|SSH|SSH_COMMAND|ASKPASS|CONFIG_GLOBAL|CONFIG_SYSTEM|CONFIG_NOSYSTEM)$/;
