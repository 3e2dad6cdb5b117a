/** Functions of packages that make what a route file exports, by what their documentation says of route handlers. */
import { libraryHandler } from "./libraries/index.js";

export interface RouteFactory {
  /** `handler`: one function for all of them. `methods`: an object with a function for each. */
  gives: "handler" | "methods";
  methods: readonly string[];
}

const handler = (...methods: string[]): RouteFactory => ({ gives: "handler", methods });
const object = (...methods: string[]): RouteFactory => ({ gives: "methods", methods });

const FACTORIES: Record<string, Record<string, RouteFactory>> = {
  // https://hono.dev/docs/getting-started/vercel
  "hono/vercel": { handle: handler("GET", "POST", "PUT", "PATCH", "DELETE") },
  // https://github.com/trpc/trpc-openapi#readme
  "trpc-openapi": { createOpenApiNextHandler: handler("GET", "POST", "PUT", "PATCH", "DELETE") },
  "trpc-to-openapi": { createOpenApiNextHandler: handler("GET", "POST", "PUT", "PATCH", "DELETE") },
  // https://www.apollographql.com/docs/apollo-server/integrations/integration-index
  "@as-integrations/next": { startServerAndCreateNextHandler: handler("GET", "POST") },
  // https://docs.uploadthing.com/getting-started/appdir
  "uploadthing/next": { createRouteHandler: object("GET", "POST") },
  // https://www.better-auth.com/docs/integrations/next
  "better-auth/next-js": { toNextJsHandler: object("GET", "POST") },
  // https://www.inngest.com/docs/reference/serve
  "inngest/next": { serve: object("GET", "POST", "PUT") },
  // https://github.com/auth0/nextjs-auth0/blob/v3.5.0/README.md, https://docs.kinde.com/developer-tools/sdks/backend/nextjs-sdk/
  "@auth0/nextjs-auth0": { handleAuth: handler("GET") },
  "@kinde-oss/kinde-auth-nextjs/server": { handleAuth: handler("GET") },
};

/** What is known of a function of a package, by the names that both have where they come from: of a library's own entry, too. */
export function routeFactory(source: string, name: string): RouteFactory | undefined {
  const entry = libraryHandler(source, name);
  return entry ? handler(...entry.methods) : FACTORIES[source]?.[name];
}
