/** Which methods a route handler exports. */
import { HTTP_METHODS, type HttpMethod } from "../handler/contract.js";
import type { RouteFile } from "../project/contract.js";
import { programOf } from "../project/parse.js";
import { exportsOf } from "./exported-names.js";

/**
 * The methods that Next finds in a route file, but for those that a `makeRoute` map refuses. `unknown` where they come from elsewhere, by `export *` or `module.exports`, and for a file that doesn't parse. HEAD
 * comes with GET; OPTIONS is always answered (measured).
 */
export function servedMethods(route: Pick<RouteFile, "path" | "text">): HttpMethod[] | "unknown" {
  const program = programOf(route);
  if (program === undefined) return "unknown";
  const { names, refused, commonJs, open, handedOn } = exportsOf(program);
  return commonJs || open || handedOn.length > 0
    ? "unknown"
    : HTTP_METHODS.filter((method) => names.has(method) && !refused.has(method));
}

/** The line in which a route file first exports a method; 1 where that can't be told from its text. */
export function exportLine(text: string): number {
  const at = text.search(new RegExp(`\\bexports?\\b[^\\n]*\\b(?:${HTTP_METHODS.join("|")})\\b`));
  return at === -1 ? 1 : text.slice(0, at).split("\n").length;
}
