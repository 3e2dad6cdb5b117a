export * from "./contract.js";
export { unifiedDiff } from "./diff.js";
export { makePlan } from "./make-plan.js";
