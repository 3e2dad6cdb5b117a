/** What the module exports, and how: default and named exports, lists, CommonJS. */
import * as t from "@babel/types";
import { type HttpMethod, isMethodName } from "../contract.js";
import type { Module } from "../module.js";
import { boundNames, isMember, propertyName } from "../syntax.js";

/** One exported name and what it stands for. */
export interface ExportedName {
  name: string;
  /** The statement that exports it. */
  statement: t.Statement;
  /** The part of the statement that is this export alone: a specifier, a declarator, or the statement. */
  part: t.Node;
  value?: t.Node;
}

/** All exports of the module, CommonJS ones too. */
export function exportedNames(module: Module): ExportedName[] {
  const found: ExportedName[] = [];
  for (const statement of module.program.body) {
    if (t.isExportDefaultDeclaration(statement))
      found.push({ name: "default", statement, part: statement, value: statement.declaration });
    else if (t.isExportNamedDeclaration(statement) && statement.exportKind !== "type") {
      const { declaration } = statement;
      if (t.isFunctionDeclaration(declaration) && declaration.id)
        found.push({ name: declaration.id.name, statement, part: statement, value: declaration });
      else if (t.isVariableDeclaration(declaration))
        for (const declarator of declaration.declarations)
          if (t.isIdentifier(declarator.id))
            found.push({
              name: declarator.id.name,
              statement,
              part: declarator,
              value: declarator.init ?? undefined,
            });
          // `export const { GET, POST } = handlers`: what they hold isn't in this file.
          else
            for (const { name } of boundNames(declarator.id))
              found.push({ name, statement, part: declarator });
      for (const specifier of statement.specifiers) {
        if (!t.isExportSpecifier(specifier)) continue;
        const name = t.isIdentifier(specifier.exported) ? specifier.exported.name : specifier.exported.value;
        found.push({
          name,
          statement,
          part: specifier,
          value: statement.source ? undefined : specifier.local,
        });
      }
    } else if (t.isExpressionStatement(statement) && t.isAssignmentExpression(statement.expression)) {
      const name = commonJsName(statement.expression.left);
      if (name) found.push({ name, statement, part: statement, value: statement.expression.right });
    }
  }
  return found;
}

/** `module.exports` is "default"; `exports.GET` and `module.exports.GET` are "GET". */
function commonJsName(target: t.Node): string | undefined {
  if (!isMember(target)) return undefined;
  const isModuleExports = (node: t.Node): boolean =>
    isMember(node) && t.isIdentifier(node.object, { name: "module" }) && propertyName(node) === "exports";
  if (isModuleExports(target)) return "default";
  if (t.isIdentifier(target.object, { name: "exports" }) || isModuleExports(target.object))
    return propertyName(target);
  return undefined;
}

/** The method that a lower- or mixed-case export name means. */
export function methodOfMisspelling(name: string): HttpMethod | undefined {
  const upper = name.toUpperCase();
  return name !== upper && isMethodName(upper) ? upper : undefined;
}
