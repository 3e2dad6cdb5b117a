import type { repairRoutes as repairTogether } from "../handler/index.js";
import type { MisplacedFile, NextApp, Project, RouteFile, SourceFile } from "../project/contract.js";
import { ProjectError, type ProjectRequest, readProject } from "../project/index.js";
import { bridge as bridgeRule } from "../rules/bridge.js";
import { mayExportTooMuch } from "../rules/export-gate.js";
import { migrate } from "../rules/migrate.js";
import { missingMethod } from "../rules/missing-method.js";
import { type ExportState, exportState, outputExport } from "../rules/output-export.js";
import { rules as allRules } from "../rules/registry.js";
import { rewriteToMissingMethod } from "../rules/rewrite-to-missing-method.js";
import { couldBeBroken } from "../rules/route-gate.js";
import type { Rule, RuleOptions } from "../rules/rule.js";
import { mayBeMoved, wantsImporters } from "../rules/stray-handler.js";
import { makeRouteStyle } from "../rules/styles.js";
import { unansweredCall } from "../rules/unanswered-call.js";
import { assemble } from "./assemble.js";
import { boundToConfig } from "./bound-to-config.js";
import { type AppBridge, bridgeOf, withBridges } from "./bridges.js";
import { type FileProblem, type Plan, PlanError, type PlanRequest } from "./contract.js";
import { internalProblem } from "./internal-problem.js";
import type { StyledApp } from "./make-route-style.js";
import { type ModulesBeside, withModules } from "./modules-beside.js";
import type { RuledResult } from "./proposal.js";
import { isExported, type RepairRoute, repairRoutes } from "./route-repairs.js";
import { keptWhole } from "./whole-file.js";

/** What a plan is made with: replaced only by tests of planning itself. */
export interface PlanParts {
  rules: readonly Rule[];
  loadRepairRoute: () => Promise<RepairRoute>;
  /** Default: that of the compiler. */
  loadRepairRoutes?: () => Promise<typeof repairTogether>;
}

const loadRepairRoutes = async (): Promise<typeof repairTogether> =>
  (await import("../handler/index.js")).repairRoutes;

/** Rules that look at the callers of routes which are fine as well. */
const LOOKS_AT_CALLERS = [missingMethod, rewriteToMissingMethod];

/** Rules that look at calls which no route answers. */
const LOOKS_AT_OTHERS = [unansweredCall, rewriteToMissingMethod];

const PARTS: PlanParts = {
  rules: allRules,
  // The compiler is the heaviest thing in the house. A clean repo never loads it.
  loadRepairRoute: async () => (await import("../handler/index.js")).repairRoute,
};

/**
 * Looks at everything that the paths concern and says what would change. Nothing is written.
 * A file that can't be read or parsed, and a failure of our own on one file, become problems and never stop the others.
 * @throws {PlanError} when a path doesn't exist, holds no Next.js app, or is a file that is neither route nor config.
 */
export async function makePlan(request: PlanRequest, parts: PlanParts = PARTS): Promise<Plan> {
  const selected = selectedRules(request, parts).map(({ id }) => id);
  const allCallers = LOOKS_AT_CALLERS.some(({ id }) => selected.includes(id));
  const others = LOOKS_AT_OTHERS.some(({ id }) => selected.includes(id));
  const project = await readForPlan(request, {
    wantsCallers: (route) => route.requested && (allCallers || couldBeBroken(route.text)),
    wantsOtherCalls: ({ configRequested }) => configRequested && others,
  });
  return planOf(project, request, parts);
}

/** The same for a project that `readForPlan` has read. */
export async function planOf(
  project: Project,
  request: PlanRequest,
  parts: PlanParts = PARTS,
): Promise<Plan> {
  const rules = selectedRules(request, parts);
  const { plan, states } = await examined(project, request, parts, rules);
  const losing = project.apps.filter((app) => states.get(app) === "removed");
  if (losing.length === 0) return plan;
  const others = rules.filter((rule) => rule !== outputExport);
  const { onProgress: _, ...quietly } = request;
  const { plan: kept } = await examined(project, quietly, parts, others);
  const configs = new Map(
    losing.flatMap((app) => filesOf(app).map(({ path }) => [path, app.configs[0]!.path])),
  );
  return boundToConfig(plan, kept, configs);
}

/** What these rules say of the project, and what becomes of `output: "export"` in each app. */
async function examined(
  project: Project,
  request: PlanRequest,
  parts: PlanParts,
  rules: readonly Rule[],
): Promise<{ plan: Plan; states: Map<NextApp, ExportState> }> {
  const selected = new Set(rules.map((rule) => rule.id));
  const problems: FileProblem[] = [...project.problems];
  const results: RuledResult[] = [];
  const restsOn = new Map<string, string[]>();
  const files = new Map<string, SourceFile>();
  const total = project.apps.reduce(
    (sum, app) => sum + app.routes.filter((route) => route.requested).length,
    0,
  );
  let done = 0;
  const apps: StyledApp[] = [];
  const beside: ModulesBeside[] = [];
  const bridges: AppBridge[] = [];
  const states = new Map<NextApp, ExportState>();

  for (const app of project.apps) {
    const needsCompiler =
      app.routes.some((route) => route.requested && couldBeBroken(route.text)) ||
      [...app.strays, ...app.pagesApi].some(mayBeMoved) ||
      (request.migrate === true && app.pagesApi.some(({ requested }) => requested));
    const state = await exportStateOf(app, selected, problems);
    states.set(app, state);
    const bridge = await bridgeOf(app, request.bridge === true);
    bridges.push(bridge);
    const { repairs, repairWith, repairMoved, modules, needs } = await repairRoutes(app, {
      methods: request.methods,
      ...(request.exact ? { exact: true } : {}),
      ...(request.bridge && bridge.specifier ? { bridge: bridge.specifier } : {}),
      repairRoute: needsCompiler ? await parts.loadRepairRoute() : () => ({ findings: [] }),
      problems,
      exportState: state,
      selected,
      ...(request.migrate ? { moving: await movingRoutes(app, isExported(state)) } : {}),
      ...(needsCompiler ? { loadRepairRoutes: parts.loadRepairRoutes ?? loadRepairRoutes } : {}),
      onRoute: ({ path }) => request.onProgress?.({ phase: "checking", done: ++done, total, path }),
    });
    beside.push({ app, modules, needs });
    const options = { selected, repairs, repairWith, repairMoved, staticExport: isExported(state) };
    const found = await detect(rules, app, options, problems);
    apps.push({ app, broken: new Set(repairs.keys()), staticExport: isExported(state) });
    for (const { result } of found) restsOn.set(result.path, filesBehind(app, result.path));
    results.push(...found);
    for (const file of filesOf(app)) files.set(file.path, file);
  }
  const assembled = assemble(keptWhole(results), files, {
    root: project.root,
    problems,
    restsOn,
    examined: countExamined(project),
    ...notAsked(request, parts),
  });
  const plan = withBridges(withModules(assembled, beside), bridges);
  if (request.style === undefined) return { plan, states };
  const { inMakeRouteStyle } = await import("./make-route-style.js");
  return { plan: await inMakeRouteStyle(plan, apps, isSelected(makeRouteStyle.id, request)), states };
}

/** The routes that handlers of `pages/api` are to become, by the paths of the handlers: of those that nothing keeps where they are. */
async function movingRoutes(app: NextApp, staticExport: boolean): Promise<Map<string, RouteFile>> {
  const { asMoved } = await import("../rules/moving/moved-route.js");
  const wanted = app.pagesApi.filter(
    ({ requested, importedBy = [] }) => requested && importedBy.length === 0,
  );
  return new Map(
    wanted.flatMap((file): [string, RouteFile][] => {
      const route = file.meant && asMoved({ app, file, meant: file.meant }, { staticExport });
      return route && !("refusal" in route) ? [[file.path, route]] : [];
    }),
  );
}

function isSelected(id: string, { bridge, rules, skip }: PlanRequest): boolean {
  if (bridge && id === bridgeRule.id) return true;
  return (rules?.includes(id) ?? true) && !(skip?.includes(id) ?? false);
}

function selectedRules(request: PlanRequest, parts: PlanParts): Rule[] {
  if (request.migrate) return [migrate];
  return parts.rules.filter(({ id }) => isSelected(id, request));
}

function notAsked(request: PlanRequest, parts: PlanParts): Pick<Plan, "notAsked"> {
  const left = parts.rules.filter(({ id }) => !isSelected(id, request)).map(({ id }) => id);
  return left.length === 0 ? {} : { notAsked: left };
}

/**
 * Reads what the paths concern, with all that the rules ask of it, and with the callers that are wanted.
 * @throws {PlanError} as `makePlan` does
 */
export async function readForPlan(
  request: PlanRequest,
  wanted: Pick<ProjectRequest, "wantsCallers" | "wantsPagesCallers" | "wantsModules" | "wantsOtherCalls">,
): Promise<Project> {
  try {
    return await readProject({
      paths: request.paths,
      cwd: request.cwd,
      otherRepos: request.otherRepos ?? "include",
      // Who requests a file called `route` in `pages/api` by its own URL means it to be called that.
      wantsPagesCallers: (file) => file.requested && file.asIndex !== undefined,
      ...(request.migrate ? { isMigrated: true } : {}),
      ...wanted,
      wantsMeant: mayBeMoved,
      wantsImporters: (file) =>
        request.migrate || isRoute(file)
          ? file.requested && (mayExportTooMuch(file.text) || couldBeBroken(file.text))
          : wantsImporters(file),
      onProgress: (progress) => request.onProgress?.({ phase: "looking", ...progress }),
    });
  } catch (error) {
    if (error instanceof ProjectError) throw new PlanError(error.message, error.unseen);
    throw error;
  }
}

function isRoute(file: RouteFile | MisplacedFile): file is RouteFile {
  return "url" in file && !("meant" in file);
}

async function detect(
  rules: readonly Rule[],
  app: NextApp,
  options: RuleOptions,
  problems: FileProblem[],
): Promise<RuledResult[]> {
  const results: RuledResult[] = [];
  for (const rule of rules) {
    try {
      for (const result of await rule.detect(app, options)) results.push({ rule, result });
    } catch (error) {
      problems.push(internalProblem(app.configs[0]?.path ?? (app.root || "."), error));
    }
  }
  return results;
}

/** Without a clear answer no route gets what an export can't hold. */
async function exportStateOf(
  app: NextApp,
  selected: ReadonlySet<string>,
  problems: FileProblem[],
): Promise<ExportState> {
  try {
    return await exportState(app, selected);
  } catch (error) {
    problems.push(internalProblem(app.configs[0]?.path ?? (app.root || "."), error));
    return "perhaps";
  }
}

/** What else a finding in one file of an app rests on. */
function filesBehind(app: NextApp, path: string): string[] {
  const callers =
    app.routes.find((route) => route.path === path)?.callers ??
    [...app.strays, ...app.pagesApi].find((file) => file.path === path)?.meant?.callers;
  const files = [...app.configs, ...app.middleware, ...(callers?.sites ?? []), ...(callers?.uncertain ?? [])];
  return [...new Set(files.map((file) => file.path))];
}

/** Every file that a rule may edit. */
function filesOf(app: NextApp): SourceFile[] {
  const manifest = app.packageJson === undefined ? [] : [app.packageJson];
  return [
    ...app.routes,
    ...app.configs,
    ...app.pagesApi,
    ...app.strays,
    ...app.callerFiles,
    ...app.middleware,
    ...(app.activeMiddleware?.modules ?? []),
    ...app.hosting,
    ...manifest,
  ];
}

function countExamined(project: Project): number {
  const files = project.apps.flatMap((app) => [
    ...[...app.routes, ...app.pagesApi].filter((file) => file.requested),
    ...app.strays.filter(mayBeMoved),
    ...(app.configRequested ? app.configs : []),
  ]);
  return new Set(files.map((file) => file.path)).size;
}
