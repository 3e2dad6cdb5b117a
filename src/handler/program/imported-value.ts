/** What an imported name stands for, in the module that it comes from: through barrels, `export *`, renames and CommonJS. */
import * as t from "@babel/types";
import { exportedNames } from "../find/exports.js";
import { importedFrom } from "../imported-name.js";
import type { Module } from "../module.js";
import { type FunctionNode, isFunctionNode, isMember, propertyName, unwrap } from "../syntax.js";

/** An expression or a declaration in the module that it belongs to. */
export interface ForeignValue {
  value: t.Node;
  module: Module;
}

/** A function of another module than the one that calls it. */
export interface ForeignFunction {
  fn: FunctionNode;
  module: Module;
}

/** A chain of modules that only hand a name on is followed this far. */
const MOST_STEPS = 10;

/** The function of another module that a name, or a member of a namespace, stands for. */
export function foreignFunction(callee: t.Node, module: Module): ForeignFunction | undefined {
  const found = foreignValue(unwrap(callee), module);
  return found && isFunctionNode(found.value) ? { fn: found.value, module: found.module } : undefined;
}

/** What a name stands for that comes from another module. */
function foreignValue(node: t.Node, module: Module, steps = 0): ForeignValue | undefined {
  if (!module.context.program || steps > MOST_STEPS) return undefined;
  if (isMember(node)) return memberValue(node, module, steps);
  const imported = importedFrom(node, module);
  if (!imported || imported.name === "*") return undefined;
  const other = module.context.program.open(imported.source, module);
  return other && exportedValue(imported.name, other, steps + 1);
}

/** `auth.requireUser` of a namespace, or of a whole CommonJS module. */
function memberValue(
  node: t.MemberExpression | t.OptionalMemberExpression,
  module: Module,
  steps: number,
): ForeignValue | undefined {
  const name = propertyName(node);
  const imported = importedFrom(unwrap(node.object), module);
  if (name === undefined || !imported) return undefined;
  const other = module.context.program!.open(imported.source, module);
  if (!other) return undefined;
  if (imported.name === "*") return exportedValue(name, other, steps + 1);
  const isCommonJs = imported.name === "default" && !other.program.body.some(t.isExportDefaultDeclaration);
  return isCommonJs ? exportedValue(name, other, steps + 1) : undefined;
}

/** What a module exports under a name. */
function exportedValue(name: string, module: Module, steps = 0): ForeignValue | undefined {
  if (steps > MOST_STEPS) return undefined;
  const all = exportedNames(module);
  const own = all.filter((one) => one.name === name);
  if (own.length > 1) return undefined;
  const [only] = own;
  if (only?.value) return followed(only.value, module, steps + 1);
  if (only && t.isExportNamedDeclaration(only.statement) && only.statement.source) {
    const next = module.context.program?.open(only.statement.source.value, module);
    const { local } = only.part as t.ExportSpecifier;
    return next && exportedValue(local.name, next, steps + 1);
  }
  const table = all.find((one) => one.name === "default" && t.isExpressionStatement(one.statement))?.value;
  const entry = table && entryOf(unwrap(table), name);
  if (entry) return followed(entry, module, steps + 1);
  if (name === "default") return undefined;
  const found = module.program.body.flatMap((statement) => {
    const next =
      t.isExportAllDeclaration(statement) && module.context.program?.open(statement.source.value, module);
    return (next && exportedValue(name, next, steps + 1)) || [];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** `name` of `module.exports = { name }`. */
function entryOf(table: t.Node, name: string): t.Node | undefined {
  if (!t.isObjectExpression(table) || table.properties.some((one) => t.isSpreadElement(one)))
    return undefined;
  const entry = table.properties.find((one) => !t.isSpreadElement(one) && propertyName(one) === name);
  return t.isObjectProperty(entry) ? entry.value : entry;
}

/** Through the constants of a module, and on where they were imported. */
function followed(node: t.Node, module: Module, steps: number): ForeignValue | undefined {
  const value = unwrap(node);
  if (!t.isIdentifier(value)) return { value, module };
  const binding = module.bindings.get(value);
  if (!binding?.constant || steps > MOST_STEPS) return undefined;
  const declaration = binding.path.node;
  if (t.isFunctionDeclaration(declaration)) return { value: declaration, module };
  const isPlain = t.isVariableDeclarator(declaration) && t.isIdentifier(declaration.id);
  const elsewhere = foreignValue(value, module, steps + 1);
  if (elsewhere || !isPlain || !declaration.init) return elsewhere;
  return followed(declaration.init, module, steps + 1);
}
