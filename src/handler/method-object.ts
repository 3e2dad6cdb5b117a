/**
 * `export default { GET: list, async POST(req, res) { … } }`: a table of methods that nobody looks into. Each entry is
 * written out as the export that it was meant to be; what is wrong with those is then found as in any other file.
 */

import * as t from "@babel/types";
import { isMethodName } from "./contract.js";
import { type ExportedName, exportedNames } from "./find/exports.js";
import type { Module } from "./module.js";
import { indentAt, reindent } from "./print.js";
import { applyEdits, type Edit } from "./splice.js";
import { isFunctionNode, propertyName, unwrap } from "./syntax.js";

export interface SpreadObject {
  text: string;
  /** The statement that exports the table. */
  statement: t.Statement;
  /** Where a line of the new text stood. */
  lineOf(line: number): number;
}

/** Writes out the entries of a default-exported table of methods; nothing where there is none, or one that does more. */
export function spreadMethodObject(module: Module): SpreadObject | undefined {
  const exported = exportedNames(module);
  const main = exported.find(({ name, value }) => name === "default" && value);
  if (!main || exported.some(({ name }) => isMethodName(name.toUpperCase()))) return undefined;
  const place = tableOf(main, module);
  if (!place) return undefined;
  const entries = entriesOf(place.table, module);
  if (!entries) return undefined;
  const { source, style } = module;
  const end = style.semicolons ? ";" : "";
  const listed = entries.filter(({ local }) => local);
  const list = listed
    .map(({ method, local }) => (local === method ? method : `${local} as ${method}`))
    .join(", ");
  const texts = entries.flatMap(({ text }) => (text === undefined ? [] : [text]));
  if (list) texts.push(`export { ${list} }${end}`);
  const edits: Edit[] = [
    { start: place.statement.start!, end: place.statement.end!, text: texts.join("\n\n") },
  ];
  if (place.statement !== main.statement)
    edits.push({ start: main.statement.start!, end: main.statement.end!, text: "" });
  const lines = new Map<number, number>();
  const { start } = place.statement.loc!;
  let line = start.line;
  for (const { text, node } of entries) {
    if (text === undefined) continue;
    const from = node.loc!.start.line - commentLines(text);
    for (const index of text.split("\n").keys()) lines.set(line + index, from + index);
    line += text.split("\n").length + 1;
  }
  return {
    text: applyEdits(source, edits),
    statement: main.statement,
    lineOf: (at) => lines.get(at) ?? (at < start.line ? at : main.statement.loc!.start.line),
  };
}

/** How many lines in front of an entry's code are comments. */
function commentLines(text: string): number {
  return text.slice(0, text.search(/^export /m)).split("\n").length - 1;
}

interface Entry {
  method: string;
  node: t.ObjectProperty | t.ObjectMethod;
  /** The export that takes its place. */
  text?: string;
  /** The function of the module that it names. */
  local?: string;
}

/** The table, and the statement in whose place its entries go. */
function tableOf(
  { statement, value }: ExportedName,
  module: Module,
): { table: t.ObjectExpression; statement: t.Statement } | undefined {
  const inner = unwrap(value!);
  if (t.isObjectExpression(inner)) return { table: inner, statement };
  const binding = t.isIdentifier(inner) ? module.bindings.get(inner) : undefined;
  const declarator = binding?.path.node;
  if (!binding?.constant || binding.references !== 1 || !t.isVariableDeclarator(declarator)) return undefined;
  const declaration = module.parents.get(declarator);
  const table = declarator.init ? unwrap(declarator.init) : undefined;
  return t.isVariableDeclaration(declaration) &&
    declaration.declarations.length === 1 &&
    t.isProgram(module.parents.get(declaration)) &&
    t.isObjectExpression(table)
    ? { table, statement: declaration }
    : undefined;
}

function entriesOf(table: t.ObjectExpression, module: Module): Entry[] | undefined {
  const entries: Entry[] = [];
  let position = table.start! + 1;
  for (const node of table.properties) {
    if (t.isSpreadElement(node)) return undefined;
    const method = propertyName(node)?.toUpperCase() ?? "";
    if (!isMethodName(method) || entries.some((one) => one.method === method)) return undefined;
    const entry = entryOf(node, method, position, module);
    if (!entry) return undefined;
    entries.push(entry);
    position = node.end!;
  }
  return entries.length > 0 ? entries : undefined;
}

function entryOf(
  node: t.ObjectProperty | t.ObjectMethod,
  method: string,
  position: number,
  module: Module,
): Entry | undefined {
  const { source, style, programScope } = module;
  const value = t.isObjectMethod(node) ? node : unwrap(node.value);
  if (t.isIdentifier(value)) {
    const isFunction = programScope.getOwnBinding(value.name) === module.bindings.get(value);
    return isFunction ? { method, node, local: value.name } : undefined;
  }
  if (programScope.hasOwnBinding(method)) return undefined;
  const own = (from: number, to: number): string =>
    reindent(source.slice(from, to), indentAt(source, node.start!), "");
  const above = module.comments
    .filter(({ start, end }) => start! >= position && end! <= node.start!)
    .map(({ start, end }) => `${own(start!, end!)}\n`)
    .join("");
  const asFunction = (fn: t.ObjectMethod | t.FunctionExpression): string => {
    const body = own(source.indexOf("(", t.isObjectMethod(fn) ? fn.key.end! : fn.start!), fn.end!);
    return `export ${fn.async ? "async " : ""}function ${method}${body}`;
  };
  if (t.isObjectMethod(value)) {
    if (value.kind !== "method" || value.generator || value.typeParameters) return undefined;
    return { method, node, text: above + asFunction(value) };
  }
  if (t.isFunctionExpression(value) && !value.generator && !value.id && !value.typeParameters)
    return { method, node, text: above + asFunction(value) };
  if (!isFunctionNode(value) && !t.isCallExpression(value)) return undefined;
  const end = style.semicolons ? ";" : "";
  return { method, node, text: `${above}export const ${method} = ${own(value.start!, value.end!)}${end}` };
}
