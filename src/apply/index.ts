export { type UndoHandle, type Written, type WrittenFile, writeChanges } from "./apply.js";
export { type ApplyOptions, applyPlan, NEEDS_UNSAFE, wantedPart } from "./apply-plan.js";
export { uncommittedFiles } from "./git-state.js";
export { NothingToUndo, type Undone, type UndoneFile, undoRun } from "./undo.js";
