/** Takes back what was written into a repo, when the work on it can't come to its end. */
import { abandonBranch, type BranchStart, NothingToUndo, undoRun } from "../apply/index.js";
import { gitTopLevel } from "../git/index.js";
import { BatchError } from "./contract.js";

/** What was begun; the branch may be there or not. */
interface Begun {
  folder: string;
  /** The run in the journal. */
  undo: string;
  branch?: string;
  start?: BranchStart;
}

/** @throws {BatchError} where somebody changed the files since */
export async function takeBack({ folder, undo, branch, start }: Begun): Promise<void> {
  try {
    const undone = await undoRun(folder, { id: undo });
    const changed = undone.files.find((file) => file.outcome === "failed");
    if (changed !== undefined) {
      throw new BatchError(
        `The work on it broke off, and ${changed.path} can't be given its old text: ${changed.reason} See \`route-codemod undo ${undo}\` in ${folder}.`,
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
