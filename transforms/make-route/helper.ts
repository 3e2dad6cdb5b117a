/** The helper that routes import `makeRoute` from: the user's own file, written once. */

/**
 * The text of `lib/route.ts`, or of `lib/route.js`.
 * @param next major version of Next.js: up to 14, `params` is no promise (measured)
 */
export function helperFile(next: number, typescript: boolean): string {
  const types = `import type { NextRequest } from "next/server";

export type Method = "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS";

/** What a handler gets besides the request. In \`tasks/[id]\` it is a \`Context<{ id: string }>\`. */
export interface Context<Params = Record<string, string | string[] | undefined>> {
  params: ${next < 15 ? "Params" : "Promise<Params>"};
}

export type Handler<C = Context> = (request: NextRequest, context: C) => Response | Promise<Response>;

/** The handlers as they were given, and two answers that go with them. */
export type Route<M extends Method, C = Context> = Record<M | "OPTIONS" | "notAllowed", Handler<C>>;

`;
  const request = typescript ? `(request, { params }: Context<{ id: string }>)` : "(request, { params })";
  const params = next < 15 ? "params" : "(await params)";
  const signature = typescript
    ? `export function makeRoute<M extends Method, C = Context>(handlers: Record<M, Handler<C>>): Route<M, C> {`
    : "export function makeRoute(handlers) {";
  const missing = typescript ? " To take a method out of it that has no handler is a type error." : "";
  return `${typescript ? types : ""}/**
 * Makes a route of its handlers.${missing} \`notAllowed\` answers 405 and
 * \`OPTIONS\` answers 204, both with the route's methods in \`Allow\`; Next.js sends no \`Allow\` with its own 405.
 *
 *     export const { GET, PUT, OPTIONS, notAllowed: POST, notAllowed: DELETE } = makeRoute({
 *       GET: async ${request} => Response.json(await find(${params}.id)),
 *       PUT: async (request) => Response.json(await save(await request.json())),
 *     });
 */
${signature}
  const methods = new Set([...Object.keys(handlers), "OPTIONS"]);
  // Next.js answers HEAD by GET.
  if (methods.has("GET")) methods.add("HEAD");
  const headers = { Allow: [...methods].sort().join(", ") };
  return {
    OPTIONS: () => new Response(null, { status: 204, headers }),
    notAllowed: () => new Response(null, { status: 405, headers }),
    ...handlers,
  };
}
`;
}
