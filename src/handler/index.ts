export * from "./contract.js";
export { repairRoute } from "./repair.js";
