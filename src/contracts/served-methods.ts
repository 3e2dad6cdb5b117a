/** Which methods a route file exports, in any of the forms in which Next.js sees them. */
import * as t from "@babel/types";
import { HTTP_METHODS, type HttpMethod, isMethodName } from "../handler/contract.js";
import { exportedNames } from "../handler/find/exports.js";
import type { Module } from "../handler/module.js";
import { isCall, propertyName, unwrap } from "../handler/syntax.js";

/** What stands behind an exported method. */
export type Served =
  /** An expression or function of this file. */
  | { kind: "value"; value: t.Node }
  /** `notAllowed` of this project's own `makeRoute`, with the `Allow` that it sends. */
  | { kind: "refusal"; allow: string }
  /** Code of another file. */
  | { kind: "elsewhere" };

/** The methods of a file can't be told. The message goes on from "the methods of this file can't be read:". */
export class UnreadableMethods extends Error {
  override name = "UnreadableMethods";
}

/**
 * The exported methods of a route file, in the order of HTTP_METHODS.
 * @throws {UnreadableMethods} where another file says which they are.
 */
export function servedMethods(module: Module): Map<HttpMethod, Served> {
  const found = new Map<HttpMethod, Served>();
  for (const { name, value } of exportedNames(module)) {
    if (isMethodName(name)) {
      found.set(name, value === undefined ? { kind: "elsewhere" } : servedBy(value, module));
    }
  }
  for (const statement of module.program.body) {
    if (t.isExportAllDeclaration(statement)) {
      throw new UnreadableMethods(`\`export * from "${statement.source.value}"\` says nothing of them.`);
    }
    if (!t.isExportNamedDeclaration(statement) || !t.isVariableDeclaration(statement.declaration)) continue;
    for (const { id, init } of statement.declaration.declarations) {
      if (!t.isObjectPattern(id) || !init) continue;
      for (const [name, key] of patternNames(id)) found.set(name, servedByFactory(init, key, module));
    }
  }
  return new Map(HTTP_METHODS.flatMap((method) => (found.has(method) ? [[method, found.get(method)!]] : [])));
}

function servedBy(value: t.Node, module: Module): Served {
  const binding = t.isIdentifier(value) ? module.bindings.get(value) : undefined;
  if (binding?.kind === "module") return { kind: "elsewhere" };
  // `const { GET, POST } = makeRoute(…)` further up, and `export { GET, POST }`.
  const declaration = binding?.path.node;
  if (t.isVariableDeclarator(declaration) && t.isObjectPattern(declaration.id) && declaration.init) {
    const key = patternKeys(declaration.id).find(([local]) => local === binding?.identifier.name)?.[1];
    return servedByFactory(declaration.init, key, module);
  }
  return { kind: "value", value };
}

/** The methods that a pattern binds, with the property that each one takes. */
function patternNames(pattern: t.ObjectPattern): [HttpMethod, string][] {
  return patternKeys(pattern).flatMap(([local, key]) => (isMethodName(local) ? [[local, key]] : []));
}

function patternKeys(pattern: t.ObjectPattern): [local: string, key: string][] {
  return pattern.properties.flatMap((property): [string, string][] => {
    if (!t.isObjectProperty(property) || !t.isIdentifier(property.value)) return [];
    const key = propertyName(property);
    return key === undefined ? [] : [[property.value.name, key]];
  });
}

/** `makeRoute` hands the functions of its map on as they are; of any other factory nothing is known. */
function servedByFactory(init: t.Node, key: string | undefined, module: Module): Served {
  const call = unwrap(init);
  const map = isCall(call) && isMakeRoute(call.callee, module) ? call.arguments[0] : undefined;
  const handlers = map && unwrap(map);
  if (key === undefined || !t.isObjectExpression(handlers)) return { kind: "elsewhere" };
  const names: string[] = [];
  let value: t.Node | undefined;
  for (const property of handlers.properties) {
    const name = t.isSpreadElement(property) ? undefined : propertyName(property);
    if (name === undefined) return { kind: "elsewhere" };
    names.push(name);
    if (name === key) value = t.isObjectProperty(property) ? property.value : property;
  }
  if (value !== undefined) return servedBy(value, module);
  if (key === "notAllowed") return { kind: "refusal", allow: allowOf(names) };
  return { kind: "elsewhere" };
}

function isMakeRoute(callee: t.Node, module: Module): boolean {
  const binding = t.isIdentifier(callee) ? module.bindings.get(callee) : undefined;
  const specifier = binding?.path.node;
  const from = binding?.path.parent;
  return (
    t.isImportSpecifier(specifier) &&
    t.isIdentifier(specifier.imported, { name: "makeRoute" }) &&
    t.isImportDeclaration(from) &&
    /(?:^|\/)(?:make-)?route(?:\.js)?$/.test(from.source.value)
  );
}

/** The methods as Next.js and `makeRoute` list them: HEAD comes with GET, OPTIONS always, in alphabetical order. */
export function allowOf(methods: Iterable<string>): string {
  const names = new Set(methods);
  if (names.has("GET")) names.add("HEAD");
  names.add("OPTIONS");
  return [...names].sort().join(", ");
}
