/** What a killed worker, or a machine that died, left half done in a repo. */
import { abandonBranch, finishCommit, NothingToUndo, undoRun } from "../apply/index.js";
import { gitTopLevel } from "../git/index.js";
import { BatchError, type RepoRecord } from "./contract.js";
import type { RepoJob } from "./repo-work.js";
import { type Progress, readProgress } from "./state.js";
import { untilGone } from "./until-gone.js";

/**
 * Puts the repo right: files that were being written get their old text back; a commit that was already made is brought to its end, and
 * then its record is given. Without a record the work can begin again.
 * @throws {BatchError} where somebody changed the files since
 */
export async function recover({ state, source }: RepoJob): Promise<RepoRecord | undefined> {
  const progress = await readProgress(state, source.name);
  if (progress === undefined) return undefined;
  // A worker whose batch was killed ends by itself, as soon as it hears of it.
  await untilGone(progress.pid);
  if (progress.stage === "committing") {
    await finishCommit(gitTopLevel(progress.folder)!, progress.commit, true);
    return progress.record;
  }
  if (progress.stage === "writing") await takeBack(progress);
  return undefined;
}

async function takeBack({
  folder,
  undo,
  branch,
  start,
}: Extract<Progress, { stage: "writing" }>): Promise<void> {
  try {
    const undone = await undoRun(folder, { id: undo });
    const changed = undone.files.find((file) => file.outcome === "failed");
    if (changed !== undefined) {
      throw new BatchError(
        `An earlier run was killed while it wrote, and ${changed.path} can't be given its old text: ${changed.reason} See \`route-codemod undo ${undo}\` in ${folder}.`,
        "half written",
      );
    }
  } catch (error) {
    // An earlier recovery got this far.
    if (!(error instanceof NothingToUndo)) throw error;
  }
  const topLevel = gitTopLevel(folder);
  if (topLevel !== undefined && branch !== undefined && start !== undefined) {
    await abandonBranch(topLevel, branch, start);
  }
}
