export * from "./contract.js";
export type { Program, ProgramFacts } from "./program/program.js";
export { type RoutesRepair, type RoutesRequest, repairRoutes } from "./program/repair-routes.js";
export type { Importer, ImportersOf, ModuleChange } from "./program/settle.js";
export { repairRoute } from "./repair.js";
