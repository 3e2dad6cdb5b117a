/**
 * `req.body`, which the Pages Router has parsed before the handler runs: JSON as its value, an empty JSON body as `{}`,
 * a form as an object, anything else as text, no body and no content type as "" (measured on Next 14, 15 and 16).
 */
import * as t from "@babel/types";
import { indentAt } from "../print.js";
import { Refusal } from "../refusal.js";
import type { Part } from "../residual.js";
import { isCall, isFunctionNode, isMember, propertyName, unwrap } from "../syntax.js";
import { choiceReader, textOrParsed } from "./body-choice.js";
import { type Reader, readerFor } from "./body-reader.js";
import { isReadAsText } from "./text-use.js";
import { type Collected, type Slot, typeInSignature, type Use } from "./uses.js";
import { keepStream } from "./web-request.js";
import { bracesAround, fitted } from "./wording.js";
import {
  bring,
  framesOf,
  isOwn,
  isTaken,
  type Place,
  parentOf,
  placeFor,
  putInFront,
  statement,
  textOf,
  type Work,
  withCasts,
} from "./work.js";

/** Rewrites all reads of the body. */
export function rewriteBody(work: Work, found: Collected): void {
  const all = found.uses.filter(({ facet }) => facet === "body");
  const replaced = found.written.get("body") ?? [];
  const [first] = [...all, ...replaced.map(({ node }) => ({ at: node }))];
  if (!first || (replaced.length === 0 && keepStream(work, all))) return;
  if (isParserOff(work))
    throw new Refusal(
      first.at,
      "the body parser is switched off (`bodyParser: false`): the body is read raw. Read it with `await request.text()` or `await request.arrayBuffer()`",
    );
  work.needs.body = true;
  work.needs.async = true;
  if (replaced.length > 0) {
    readIntoVariable(
      work,
      all,
      replaced.map(({ node }) => node),
    );
    return;
  }
  const choice = textOrParsed(work, all);
  const uses = choice ? [choice.use] : all;
  const reader = choice ? choiceReader(work, choice) : typedReader(work, uses, readerFor(work, all));
  const place = placeFor(
    work,
    uses.map(({ at }) => at),
    true,
  );
  const [only] = uses;
  if (uses.length === 1 && readByOwnName(work, found, only!, reader)) return;
  if (
    uses.length === 1 &&
    staysInPlace(work, only!, place) &&
    !castsChoice(work, only!, reader) &&
    (fitsInPlace(work, only!, reader) || !mayBeNamed(work, only!))
  ) {
    readInPlace(work, only!, reader);
    return;
  }
  const keys = readKeys(work, uses);
  const isSure = keys && [...keys.values()].flat().some((read) => isSurelyRead(work, read, place));
  if (isSure && reader.kind === "await" && reader.broken && readByKeys(work, keys, reader, place)) return;
  const holder = uses.some((use) => castsChoice(work, use, reader)) ? undefined : holderOf(work, uses, place);
  const name = holder ? (holder.target as t.Identifier).name : bring(work, reader.names);
  if (holder) readInPlace(work, holder, reader);
  else {
    for (const line of reader.before) putInFront(work, place, statement(work, line));
    const column = place === "front" ? 0 : columnOf(work, place);
    putInFront(
      work,
      place,
      statement(work, `const ${name} = ${lineFor(work, reader, column + name.length + 9)}`),
    );
  }
  for (const use of uses) if (use !== holder) readVariable(work, use, name);
}

/** `req.body = …`: the body is read into a variable that takes the new value as well. */
function readIntoVariable(work: Work, uses: Use[], replaced: t.Node[]): void {
  const reader = readerFor(work, uses);
  const places = [...uses.map(({ at }) => at), ...replaced];
  const place = placeFor(work, places, true);
  const name = bring(work, reader.names);
  for (const line of reader.before) putInFront(work, place, statement(work, line));
  const column = place === "front" ? 0 : columnOf(work, place);
  const text = lineFor(work, reader, column + name.length + 7);
  putInFront(work, place, statement(work, `let ${name} = ${text}`));
  for (const use of uses) readVariable(work, use, name);
  for (const node of replaced) work.residual.replaced.set(node, [name]);
}

/** `(await req.json()) as Form`, where the type of the request says so, and nothing else. */
function typedReader(work: Work, uses: Use[], reader: Reader): Reader {
  const type = typeInSignature(work, "body");
  const hasOwn = ({ node, target }: Use): boolean =>
    (node !== undefined && withCasts(work, node) !== node) ||
    (t.isIdentifier(target) && t.isTSTypeAnnotation(target.typeAnnotation));
  if (!type || !reader.broken || uses.every(hasOwn)) return reader;
  const cast = (text: string): string => `(${text}) as ${textOf(work, type)}`;
  return { ...reader, text: cast(reader.text), broken: cast(reader.broken), cast: true };
}

/** `export const config = { api: { bodyParser: false } }` */
function isParserOff(work: Work): boolean {
  return work.module.program.body.some((node) => {
    const declaration = t.isExportNamedDeclaration(node) ? node.declaration : node;
    if (!t.isVariableDeclaration(declaration)) return false;
    return declaration.declarations.some(
      ({ id, init }) =>
        t.isIdentifier(id, { name: "config" }) &&
        init &&
        valueAt(unwrap(init), ["api", "bodyParser"]) === false,
    );
  });
}

function valueAt(node: t.Node, path: string[]): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return t.isBooleanLiteral(node) ? node.value : undefined;
  if (!t.isObjectExpression(node)) return undefined;
  for (const property of node.properties)
    if (t.isObjectProperty(property) && propertyName(property) === name)
      return valueAt(unwrap(property.value), rest);
  return undefined;
}

// Where it is read

function columnOf(work: Work, place: Exclude<Place, "front">): number {
  const node = place.item.node;
  return node ? indentAt(work.module.source, node.start!).replaceAll("\t", "  ").length : 0;
}

/** The reader's text as it stands behind a column: a choice is broken at its operators, a chain of three calls always. */
function lineFor(work: Work, reader: Reader, column: number): string {
  const isBroken = reader.kind === "await" ? work.view.cloneBody : isTooLong(work, reader, column);
  return (isBroken && reader.broken) || reader.text;
}

function isTooLong(work: Work, reader: Reader, column: number): boolean {
  const length = Math.max(...reader.text.split("\n").map((line) => line.length));
  return column + length > work.style.width;
}

/** Whether the lines of the author stay short enough with the reader in them: else the body gets a name in front. */
function fitsInPlace(work: Work, { slot, target, keyword, node }: Use, reader: Reader): boolean {
  const { source } = work.module;
  const { width, semicolons } = work.style;
  const outer = node && awaited(work, node);
  const from = slot ? (target as t.Node) : outer;
  if (from?.start == null || reader.kind === "access") return true;
  const lineStart = source.lastIndexOf("\n", from.start) + 1;
  const indent = indentAt(source, from.start);
  const before = slot
    ? `${indent}${keyword} ${textOf(work, from)} = `
    : `${source.slice(lineStart, from.start)}${outer && fitted(work, outer, "x", reader.cast ? "operation" : reader.kind).replace("x", "")}`;
  const behind = slot ? (semicolons ? ";" : "") : source.slice(from.end!).split("\n")[0]!.trimEnd();
  const isShort = (text: string): boolean =>
    `${before.split("\n").at(-1)}${text}${behind}`
      .split("\n")
      .every((line) => line.replaceAll("\t", "  ").length <= width);
  return isShort(reader.text) || (reader.kind === "operation" && isShort(reader.broken ?? reader.text));
}

/** What is taken apart may get a name in the line above: `const body = await …; const { name, email } = body;` */
function mayBeNamed(work: Work, use: Use): boolean {
  if (use.slot) return use.fallback === undefined && t.isPattern(use.target);
  return t.isPattern(use.declarator?.id) && isOwn(work, use.at);
}

function isAlone(work: Work, use: Use): boolean {
  const [frame] = framesOf(work, use.at);
  return isOwn(work, use.at) && !frame?.looped;
}

/** Whether the body may be read right where it is used. */
function staysInPlace(work: Work, use: Use, place: Place): boolean {
  if (t.isObjectPattern(use.at)) return true;
  if (!isAlone(work, use)) return false;
  if (use.target || place === "front") return true;
  const mention = withCasts(work, use.node!);
  if (isReadAsText(work, mention) || isReadAsText(work, use.node!)) return true;
  let above = parentOf(work, mention);
  if (t.isAwaitExpression(above)) above = parentOf(work, withCasts(work, above));
  if (t.isSpreadElement(above) || (t.isAssignmentExpression(above) && above.right === mention)) return true;
  return isCall(above) && isMember(above.callee) && t.isIdentifier(above.callee.object, { name: "Object" });
}

/** `(isForm ? … : …) as Message`: the body gets a name of its own first. */
function castsChoice(work: Work, use: Use, reader: Reader): boolean {
  return reader.kind === "operation" && use.node !== undefined && withCasts(work, use.node) !== use.node;
}

/** A constant of the author's own that holds the whole body before anything else reads it. */
function holderOf(work: Work, uses: Use[], place: Place): Use | undefined {
  return uses.find((use) => {
    if (!t.isIdentifier(use.target) || use.fallback) return false;
    const binding = work.module.bindings.get(use.target);
    if (!binding || binding.constantViolations.length > 0) return false;
    if (t.isObjectPattern(use.at)) return true;
    if (place === "front" || !isAlone(work, use) || hasOperators(use)) return false;
    const [home] = framesOf(work, use.at);
    return home !== undefined && home.list === place.list && home.item === place.item;
  });
}

/** `const prompt = req.body.prompt`, and nothing else of the body is read: it is taken apart. */
function readByOwnName(work: Work, found: Collected, use: Use, reader: Reader): boolean {
  const read = use.node && parentOf(work, withCasts(work, use.node));
  const declarator = read && parentOf(work, read);
  if (!t.isMemberExpression(read) || read.computed || !t.isVariableDeclarator(declarator)) return false;
  if (!t.isIdentifier(declarator.id) || declarator.id.typeAnnotation || !isAlone(work, use)) return false;
  if (reader.kind !== "await" || !reader.broken) return false;
  const key = propertyName(read)!;
  const { name } = declarator.id;
  const declaration = parentOf(work, declarator) as t.VariableDeclaration;
  const [open, close] = bracesAround(work);
  const pattern = `${open}${name === key ? key : `${key}: ${name}`}${close}`;
  const column =
    indentAt(work.module.source, declaration.start!).replaceAll("\t", "  ").length +
    declaration.kind.length +
    4;
  const text = lineFor(work, reader, column + pattern.length);
  if (isTooLong(work, reader, column + pattern.length)) return false;
  const slot: Slot = { statements: [statement(work, `${declaration.kind} ${pattern} = ${text}`)] };
  found.plans.set(declarator, { keyword: declaration.kind, slots: [slot], size: 1 });
  return true;
}

const MOST_KEYS = 3;

/** Where only a few properties are read, each by its name, and nothing is written: the reads by name. */
function readKeys(work: Work, uses: Use[]): Map<string, t.Node[]> | undefined {
  const keys = new Map<string, t.Node[]>();
  for (const { node, target } of uses) {
    const outer = node && !target ? withCasts(work, node) : undefined;
    const read = outer && parentOf(work, outer);
    if (!t.isMemberExpression(read) || read.object !== outer || read.computed) return undefined;
    const key = propertyName(read)!;
    const above = parentOf(work, read);
    const written =
      (t.isAssignmentExpression(above) && above.left === read) ||
      t.isUpdateExpression(above) ||
      (t.isUnaryExpression(above) && above.operator === "delete") ||
      (isCall(above) && above.callee === read);
    if (written || key === "length" || !t.isValidIdentifier(key)) return undefined;
    const declared = t.isVariableDeclarator(above) && t.isIdentifier(above.id) ? above.id : undefined;
    if (declared || isTaken(work, key)) return undefined;
    keys.set(key, [...(keys.get(key) ?? []), read]);
  }
  return keys.size <= MOST_KEYS ? keys : undefined;
}

/** Whether a read is evaluated wherever control gets to the place in front of it: to take a body of `null` apart throws. */
function isSurelyRead(work: Work, read: t.Node, place: Place): boolean {
  if (place === "front") return true;
  let below = read;
  for (let at = parentOf(work, read); at && below !== place.item.node; at = parentOf(work, below)) {
    const isBranch =
      ((t.isIfStatement(at) || t.isConditionalExpression(at)) && at.test !== below) ||
      (t.isLogicalExpression(at) && at.right === below) ||
      t.isSwitchCase(at) ||
      t.isCatchClause(at) ||
      (t.isLoop(at) && at.body === below) ||
      isFunctionNode(at);
    // What the method has decided is no branch any more.
    if (isBranch && !work.residual.replaced.has(at)) return false;
    below = at;
  }
  return below === place.item.node;
}

/** Takes the body apart in front of its reads, where that fits on a line. */
function readByKeys(work: Work, keys: Map<string, t.Node[]>, reader: Reader, place: Place): boolean {
  const [open, close] = bracesAround(work);
  const pattern = `${open}${[...keys.keys()].join(", ")}${close}`;
  const column = place === "front" ? 0 : columnOf(work, place);
  const text = lineFor(work, reader, column + pattern.length + 9);
  if (isTooLong(work, reader, column + pattern.length + 9) && !work.view.cloneBody) return false;
  putInFront(work, place, statement(work, `const ${pattern} = ${text}`));
  for (const [key, reads] of keys) {
    work.brought.add(key);
    for (const read of reads) work.residual.replaced.set(read, [key]);
  }
  return true;
}

function hasOperators(use: Use): boolean {
  if (!use.declarator?.init) return false;
  return unwrap(use.declarator.init, true) !== use.node;
}

function readInPlace(work: Work, use: Use, reader: Reader): void {
  if (use.slot) {
    const type = "";
    const target = use.target!;
    const head = `${use.keyword} `;
    const text = lineFor(work, reader, lastLineOf(work, target, keywordWidth(use)));
    const value = use.fallback && reader.kind !== "access" ? `(${text})` : text;
    const parts: Part[] = [head, target, `${type} = ${value}`];
    // A default stands in for undefined, which the body never is.
    use.slot.statements = [...reader.before.map((line) => statement(work, line)), statement(work, ...parts)];
    return;
  }
  if (reader.before.length > 0) {
    const place = placeFor(work, [use.at], true);
    for (const line of reader.before) putInFront(work, place, statement(work, line));
  }
  const node = awaited(work, use.node!);
  const declarator = use.declarator;
  const line = declarator
    ? lineFor(
        work,
        reader,
        lastLineOf(work, declarator.id, declarator.start! - lineStartOf(work, declarator)),
      )
    : reader.text;
  work.residual.replaced.set(node, [fitted(work, node, line, reader.cast ? "operation" : reader.kind)]);
}

/** How far the line reaches on which a pattern ends, with ` = ` behind it. */
function lastLineOf(work: Work, pattern: t.Node, before: number): number {
  const text = textOf(work, pattern);
  return text.includes("\n") ? text.split("\n").at(-1)!.length + 3 : before + text.length + 3;
}

function keywordWidth({ keyword, at }: Use): number {
  return (keyword?.length ?? 5) + 1 + (at.loc?.start.column ?? 0);
}

function lineStartOf(work: Work, node: t.Node): number {
  return work.module.source.lastIndexOf("\n", node.start!) + 1;
}

/** `await req.body`: the author waits already. */
function awaited(work: Work, node: t.Node): t.Node {
  const outer = withCasts(work, node);
  const above = parentOf(work, outer);
  return t.isAwaitExpression(above) ? above : node;
}

function readVariable(work: Work, use: Use, name: string): void {
  if (use.slot) {
    use.slot.statements = [statement(work, `${use.keyword} `, use.target!, ` = ${name}`)];
    return;
  }
  work.residual.replaced.set(awaited(work, use.node!), [name]);
}
