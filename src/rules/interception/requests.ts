/** What the middleware does with requests for the app's API routes. */
import { HTTP_METHODS, type HttpMethod } from "../../handler/contract.js";
import type { MiddlewareFile, ModuleFile, NextApp } from "../../project/contract.js";
import { parseModule, SyntaxProblem } from "../../project/parse.js";
import type { Matcher, Way } from "../../routing/index.js";
import { type Endpoint, Endpoints, samplesOf } from "./endpoints.js";

/** One request for an API route, and every way that it can take through the middleware. */
export interface Intercepted {
  endpoint: Exclude<Endpoint, { kind: "page" }>;
  method: HttpMethod;
  /** The path that was asked for. */
  path: string;
  ways: Way[];
}

export interface Interception {
  middleware: MiddlewareFile;
  matcher: Matcher;
  endpoints: Endpoints;
  requests: Intercepted[];
  /** All that the middleware may run for are among the requests, with every way that they can take. */
  isWhole: boolean;
}

/** A middleware that never does any of this has no say in what a route answers. */
const MAY_INTERCEPT = /redirect|rewrite|Response|json|from\s*["'](?!next\/server)|require\s*\(/;

const known = new WeakMap<NextApp, Promise<Interception | undefined>>();

/**
 * Follows requests for all API routes through the middleware. `undefined` where there is none that runs for them, or none that can be read. What is found for an app is kept:
 * several rules ask.
 */
export function interceptionOf(app: NextApp): Promise<Interception | undefined> {
  const found = known.get(app) ?? examine(app);
  known.set(app, found);
  return found;
}

async function examine(app: NextApp): Promise<Interception | undefined> {
  const middleware = app.activeMiddleware;
  const hasApi = [...app.routes, ...app.pagesApi].some(({ url }) => /^\/api(?:\/|$)/.test(url));
  // With locales in the paths, what the matcher is asked isn't known.
  if (middleware === undefined || !hasApi || app.facts.hasI18n) return undefined;
  if (!MAY_INTERCEPT.test(middleware.text)) return undefined;
  const sources = parsed(middleware.modules);
  const own = sources.get(middleware.path);
  if (own === undefined) return undefined;
  const { readMatcher, takesRequest, waysThrough } = await import("../../routing/index.js");
  const matcher = readMatcher(own.file);
  const endpoints = new Endpoints(app);
  const requests: Intercepted[] = [];
  let isWhole = true;
  for (const endpoint of endpoints.api()) {
    for (const method of methodsOf(endpoint)) {
      for (const path of samplesOf(endpoint.file.url)) {
        const asked = { method, path };
        const takes = takesRequest(matcher, asked);
        const ways = takes === "always" ? waysThrough(middleware.path, sources, asked) : undefined;
        if (ways !== undefined) requests.push({ endpoint, method, path, ways });
        else if (takes !== "never") isWhole = false;
      }
    }
  }
  return requests.length === 0 ? undefined : { middleware, matcher, endpoints, requests, isWhole };
}

/** The methods that a route may be meant to answer. A route of which nothing is known is asked for both kinds. */
function methodsOf({ methods }: Exclude<Endpoint, { kind: "page" }>): HttpMethod[] {
  if (methods === "unknown" || methods.length === 0) return ["GET", "POST"];
  return HTTP_METHODS.filter((method) => methods.includes(method) && method !== "OPTIONS");
}

function parsed(modules: readonly ModuleFile[]) {
  return new Map(
    modules.flatMap(({ path, text, imports }) => {
      try {
        const source = { path, file: parseModule(text, path), imports: new Map(Object.entries(imports)) };
        return [[path, source] as const];
      } catch (error) {
        if (error instanceof SyntaxProblem) return [];
        throw error;
      }
    }),
  );
}

/** Whether everything on a way was decided by what differs from client to client: then some of them take it. */
export function isTaken(way: Way): boolean {
  return way.decisions.every(({ varies }) => varies);
}

/** What has to be so for a way to be taken, for people; "" where it always is. */
export function conditionOf(way: Way): string {
  const tests = way.decisions.map(({ about, truth }) => `\`${truth ? about : negated(about)}\``);
  return tests.length === 0 ? "" : `where ${tests.slice(0, 3).join(" and ")}`;
}

function negated(text: string): string {
  return / [=!<>&|]+ /.test(text) ? `!(${text})` : `!${text}`;
}
