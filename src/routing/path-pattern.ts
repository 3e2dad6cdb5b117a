/** URL patterns as Next.js reads them: path-to-regexp 6, with Next's own additions. */
import { compile, type Key, parse, pathToRegexp } from "path-to-regexp";
import { isBounded } from "./bounded-regexp.js";

/**
 * Whether the `source` of a middleware matcher takes a path. Next wraps it for its data requests, and drops the regular expression's flags, so that
 * case counts (measured on Next 16; `getMiddlewareMatchers` in next/dist/build/analysis/get-page-static-info.js).
 * Gives `undefined` for a source that Next refuses.
 */
export function matcherTakes(source: string, path: string): boolean | undefined {
  if (!source.startsWith("/") || !isAnswered(source)) return undefined;
  const ending = source === "/" ? "(/?index|/?index\\.json)?" : "{(\\.json)}?";
  try {
    const whole = `/:nextData(_next/data/[^/]{1,})?${source}${ending}`;
    return new RegExp(pathToRegexp(whole).source).test(path);
  } catch {
    return undefined;
  }
}

/**
 * The parameters that the `source` of a redirect or rewrite takes out of a path. Case doesn't count, and one slash at the end is let pass (`modifyRouteRegex` in
 * next/dist/lib/redirect-status.js). `false` where it doesn't match, `undefined` for a source that Next refuses.
 */
export function paramsIn(source: string, path: string): Record<string, string[]> | false | undefined {
  if (!isAnswered(source)) return undefined;
  const keys: Key[] = [];
  try {
    const regexp = pathToRegexp(source, keys, { strict: true, sensitive: false, delimiter: "/" });
    const found = new RegExp(regexp.source.replace(/\$$/, "(?:\\/)?$"), regexp.flags).exec(path);
    if (found === null) return false;
    const params: Record<string, string[]> = {};
    for (const [index, key] of keys.entries()) {
      const value = found[index + 1];
      if (value === undefined) continue;
      params[String(key.name)] = key.modifier === "*" || key.modifier === "+" ? value.split("/") : [value];
    }
    return params;
  } catch {
    return undefined;
  }
}

/** Whether a pattern's own regular expressions end in good time; what the library makes of the rest does. */
function isAnswered(source: string): boolean {
  try {
    return parse(source).every((token) => {
      if (typeof token === "string" || token.pattern === PLAIN) return true;
      const repeats = token.modifier === "*" || token.modifier === "+";
      return isBounded(repeats ? `(?:${token.pattern})*` : token.pattern);
    });
  } catch {
    return true;
  }
}

/** What stands for a parameter without an expression of its own. */
const PLAIN = "[^\\/#\\?]+?";

/** Where a redirect or rewrite leads. `path` is without query and hash. */
export interface Destination {
  /** It is another server. */
  external: boolean;
  path: string;
}

/** Puts parameters into a `destination`. `undefined` where that can't be done. */
export function destinationWith(
  destination: string,
  params: Record<string, string[]>,
): Destination | undefined {
  const absolute = /^[a-z][a-z\d+.-]*:\/\//i.exec(destination);
  if (absolute !== null) return { external: true, path: "" };
  const path = destination.replace(/[?#].*$/, "");
  const repeated = new Set([...path.matchAll(/:(\w+)(?:\([^)]*\))?[*+]/g)].map(([, name]) => name as string));
  const values = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, repeated.has(name) ? value : value.join("/")]),
  );
  try {
    return { external: false, path: compile(path, { validate: false })(values) };
  } catch {
    return undefined;
  }
}

/** A pattern of Clerk's and Convex's `createRouteMatcher`: the whole path, case doesn't count. */
export function patternTakes(pattern: string, path: string): boolean | undefined {
  if (!isAnswered(pattern)) return undefined;
  try {
    return pathToRegexp(pattern).test(path);
  } catch {
    return undefined;
  }
}
