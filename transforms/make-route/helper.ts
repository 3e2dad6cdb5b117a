/** The helper that routes import `makeRoute` from: the user's own file, written once. */
import * as t from "@babel/types";
import { exportedNames } from "../../src/handler/find/exports.js";
import { parseModule } from "../../src/handler/module.js";
import { propertyName, visitAll } from "../../src/handler/syntax.js";

/**
 * The text of `lib/route.ts`, or of `lib/route.js`, as Prettier leaves it.
 * @param next major version of Next.js: up to 14, `params` is no promise (measured)
 */
export function helperFile(next: number, typescript: boolean): string {
  const params = next < 15 ? "params" : "(await params)";
  const example = typescript
    ? ` *       GET: async (request, { params }: Context<{ id: string }>) =>
 *         Response.json(await find(${params}.id)),`
    : ` *       GET: async (request, { params }) =>
 *         Response.json(await find(${params}.id)),`;
  const checked = typescript ? " To take a method out of it\n * that the map lacks is a type error." : "";
  return `${typescript ? types(next) : ""}/**
 * Makes a route of a map from methods to handlers.${checked}
 *
 * \`notAllowed\` answers 405 and \`OPTIONS\` answers 204, both with the methods of
 * the map in \`Allow\`. Next.js answers a method that isn't exported with 405, too,
 * but without \`Allow\`.
 *
 *     export const { GET, PUT, OPTIONS, notAllowed: POST } = makeRoute({
${example}
 *       PUT: async (request) => Response.json(await save(await request.json())),
 *     });
 */
${typescript ? SIGNATURE : "export function makeRoute(handlers) {"}
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

function types(next: number): string {
  return `import type { NextRequest } from "next/server";

export type Method =
  | "GET"
  | "HEAD"
  | "POST"
  | "PUT"
  | "PATCH"
  | "DELETE"
  | "OPTIONS";

type Params = Record<string, string | string[] | undefined>;

/** What a handler gets besides the request. In \`[id]\`: \`Context<{ id: string }>\`. */
export interface Context<P = Params> {
  params: ${next < 15 ? "P" : "Promise<P>"};
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

`;
}

const SIGNATURE = `export function makeRoute<M extends Method, C = Context>(
  handlers: Record<M, Handler<C>>,
): Route<M, C> {`;

/**
 * Whether a file is such a helper, as written or changed by hand: it exports `makeRoute`, which gives an object with `OPTIONS` and
 * `notAllowed`. A file that doesn't parse is none.
 */
export function isHelper(text: string, path: string): boolean {
  try {
    const module = parseModule(text.replace(/^\uFEFF/, ""), { path });
    const exported = exportedNames(module).find(({ name }) => name === "makeRoute");
    return exported !== undefined && givesBoth(module.program);
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function givesBoth(program: t.Program): boolean {
  let found = false;
  visitAll(program, (node) => {
    if (!t.isObjectExpression(node)) return;
    const names = node.properties.map((property) =>
      t.isSpreadElement(property) ? undefined : propertyName(property),
    );
    if (names.includes("OPTIONS") && names.includes("notAllowed")) found = true;
  });
  return found;
}
