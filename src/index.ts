/**
 * The programmatic API: the same stages as the command line, as typed functions. Nothing here prints, asks, or ends the
 * process.
 *
 * ```ts
 * import { applyPlan, makePlan } from "route-codemod";
 *
 * const plan = await makePlan({ paths: ["app"], cwd: process.cwd() });
 * for (const finding of plan.manual) console.log(finding.path, finding.message);
 * const written = await applyPlan(plan); // the safe changes; `undoRun` takes them back
 * ```
 */
export {
  type ApplyOptions,
  applyPlan,
  NothingToUndo,
  type UndoHandle,
  type Undone,
  type UndoneFile,
  undoRun,
  type Written,
  type WrittenFile,
} from "./apply/index.js";
export {
  HTTP_METHODS,
  type HttpMethod,
  type RouteContext,
  type RouteFinding,
  type RouteRepair,
  type RouteRule,
  repairRoute,
  type Safety,
} from "./handler/index.js";
export {
  type ListedFinding,
  listRoutes,
  type RouteCaller,
  type RouteEntry,
  type RouteOverview,
} from "./overview/index.js";
export {
  type Alternative,
  type Choice,
  type FileChange,
  type FileProblem,
  type Finding,
  makePlan,
  type Plan,
  PlanError,
  type PlanRequest,
  type RelatedPlace,
  type Severity,
  unifiedDiff,
} from "./plan/index.js";
export {
  type Fate,
  jsonReport,
  type Report,
  type ReportEntry,
  type ReportSummary,
  reportOf,
} from "./report/index.js";
