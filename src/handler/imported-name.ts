/** Where a name comes from that is imported. */
import * as t from "@babel/types";
import type { Module } from "./module.js";
import { isCall, keyTaken, unwrap } from "./syntax.js";

export interface ImportedName {
  source: string;
  /** What it is called where it comes from; "default" for the whole of a CommonJS module, "*" for a namespace. */
  name: string;
  local: string;
}

/** Where a name was imported from, by `import` or by `const … = require("…")`. */
export function importedFrom(node: t.Node, module: Module): ImportedName | undefined {
  const binding = t.isIdentifier(node) ? module.bindings.get(node) : undefined;
  if (!binding) return undefined;
  const { name: local } = binding.identifier;
  const declared = binding.path.node;
  if (t.isVariableDeclarator(declared)) {
    const source = binding.constant && requiredSource(declared.init);
    const name = t.isIdentifier(declared.id) ? "default" : keyTaken(declared.id, binding.identifier);
    return source && name ? { source, name, local } : undefined;
  }
  const declaration = binding.path.parent;
  if (!t.isImportDeclaration(declaration)) return undefined;
  const source = declaration.source.value;
  if (!t.isImportSpecifier(declared)) {
    return { source, name: t.isImportDefaultSpecifier(declared) ? "default" : "*", local };
  }
  const { imported } = declared;
  return { source, name: t.isIdentifier(imported) ? imported.name : imported.value, local };
}

function requiredSource(init: t.Node | null | undefined): string | undefined {
  const call = init && unwrap(init);
  if (!isCall(call) || !t.isIdentifier(call.callee, { name: "require" })) return undefined;
  const [source] = call.arguments;
  return t.isStringLiteral(source) ? source.value : undefined;
}
