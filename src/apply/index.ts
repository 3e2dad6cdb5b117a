export { type UndoHandle, type Written, type WrittenFile, writeChanges } from "./apply.js";
export {
  type ApplyOptions,
  applyPlan,
  partWritten,
  wantedPart,
  wantedParts,
  whyUnwanted,
} from "./apply-plan.js";
export { changedSince, NoSuchChange } from "./changed-files.js";
export {
  abandonBranch,
  type BranchStart,
  CommitError,
  checkCanCommit,
  checkNewBranch,
  finishCommit,
  isBranchName,
  type PreparedCommit,
  prepareCommit,
  startBranch,
  startOf,
} from "./commit.js";
export { hasUncommittedWork, uncommittedChanges, uncommittedFiles } from "./git-state.js";
export { planHere } from "./planned-changes.js";
export { foldersInStateHomes, keyOf, makeInStateHome } from "./state-home.js";
export { NothingToUndo, type Undone, type UndoneFile, undoRun } from "./undo.js";
export { writeText } from "./write-text.js";
