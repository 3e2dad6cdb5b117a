/**
 * Helpers that become the exported methods themselves. Where nothing but `return handleGet(req, res)` is left of the
 * handler for GET, and nobody else calls `handleGet`, a person would rename it to GET and export it where it stands.
 */
import * as t from "@babel/types";
import type { HttpMethod } from "../contract.js";
import { type Conversion, type Converted, standingAlone } from "../conversion.js";
import { ownComments } from "../file-header.js";
import type { Job } from "../find/jobs.js";
import { helpersCalled, wholeText } from "../helpers-called.js";
import { isInside, type Module } from "../module.js";
import { indentAt, reindent } from "../print.js";
import { type FunctionForm, printFunction } from "../print-function.js";
import { commentsBetween } from "../residual.js";
import type { Edit } from "../splice.js";
import { unwrap } from "../syntax.js";
import type { JobPart } from "./job.js";
import { wholeHelper } from "./whole-helper.js";

/** The top-level statement that declares a helper: its own, or that of the table that holds it. */
interface Home {
  statement: t.Statement;
  /** What other code calls it by. */
  name: t.Identifier;
  table?: Table;
}

interface Table {
  node: t.Node;
  /** Where its list begins, behind the bracket. */
  start: number;
  end: number;
  /** A property, or a pair of a Map. */
  entries: t.Node[];
}

/** Which parts of a job are helpers that can be promoted. */
export function promotedHelpers(
  job: Job,
  parts: readonly JobPart[],
  conversion: Conversion,
): Map<JobPart, Converted> {
  const promoted = new Map<JobPart, Converted>();
  const { module } = conversion;
  if (job.found.wrappers.length > 0) return promoted;
  for (const part of parts) {
    const helper = wholeHelper(part.converted);
    if (helper && part.methods.length === 1 && isOnlyFor(part, helper, job, parts, module))
      promoted.set(part, helper);
  }
  // A helper that has a version for each method goes as a whole, or not at all.
  const called = [...helpersCalled(parts.map(({ converted }) => converted))];
  const moved = new Set([...promoted.values()].map((one) => wholeText(one, module)));
  for (const [part, helper] of promoted)
    if (called.some((one) => one.fn === helper.fn && !moved.has(wholeText(one, module))))
      promoted.delete(part);
  for (const [part, helper] of promoted) {
    const { table } = homeOf(helper, module)!;
    const isWhole = table?.entries.every((one) => [...promoted.values()].some(({ fn }) => isInside(fn, one)));
    if (table && !isWhole) promoted.delete(part);
  }
  // Comments above a handler of which nothing is left would have no place.
  const isAllGone = promoted.size === parts.length;
  return isAllGone && ownComments(module, placeOf(job)).length > 0 ? new Map() : promoted;
}

/** The statement in whose place the functions of a job stand. */
export function placeOf({ found, exported }: Job): t.Statement {
  return found.declaration ?? exported[0]!.statement;
}

function isOnlyFor(
  part: JobPart,
  helper: Converted,
  job: Job,
  parts: readonly JobPart[],
  module: Module,
): boolean {
  const home = homeOf(helper, module);
  if (!home) return false;
  const binding = module.bindings.get(home.name);
  const [method] = part.methods;
  const taken = module.programScope.getOwnBinding(method!);
  if (!binding?.constant || (taken && taken !== binding && taken.identifier !== job.found.name)) return false;
  const going = [job.found.fn, placeOf(job), ...job.exported.map((one) => one.statement)];
  const isGoing = (node: t.Node): boolean => going.some((one) => isInside(node, one));
  if (!binding.referencePaths.every(({ node }) => isGoing(node) || isInUnusedTable(node, isGoing, module)))
    return false;
  const text = wholeText(helper, module);
  const isThis = (one: Converted): boolean => one.fn === helper.fn && wholeText(one, module) === text;
  return parts.every((other) => other === part || ![...helpersCalled([other.converted])].some(isThis));
}

/** A table of methods that only code which goes looks into goes as well, unless it has functions of its own to keep. */
function isInUnusedTable(node: t.Node, isGoing: (node: t.Node) => boolean, module: Module): boolean {
  const statement = module.program.body.find((one) => isInside(node, one));
  if (!t.isVariableDeclaration(statement) || statement.declarations.length !== 1) return false;
  const [{ id, init }] = statement.declarations as [t.VariableDeclarator];
  const literal = init && unwrap(init);
  if (!t.isIdentifier(id) || !(t.isObjectExpression(literal) || t.isNewExpression(literal))) return false;
  const isName = (entry: t.Node): boolean => t.isIdentifier(heldBy(entry));
  if (!tableOf(literal)?.entries.every(isName)) return false;
  return module.bindings.get(id)!.referencePaths.every((path) => isGoing(path.node));
}

function homeOf({ fn }: Converted, module: Module): Home | undefined {
  const above = module.parents.get(fn);
  if (t.isFunctionDeclaration(fn))
    return t.isProgram(above) && fn.id ? { statement: fn, name: fn.id } : undefined;
  const statement = module.program.body.find((one) => isInside(fn, one));
  if (!t.isVariableDeclaration(statement) || statement.declarations.length !== 1) return undefined;
  const [{ id, init }] = statement.declarations as [t.VariableDeclarator];
  if (!t.isIdentifier(id) || !init) return undefined;
  const value = unwrap(init);
  if (value === fn) return { statement, name: id };
  const table = tableOf(value);
  const isOwn = table?.entries.some((one) => heldBy(one) === fn);
  return isOwn ? { statement, name: id, table } : undefined;
}

/** `{ GET: list }`, `new Map([["GET", list]])`. */
function tableOf(value: t.Node): Table | undefined {
  const list = t.isNewExpression(value) && value.arguments[0] ? unwrap(value.arguments[0]) : value;
  if (t.isObjectExpression(list)) return { ...spanOf(list), entries: list.properties };
  return t.isArrayExpression(list)
    ? { ...spanOf(list), entries: list.elements.filter((one) => one !== null) }
    : undefined;
}

function spanOf(node: t.Node): Omit<Table, "entries"> {
  return { node, start: node.start! + 1, end: node.end! };
}

function heldBy(entry: t.Node): t.Node | undefined {
  if (t.isObjectProperty(entry)) return unwrap(entry.value);
  const second = t.isArrayExpression(entry) ? entry.elements[1] : entry;
  return second ? unwrap(second) : undefined;
}

/** The edits that rename, export and rewrite promoted helpers where they stand. */
export function promotionEdits(
  promoted: ReadonlyMap<JobPart, Converted>,
  form: Omit<FunctionForm, "name">,
  module: Module,
): Edit[] {
  const edits: Edit[] = [];
  const tables = new Map<t.Node, Home>();
  const texts = new Map<t.Node, string>();
  const alone = new Map<t.Statement, string[]>();
  for (const [{ methods }, helper] of promoted) {
    const home = homeOf(helper, module)!;
    const name: HttpMethod = methods[0]!;
    const text = printFunction(standingAlone(helper), { ...form, name, exported: true }, module);
    if (home.table) {
      tables.set(home.table.node, home);
      texts.set(helper.fn, reindent(text, indentAt(module.source, helper.fn.start!), ""));
    } else alone.set(home.statement, [...(alone.get(home.statement) ?? []), text]);
  }
  for (const [{ start, end }, several] of alone)
    edits.push({ start: start!, end: end!, text: several.join("\n\n") });
  for (const { statement, table } of tables.values())
    edits.push({ start: statement.start!, end: statement.end!, text: entriesText(table!, texts, module) });
  return edits;
}

/** The functions of a table one below the other, each with the comments that stood at it. */
function entriesText(table: Table, texts: ReadonlyMap<t.Node, string>, module: Module): string {
  const comment = (node: t.Comment): string =>
    reindent(module.source.slice(node.start!, node.end!), indentAt(module.source, node.start!), "");
  const pieces: string[] = [];
  let position = table.start;
  for (const property of table.entries) {
    const { sameLine, below } = commentsBetween(module, position, property.start!);
    const [text] = [...texts].filter(([fn]) => isInside(fn, property)).map(([, one]) => one);
    if (pieces.length > 0) pieces[pieces.length - 1] += sameLine.map((one) => ` ${comment(one)}`).join("");
    const above = pieces.length > 0 ? below : [...sameLine, ...below];
    pieces.push([...above.map(comment), text].join("\n"));
    position = property.end!;
  }
  const { sameLine, below } = commentsBetween(module, position, table.end);
  const rest = [...sameLine, ...below].map((one) => `\n${comment(one)}`).join("");
  return pieces.join("\n\n") + rest;
}
