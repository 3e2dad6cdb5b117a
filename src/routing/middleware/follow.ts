/** Follows one request through the user's middleware, on every way that it can take. */
import type * as t from "@babel/types";
import { callFunction } from "../evaluation/calls.js";
import { type Decisions, everyWay } from "../evaluation/decisions.js";
import { type ModuleSource, Modules, packageImport } from "../evaluation/modules.js";
import { newRun, type Run, type Surroundings } from "../evaluation/run.js";
import { NotFollowed, Thrown } from "../evaluation/scope.js";
import { type Fields, fields, isObject, unknown, type Value } from "../evaluation/values.js";
import { globalValue } from "./globals.js";
import type { Outcome, Place, Way } from "./outcome.js";
import { packageValue } from "./packages.js";
import { type Asked, holdsUrl, requestValue } from "./request.js";
import { type Responses, responseClasses } from "./responses.js";

/**
 * All ways of one request through the middleware in the file `path`, with what decides between them.
 * Gives `undefined` where there are too many to follow. What can't be followed on one way gives the outcome `unknown` for it.
 */
export function waysThrough(
  path: string,
  sources: ReadonlyMap<string, ModuleSource>,
  asked: Asked,
): Way[] | undefined {
  const ways = everyWay((decisions) => follow(path, sources, asked, decisions));
  return ways?.map(({ result, taken }) => ({ outcome: result, decisions: taken }));
}

function follow(
  path: string,
  sources: ReadonlyMap<string, ModuleSource>,
  asked: Asked,
  decisions: Decisions,
): Outcome {
  const responses: Responses = new WeakMap();
  const request = requestValue(asked);
  let modules: Modules | undefined;
  const run = newRun(decisions, path, (made) => {
    modules = new Modules(sources, made);
    return surroundings({ run: made, modules, sources, asked, request, responses });
  });
  try {
    const middleware = exportedMiddleware(path, modules as unknown as Modules);
    if (middleware === undefined) return { kind: "unknown" };
    const result = callFunction(middleware, [request, unknown("event", false)], NOWHERE, run);
    return outcomeOf(result, responses);
  } catch (error) {
    if (error instanceof NotFollowed || error instanceof Thrown) return { kind: "unknown" };
    throw error;
  }
}

interface Following {
  run: Run;
  modules: Modules;
  sources: ReadonlyMap<string, ModuleSource>;
  asked: Asked;
  request: Fields;
  responses: Responses;
}

function surroundings({ run, modules, sources, asked, request, responses }: Following): Surroundings {
  const placeOf = (node: t.Node): Place => placeIn(run.file, node);
  const classes = responseClasses(responses, placeOf);
  const outcome = (value: Value) =>
    isObject(value) && value.kind === "fields" ? responses.get(value) : undefined;
  const tools = { asked, run, make: classes.make, placeOf, outcomeOf: outcome };
  return {
    global: (name) => (name === "Response" ? classes.Response : globalValue(name)),
    imported: (from, specifier, name) => {
      const target = sources.get(from)?.imports.get(specifier);
      if (target !== undefined) {
        if (name !== "*") return modules.exported(target, name)?.value ?? unknown(name, false);
        const all = fields();
        all.computed = (member) => modules.exported(target, member)?.value;
        return all;
      }
      if (specifier === "next/server" && name === "NextResponse") return classes.NextResponse;
      // A file that couldn't be read is no package.
      if (/^[.~]|^@\//.test(specifier)) return unknown(name, false);
      return packageValue(specifier, name, tools) ?? packageImport(specifier, name);
    },
    restsOnRequest: (value) => restsOn(value, asked, 0),
    returned: (value, statement, scope) => {
      const outcome = isObject(value) && value.kind === "fields" ? responses.get(value) : undefined;
      if (outcome === undefined || statement === undefined || !("at" in outcome)) return;
      if (outcome.kind === "package" || outcome.returned !== undefined) return;
      // Only where the response is made in the statement itself, nothing can have been done with it.
      const place = placeIn(scope.path, statement);
      const { at } = outcome;
      if (at.path !== place.path || at.start < place.start || at.end > place.end) return;
      outcome.returned = { place, inBlock: !run.bare.has(statement), request: scope.nameOf(request) };
    },
  };
}

function placeIn(path: string, node: t.Node): Place {
  return {
    path,
    start: node.start ?? 0,
    end: node.end ?? 0,
    line: node.loc?.start.line ?? 1,
    column: (node.loc?.start.column ?? 0) + 1,
  };
}

const NOWHERE: t.Node = { type: "EmptyStatement" } as t.EmptyStatement;

/** `middleware` or `proxy`, whatever the file is called, else the default export. */
function exportedMiddleware(path: string, modules: Modules): Value {
  const name = /(?:^|\/)proxy\.[jt]s$/.test(path) ? "proxy" : "middleware";
  const found = modules.exported(path, name) ?? modules.exported(path, "default");
  return found?.value;
}

function outcomeOf(value: Value, responses: Responses): Outcome {
  if (value === undefined || value === null) return { kind: "next" };
  const outcome = isObject(value) && value.kind === "fields" ? responses.get(value) : undefined;
  return outcome ?? { kind: "unknown" };
}

/** Whether a value was made of the path or method that is asked for, as far as can be told from the value. */
function restsOn(value: Value, asked: Asked, depth: number): boolean {
  if (typeof value === "string") {
    if (value === asked.method) return true;
    return value.length > 1 && (asked.path.includes(value) || value.includes(asked.path));
  }
  if (!isObject(value) || depth > 3) return false;
  switch (value.kind) {
    case "fields":
      if (holdsUrl(value) || value.values.has("nextUrl")) return true;
      return [...value.values.values()].some((held) => restsOn(held, asked, depth + 1));
    case "list":
      return value.items.some((item) => restsOn(item, asked, depth + 1));
    case "text":
      return value.parts.some((part) => typeof part === "string" && restsOn(part, asked, depth + 1));
    case "closure":
      return true;
    default:
      return false;
  }
}
