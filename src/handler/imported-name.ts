/** Where a name comes from that is imported. */
import * as t from "@babel/types";
import type { Module } from "./module.js";

export interface ImportedName {
  source: string;
  /** What it is called where it comes from; "default" and "*" as Babel's AST has them. */
  name: string;
  local: string;
}

export function importedFrom(node: t.Node, module: Module): ImportedName | undefined {
  const binding = t.isIdentifier(node) ? module.bindings.get(node) : undefined;
  const specifier = binding?.path.node;
  const declaration = binding?.path.parent;
  if (!binding || !t.isImportDeclaration(declaration)) return undefined;
  const { name: local } = binding.identifier;
  const source = declaration.source.value;
  if (!t.isImportSpecifier(specifier)) {
    return { source, name: t.isImportDefaultSpecifier(specifier) ? "default" : "*", local };
  }
  const { imported } = specifier;
  return { source, name: t.isIdentifier(imported) ? imported.name : imported.value, local };
}
