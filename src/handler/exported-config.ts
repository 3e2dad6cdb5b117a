/** Where a file exports the Pages Router's `config`, in whatever form. */
import * as t from "@babel/types";
import { withoutExportKeyword, withoutSpecifiers } from "./export-list.js";
import type { Module } from "./module.js";
import { namesMentioned } from "./references.js";
import type { Edit } from "./splice.js";
import { boundNames, isMember, propertyName } from "./syntax.js";

export interface ExportedConfig {
  /** The statement that says what `config` is. */
  statement: t.Statement;
  value: t.Node;
  /** Other code of the file uses it: it stays as a local constant. */
  kept: boolean;
  /** What takes the export away, where that is not a part of taking the statement away. */
  unexport: Edit[];
}

/** @returns undefined when the file exports no `config`; a reason (a clause without a full stop) when it does in a way that can't be followed */
export function findExportedConfig(
  module: Module,
): ExportedConfig | { node: t.Node; reason: string } | undefined {
  for (const statement of module.program.body) {
    const found = t.isExportNamedDeclaration(statement)
      ? (inDeclaration(module, statement) ?? inList(module, statement))
      : inAssignment(module, statement);
    if (found) return found;
  }
  return undefined;
}

/** `export const config = …` */
function inDeclaration(module: Module, statement: t.ExportNamedDeclaration) {
  const { declaration } = statement;
  if (!t.isVariableDeclaration(declaration)) {
    const id = declaration && "id" in declaration ? declaration.id : undefined;
    const isValue = t.isFunctionDeclaration(declaration) || t.isClassDeclaration(declaration);
    return isValue && t.isIdentifier(id, { name: "config" })
      ? { node: statement, reason: "the exported `config` is no object of settings; rename it" }
      : undefined;
  }
  const declarator = declaration.declarations.find(({ id }) =>
    boundNames(id).some(({ name }) => name === "config"),
  );
  if (!declarator) return undefined;
  if (!t.isIdentifier(declarator.id) || !declarator.init || declaration.declarations.length > 1)
    return {
      node: declarator,
      reason:
        "the exported `config` is declared together with other names, so it can't be translated; declare it in a statement of its own, as an object literal",
    };
  const kept = isUsed(module, "config", statement);
  const unexport = kept ? [withoutExportKeyword(module, statement)] : [];
  return { statement, value: declarator.init, kept, unexport };
}

/** `export { config }` */
function inList(module: Module, statement: t.ExportNamedDeclaration) {
  const specifier = statement.specifiers.find(
    (one) => exportedName(one) === "config" && !(t.isExportSpecifier(one) && one.exportKind === "type"),
  );
  if (!specifier || statement.exportKind === "type") return undefined;
  const elsewhere = {
    node: specifier,
    reason:
      "`config` comes from another file, so what it sets can't be told; write it here as an object literal, since Next.js reads settings from the route file itself",
  };
  if (statement.source || !t.isExportSpecifier(specifier)) return elsewhere;
  const { name } = specifier.local;
  const path = module.programScope.getOwnBinding(name)?.path;
  const declaration = path?.isVariableDeclarator() ? module.parents.get(path.node) : undefined;
  if (!path?.isVariableDeclarator() || !t.isVariableDeclaration(declaration) || !path.node.init)
    return elsewhere;
  const owner = module.parents.get(declaration);
  const shared = t.isExportNamedDeclaration(owner) || declaration.declarations.length > 1;
  const kept = shared || isUsed(module, name, declaration, specifier);
  return {
    statement: t.isExportNamedDeclaration(owner) ? owner : declaration,
    value: path.node.init,
    kept,
    unexport: withoutSpecifiers(module, statement, (one) => one === specifier),
  };
}

/** `module.exports.config = …` and `exports.config = …` */
function inAssignment(module: Module, statement: t.Statement): ExportedConfig | undefined {
  if (!t.isExpressionStatement(statement) || !t.isAssignmentExpression(statement.expression))
    return undefined;
  const { left, right, operator } = statement.expression;
  if (operator !== "=" || !isMember(left) || propertyName(left) !== "config") return undefined;
  if (!isCommonJsExports(module, left.object)) return undefined;
  return { statement, value: right, kept: false, unexport: [] };
}

function isCommonJsExports(module: Module, node: t.Node): boolean {
  if (t.isIdentifier(node, { name: "exports" })) return !module.programScope.hasOwnBinding("exports");
  return (
    isMember(node) &&
    propertyName(node) === "exports" &&
    t.isIdentifier(node.object, { name: "module" }) &&
    !module.programScope.hasOwnBinding("module")
  );
}

/** Whether anything but its declaration and the one entry of an export list mentions a name. */
function isUsed(module: Module, name: string, declaration: t.Node, specifier?: t.ExportSpecifier): boolean {
  return module.program.body.some((statement) => {
    if (statement === declaration) return false;
    if (specifier && t.isExportNamedDeclaration(statement) && !statement.source && !statement.declaration)
      return statement.specifiers.some(
        (one) => one !== specifier && t.isExportSpecifier(one) && one.local.name === name,
      );
    return namesMentioned(module, statement).has(name);
  });
}

export function exportedName(specifier: t.ExportNamedDeclaration["specifiers"][number]): string {
  return t.isIdentifier(specifier.exported) ? specifier.exported.name : specifier.exported.value;
}
