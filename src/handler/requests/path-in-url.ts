/**
 * Path parameters among the search parameters: there the Pages Router's edge runtime puts them, over a search parameter
 * of the same name, in `nextUrl` and in `url` (measured on Next 16). A route handler's URL doesn't hold them.
 */
import * as t from "@babel/types";
import { findExportedConfig } from "../exported-config.js";
import { Refusal } from "../refusal.js";
import { staticValue } from "../static-value.js";
import { isCall, isMember, propertyName } from "../syntax.js";
import { pathKinds } from "./path-parameters.js";
import type { Use } from "./uses.js";
import { note, parentOf, referencesOf, type Work, withCasts } from "./work.js";

type Part = "url" | "search";

/** Parts of a URL that hold no search parameters. */
const OTHER_PARTS = new Set(["hash", "host", "hostname", "origin", "pathname", "port", "protocol"]);

/**
 * The reads of path parameters by way of an edge handler's URL.
 * @param url an expression that gives the URL: `req.nextUrl`, `new URL(req.url)`
 * @throws {Refusal} where the search parameters are used in another way: they would lack the path parameters.
 */
export function pathReadsIn(work: Work, url: t.Node): Use[] {
  const uses: Use[] = [];
  if (pathKinds(work).size === 0) return uses;
  if (isEdge(work)) follow(work, uses, url, "url");
  else if (isWebHandler(work)) noteNamesakes(work, url);
  return uses;
}

/** `export const config = { runtime: "edge" }`, `export const runtime = "edge"` */
function isEdge({ module }: Work): boolean {
  const config = findExportedConfig(module);
  const value = config && "value" in config ? staticValueOf(config.value) : undefined;
  const own = module.programScope.getOwnBinding("runtime")?.path.node;
  const runtime = t.isVariableDeclarator(own) && own.init ? staticValue(module, own.init) : undefined;
  return [value, runtime].some((one) => one === "edge" || one === "experimental-edge");

  function staticValueOf(object: t.Node): unknown {
    const property = t.isObjectExpression(object)
      ? object.properties.find((one) => t.isObjectProperty(one) && propertyName(one) === "runtime")
      : undefined;
    return t.isObjectProperty(property) ? staticValue(module, property.value) : undefined;
  }
}

function isWebHandler({ view }: Work): boolean {
  return view.fn.params.length === 1;
}

function follow(work: Work, uses: Use[], node: t.Node, part: Part): void {
  const outer = withCasts(work, node);
  const above = parentOf(work, outer);
  if (isMember(above) && above.object === outer) {
    const name = propertyName(above);
    if (part === "search") readFrom(work, uses, above, name);
    else if (name === "searchParams") follow(work, uses, above, "search");
    else if (!name || !OTHER_PARTS.has(name)) throw lacksPath(above);
    return;
  }
  if (!t.isVariableDeclarator(above) || above.init !== outer) throw lacksPath(node);
  if (t.isIdentifier(above.id)) {
    const binding = work.module.bindings.get(above.id);
    for (const reference of referencesOf(work, binding)) follow(work, uses, reference, part);
    return;
  }
  if (!t.isObjectPattern(above.id) || part === "search") throw lacksPath(above);
  for (const property of above.id.properties) {
    const name = t.isObjectProperty(property) ? propertyName(property) : undefined;
    const target = t.isObjectProperty(property) ? property.value : undefined;
    if (name === "searchParams" && t.isIdentifier(target))
      for (const reference of referencesOf(work, work.module.bindings.get(target)))
        follow(work, uses, reference, "search");
    else if (!name || !OTHER_PARTS.has(name)) throw lacksPath(property);
  }
}

/** `searchParams.get("id")`: what reads a path parameter is one of its uses. */
function readFrom(work: Work, uses: Use[], member: t.Node, method: string | undefined): void {
  const call = parentOf(work, member);
  const key = isCall(call) && call.callee === member ? call.arguments[0] : undefined;
  if (!t.isStringLiteral(key) || !method || !["get", "getAll", "has"].includes(method))
    throw lacksPath(member);
  const kind = pathKinds(work).get(key.value);
  if (!kind) return;
  const fits = kind === "one" ? method === "get" : kind === "many" && method === "getAll";
  if (!fits) throw lacksPath(call!);
  uses.push({ facet: "query", key: key.value, node: call!, at: call!, whole: false });
}

function lacksPath(node: t.Node): Refusal {
  return new Refusal(
    node,
    "the edge runtime of the Pages Router puts the path parameters among the search parameters, and a route handler's URL doesn't hold them; read them from `params`",
  );
}

/** Without the edge runtime nothing tells whether `?id=…` or the folder `[id]` is meant. */
function noteNamesakes(work: Work, url: t.Node): void {
  const uses: Use[] = [];
  try {
    follow(work, uses, url, "url");
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  for (const { key } of uses)
    note(
      work,
      `\`searchParams\` gives the \`${key}\` behind the question mark (\`?${key}=…\`); the one in the path is in \`params\`.`,
    );
}
