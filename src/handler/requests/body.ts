/**
 * `req.body`, which the Pages Router has parsed before the handler runs: JSON as its value, an empty JSON body as `{}`,
 * a form as an object, anything else as text, no body and no content type as "" (measured on Next 14, 15 and 16).
 */
import * as t from "@babel/types";
import { indentAt } from "../print.js";
import { Refusal } from "../refusal.js";
import type { Part } from "../residual.js";
import { boundNames, isCall, isMember, propertyName, unwrap } from "../syntax.js";
import {
  emptinessShows,
  isEmptyObject,
  isJsonParse,
  isReadAsText,
  onlyTruthCounts,
  repetitionShowsOf,
  type Same,
} from "./flow.js";
import type { Collected, Slot, Use } from "./uses.js";
import { bracesAround, fitted, requestText, stringText } from "./wording.js";
import {
  bring,
  framesOf,
  isOwn,
  isTaken,
  type Place,
  parentOf,
  placeFor,
  putInFront,
  referencesOf,
  statement,
  textOf,
  type Work,
  withCasts,
} from "./work.js";

/** How the body is read: the text that reads it, and what the result is called. */
interface Reader {
  text: string;
  /** The same over several lines. */
  broken?: string;
  kind: "await" | "operation" | "access";
  names: string[];
  /** Statements that it needs in front. */
  before: string[];
}

/** Rewrites all reads of the body. */
export function rewriteBody(work: Work, found: Collected): void {
  const all = found.uses.filter(({ facet }) => facet === "body");
  const [first] = all;
  if (!first) return;
  if (isParserOff(work))
    throw new Refusal(
      first.at,
      "the body parser is switched off (`bodyParser: false`): the body is read raw. Read it with `await request.text()` or `await request.arrayBuffer()`",
    );
  work.needs.body = true;
  work.needs.async = true;
  const choices = textOrParsed(work, all);
  const uses = [
    ...all.filter((use) => !choices.some(({ parts }) => parts.includes(use))),
    ...choices.map(({ use }) => use),
  ];
  const reader = readerFor(work, uses, choices);
  const place = placeFor(
    work,
    uses.map(({ at }) => at),
    true,
  );
  const [only] = uses;
  if (uses.length === 1 && readByOwnName(work, found, only!, reader)) return;
  if (uses.length === 1 && staysInPlace(work, only!, place)) {
    readInPlace(work, only!, reader);
    return;
  }
  const keys = readKeys(work, uses);
  if (keys && reader.kind === "await" && reader.broken) {
    readByKeys(work, keys, reader, place);
    return;
  }
  const holder = holderOf(work, uses, place);
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

/** `typeof req.body === "string" ? JSON.parse(req.body) : req.body` */
interface Choice {
  use: Use;
  parts: Use[];
  /** What an empty text is taken for: `JSON.parse(req.body || "{}")`. */
  emptyAs: string | undefined;
}

function textOrParsed(work: Work, uses: Use[]): Choice[] {
  const choices: Choice[] = [];
  for (const use of uses) {
    if (!use.node) continue;
    const typeOf = parentOf(work, withCasts(work, use.node));
    const test = typeOf && parentOf(work, typeOf);
    const node = test && parentOf(work, test);
    if (!t.isUnaryExpression(typeOf) || typeOf.operator !== "typeof" || !t.isBinaryExpression(test)) continue;
    if (!t.isConditionalExpression(node) || node.test !== test || !t.isStringLiteral(test.right)) continue;
    const equal = test.operator === "===" || test.operator === "==";
    const text = test.right.value === "string" ? equal : test.right.value === "object" ? !equal : undefined;
    if (text === undefined || (!equal && test.operator !== "!==" && test.operator !== "!=")) continue;
    const parsed = unwrap(text ? node.consequent : node.alternate);
    const plain = unwrap(text ? node.alternate : node.consequent);
    const parts = uses.filter(
      ({ node: inner }) => inner && inner.start! >= node.start! && inner.end! <= node.end!,
    );
    if (parts.length !== 3 || !isJsonParse(parsed) || parsed.arguments.length !== 1) continue;
    if (!parts.some((part) => part.node === plain)) continue;
    const argument = unwrap(parsed.arguments[0]!);
    const fallback =
      t.isLogicalExpression(argument) && argument.operator !== "&&" ? argument.right : undefined;
    const inner = fallback ? unwrap((argument as t.LogicalExpression).left) : argument;
    if (!parts.some((part) => part.node === inner) || (fallback && !t.isStringLiteral(fallback))) continue;
    const declarator = parentOf(work, withCasts(work, node));
    const whole: Use = { facet: "body", node, part: node, at: node, whole: true };
    if (t.isVariableDeclarator(declarator)) {
      whole.declarator = declarator;
      whole.target = declarator.id;
      whole.at = declarator;
    }
    choices.push({ use: whole, parts, emptyAs: t.isStringLiteral(fallback) ? fallback.value : undefined });
  }
  return choices;
}

function readerFor(work: Work, uses: Use[], choices: Choice[]): Reader {
  const request = requestText(work) + (work.view.cloneBody ? ".clone()" : "");
  const [choice] = choices;
  if (choice && uses.length === 1) {
    const empty = choice.emptyAs
      ? stringText(work, choice.emptyAs)
      : `(${requestText(work)}.headers.has(${stringText(work, "content-type")}) ? ${stringText(work, "{}")} : ${stringText(work, "")})`;
    return {
      text: `JSON.parse((await ${request}.text()) || ${empty})`,
      kind: "access",
      names: ["body", "requestBody"],
      before: [],
    };
  }
  const mentions = uses.flatMap((use) => mentionsOfBody(work, use));
  if (
    mentions.some((node) => isReadAsText(work, node)) &&
    !mentions.some((node) => isTypeTested(work, node))
  ) {
    const other = mentions.find((node) => !isReadAsText(work, node) && !suitsText(work, node));
    const apart = uses.find(({ target }) => target && !t.isIdentifier(target));
    if (other || apart)
      throw new Refusal(
        other ?? apart!.at,
        "the body is used as text and as parsed JSON; read it once with `await request.text()` and parse that",
      );
    return { text: `await ${request}.text()`, kind: "await", names: ["text", "rawBody"], before: [] };
  }
  return jsonReader(work, uses, mentions, request);
}

/** Where the body itself is mentioned: inline, or by the name that holds it. */
function mentionsOfBody(work: Work, use: Use): t.Node[] {
  if (use.target) {
    const binding = t.isIdentifier(use.target) ? work.module.bindings.get(use.target) : undefined;
    if (!binding) return [];
    // Written to: what is read later may be something else, which hurts nobody.
    return referencesOf(work, binding);
  }
  return [use.node!];
}

function isTypeTested(work: Work, node: t.Node): boolean {
  const above = parentOf(work, withCasts(work, node));
  return (
    (t.isUnaryExpression(above) && above.operator === "typeof") ||
    (t.isBinaryExpression(above) && above.operator === "instanceof") ||
    (isCall(above) && isMember(above.callee) && propertyName(above.callee) === "isBuffer")
  );
}

function suitsText(work: Work, node: t.Node): boolean {
  if (onlyTruthCounts(work, node)) return true;
  const above = parentOf(work, node);
  if (t.isBinaryExpression(above) || t.isTemplateLiteral(above)) return true;
  if (t.isLogicalExpression(above) && above.left === node && t.isStringLiteral(above.right)) return true;
  return (
    isMember(above) &&
    above.object === node &&
    ["at", "concat", "includes", "indexOf", "length", "slice", "toString"].includes(propertyName(above) ?? "")
  );
}

function jsonReader(work: Work, uses: Use[], mentions: t.Node[], request: string): Reader {
  const there = provenBy(work, uses);
  const shows =
    mentions.some((node) => emptinessShows(work, node, there)) ||
    uses.some(({ target }) => t.isArrayPattern(target));
  const empty = shows
    ? `(${requestText(work)}.headers.has(${stringText(work, "content-type")}) ? {} : ${stringText(work, "")})`
    : uses.length === 1 && fallsBackToEmpty(work, uses[0]!)
      ? "null"
      : "({})";
  const json = `await ${request}.json().catch(() => ${empty})`;
  const { indent } = work.style;
  const broken = `await ${request}\n${indent}.json()\n${indent}.catch(() => ${empty})`;
  const names = ["body", "requestBody", "payload"];
  if (!work.module.context.formCallers) return { text: json, broken, kind: "await", names, before: [] };
  const type = stringText(work, "content-type");
  const isForm = `${requestText(work)}.headers.get(${type})?.includes(${stringText(work, "form")})`;
  if (!repeatedKeysShow(work, uses)) {
    const form = `Object.fromEntries(await ${request}.formData())`;
    return {
      text: `${isForm} ? ${form} : ${json}`,
      broken: `${isForm}\n${indent}? ${form}\n${indent}: ${json}`,
      kind: "operation",
      names,
      before: [],
    };
  }
  const form = bring(work, ["form", "formData"]);
  const end = work.style.semicolons ? ";" : "";
  const comma = work.style.trailingComma ? "," : "";
  const two = indent + indent;
  const three = two + indent;
  return {
    text: [
      form,
      `${indent}? Object.fromEntries(`,
      `${two}${indent}Array.from(${form}.keys(), (key) => {`,
      `${three}${indent}const values = ${form}.getAll(key)${end}`,
      `${three}${indent}return [key, values.length > 1 ? values : values[0]]${end}`,
      `${three}})${comma}`,
      `${two})`,
      `${indent}: ${json}`,
    ].join("\n"),
    kind: "operation",
    names,
    before: [`const ${form} = ${isForm} ? await ${request}.formData() : undefined`],
  };
}

/** Reads of properties of the body: behind a test that one is there, the body isn't empty. */
function provenBy(work: Work, uses: Use[]): Same {
  const names = new Set<unknown>();
  const bodies = new Set<t.Node>();
  for (const use of uses) {
    if (use.target && !t.isIdentifier(use.target))
      for (const name of plainNames(use.target)) names.add(work.module.bindings.get(name));
    for (const node of mentionsOfBody(work, use)) bodies.add(node);
  }
  return (node) => {
    const inner = unwrap(node);
    if (t.isIdentifier(inner)) {
      const binding = work.module.bindings.get(inner);
      return binding !== undefined && names.has(binding);
    }
    const counted = isMember(inner) && propertyName(inner) === "length" ? unwrap(inner.object) : undefined;
    if (
      isCall(counted) &&
      isMember(counted.callee) &&
      t.isIdentifier(counted.callee.object, { name: "Object" })
    )
      return counted.arguments.length === 1 && bodies.has(unwrap(counted.arguments[0]!));
    if (!isMember(inner) || propertyName(inner) === "length" || propertyName(inner) === "toString")
      return false;
    const object = unwrap(inner.object, true);
    return bodies.has(object) || [...bodies].some((body) => withCasts(work, body) === object);
  };
}

/** The names of a pattern that have no default. */
function plainNames(pattern: t.Node): t.Identifier[] {
  if (!t.isObjectPattern(pattern)) return [];
  return pattern.properties.flatMap((property) =>
    t.isObjectProperty(property) && t.isIdentifier(property.value) ? boundNames(property.value) : [],
  );
}

/** `req.body || {}`: null will do where the body is empty. */
function fallsBackToEmpty(work: Work, use: Use): boolean {
  if (!use.node) return false;
  const above = parentOf(work, withCasts(work, use.node));
  return t.isLogicalExpression(above) && above.operator !== "&&" && isEmptyObject(above.right);
}

function repeatedKeysShow(work: Work, uses: Use[]): boolean {
  return uses.some(({ target }) => {
    if (!target || t.isIdentifier(target)) return false;
    return boundNames(target).some((name) => {
      const binding = work.module.bindings.get(name);
      return binding !== undefined && repetitionShowsOf(work, binding);
    });
  });
}

// Where it is read

function columnOf(work: Work, place: Exclude<Place, "front">): number {
  const node = place.item.node;
  return node ? indentAt(work.module.source, node.start!).replaceAll("\t", "  ").length : 0;
}

function lineFor(work: Work, reader: Reader, column: number): string {
  const length = Math.max(...reader.text.split("\n").map((line) => line.length));
  return reader.broken && column + length > work.style.width ? reader.broken : reader.text;
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

function readByKeys(work: Work, keys: Map<string, t.Node[]>, reader: Reader, place: Place): void {
  const [open, close] = bracesAround(work);
  const pattern = `${open}${[...keys.keys()].join(", ")}${close}`;
  const column = place === "front" ? 0 : columnOf(work, place);
  const text = lineFor(work, reader, column + pattern.length + 9);
  putInFront(work, place, statement(work, `const ${pattern} = ${text}`));
  for (const [key, reads] of keys) {
    work.brought.add(key);
    for (const read of reads) work.residual.replaced.set(read, [key]);
  }
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
    const text = lineFor(work, reader, textOf(work, target).length + 14);
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
  const head = declarator ? textOf(work, declarator.id).length + 10 : 0;
  const line = declarator
    ? lineFor(work, reader, indentAt(work.module.source, declarator.start!).length + head)
    : reader.text;
  work.residual.replaced.set(node, [fitted(work, node, line, reader.kind)]);
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
