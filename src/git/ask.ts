/** Questions about a repository and work on it, by the stand-in. */
import { join } from "node:path";
import { environmentOfUser, identityVariables } from "./environment.js";
import type { Repository } from "./repository.js";
import { runGit } from "./run.js";
import { assertOwn, followHead, standInOf } from "./stand-in.js";

export interface AskOptions {
  /** Given to git on its standard input. */
  input?: string;
  /** A name for an index of its own, beside the repo's. */
  index?: string;
  /** Who commits, from `whoCommits`. */
  identity?: Record<string, string | undefined>;
}

/**
 * Runs a command on a repository without its configuration.
 * @throws {GitError} also where git can't be asked safely about this repository
 */
export async function ask(
  repository: Repository,
  args: readonly string[],
  { input, index, identity }: AskOptions = {},
): Promise<string> {
  const standIn = await standInOf(repository);
  // All other commands are given their commits by id.
  if (args[0] === "status") await followHead(repository, standIn);
  const { folder, env } = standIn;
  return runGit({
    ...{ place: "stand-in", args, cwd: repository.topLevel },
    env: { ...env, ...(index === undefined ? {} : { GIT_INDEX_FILE: join(folder, index) }), ...identity },
    ...(input === undefined ? {} : { input }),
  });
}

/**
 * Who commits, by the user's and the repo's configuration, as variables for `ask`.
 * @throws {GitError} where git doesn't know
 */
export async function whoCommits(repository: Repository): Promise<Record<string, string | undefined>> {
  assertOwn(repository);
  const env = { ...environmentOfUser(), GIT_DIR: repository.gitDir, GIT_WORK_TREE: repository.topLevel };
  const of = async (who: "AUTHOR" | "COMMITTER") => {
    const args = ["var", `GIT_${who}_IDENT`];
    const said = await runGit({ place: "in place", args, cwd: repository.topLevel, env });
    const [, name, email] = /^(.*) <([^>]*)> \d+ [+-]\d+$/.exec(said.trim()) ?? [];
    return { [`GIT_${who}_NAME`]: name, [`GIT_${who}_EMAIL`]: email };
  };
  return { ...(await of("AUTHOR")), ...(await of("COMMITTER")), ...identityVariables() };
}
