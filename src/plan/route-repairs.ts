/** The handler compiler's word on every route file: asked once per file, shared by all rules. */
import type { HttpMethod, RouteContext, RouteRepair } from "../handler/contract.js";
import type { NextApp, RouteFile } from "../project/contract.js";
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
  options: Pick<PlanRequest, "methods"> & {
    repairRoute: RepairRoute;
    problems: FileProblem[];
    isStaticExport: boolean | "undecided";
    onRoute: (route: RouteFile) => void;
  },
): Promise<RouteRepairs> {
  const repairs = new Map<string, RouteRepair>();
  const again = new Map<string, RouteRepair>();
  const contextOf = (route: RouteFile, methods: HttpMethod[] | undefined): RouteContext => ({
    path: route.path,
    next: app.next,
    ...(methods === undefined ? {} : { methods }),
    ...callerFacts(route),
    cacheComponents: app.facts.cacheComponents,
    staticExport: options.isStaticExport,
  });
  let count = 0;
  for (const route of app.routes) {
    if (!route.requested) continue;
    options.onRoute(route);
    if (!couldBeBroken(route.text)) continue;
    if (++count % FILES_PER_TURN === 0) await new Promise(setImmediate);
    try {
      const repair = options.repairRoute(route.text, contextOf(route, options.methods));
      if (repair.findings.length > 0) repairs.set(route.path, repair);
    } catch (error) {
      options.problems.push(problemOf(route.path, error));
    }
  }
  return {
    repairs,
    repairWith: (route, methods) => {
      const key = `${route.path}\n${methods.join()}`;
      const repair = again.get(key) ?? options.repairRoute(route.text, contextOf(route, methods));
      again.set(key, repair);
      return repair;
    },
    repairMoved: (route) => {
      try {
        return options.repairRoute(route.text, contextOf(route, options.methods));
      } catch (error) {
        options.problems.push(problemOf(route.path, error));
        return undefined;
      }
    },
  };
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
