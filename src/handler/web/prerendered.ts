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
 * Whether the build may run GET and keep its answer: nothing but GET is exported (measured: any other method makes the
 * file dynamic), and the version, the config or the file says so. A GET that reads the request, or whose path has parameters, is
 * asked every time.
 */
export function mayBePrerendered(methods: readonly HttpMethod[], module: Module): boolean {
  const { context } = module;
  if (!methods.includes("GET") || methods.some((method) => method !== "GET" && method !== "HEAD"))
    return false;
  const exported = new Map(exportedNames(module).map(({ name, value }) => [name, value]));
  const setting = (name: string) => staticValue(module, exported.get(name));
  if (setting("dynamic") === "force-dynamic" || setting("revalidate") === 0) return false;
  if (["dynamic", "revalidate", "generateStaticParams"].some((name) => exported.has(name))) return true;
  const isOld = (context.next ?? 16) < 15;
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
