/** The redirects and rewrites of a next.config, as far as they stand in it. Nothing of it is run. */
import type * as t from "@babel/types";
import { callFunction } from "./evaluation/calls.js";
import { everyWay } from "./evaluation/decisions.js";
import { evaluate } from "./evaluation/expressions.js";
import { Modules, packageImport } from "./evaluation/modules.js";
import { newRun, type Run } from "./evaluation/run.js";
import { NotFollowed, Thrown } from "./evaluation/scope.js";
import { type Fields, isFunction, isObject, type Value } from "./evaluation/values.js";
import { globalValue } from "./middleware/globals.js";

/** One redirect or rewrite. */
export interface ConfigRoute {
  source: string;
  /** A path of this app, or a URL. */
  destination: string;
  /** Of a redirect. */
  status?: number;
  /** Its `has` or `missing` may keep it from matching. */
  conditional: boolean;
  /** `basePath: false`: the source is the whole path. */
  outsideBasePath: boolean;
  /** An entry before it can't be read, and may take its requests. */
  unsure: boolean;
  line: number;
  column: number;
  /** The number behind `statusCode`, as a stretch of the config's text. */
  statusAt?: { start: number; end: number };
}

export interface ConfigRoutes {
  redirects: ConfigRoute[];
  beforeFiles: ConfigRoute[];
  afterFiles: ConfigRoute[];
  fallback: ConfigRoute[];
  /** There are entries that can't be read: of a path that no other takes nothing is known. */
  open: boolean;
}

type Kind = "redirects" | "rewrites";

/**
 * Reads `redirects` and `rewrites` wherever the file has them in an object: configs are passed through wrappers, and neither name means anything else there. What
 * rests on the environment, or on other files, is left out, and makes the routes `open`.
 */
export function readConfigRoutes(file: t.File, path: string): ConfigRoutes {
  const result: ConfigRoutes = { redirects: [], beforeFiles: [], afterFiles: [], fallback: [], open: false };
  for (const kind of ["redirects", "rewrites"] as const) {
    const functions = functionsCalled(kind, file);
    if (functions.length === 0) continue;
    const lists = functions.length === 1 ? listsOf(functions[0] as t.Node, file, path, kind) : undefined;
    if (lists === undefined) {
      result.open = true;
      continue;
    }
    for (const [name, { routes, open }] of Object.entries(lists)) {
      result[name as "redirects"] = routes;
      result.open ||= open;
    }
  }
  return result;
}

/** Properties and assignments by that name; the function itself may stand under another. */
function functionsCalled(name: Kind, file: t.File): t.Node[] {
  const found: t.Node[] = [];
  const visit = (node: t.Node): void => {
    if (node.type === "ObjectMethod" && isKey(node.key, name)) found.push(node);
    if (node.type === "ObjectProperty" && isKey(node.key, name)) found.push(node.value);
    if (
      node.type === "AssignmentExpression" &&
      node.left.type === "MemberExpression" &&
      isKey(node.left.property, name)
    ) {
      found.push(node.right);
    }
    for (const [key, value] of Object.entries(node)) {
      if (key === "loc" || key.endsWith("Comments")) continue;
      for (const child of Array.isArray(value) ? value : [value]) {
        if (typeof child?.type === "string") visit(child as t.Node);
      }
    }
  };
  visit(file.program);
  return found;
}

function isKey(node: t.Node, name: string): boolean {
  return (
    (node.type === "Identifier" && node.name === name) ||
    (node.type === "StringLiteral" && node.value === name)
  );
}

interface ReadList {
  routes: ConfigRoute[];
  open: boolean;
}

/** What the function gives. Entries that it gives on some ways only are left out. */
function listsOf(node: t.Node, file: t.File, path: string, kind: Kind): Record<string, ReadList> | undefined {
  const ways = everyWay((decisions) => {
    let modules: Modules | undefined;
    const run = newRun(decisions, path, (made) => {
      modules = new Modules(new Map([[path, { path, file, imports: new Map() }]]), made);
      return {
        global: globalValue,
        imported: (_from, module, name) => packageImport(module, name),
        restsOnRequest: () => true,
        returned: () => {},
      };
    });
    return valueGiven(node, modules as unknown as Modules, path, run);
  });
  if (ways === undefined) return undefined;
  const read = ways.map(({ result }) =>
    kind === "redirects" ? redirectLists(result) : rewriteLists(result),
  );
  const [first, ...others] = read;
  if (first === undefined || read.includes(undefined)) return undefined;
  for (const [name, list] of Object.entries(first)) {
    const known = others.map((other) => other?.[name]?.routes ?? []);
    const kept = list.routes.filter((route) =>
      known.every((routes) => routes.some((other) => JSON.stringify(other) === JSON.stringify(route))),
    );
    list.open ||= others.length > 0;
    list.routes = kept;
  }
  return first;
}

function valueGiven(node: t.Node, modules: Modules, path: string, run: Run): Value {
  try {
    const scope = modules.scope(path);
    const value: Value =
      node.type === "ObjectMethod" ? { kind: "closure", node, scope } : evaluate(node, scope, run);
    return isFunction(value) ? callFunction(value, [], node, run) : undefined;
  } catch (error) {
    if (error instanceof NotFollowed || error instanceof Thrown) return undefined;
    throw error;
  }
}

function redirectLists(value: Value): Record<string, ReadList> | undefined {
  const redirects = readList(value);
  return redirects && { redirects };
}

/** An array is `afterFiles` (https://nextjs.org/docs/app/api-reference/config/next-config-js/rewrites). */
function rewriteLists(value: Value): Record<string, ReadList> | undefined {
  if (isObject(value) && value.kind === "fields") {
    const lists: Record<string, ReadList> = {};
    for (const name of ["beforeFiles", "afterFiles", "fallback"]) {
      const held = value.values.get(name);
      if (held === undefined && value.rest === undefined) continue;
      const list = readList(held);
      if (list === undefined) return undefined;
      lists[name] = list;
    }
    return lists;
  }
  const afterFiles = readList(value);
  return afterFiles && { afterFiles };
}

function readList(value: Value): ReadList | undefined {
  if (!isObject(value) || value.kind !== "list") return undefined;
  const read: ReadList = { routes: [], open: false };
  for (const item of value.items) {
    const route = isObject(item) && item.kind === "fields" ? readRoute(item, read.open) : undefined;
    if (route === undefined) read.open = true;
    else read.routes.push(route);
  }
  return read;
}

function readRoute(entry: Fields, unsure: boolean): ConfigRoute | undefined {
  const source = entry.values.get("source");
  const destination = destinationIn(entry.values.get("destination"));
  if (typeof source !== "string" || destination === undefined || entry.rest !== undefined) return undefined;
  const statusCode = entry.values.get("statusCode");
  const permanent = entry.values.get("permanent");
  const status =
    typeof statusCode === "number"
      ? statusCode
      : typeof permanent === "boolean"
        ? permanent
          ? 308
          : 307
        : undefined;
  const loc = entry.node?.loc?.start;
  const statusAt = statusPlace(entry.node);
  return {
    source,
    destination,
    ...(status === undefined ? {} : { status }),
    conditional: entry.values.has("has") || entry.values.has("missing"),
    outsideBasePath: entry.values.get("basePath") === false,
    unsure,
    line: loc?.line ?? 1,
    column: (loc?.column ?? 0) + 1,
    ...(statusAt && { statusAt }),
  };
}

/** `${process.env.API_URL}/…` is a URL, whatever the variable holds. */
function destinationIn(value: Value): string | undefined {
  if (typeof value === "string") return value;
  if (!isObject(value) || value.kind !== "text") return undefined;
  const [first, next] = value.parts;
  if (typeof first === "string") return /^[a-z][a-z\d+.-]*:\/\//i.test(first) ? `${first}…` : undefined;
  return typeof next === "string" && next.startsWith("/") ? `https://…${next}` : undefined;
}

function statusPlace(node: t.Node | undefined): { start: number; end: number } | undefined {
  if (node?.type !== "ObjectExpression") return undefined;
  for (const property of node.properties) {
    if (property.type !== "ObjectProperty" || !isKey(property.key, "statusCode")) continue;
    const { value } = property;
    if (value.type === "NumericLiteral" && value.start != null && value.end != null) {
      return { start: value.start, end: value.end };
    }
  }
  return undefined;
}
