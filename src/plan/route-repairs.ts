/** The handler compiler's word on every route file: asked once per file, shared by all rules. */
import type { HttpMethod, RouteContext, RouteFinding, RouteRepair } from "../handler/contract.js";
import { WHAT } from "../handler/what-is-wrong.js";
import type { NextApp, RouteFile } from "../project/contract.js";
import { whyExportStops } from "../rules/exportable-route.js";
import type { ExportState } from "../rules/output-export.js";
import { couldBeBroken } from "../rules/route-gate.js";
import type { FileProblem, PlanRequest } from "./contract.js";
import { internalProblem } from "./internal-problem.js";

export type RepairRoute = (source: string, context: RouteContext) => RouteRepair;

/** What the rules need to know of the routes of one app. */
export interface RouteRepairs {
  repairs: Map<string, RouteRepair>;
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
    onRoute: (route: RouteFile) => void;
  },
): Promise<RouteRepairs> {
  const repairs = new Map<string, RouteRepair>();
  const again = new Map<string, RouteRepair>();
  const contextOf = (route: RouteFile, methods: HttpMethod[] | undefined): RouteContext => ({
    path: route.path,
    next: app.next,
    ...(methods === undefined ? {} : { methods }),
    ...(options.exact ? { exact: true } : {}),
    ...callerFacts(route),
    ...(route.importedBy === undefined ? {} : { importers: route.importedBy }),
    cacheComponents: app.facts.cacheComponents,
    staticExport: isExported(options.exportState),
  });
  const repairFor = (route: RouteFile, methods: HttpMethod[] | undefined): RouteRepair =>
    exportable(
      options.repairRoute(route.text, contextOf(route, methods)),
      route,
      app.next,
      options.exportState,
    );
  let count = 0;
  for (const route of app.routes) {
    if (!route.requested) continue;
    options.onRoute(route);
    if (!couldBeBroken(route.text)) continue;
    if (++count % FILES_PER_TURN === 0) await new Promise(setImmediate);
    try {
      const repair = repairFor(route, options.methods);
      if (repair.findings.length > 0) repairs.set(route.path, repair);
    } catch (error) {
      options.problems.push(problemOf(route.path, error));
    }
  }
  return {
    repairs,
    repairWith: (route, methods) => {
      const key = `${route.path}\n${methods.join()}`;
      const repair = again.get(key) ?? repairFor(route, methods);
      again.set(key, repair);
      return repair;
    },
    repairMoved: (route) => {
      try {
        return repairFor(route, options.methods);
      } catch (error) {
        options.problems.push(problemOf(route.path, error));
        return undefined;
      }
    },
  };
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
