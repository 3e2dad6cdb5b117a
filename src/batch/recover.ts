/** What a killed worker, or a machine that died, left half done in a repo. */
import { finishCommit } from "../apply/index.js";
import { gitTopLevel } from "../git/index.js";
import { BatchError, type RepoRecord } from "./contract.js";
import type { RepoJob } from "./repo-work.js";
import { hasEnded } from "./running-process.js";
import { readProgress } from "./state.js";
import { takeBack } from "./take-back.js";

/**
 * Puts the repo right: files that were being written get their old text back; a commit that was already made is brought to its end, and
 * then its record is given. Without a record the work can begin again.
 * @throws {BatchError} where somebody changed the files since, or the killed process still runs
 */
export async function recover({ state, source }: RepoJob): Promise<RepoRecord | undefined> {
  const progress = await readProgress(state, source.name);
  if (progress === undefined) return undefined;
  // A worker whose batch was killed ends by itself, as soon as it hears of it.
  if (!(await hasEnded(progress))) {
    throw new BatchError(
      `Process ${progress.pid} of an earlier run is still at work in it. Wait for its end or end it, then use --failed.`,
      "still at work",
    );
  }
  if (progress.stage === "committing") {
    await finishCommit(gitTopLevel(progress.folder)!, progress.commit, true);
    return progress.record;
  }
  if (progress.stage === "writing") await takeBack(progress);
  return undefined;
}
