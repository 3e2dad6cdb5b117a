/** Where a request ends once it is past the middleware, or was sent on by it. */
import type { NextApp } from "../../project/contract.js";
import { type ConfigRoute, destinationWith, paramsIn } from "../../routing/index.js";
import type { Endpoint, Endpoints } from "./endpoints.js";

export type Landing =
  | { kind: "endpoint"; endpoint: Endpoint; rewrites: ConfigRoute[] }
  /** A redirect of the config answers. */
  | { kind: "redirect"; by: ConfigRoute; to?: string }
  /** Another server, or something that can't be told. */
  | { kind: "unknown" }
  | { kind: "nothing" };

/**
 * Follows a path, without `basePath`, in Next's order: redirects, beforeFiles, files, afterFiles, files with parameters, fallback
 * (https://nextjs.org/docs/app/api-reference/config/next-config-js/rewrites; measured).
 */
export function landingOf(path: string, app: NextApp, endpoints: Endpoints): Landing {
  const { redirects, beforeFiles, afterFiles, fallback, open } = app.facts.routes;
  const walk = new Walk(path);
  for (const route of redirects) {
    const next = walk.match(route);
    if (next === "unknown") return { kind: "unknown" };
    if (next === undefined) continue;
    return { kind: "redirect", by: route, ...(next.external ? {} : { to: next.path }) };
  }
  for (const route of beforeFiles) {
    if (!walk.take(route)) return { kind: "unknown" };
  }
  const hit = (kind?: "static" | "dynamic"): Landing | undefined => {
    const endpoint = endpoints.find(walk.path, kind);
    return endpoint && { kind: "endpoint", endpoint, rewrites: walk.taken };
  };
  const fixed = hit("static");
  if (fixed !== undefined) return fixed;
  for (const route of afterFiles) {
    const count = walk.taken.length;
    if (!walk.take(route)) return { kind: "unknown" };
    const found = walk.taken.length > count ? hit() : undefined;
    if (found !== undefined) return found;
  }
  const found = hit("dynamic");
  if (found !== undefined) return open ? { kind: "unknown" } : found;
  for (const route of fallback) {
    if (!walk.take(route)) return { kind: "unknown" };
  }
  return (
    hit() ?? {
      kind: open || app.files.some((file) => file.endsWith(`public${path}`)) ? "unknown" : "nothing",
    }
  );
}

/** A path on its way through rewrites. */
class Walk {
  readonly taken: ConfigRoute[] = [];

  constructor(public path: string) {}

  /** Where a route sends the path; `undefined` where it doesn't take it, `unknown` where that can't be told. */
  match(route: ConfigRoute): { external: boolean; path: string } | "unknown" | undefined {
    if (route.outsideBasePath) return undefined;
    const params = paramsIn(route.source, this.path);
    if (params === false) return undefined;
    if (params === undefined || route.conditional || route.unsure) return "unknown";
    return destinationWith(route.destination, params) ?? "unknown";
  }

  /** Goes on by a rewrite, if it takes the path. `false` where nothing is known from there on. */
  take(route: ConfigRoute): boolean {
    const next = this.match(route);
    if (next === undefined) return true;
    if (next === "unknown" || next.external) return false;
    this.path = next.path;
    this.taken.push(route);
    return true;
  }
}

/** The method by which a program asks again after a redirect (https://fetch.spec.whatwg.org/#http-redirect-fetch; measured). */
export function methodAfter(status: number, method: string): string {
  if (status === 303 && method !== "GET" && method !== "HEAD") return "GET";
  if ((status === 301 || status === 302) && method === "POST") return "GET";
  return method;
}
