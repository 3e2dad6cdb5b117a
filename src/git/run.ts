/**
 * The one place where git is run. The repositories are other people's, and git's configuration, which lies in them, can name programs in
 * many ways. So: no shell, a closed environment, no other commands than the listed ones, and none at all from a network but for a clone that the user
 * asked for. What needs objects or files of a work tree goes through `isolated.ts`, where the repository's configuration isn't even read.
 */
import { execFile } from "node:child_process";

/** Git could not answer. `missing`: it isn't installed. `quiet`: it gave no reason. `message` is git's own first line. */
export class GitError extends Error {
  override name = "GitError";
  constructor(
    message: string,
    readonly missing: boolean,
    readonly quiet = false,
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
 * The commands that may run in a repository with its own configuration in force, and why none of them can start a program of it. Hooks and the file
 * system monitor are turned off for all.
 */
const IN_REPOSITORY: Record<string, string> = {
  "check-ref-format": "looks at its argument alone",
  config: "prints values, by --file or --get",
  "for-each-ref": "lists references, in a format that asks for no signature",
  "rev-parse": "resolves names and paths; where it has to look into an object, fetching one is forbidden",
  "symbolic-ref": "reads or writes one reference; the only program is a hook",
  "update-ref": "writes one reference; the only program is a hook",
  var: "prints who commits; an editor or pager is named, not run",
};

/** The commands that may run where the configuration is ours: see `isolated.ts`. */
const ISOLATED = new Set([
  "check-ignore",
  "commit-tree",
  "diff",
  "hash-object",
  "ls-files",
  "ls-tree",
  "merge-base",
  "read-tree",
  "rev-list",
  "status",
  "update-index",
  "write-tree",
]);

/** With the network, for a URL that the user gave; the repository that it makes has nothing of its own yet. */
const NETWORK = new Set(["clone", "ls-remote"]);

/** Whose configuration is in force. */
export type Configuration = "repository" | "ours" | "user";

/**
 * Runs git and gives its standard output.
 * @param configuration `repository`: that of the repository in `directory`; `ours`: that of `env.GIT_DIR`, which we made; `user`: no repository's,
 *   but all that the user has set up to reach a server
 * @throws {GitError}
 */
export function git(
  directory: string,
  args: readonly string[],
  { env = {}, input }: GitOptions = {},
  configuration: Configuration = "repository",
): Promise<string> {
  const command = args.find((argument) => !argument.startsWith("-")) ?? "";
  if (!mayRun(command, configuration))
    throw new Error(`git ${command} isn't among the commands that may run`);
  return new Promise((resolve, reject) => {
    const child = execFile(
      "git",
      ["--no-pager", "-C", directory, ...args],
      {
        env: { ...environment(configuration), ...env } as NodeJS.ProcessEnv,
        maxBuffer: 256 * 1024 * 1024,
        windowsHide: true,
      },
      (error, stdout, stderr) => {
        if (!error) return resolve(stdout);
        // A folder that is gone gives the same code as a program that isn't installed.
        const missing = "code" in error && error.code === "ENOENT";
        const line = stderr.split(/\r?\n/).find((text) => text.trim() !== "");
        reject(new GitError(line ?? error.message, missing, line === undefined));
      },
    );
    // Git may end without having read it all; its exit code tells.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input ?? "");
  });
}

function mayRun(command: string, configuration: Configuration): boolean {
  if (configuration === "ours") return ISOLATED.has(command) || command in IN_REPOSITORY;
  return configuration === "user" ? NETWORK.has(command) : command in IN_REPOSITORY;
}

/** What git gets of our own environment: where programs and the user's own settings are. */
const PASSED_ON =
  /^(?:PATH|HOME|USER|LOGNAME|USERPROFILE|HOMEDRIVE|HOMEPATH|APPDATA|LOCALAPPDATA|PROGRAMDATA|SYSTEMROOT|COMSPEC|TMPDIR|TEMP|TMP|XDG_CONFIG_HOME|GIT_(?:AUTHOR|COMMITTER)_(?:NAME|EMAIL|DATE)|GIT_CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM))$/i;

/** For a clone also how a server is reached, and who the user is there. */
const FOR_SERVERS =
  /^(?:SSH_.*|GIT_SSH|GIT_SSH_COMMAND|GIT_ASKPASS|GIT_SSL_.*|SSL_CERT_.*|CURL_CA_BUNDLE|(?:HTTPS?|ALL|NO)_PROXY|DBUS_SESSION_BUS_ADDRESS|XDG_.*)$/i;

/** Protocols of a clone: `ext::` and the like run a command of the URL's choice. */
const PROTOCOLS = "file:git:http:https:ssh";

function environment(configuration: Configuration): Record<string, string | undefined> {
  const passedOn = Object.entries(process.env).filter(
    ([name]) => PASSED_ON.test(name) || (configuration === "user" && FOR_SERVERS.test(name)),
  );
  const settings: Record<string, string> = {
    "core.fsmonitor": "false",
    "core.hooksPath": "/dev/null",
    "gc.auto": "0",
    "maintenance.auto": "false",
    ...(configuration === "user"
      ? { "filter.lfs.smudge": "", "filter.lfs.process": "", "filter.lfs.required": "false" }
      : {}),
  };
  return {
    ...Object.fromEntries(passedOn),
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    GIT_NO_REPLACE_OBJECTS: "1",
    // An object that isn't there is fetched otherwise, by a program that the repository names. Git before 2.44 doesn't know the first.
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOW_PROTOCOL: configuration === "user" ? PROTOCOLS : "",
    GIT_PAGER: "cat",
    GIT_EDITOR: "true",
    LC_ALL: "C",
    ...asVariables(settings),
  };
}

/** Unlike `-c name=value` these take names that hold `=`. */
export function asVariables(settings: Record<string, string>): Record<string, string> {
  const entries = Object.entries(settings);
  return Object.fromEntries([
    ["GIT_CONFIG_COUNT", String(entries.length)],
    ...entries.flatMap(([name, value], index) => [
      [`GIT_CONFIG_KEY_${index}`, name],
      [`GIT_CONFIG_VALUE_${index}`, value],
    ]),
  ]);
}
