import { describe, expect, it } from "vitest";
import { parseModule } from "../../src/project/parse.js";
import { waysThrough } from "../../src/routing/index.js";
import type { Outcome } from "../../src/routing/middleware/outcome.js";

/** What a middleware does with `POST /api/tasks`, way by way: the outcome, and on what it rests. */
function ways(
  text: string,
  more: Record<string, string> = {},
  method = "POST",
  asked = "/api/tasks",
): string[] {
  const files = { "middleware.ts": text, ...more };
  const imports = new Map(Object.keys(more).map((path) => [`./${path.replace(/\.ts$/, "")}`, path] as const));
  const sources = new Map(
    Object.entries(files).map(([path, source]) => [path, { path, file: parseModule(source, path), imports }]),
  );
  const found = waysThrough("middleware.ts", sources, { method, path: asked });
  if (found === undefined) return ["too many"];
  return found.map(({ outcome, decisions }) => {
    const when = decisions.map(
      ({ about, truth, varies }) => `${truth ? "" : "not "}${about}${varies ? "" : " (?)"}`,
    );
    return [shown(outcome), ...when].join(" | ");
  });
}

function shown(outcome: Outcome): string {
  const target = "target" in outcome ? ` ${outcome.target?.parts.map((part) => part ?? "*").join("")}` : "";
  switch (outcome.kind) {
    case "redirect":
      return `${outcome.status}${target}`;
    case "rewrite":
      return `rewrite${target}`;
    case "answer":
      return `answers ${outcome.status}`;
    case "package":
      return outcome.package.name;
    default:
      return outcome.kind;
  }
}

const NEXT = `import { NextResponse } from "next/server";\n`;

describe("a middleware that sends clients without a session away", () => {
  it("is followed by way of its cookie", () => {
    expect(
      ways(`${NEXT}export function middleware(request) {
        const token = request.cookies.get("token")?.value;
        const isPublic = ["/login", "/signup"].some((path) => request.nextUrl.pathname.startsWith(path));
        if (!token && !isPublic) {
          return NextResponse.redirect(new URL("/login", request.url));
        }
        return NextResponse.next();
      }`),
    ).toEqual(["307 /login | not request.cookies.get(…).value", "next | request.cookies.get(…).value"]);
  });

  it("is followed into the helper that does it", () => {
    const helper = `import { createServerClient } from "@supabase/ssr";
      ${NEXT}
      export async function updateSession(request: NextRequest) {
        let supabaseResponse = NextResponse.next({ request });
        const supabase = createServerClient(process.env.URL!, process.env.KEY!, {
          cookies: {
            getAll() { return request.cookies.getAll(); },
            setAll(all) { all.forEach(({ name, value }) => request.cookies.set(name, value)); },
          },
        });
        const { data: { user } } = await supabase.auth.getUser();
        if (!user && !request.nextUrl.pathname.startsWith("/auth")) {
          const url = request.nextUrl.clone();
          url.pathname = "/auth/login";
          return NextResponse.redirect(url);
        }
        return supabaseResponse;
      }`;
    expect(
      ways(
        `import { updateSession } from "./session";
        export async function middleware(request: NextRequest) { return await updateSession(request); }`,
        { "session.ts": helper },
      ),
    ).toEqual([
      "307 /auth/login | not supabase.auth.getUser().data.user",
      "next | supabase.auth.getUser().data.user",
    ]);
  });

  it("is followed where the check fails by an exception", () => {
    expect(
      ways(`${NEXT}import { jwtVerify } from "jose";
      export default async function middleware(req) {
        try {
          await jwtVerify(req.cookies.get("session")?.value, secret);
          return NextResponse.next();
        } catch {
          return NextResponse.redirect(\`\${req.nextUrl.origin}/sign-in?from=\${req.nextUrl.pathname}\`, 303);
        }
      }`),
    ).toEqual(["next | not jwtVerify(…) fails", "303 /sign-in | jwtVerify(…) fails"]);
  });

  it("lets the API pass where its list says so", () => {
    const text = (list: string) => `${NEXT}const PUBLIC = ${list};
      export function middleware({ nextUrl, cookies, url }) {
        for (const path of PUBLIC) if (nextUrl.pathname.startsWith(path)) return NextResponse.next();
        if (cookies.has("session")) return;
        return NextResponse.redirect(new URL("/login", url));
      }`;
    expect(ways(text(`["/", "/api"].filter((path) => path !== "/")`))).toEqual(["next"]);
    expect(ways(text(`["/pricing"]`))).toEqual(["307 /login | not cookies.has(…)", "next | cookies.has(…)"]);
  });
});

describe("what can't be told without a run", () => {
  it("is said to rest on something else than the client", () => {
    const text = `${NEXT}import { isPublic } from "@acme/paths";
      export function middleware(request) {
        if (isPublic(request.nextUrl.pathname)) return NextResponse.next();
        return NextResponse.redirect(new URL("/login", request.url));
      }`;
    expect(ways(text)).toEqual(["307 /login | not isPublic(…) (?)", "next | isPublic(…) (?)"]);
    expect(
      ways(`${NEXT}export function middleware(request) {
        if (process.env.MAINTENANCE === "1") return NextResponse.rewrite(new URL("/maintenance", request.url));
      }`),
    ).toEqual([
      'next | not process.env.MAINTENANCE === "1" (?)',
      'rewrite /maintenance | process.env.MAINTENANCE === "1" (?)',
    ]);
  });

  it("ends in an unknown outcome", () => {
    expect(ways(`import { chain } from "@acme/chain"; export default chain([a, b]);`)).toEqual(["unknown"]);
    expect(ways(`export function middleware() { for (;;) {} }`)).toEqual(["unknown"]);
  });
});

describe("packages", () => {
  it("are known by what they do with an API path", () => {
    expect(
      ways(`import createMiddleware from "next-intl/middleware"; export default createMiddleware({});`),
    ).toEqual(["next-intl"]);
    expect(ways(`export { default } from "next-auth/middleware";`)).toEqual([
      "NextAuth.js | not the session",
      "next | the session",
    ]);
    expect(
      ways(`import { withAuth } from "next-auth/middleware";
        export default withAuth({ callbacks: { authorized: ({ req, token }) =>
          req.nextUrl.pathname.startsWith("/api") || !!token } });`),
    ).toEqual(["next"]);
    expect(
      ways(`import { clerkMiddleware, createRouteMatcher } from "@clerk/nextjs/server";
        const isPublic = createRouteMatcher(["/sign-in(.*)"]);
        export default clerkMiddleware(async (auth, req) => { if (!isPublic(req)) await auth.protect(); });`),
    ).toEqual(["answers 404 | not the session", "next | the session"]);
    expect(
      ways(
        `import NextAuth from "next-auth"; import { config } from "./auth.config";
        const { auth } = NextAuth(config);
        export default auth((req) => {
          const isLoggedIn = !!req.auth;
          if (!isLoggedIn) return Response.redirect(new URL("/login", req.nextUrl));
        });`,
        { "auth.config.ts": "export const config = { providers: [] };" },
      ),
    ).toEqual(["302 /login | not request.auth", "next | request.auth"]);
  });
});

describe("callbacks that are handed to wrappers", () => {
  const CLERK = `import { authMiddleware, redirectToSignIn } from "@clerk/nextjs";\n${NEXT}`;

  it("are followed in Clerk's afterAuth", () => {
    expect(
      ways(`${CLERK}export default authMiddleware({
        publicRoutes: ["/", "/pricing"],
        afterAuth(auth, request) {
          if (!auth.userId && !auth.isPublicRoute) return NextResponse.redirect(new URL("/sign-in", request.url));
          return NextResponse.next();
        },
      });`),
    ).toEqual(["307 /sign-in | not userId", "next | userId"]);
  });

  it("are followed in Clerk's beforeAuth", () => {
    expect(
      ways(`${CLERK}import createMiddleware from "next-intl/middleware";
        const intl = createMiddleware({ locales: ["en"] });
        export default authMiddleware({ beforeAuth: (request) => intl(request), publicRoutes: ["/api(.*)"] });`),
    ).toEqual(["next-intl"]);
  });

  it("leave public and ignored routes alone", () => {
    expect(ways(`${CLERK}export default authMiddleware({ publicRoutes: ["/api/(.*)"] });`)).toEqual(["next"]);
    expect(ways(`${CLERK}export default authMiddleware({ ignoredRoutes: ["/api/tasks"] });`)).toEqual([
      "next",
    ]);
    expect(ways(`${CLERK}export default authMiddleware({ beforeAuth: () => false });`)).toEqual(["next"]);
  });

  it("answer 401 where Clerk decides by itself", () => {
    expect(ways(`${CLERK}export default authMiddleware();`)).toEqual([
      "answers 401 | not the session",
      "next | the session",
    ]);
  });

  it("are followed through a chain", () => {
    const chain = `${NEXT}
      export function chain(functions = [], index = 0) {
        const current = functions[index];
        if (current) {
          const next = chain(functions, index + 1);
          return current(next);
        }
        return () => NextResponse.next();
      }`;
    expect(
      ways(
        `${NEXT}import { chain } from "./chain";
        const withHeaders = (next) => async (request, event) => {
          const response = await next(request, event);
          if (response) response.headers.set("x-app", "1");
          return response;
        };
        const withUser = (next) => (request, event) => {
          if (!request.cookies.get("session")) return NextResponse.redirect(new URL("/login", request.url));
          return next(request, event);
        };
        export default chain([withHeaders, withUser]);`,
        { "chain.ts": chain },
      ),
    ).toEqual(["307 /login | not request.cookies.get(…)", "next | request.cookies.get(…)"]);
  });
});

describe("NextAuth's own middleware", () => {
  const AUTH = 'export { default } from "next-auth/middleware";';

  it("guards the API, but none of its own addresses and pages", () => {
    expect(ways(AUTH)).toEqual(["NextAuth.js | not the session", "next | the session"]);
    expect(ways(AUTH, {}, "POST", "/api/auth/signin/google")).toEqual(["next"]);
    const withPages = `import { withAuth } from "next-auth/middleware";
      export default withAuth({ pages: { signIn: "/login" } });`;
    expect(ways(withPages, {}, "POST", "/login")).toEqual(["next"]);
  });
});
