/** Tells a handler of the Pages Router from one that takes a web Request. */
import * as t from "@babel/types";
import type { Module } from "../module.js";
import { isMember, parameterIdentifier, propertyName, unwrap } from "../syntax.js";
import type { FoundHandler } from "./handler.js";

const RESPONSE_MEMBERS = new Set([
  "status",
  "json",
  "send",
  "end",
  "redirect",
  "setHeader",
  "writeHead",
  "statusCode",
  "appendHeader",
  "getHeader",
]);
const RESPONSE_TYPES = new Set(["NextApiResponse", "NextResponse", "Response", "ServerResponse"]);
const PAGES_TYPES = new Set(["NextApiRequest", "NextApiResponse", "NextApiHandler"]);

/** Whether a function is written for the Pages Router, in its signature or in what it does with it. */
export function hasPagesSignature(found: FoundHandler, module: Module): boolean {
  const [request, response] = found.fn.params;
  if (found.annotation && mentionsType(found.annotation, PAGES_TYPES)) return true;
  if (request && mentionsType(request, PAGES_TYPES)) return true;
  if (response && mentionsType(response, RESPONSE_TYPES)) return true;
  const second = parameterIdentifier(response);
  const binding = second && module.bindings.get(second);
  if (binding)
    for (const path of binding.referencePaths) {
      const above = module.parents.get(path.node);
      if (isMember(above) && above.object === path.node && RESPONSE_MEMBERS.has(propertyName(above) ?? ""))
        return true;
    }
  const first = parameterIdentifier(request);
  const requestBinding = first && module.bindings.get(first);
  return requestBinding?.referencePaths.some((path) => readsLikePages(path.node, module)) ?? false;
}

/** `req.query`, `req.body.x`, `req.cookies.token`, `req.headers.authorization`: what a web Request doesn't answer. */
function readsLikePages(reference: t.Node, module: Module): boolean {
  const above = module.parents.get(reference);
  if (t.isVariableDeclarator(above) && above.init === reference && t.isObjectPattern(above.id))
    return above.id.properties.some(
      (property) => t.isObjectProperty(property) && ["query", "body"].includes(propertyName(property) ?? ""),
    );
  if (!isMember(above) || above.object !== reference) return false;
  const name = propertyName(above);
  if (name === "query") return true;
  let user = module.parents.get(above);
  if (name === "body") {
    while (user && (t.isAwaitExpression(user) || unwrap(user) === above)) user = module.parents.get(user);
    if (t.isVariableDeclarator(user)) return true;
    return (
      isMember(user) &&
      !["getReader", "pipeTo", "pipeThrough", "tee", "cancel", "locked"].includes(propertyName(user) ?? "")
    );
  }
  if (name === "headers" || name === "cookies")
    return (
      (isMember(user) &&
        user.object === above &&
        ![
          "get",
          "has",
          "getAll",
          "set",
          "delete",
          "entries",
          "keys",
          "values",
          "forEach",
          "append",
          "getSetCookie",
          "size",
          "toString",
        ].includes(propertyName(user) ?? "")) ||
      (t.isVariableDeclarator(user) &&
        t.isObjectPattern(user.id) &&
        !user.id.properties.some((p) => t.isObjectProperty(p) && propertyName(p) === "get"))
    );
  return false;
}

function mentionsType(node: t.Node, names: Set<string>): boolean {
  let found = false;
  const look = (at: t.Node): void => {
    if (t.isTSTypeReference(at) && t.isIdentifier(at.typeName) && names.has(at.typeName.name)) found = true;
    if (found) return;
    for (const key of t.VISITOR_KEYS[at.type] ?? []) {
      const value = (at as unknown as Record<string, unknown>)[key];
      for (const child of Array.isArray(value) ? value : [value]) if (child) look(child as t.Node);
    }
  };
  const annotation = (node as { typeAnnotation?: t.Node | null }).typeAnnotation;
  look(t.isTSTypeAnnotation(node) ? node : (annotation ?? node));
  return found;
}
