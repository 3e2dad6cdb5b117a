/** What the middlewares of well-known packages do with a request for an API route. */
import type * as t from "@babel/types";
import { callFunction } from "../evaluation/calls.js";
import { isTruthy } from "../evaluation/operators.js";
import type { Run } from "../evaluation/run.js";
import { Thrown } from "../evaluation/scope.js";
import {
  type Fields,
  fields,
  isFunction,
  isObject,
  type List,
  native,
  unknown,
  type Value,
} from "../evaluation/values.js";
import { patternTakes } from "../path-pattern.js";
import type { KnownPackage, Outcome, Place } from "./outcome.js";
import { type Asked, targetOf, urlValue } from "./request.js";

export interface PackageTools {
  asked: Asked;
  run: Run;
  make: (outcome: Outcome) => Fields;
  placeOf: (node: t.Node) => Place;
  /** What a value does that is a response. */
  outcomeOf: (value: Value) => Outcome | undefined;
}

type Maker = (tools: PackageTools) => Value;

const auth = (name: string): KnownPackage => ({ name, kind: "auth" });
const i18n = (name: string): KnownPackage => ({ name, kind: "i18n" });

const NEXT_AUTH = "NextAuth.js";

/** By module and exported name. */
const PACKAGES: Record<string, Record<string, Maker>> = {
  "next-auth/middleware": {
    default: (tools) => guard(auth(NEXT_AUTH), tools),
    withAuth: (tools) => guard(auth(NEXT_AUTH), tools),
  },
  "next-auth": { default: authJs },
  "@clerk/nextjs/server": { authMiddleware, clerkMiddleware, createRouteMatcher, withClerkMiddleware },
  "@clerk/nextjs": { authMiddleware, clerkMiddleware, createRouteMatcher, withClerkMiddleware },
  "@kinde-oss/kinde-auth-nextjs/middleware": { withAuth: (tools) => guard(auth("Kinde"), tools) },
  "@kinde-oss/kinde-auth-nextjs/server": { withAuth: (tools) => guard(auth("Kinde"), tools) },
  "@workos-inc/authkit-nextjs": { authkitMiddleware },
  "@auth0/nextjs-auth0/edge": { withMiddlewareAuthRequired },
  "@auth0/nextjs-auth0": { withMiddlewareAuthRequired },
  "@auth0/nextjs-auth0/server": { Auth0Client },
  "@convex-dev/auth/nextjs/server": {
    convexAuthNextjsMiddleware,
    createRouteMatcher,
    nextjsMiddlewareRedirect,
  },
  "next-intl/middleware": {
    default: (tools) => native((_, node) => prefixes(i18n("next-intl"), node, tools)),
  },
  "next-international/middleware": {
    createI18nMiddleware: (tools) => native((_, node) => prefixes(i18n("next-international"), node, tools)),
  },
  "next-i18n-router": {
    i18nRouter: (tools) => native((_, node) => answerOf(i18n("next-i18n-router"), tools, node)),
    default: (tools) => native((_, node) => answerOf(i18n("next-i18n-router"), tools, node)),
  },
};

/** What a name imported from a package is; `undefined` where the package isn't known. */
export function packageValue(module: string, name: string, tools: PackageTools): Value {
  return PACKAGES[module]?.[name]?.(tools);
}

function answerOf(known: KnownPackage, { make, placeOf }: PackageTools, node: t.Node): Fields {
  return make({ kind: "package", package: known, at: placeOf(node) });
}

/** A middleware that puts a locale in front of every path: an API path with one leads nowhere. */
function prefixes(known: KnownPackage, node: t.Node, tools: PackageTools): Value {
  const at = tools.placeOf(node);
  return native(() => tools.make({ kind: "package", package: known, at }));
}

/**
 * `withAuth(request)`, `withAuth(middleware, options)`, `withAuth(options)`: who isn't signed in is sent to the sign-in page, by 307, for API paths
 * as well (next-auth 4, src/next/middleware.ts; Kinde's withAuth likewise).
 */
function guard(known: KnownPackage, tools: PackageTools): Value {
  const check = (
    inner: Value,
    options: Value,
    request: Value,
    rest: Value[],
    node: t.Node,
    at: Place,
  ): Value => {
    if (known.name === NEXT_AUTH && isOfNextAuth(options, tools.asked.path)) return undefined;
    const token = unknown("the session", true);
    const callback = member(options, "callbacks", "authorized");
    const allowed = isFunction(callback)
      ? callFunction(
          callback,
          [
            fields([
              ["token", token],
              ["req", request],
            ]),
          ],
          node,
          tools.run,
        )
      : token;
    if (!isTruthy(allowed, node, tools.run)) return tools.make({ kind: "package", package: known, at });
    return isFunction(inner) ? callFunction(inner, [request, ...rest], node, tools.run) : undefined;
  };
  return native(([first, options], node) => {
    const place = tools.placeOf(node);
    if (isRequest(first)) return check(undefined, options, first, [], node, place);
    const [inner, own] = isFunction(first) ? [first, options] : [undefined, first];
    return native(([request, ...rest], site) => check(inner, own, request, rest, site, place));
  });
}

/** What NextAuth's middleware lets through: its own addresses and its pages (next-auth 4, src/next/middleware.ts; measured). */
function isOfNextAuth(options: Value, path: string): boolean {
  if (/^\/api\/auth(?:\/|$)/.test(path)) return true;
  return [member(options, "pages", "signIn"), member(options, "pages", "error")].includes(path);
}

/** `NextAuth(config)` of Auth.js 5: its `auth` guards only what `callbacks.authorized` says. */
function authJs(tools: PackageTools): Value {
  return native(([config]) => {
    const authorized = member(config, "callbacks", "authorized");
    const admit = (request: Value, node: t.Node): Value => {
      if (!isFunction(authorized)) return undefined;
      const input = fields([
        ["auth", unknown("the session", true)],
        ["request", request],
      ]);
      const allowed = callFunction(authorized, [input], node, tools.run);
      if (isObject(allowed) && allowed.kind === "fields") return allowed;
      return isTruthy(allowed, node, tools.run) ? undefined : answerOf(auth("Auth.js"), tools, node);
    };
    const asMiddleware = native(([first], node) => {
      if (isFunction(first)) {
        return native(([request, ...rest], site) => {
          return admit(request, site) ?? callFunction(first, [request, ...rest], site, tools.run);
        });
      }
      return isRequest(first) ? admit(first, node) : unknown("auth()", true);
    });
    const made = fields([["auth", asMiddleware]]);
    made.rest = unknown("NextAuth(…)", false);
    return made;
  });
}

/** Clerk lets everything pass but for what its callback says; `auth.protect()` answers 404 to a program (https://clerk.com/docs/reference/nextjs/clerk-middleware). */
function clerkMiddleware(tools: PackageTools): Value {
  return native(([callback]) =>
    native(([request], node) => {
      if (!isFunction(callback)) return undefined;
      try {
        return callFunction(callback, [clerkAuth(tools), request], node, tools.run);
      } catch (error) {
        if (error instanceof Thrown && isObject(error.value) && error.value.kind === "fields")
          return error.value;
        throw error;
      }
    }),
  );
}

/**
 * Clerk 4: `beforeAuth` may redirect or rewrite, or end it all by `false`; `afterAuth` decides. Without that a request for an API is answered 401, and every other method
 * than GET counts as one (@clerk/nextjs 4, src/server/authMiddleware.ts).
 */
function authMiddleware(tools: PackageTools): Value {
  const { asked, run } = tools;
  const matches = (routes: Value, request: Value, node: t.Node): boolean | undefined => {
    if (isFunction(routes)) return isTruthy(callFunction(routes, [request], node, run), node, run);
    const items = isObject(routes) && routes.kind === "list" ? routes.items : [routes];
    const taken = items.map((item) => takesPath(item, asked.path, node, run));
    if (taken.includes(true)) return true;
    return items.some((item, index) => item !== undefined && taken[index] === undefined) ? undefined : false;
  };
  return native(([options]) =>
    native(([request, event], node) => {
      if (matches(member(options, "ignoredRoutes"), request, node) === true) return undefined;
      const before = member(options, "beforeAuth");
      if (isFunction(before)) {
        const given = callFunction(before, [request, event], node, run);
        if (given === false) return undefined;
        const outcome = tools.outcomeOf(given);
        if (outcome !== undefined && /^(?:redirect|rewrite|package)$/.test(outcome.kind)) return given;
      }
      const isPublic = matches(member(options, "publicRoutes"), request, node);
      const after = member(options, "afterAuth");
      if (isFunction(after)) {
        const session = fields([
          ["userId", unknown("userId", true)],
          ["isPublicRoute", isPublic ?? unknown("isPublicRoute", false)],
          ["isApiRoute", /^\/(?:api|trpc)/.test(asked.path) || !/^(?:GET|HEAD)$/.test(asked.method)],
        ]);
        session.rest = unknown("auth", true);
        return callFunction(after, [session, request, event], node, run);
      }
      if (isPublic === true || isTruthy(unknown("the session", true), node, run)) return undefined;
      return isPublic === false
        ? tools.make({ kind: "answer", status: 401, at: tools.placeOf(node) })
        : undefined;
    }),
  );
}

/** Of Clerk 3 and 4: the callback does it all. */
function withClerkMiddleware({ run }: PackageTools): Value {
  return native(([callback]) =>
    native((given, node) => (isFunction(callback) ? callFunction(callback, given, node, run) : undefined)),
  );
}

function clerkAuth(tools: PackageTools): Value {
  const protect = native((_, node) => {
    const signedIn = unknown("the session", true);
    if (isTruthy(signedIn, node, tools.run)) return signedIn;
    throw new Thrown(tools.make({ kind: "answer", status: 404, at: tools.placeOf(node) }));
  });
  const session = fields([
    ["userId", unknown("userId", true)],
    ["sessionId", unknown("sessionId", true)],
    ["protect", protect],
    ["redirectToSignIn", native((_, node) => answerOf(auth("Clerk"), tools, node))],
  ]);
  session.rest = unknown("auth()", true);
  return native(() => session, [["protect", protect]]);
}

/** `createRouteMatcher(["/dashboard(.*)"])` of Clerk and Convex. */
function createRouteMatcher({ asked, run }: PackageTools): Value {
  return native(([patterns], node) => {
    const items: Value[] =
      isObject(patterns) && patterns.kind === "list" ? (patterns as List).items : [patterns];
    return native(() => {
      let open = false;
      for (const item of items) {
        const takes = takesPath(item, asked.path, node, run);
        if (takes === true) return true;
        if (takes === undefined) open = true;
      }
      return open ? unknown("createRouteMatcher(…)", false) : false;
    });
  });
}

function takesPath(item: Value, path: string, node: t.Node, run: Run): boolean | undefined {
  if (typeof item === "string") return patternTakes(item, path);
  if (isObject(item) && item.kind === "pattern") return item.regexp.test(path);
  if (isFunction(item)) return isTruthy(callFunction(item, [], node, run), node, run);
  return undefined;
}

/** AuthKit guards routes only with `middlewareAuth.enabled`. */
function authkitMiddleware(tools: PackageTools): Value {
  return native(([options]) =>
    native((_, node) => {
      const enabled = member(options, "middlewareAuth", "enabled");
      if (enabled === undefined || enabled === false) return undefined;
      const signedIn = unknown("the session", true);
      return isTruthy(signedIn, node, tools.run) ? undefined : answerOf(auth("WorkOS AuthKit"), tools, node);
    }),
  );
}

/** Auth0 answers 401 itself where the path begins with /api (nextjs-auth0 3, helpers/with-middleware-auth-required.ts). */
function withMiddlewareAuthRequired(tools: PackageTools): Value {
  const check = (inner: Value, request: Value, node: t.Node): Value => {
    const signedIn = unknown("the session", true);
    if (!isTruthy(signedIn, node, tools.run)) {
      return tools.make({ kind: "answer", status: 401, at: tools.placeOf(node) });
    }
    return isFunction(inner) ? callFunction(inner, [request], node, tools.run) : undefined;
  };
  return native(([first], node) =>
    isRequest(first)
      ? check(undefined, first, node)
      : native(([request], site) => check(first, request, site)),
  );
}

/** `auth0.middleware(request)` answers under /auth and lets all else pass. */
function Auth0Client(tools: PackageTools): Value {
  return native(() => {
    const client = fields([["middleware", native(() => tools.make({ kind: "next" }))]]);
    client.rest = unknown("auth0", true);
    return client;
  });
}

function convexAuthNextjsMiddleware(tools: PackageTools): Value {
  return native(([callback]) =>
    native(([request], node) => {
      if (!isFunction(callback)) return undefined;
      const context = fields([["convexAuth", unknown("convexAuth", true)]]);
      return callFunction(callback, [request, context], node, tools.run);
    }),
  );
}

function nextjsMiddlewareRedirect({ make, placeOf }: PackageTools): Value {
  return native(([, path], node) => {
    const target = typeof path === "string" ? targetOf(urlValue(path, true)) : undefined;
    return make({ kind: "redirect", status: 307, ...(target && { target }), at: placeOf(node) });
  });
}

function member(value: Value, ...names: string[]): Value {
  return names.reduce<Value>(
    (owner, name) => (isObject(owner) && owner.kind === "fields" ? owner.values.get(name) : undefined),
    value,
  );
}

function isRequest(value: Value): boolean {
  return isObject(value) && value.kind === "fields" && value.values.has("nextUrl");
}
