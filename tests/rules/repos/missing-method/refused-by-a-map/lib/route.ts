import type { NextRequest } from "next/server";

export type Method =
  | "GET"
  | "HEAD"
  | "POST"
  | "PUT"
  | "PATCH"
  | "DELETE"
  | "OPTIONS";

type Params = Record<string, string | string[] | undefined>;

/** What a handler gets besides the request. In `[id]`: `Context<{ id: string }>`. */
export interface Context<P = Params> {
  params: Promise<P>;
}

/** As Next.js types it. */
export type Handler<C = Context> = (
  request: NextRequest,
  context: C,
) => Response | void | Promise<Response | void>;

/** The handlers as they were given, and two answers that go with them. */
export type Route<M extends Method, C = Context> = Record<
  M | "OPTIONS" | "notAllowed",
  Handler<C>
>;

/**
 * Makes a route of a map from methods to handlers. To take a method out of it
 * that the map lacks is a type error.
 *
 * `notAllowed` answers 405 and `OPTIONS` answers 204, both with the methods of
 * the map in `Allow`. Next.js answers a method that isn't exported with 405, too,
 * but without `Allow`.
 *
 *     export const { GET, PUT, OPTIONS, notAllowed: POST } = makeRoute({
 *       GET: async (request, { params }: Context<{ id: string }>) =>
 *         Response.json(await find((await params).id)),
 *       PUT: async (request) => Response.json(await save(await request.json())),
 *     });
 */
export function makeRoute<M extends Method, C = Context>(
  handlers: Record<M, Handler<C>>,
): Route<M, C> {
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
