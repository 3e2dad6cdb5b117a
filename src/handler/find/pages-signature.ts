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
  "revalidate",
  "setDraftMode",
  "setPreviewData",
  "clearPreviewData",
]);
const RESPONSE_TYPES = new Set(["NextApiResponse", "NextResponse", "Response", "ServerResponse"]);
const PAGES_TYPES = new Set(["NextApiRequest", "NextApiResponse", "NextApiHandler"]);

/** Whether a function is written for the Pages Router, in its signature or in what it does with it. */
export function hasPagesSignature(found: FoundHandler, module: Module): boolean {
  const [request, response] = found.fn.params;
  if (found.annotation && mentionsType(found.annotation, PAGES_TYPES)) return true;
  const own = typesThatMention(PAGES_TYPES, module);
  if (request && mentionsType(request, own)) return true;
  if (response && mentionsType(response, typesThatMention(RESPONSE_TYPES, module))) return true;
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

/** These types, and those of the file that are made of them: `interface AuthedRequest extends NextApiRequest { … }`. */
function typesThatMention(names: Set<string>, module: Module): Set<string> {
  const known = new Set(names);
  for (let size = 0; size !== known.size; ) {
    size = known.size;
    for (const statement of module.program.body) {
      const declared = t.isExportNamedDeclaration(statement) ? statement.declaration : statement;
      if (
        t.isTSInterfaceDeclaration(declared) &&
        (declared.extends ?? []).some((one) => mentionsType(one, known))
      )
        known.add(declared.id.name);
      if (t.isTSTypeAliasDeclaration(declared) && isMadeOf(declared.typeAnnotation, known))
        known.add(declared.id.name);
    }
  }
  return known;
}

/** The type itself, or one with more: not a part of it (`NextApiRequest["body"]`). */
function isMadeOf(type: t.Node, names: Set<string>): boolean {
  if (t.isTSIntersectionType(type)) return type.types.some((one) => isMadeOf(one, names));
  return t.isTSTypeReference(type) && t.isIdentifier(type.typeName) && names.has(type.typeName.name);
}

function mentionsType(node: t.Node, names: Set<string>): boolean {
  let found = false;
  const look = (at: t.Node): void => {
    if (t.isTSTypeReference(at) && t.isIdentifier(at.typeName) && names.has(at.typeName.name)) found = true;
    if (
      t.isTSExpressionWithTypeArguments(at) &&
      t.isIdentifier(at.expression) &&
      names.has(at.expression.name)
    )
      found = true;
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
