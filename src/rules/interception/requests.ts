/** What the middleware does with requests for the app's routes. */
import { HTTP_METHODS, type HttpMethod } from "../../handler/contract.js";
import type { MiddlewareFile, ModuleFile, NextApp, OtherCall } from "../../project/contract.js";
import { parseModule, SyntaxProblem } from "../../project/parse.js";
import type { Matcher, Way } from "../../routing/index.js";
import { type CalledPath, type Endpoint, Endpoints, samplesOf } from "./endpoints.js";

/** One request for a route, or for a path that only a call names, and every way that it can take through the middleware. */
export interface Intercepted {
  endpoint: Exclude<Endpoint, { kind: "page" }> | CalledPath;
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
  /** What the repo's own calls ask for and no route has. */
  called: Intercepted[];
  /** Follows one more request; "never" where the middleware doesn't run for it. */
  follow: (asked: { method: HttpMethod; path: string }) => Way[] | "never" | "unknown";
  /** All that the middleware may run for are among the requests, with every way that they can take. */
  isWhole: boolean;
}

/** A middleware that never does any of this has no say in what a route answers. */
const MAY_INTERCEPT = /redirect|rewrite|Response|json|from\s*["'](?!next\/server)|require\s*\(/;

const known = new WeakMap<NextApp, Promise<Interception | undefined>>();

/**
 * Follows requests for all routes through the middleware. `undefined` where there is none that runs for them, or none that can be read. What is found for an app is kept:
 * several rules ask.
 */
export function interceptionOf(app: NextApp): Promise<Interception | undefined> {
  const found = known.get(app) ?? examine(app);
  known.set(app, found);
  return found;
}

async function examine(app: NextApp): Promise<Interception | undefined> {
  const middleware = app.activeMiddleware;
  const hasRoutes = app.routes.length + app.pagesApi.length > 0;
  // With locales in the paths, what the matcher is asked isn't known.
  if (middleware === undefined || !hasRoutes || app.facts.hasI18n) return undefined;
  if (!MAY_INTERCEPT.test(middleware.text)) return undefined;
  const sources = parsed(middleware.modules);
  const own = sources.get(middleware.path);
  if (own === undefined) return undefined;
  const { readMatcher, takesRequest, waysThrough } = await import("../../routing/index.js");
  const matcher = readMatcher(own.file);
  const endpoints = new Endpoints(app);
  const requests: Intercepted[] = [];
  const follow: Interception["follow"] = (asked) => {
    const takes = takesRequest(matcher, asked);
    if (takes !== "always") return takes === "never" ? "never" : "unknown";
    return waysThrough(middleware.path, sources, asked) ?? "unknown";
  };
  let isWhole = true;
  for (const endpoint of endpoints.handlers()) {
    // What stands for the parameter (a locale, a tenant) decides what the middleware does.
    if (endpoint.file.url.startsWith("/[")) continue;
    for (const method of methodsOf(endpoint)) {
      for (const path of samplesOf(endpoint.file.url)) {
        const ways = follow({ method, path });
        if (ways === "unknown") isWhole = false;
        else if (ways !== "never") requests.push({ endpoint, method, path, ways });
      }
    }
  }
  const called = app.otherCalls.flatMap((call): Intercepted[] =>
    call.methods.flatMap((method) => {
      const path = pathOfCall(call);
      const ways = follow({ method, path });
      const file = { path: `${call.path}:${call.line}`, url: call.url };
      const endpoint = { kind: "called" as const, file, methods: [method] };
      return typeof ways === "string" ? [] : [{ endpoint, method, path, ways }];
    }),
  );
  return { middleware, matcher, endpoints, requests, called, follow, isWhole };
}

/** Parameters of a call's path are taken for some name. */
function pathOfCall({ url }: OtherCall): string {
  return url.replaceAll("*", "some-name");
}

/** What the middleware does with a call that no route answers. */
export function waysOfCall(call: OtherCall, { follow }: Interception): Way[] | "never" | "unknown" {
  const all = call.methods.map((method) => follow({ method, path: pathOfCall(call) }));
  if (all.includes("unknown")) return "unknown";
  const ways = all.flatMap((one) => (typeof one === "string" ? [] : one));
  return ways.length === 0 ? "never" : ways;
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
