export { docsUrl } from "../rules/docs-url.js";
export * from "./contract.js";
export { unifiedDiff } from "./diff.js";
export { editsBetween } from "./edits.js";
export { makePlan, planOf, readForPlan } from "./make-plan.js";
export {
  type PlanFile,
  PlanFileError,
  type PlannedChange,
  type PlannedRepo,
  planFile,
  plannedChanges,
  readPlanFile,
  readSelectionFile,
  selected,
} from "./plan-file.js";
export { fingerprint } from "./pointed-code.js";
