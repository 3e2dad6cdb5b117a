/** Which route files the build runs and keeps the answer of. */
import type * as t from "@babel/types";
import type { HttpMethod, RouteContext } from "../contract.js";
import { exportedNames } from "../find/exports.js";
import { type Module, parseModule } from "../module.js";
import { pathParameters } from "../segments.js";
import { resolveConstant, staticValue } from "../static-value.js";
import { type FunctionNode, isCall } from "../syntax.js";
import { readsRequest } from "./reads-request.js";
import { localFunction } from "./replies.js";

/**
 * Whether a method beside GET lets the build keep GET's answer. HEAD does, and on Next 13 and 14 PUT: their check for other methods asks for POST twice and never
 * for PUT (measured on 14.2.35). PUT itself is answered 405 then.
 */
function leavesStatic(method: HttpMethod, next: number): boolean {
  return method === "GET" || method === "HEAD" || (method === "PUT" && next < 15);
}

/**
 * Whether the build may run GET and keep its answer: nothing that makes the file dynamic is exported beside it (measured), and the version, the config or the file says so. A GET that reads the request, or whose path has parameters, is
 * asked every time.
 */
export function mayBePrerendered(methods: readonly HttpMethod[], module: Module): boolean {
  const { context } = module;
  const next = context.next ?? 16;
  if (!methods.includes("GET") || !methods.every((method) => leavesStatic(method, next))) return false;
  const exported = new Map(exportedNames(module).map(({ name, value }) => [name, value]));
  const setting = (name: string) => staticValue(module, exported.get(name));
  if (setting("dynamic") === "force-dynamic" || setting("revalidate") === 0) return false;
  if (["dynamic", "revalidate", "generateStaticParams"].some((name) => exported.has(name))) return true;
  const isOld = next < 15;
  if (!isOld && !context.cacheComponents) return false;
  if (pathParameters(context.path).length > 0) return false;
  return !functionsBehind(exported.get("GET"), module).some((fn) => readsRequest(fn, module));
}

/** The function itself, or those that a wrapper is given: `withAuth(handler)`. */
function functionsBehind(value: t.Node | undefined, module: Module, depth = 0): FunctionNode[] {
  const fn = value && localFunction(value, module);
  if (fn !== undefined) return [fn];
  const call = value && resolveConstant(module, value);
  if (!isCall(call) || depth > 6) return [];
  return call.arguments.flatMap((argument) => functionsBehind(argument, module, depth + 1));
}

/** The same for the text of a route file. False for one that doesn't parse. */
export function buildMayRun(source: string, methods: readonly HttpMethod[], context: RouteContext): boolean {
  try {
    return mayBePrerendered(methods, parseModule(source.replace(/^\uFEFF/, ""), context));
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
