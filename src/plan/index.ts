export * from "./contract.js";
export { unifiedDiff } from "./diff.js";
export { makePlan } from "./make-plan.js";
export {
  type PlanFile,
  PlanFileError,
  type PlannedChange,
  type PlannedRepo,
  plannedChanges,
  readPlanFile,
  readSelectionFile,
  selected,
  writePlanFile,
} from "./plan-file.js";
