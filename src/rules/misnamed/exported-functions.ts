/** The functions that a route file exports as methods, and where their names stand. */
import type * as t from "@babel/types";
import { type HttpMethod, isMethodName } from "../../handler/contract.js";

export type FunctionNode = t.FunctionDeclaration | t.FunctionExpression | t.ArrowFunctionExpression;

export interface ExportedFunction {
  method: HttpMethod;
  fn: FunctionNode;
  /** The word that exports it under this name. */
  name: { start: number; end: number };
}

/** Functions that stand in the file and are exported as they are: no wrapper is around them. */
export function exportedFunctions(program: t.Program): ExportedFunction[] {
  const local = new Map<string, FunctionNode>();
  const found: ExportedFunction[] = [];
  for (const statement of program.body) {
    const isExport = statement.type === "ExportNamedDeclaration";
    const declared = isExport ? statement.declaration : statement;
    const functions: { id: t.Identifier; fn: FunctionNode }[] = [];
    if (declared?.type === "FunctionDeclaration" && declared.id)
      functions.push({ id: declared.id, fn: declared });
    if (declared?.type === "VariableDeclaration") {
      for (const { id, init } of declared.declarations)
        if (id.type === "Identifier" && isFunction(init)) functions.push({ id, fn: init });
    }
    for (const { id, fn } of functions) {
      local.set(id.name, fn);
      const at = { start: id.start!, end: id.start! + id.name.length };
      if (isExport && isMethodName(id.name)) found.push({ method: id.name, fn, name: at });
    }
  }
  for (const statement of program.body) {
    if (statement.type !== "ExportNamedDeclaration" || statement.source) continue;
    for (const specifier of statement.specifiers) {
      if (specifier.type !== "ExportSpecifier" || specifier.exported.type !== "Identifier") continue;
      const { exported, local: own } = specifier;
      const fn = local.get(own.name);
      // `export { GET }` has one word for both names.
      if (fn === undefined || !isMethodName(exported.name) || exported.start === own.start) continue;
      found.push({ method: exported.name, fn, name: { start: exported.start!, end: exported.end! } });
    }
  }
  return found;
}

function isFunction(node: t.Node | null | undefined): node is FunctionNode {
  return node?.type === "FunctionExpression" || node?.type === "ArrowFunctionExpression";
}
