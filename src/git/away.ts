/** Git without a repository: it is started in an empty folder, and looks for no repository above it. */
import { dirname } from "node:path";
import { environmentForServer, environmentOfUser } from "./environment.js";
import { runGit } from "./run.js";
import { scratchFolder } from "./scratch.js";

/** Runs a command that needs no repository, with the user's configuration. @throws {GitError} */
export function awayGit(args: readonly string[]): Promise<string> {
  return started(args, environmentOfUser());
}

/**
 * Runs a command that asks a server, with the user's own means to reach it. `settings` are configuration that no list of processes shows.
 * @throws {GitError}
 */
export function serverGit(
  args: readonly string[],
  settings: readonly (readonly [key: string, value: string])[] = [],
): Promise<string> {
  const given = Object.fromEntries(
    settings.flatMap(([key, value], index) => [
      [`GIT_CONFIG_KEY_${index}`, key],
      [`GIT_CONFIG_VALUE_${index}`, value],
    ]),
  );
  return started(args, { ...environmentForServer(), ...given, GIT_CONFIG_COUNT: String(settings.length) });
}

async function started(args: readonly string[], env: Record<string, string | undefined>): Promise<string> {
  const cwd = scratchFolder();
  return runGit({ place: "away", args, cwd, env: { ...env, GIT_CEILING_DIRECTORIES: dirname(cwd) } });
}
