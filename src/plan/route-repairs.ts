/** The handler compiler's word on every route file: asked once per file, shared by all rules. */
import type { HttpMethod, RouteContext, RouteFinding, RouteRepair } from "../handler/contract.js";
import type { ModuleChange, Program, repairRoutes as repairTogether } from "../handler/index.js";
import { WHAT } from "../handler/what-is-wrong.js";
import type { ImportSite, NextApp, RouteFile } from "../project/contract.js";
import { whyExportStops } from "../rules/exportable-route.js";
import type { ExportState } from "../rules/output-export.js";
import { couldBeBroken } from "../rules/route-gate.js";
import type { FileProblem, PlanRequest } from "./contract.js";
import { internalProblem } from "./internal-problem.js";

export type RepairRoute = (source: string, context: RouteContext) => RouteRepair;

/** What the rules need to know of the routes of one app. */
export interface RouteRepairs {
  repairs: Map<string, RouteRepair>;
  /** What becomes of the modules that the routes call, and which route needs which of them. */
  modules: ModuleChange[];
  needs: Map<string, string[]>;
  repairWith: (route: RouteFile, methods: HttpMethod[]) => RouteRepair;
  repairMoved: (route: RouteFile) => RouteRepair | undefined;
}

/** Yields this often, so that progress can be shown and Ctrl-C is heard. */
const FILES_PER_TURN = 20;

/** Compiles the requested routes of `app`. A file that doesn't parse, or that the compiler fails on, becomes a problem. */
export async function repairRoutes(
  app: NextApp,
  options: Pick<PlanRequest, "methods" | "exact"> & {
    repairRoute: RepairRoute;
    problems: FileProblem[];
    exportState: ExportState;
    selected: ReadonlySet<string>;
    /** What an import of the adapter says in a route: refused handlers go over the bridge. */
    bridge?: (route: string) => string;
    /** Loads the part of the compiler that follows imports; absent where nothing is compiled. */
    loadRepairRoutes?: () => Promise<typeof repairTogether>;
    /** Routes that aren't there yet, by the paths of the files that become them: these are compiled, and no others. */
    moving?: ReadonlyMap<string, RouteFile>;
    onRoute: (route: RouteFile) => void;
  },
): Promise<RouteRepairs> {
  const again = new Map<string, RouteRepair>();
  const pagesRouter = app.pages.some(
    ({ router, path }) => router === "pages" && !/\/(?:_app|_document|_error|404|500)\.\w+$/.test(path),
  );
  const contextOf = (
    route: RouteFile,
    methods: HttpMethod[] | undefined,
    program: Program | undefined,
  ): RouteContext => ({
    path: route.path,
    next: app.next,
    ...(methods === undefined ? {} : { methods }),
    ...(options.exact ? { exact: true } : {}),
    ...(options.bridge ? { bridge: options.bridge(route.path) } : {}),
    ...callerFacts(route),
    ...(route.importedBy === undefined ? {} : { importers: route.importedBy }),
    cacheComponents: app.facts.cacheComponents,
    staticExport: isExported(options.exportState),
    ...(app.lineWidth === undefined ? {} : { width: app.lineWidth }),
    pagesRouter,
    ...(program ? { program } : {}),
  });
  const repairFor = (route: RouteFile, methods: HttpMethod[] | undefined, program?: Program): RouteRepair =>
    exportable(
      options.repairRoute(route.text, contextOf(route, methods, program)),
      route,
      app.next,
      options.exportState,
    );
  let count = 0;
  const routes = new Map<string, RouteFile>();
  const newPaths = new Map([...(options.moving ?? [])].map(([from, { path }]) => [from, path]));
  const oldPaths = new Map([...newPaths].map(([from, path]) => [path, from]));
  for (const route of options.moving?.values() ?? app.routes) {
    if (!route.requested) continue;
    options.onRoute(route);
    if (couldBeBroken(route.text)) routes.set(route.path, route);
  }
  const failed = new Set<string>();
  const repair = (path: string, program?: Program): RouteRepair | undefined => {
    if (failed.has(path)) return undefined;
    try {
      const one = repairFor(routes.get(path)!, options.methods, program);
      return oldPaths.has(path) ? one : unlessUnselected(one, options.selected);
    } catch (error) {
      failed.add(path);
      options.problems.push(problemOf(oldPaths.get(path) ?? path, error));
      return undefined;
    }
  };
  const onRoute = async (): Promise<void> => {
    if (++count % FILES_PER_TURN === 0) await new Promise(setImmediate);
  };
  const { modules } = app;
  const together = modules && routes.size > 0 ? await options.loadRepairRoutes?.() : undefined;
  if (!modules || !together) {
    const repairs = new Map<string, RouteRepair>();
    for (const path of routes.keys()) {
      await onRoute();
      const one = repair(path);
      if (one && one.findings.length > 0) repairs.set(path, one);
    }
    return { repairs, modules: [], needs: new Map(), ...others(repairs, undefined, () => true) };
  }
  const result = await together({
    routes: [...routes.keys()],
    repair,
    load: (specifier, from) => {
      const file = modules.load(specifier, from);
      return file && { path: file.path, source: file.text };
    },
    facts: {
      next: app.next,
      cacheComponents: app.facts.cacheComponents,
      staticExport: isExported(options.exportState),
      ...(options.exact ? { exact: true } : {}),
      ...(app.lineWidth === undefined ? {} : { width: app.lineWidth }),
      pagesRouter,
    },
    importers: async (paths) => {
      const known = await modules.importersOf(paths);
      const asMoved = (site: ImportSite): ImportSite => ({
        ...site,
        path: newPaths.get(site.path) ?? site.path,
      });
      return (path) => (known.get(path) ?? []).map(asMoved);
    },
    onRoute,
  });
  const { repairs } = result;
  const inPlan = (path: string): string => oldPaths.get(path) ?? path;
  const needs = new Map([...result.needs].map(([path, needed]) => [inPlan(path), needed]));
  const changed = result.modules.map((one) => ({ ...one, together: one.together.map(inPlan) }));
  return { repairs, modules: changed, needs, ...others(repairs, result.program, result.isSettled) };

  function others(
    known: ReadonlyMap<string, RouteRepair>,
    program: Program | undefined,
    isSettled: (repair: RouteRepair) => boolean,
  ): Pick<RouteRepairs, "repairWith" | "repairMoved"> {
    return {
      repairWith: (route, methods) => {
        const key = `${route.path}\n${methods.join()}`;
        const made = again.get(key) ?? settledOnly(repairFor(route, methods, program), isSettled);
        again.set(key, made);
        return made;
      },
      repairMoved: (route) => {
        if (failed.has(route.path)) return undefined;
        const one = oldPaths.has(route.path) ? known.get(route.path) : undefined;
        if (one) return one;
        try {
          return repairFor(route, options.methods);
        } catch (error) {
          options.problems.push(problemOf(route.path, error));
          return undefined;
        }
      },
    };
  }
}

/** What only a rule finds that takes no part in this run isn't repaired: nobody may count on its new text. */
function unlessUnselected(repair: RouteRepair, selected: ReadonlySet<string>): RouteRepair {
  if (repair.foreign === undefined || repair.findings.every(({ rule }) => selected.has(rule))) return repair;
  const { foreign: _, ...rest } = repair;
  return rest;
}

/** Other methods may call other functions beside the route, which the plan leaves as they are. */
function settledOnly(repair: RouteRepair, isSettled: (repair: RouteRepair) => boolean): RouteRepair {
  if (repair.code === undefined || isSettled(repair)) return repair;
  const why =
    "for these methods it calls functions of other files that this run doesn't rewrite; name the methods by --methods, so that the run does";
  const left = repair.findings.map(({ methodChoice: _, ...one }): RouteFinding => {
    return { ...one, safety: "manual", message: `${WHAT[one.rule]} It wasn't rewritten: ${why}.` };
  });
  return { findings: left };
}

export function isExported(state: ExportState): boolean {
  return state === "stays" || state === "perhaps";
}

/** The build of a static export passes a route by that it can't call, and stops at some that it can. */
function exportable(repair: RouteRepair, route: RouteFile, next: number, state: ExportState): RouteRepair {
  const { code } = repair;
  if (code === undefined || !isExported(state)) return repair;
  const stop = whyExportStops({ path: route.path, text: code }, next);
  if (stop === undefined || whyExportStops(route, next) !== undefined) return repair;
  if (state === "perhaps") {
    const assumption = `It assumes that no build with \`output: "export"\` holds this route: that build would stop at it (${stop}).`;
    const assumed = repair.findings.map(
      (one): RouteFinding => ({ ...one, safety: "unsafe", message: `${one.message} ${assumption}` }),
    );
    return { findings: assumed, code };
  }
  const why = `as long as \`output: "export"\` is in next.config, the build would stop at what it becomes (${stop}); take that out first`;
  const left = repair.findings.map(({ methodChoice: _, ...one }): RouteFinding => {
    return { ...one, safety: "manual", message: `${WHAT[one.rule]} It wasn't rewritten: ${why}.` };
  });
  return { findings: left };
}

function callerFacts(
  route: RouteFile,
): Pick<RouteContext, "callerMethods" | "uncertainCallers" | "formCallers"> {
  const { methods, form, uncertain } = route.callers;
  return {
    ...(methods.length > 0 ? { callerMethods: methods } : {}),
    ...(uncertain.length > 0 ? { uncertainCallers: true } : {}),
    ...(form ? { formCallers: true } : {}),
  };
}

/** What kept a file from being examined: its syntax, or a failure of our own. */
export function problemOf(path: string, error: unknown): FileProblem {
  return isSyntaxError(error) ? syntaxProblem(path, error) : internalProblem(path, error);
}

interface PositionedError extends Error {
  loc?: { line: number; column: number };
}

function isSyntaxError(error: unknown): error is PositionedError {
  return error instanceof SyntaxError && "loc" in error;
}

function syntaxProblem(path: string, error: PositionedError): FileProblem {
  const what = error.message.replace(/ \(\d+:\d+\)$/, "").replace(/\.?$/, ".");
  return {
    path,
    message: `${path} can't be parsed: ${what} Mend the syntax, then run again.`,
    ...(error.loc === undefined ? {} : { line: error.loc.line, column: error.loc.column + 1 }),
  };
}
