/** Where a function of a module is declared, and under which names the module exports it. */
import * as t from "@babel/types";
import { exportedNames } from "../find/exports.js";
import { isInside, type Module } from "../module.js";
import { type FunctionNode, isFunctionNode, propertyName, unwrap } from "../syntax.js";

export interface Home {
  /** The statement of the top level. */
  statement: t.Statement;
  /** What the module itself calls it. */
  name?: t.Identifier;
  /** It is all that its statement declares, so that another can stand beside it. */
  isAlone: boolean;
  exported: ReadonlySet<string>;
}

export function homeOf(fn: FunctionNode, module: Module): Home {
  const statement = module.program.body.find((one) => isInside(fn, one))!;
  const declared =
    t.isExportNamedDeclaration(statement) || t.isExportDefaultDeclaration(statement)
      ? statement.declaration
      : statement;
  const exported = exportsOf(fn, module);
  if (declared === fn) {
    const name = t.isFunctionDeclaration(fn) && fn.id ? { name: fn.id } : {};
    return { statement, ...name, isAlone: true, exported };
  }
  const [only, ...others] = t.isVariableDeclaration(declared) ? declared.declarations : [];
  const isWhole = only?.init && unwrap(only.init) === fn && t.isIdentifier(only.id) && others.length === 0;
  if (isWhole) return { statement, name: only.id as t.Identifier, isAlone: true, exported };
  const isDefault = t.isExportDefaultDeclaration(statement) && unwrap(statement.declaration) === fn;
  return { statement, isAlone: isDefault, exported };
}

/** The names under which a module gives a function away. */
function exportsOf(fn: FunctionNode, module: Module): Set<string> {
  const isIt = (node: t.Node | undefined): boolean => {
    const value = node && unwrap(node);
    if (value === fn) return true;
    const declaration = t.isIdentifier(value) ? module.bindings.get(value)?.path.node : undefined;
    if (declaration === fn) return true;
    return (
      t.isVariableDeclarator(declaration) && Boolean(declaration.init) && unwrap(declaration.init!) === fn
    );
  };
  const names = new Set<string>();
  for (const { name, value, statement } of exportedNames(module)) {
    if (isIt(value)) names.add(name);
    const table = value && t.isExpressionStatement(statement) ? unwrap(value) : undefined;
    if (!t.isObjectExpression(table)) continue;
    for (const one of table.properties) {
      const key = t.isSpreadElement(one) ? undefined : propertyName(one);
      if (key !== undefined && (one === fn || (t.isObjectProperty(one) && isIt(one.value)))) names.add(key);
    }
  }
  return names;
}

/** The function around a node that stands at the top level, or is declared there. */
export function topFunctionAround(node: t.Node, module: Module): FunctionNode | undefined {
  let found: FunctionNode | undefined;
  for (let at: t.Node | undefined = node; at; at = module.parents.get(at)) if (isFunctionNode(at)) found = at;
  return found;
}
