import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import type { Repository } from "./repository.js";
import type { Settings } from "./settings.js";

/** Whether git would say that the repository's files lie in another folder than the one around `.git`. */
export function worktreeIsElsewhere(repository: Repository, { worktree }: Settings): boolean {
  if (worktree === undefined) return false;
  try {
    return realpathSync(resolve(repository.gitDir, worktree)) !== realpathSync(repository.topLevel);
  } catch {
    return true;
  }
}
