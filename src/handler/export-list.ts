/** Taking an export away from what is exported. */
import type * as t from "@babel/types";
import type { Module } from "./module.js";
import { type Edit, removeEntries, removeStatement } from "./splice.js";

type Specifier = t.ExportNamedDeclaration["specifiers"][number];

/** Takes `export` away from a declaration. */
export function withoutExportKeyword(module: Module, statement: t.ExportNamedDeclaration): Edit {
  const { source } = module;
  // Decorators may stand in front of the keyword.
  const pattern = /\bexport\b[ \t]*/g;
  pattern.lastIndex = statement.start!;
  for (const decorator of decoratorsOf(statement))
    if (
      decorator.start! <= pattern.lastIndex ||
      source.slice(pattern.lastIndex, decorator.start!).trim() === ""
    )
      pattern.lastIndex = Math.max(pattern.lastIndex, decorator.end!);
  const match = pattern.exec(source)!;
  return { start: match.index, end: match.index + match[0].length, text: "" };
}

function decoratorsOf(statement: t.ExportNamedDeclaration): t.Decorator[] {
  const { declaration } = statement;
  return declaration?.type === "ClassDeclaration" ? (declaration.decorators ?? []) : [];
}

/** Takes entries out of `export { … }`; the whole statement goes when none is left. */
export function withoutSpecifiers(
  module: Module,
  statement: t.ExportNamedDeclaration,
  drop: (specifier: Specifier) => boolean,
): Edit[] {
  const { specifiers } = statement;
  if (!specifiers.some(drop)) return [];
  if (specifiers.every(drop)) return [removeStatement(module, statement, { withComments: true })];
  return removeEntries(specifiers, (entry) => drop(entry as Specifier));
}
