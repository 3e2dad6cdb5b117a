/** Which kinds of body a function is made for: what it does with the body shows what it expects. */
import * as t from "@babel/types";
import { liveNodes } from "../residual.js";
import { isCall, isMember, propertyName, unwrap, visitAll } from "../syntax.js";
import { membersOf } from "./declared-types.js";
import { constantOf, onlyTruthCounts } from "./flow.js";
import { isFormField, isFormSignature } from "./form-senders.js";
import { isJsonParse, isReadAsText } from "./text-use.js";
import type { Use } from "./uses.js";
import { parentOf, referencesOf, type Work, withCasts } from "./work.js";

export interface BodyKinds {
  json: boolean;
  form: boolean;
  /** Someone can tell a text from a parsed body. */
  text: boolean;
}

/**
 * The Pages Router decides by the content type: JSON is parsed, a form is an object, everything else is text (measured on
 * Next 14, 15 and 16). JSON is taken for granted where nothing speaks against it.
 */
export function kindsOfBody(work: Work, uses: readonly Use[]): BodyKinds {
  const mentions = uses.flatMap((use) => mentionsOfBody(work, use));
  const read = mentions.filter((node) => isTakenAsText(work, node));
  const tested = mentions.some((node) => isTypeTested(work, node) || suitsEither(work, node));
  const apart = uses.some(({ target }) => target && !t.isIdentifier(target));
  const other = apart || mentions.some((node) => !read.includes(node) && !suitsText(work, node));
  const text = tested || read.length > 0;
  const json = tested || !text || other;
  return { json, text, form: json && expectsForm(work, uses, mentions) };
}

/** Where the body itself is mentioned: inline, or by the name that holds it. */
export function mentionsOfBody(work: Work, use: Use): t.Node[] {
  if (!use.target) return [use.node!];
  const binding = t.isIdentifier(use.target) ? work.module.bindings.get(use.target) : undefined;
  return referencesOf(work, binding);
}

function isTypeTested(work: Work, node: t.Node): boolean {
  const above = parentOf(work, withCasts(work, node));
  return (
    (t.isUnaryExpression(above) && above.operator === "typeof") ||
    (t.isBinaryExpression(above) && above.operator === "instanceof") ||
    (isCall(above) && isMember(above.callee) && propertyName(above.callee) === "isBuffer")
  );
}

/** `body.includes("token")`, `new URLSearchParams(body)`: texts have this, and lists or objects have it too. */
function suitsEither(work: Work, node: t.Node): boolean {
  const outer = withCasts(work, node);
  const above = parentOf(work, outer);
  if (t.isNewExpression(above))
    return t.isIdentifier(above.callee, { name: "URLSearchParams" }) && above.arguments[0] === outer;
  const call = above && parentOf(work, above);
  return (
    isMember(above) &&
    ["at", "concat", "includes", "indexOf", "lastIndexOf", "slice"].includes(propertyName(above) ?? "") &&
    isCall(call) &&
    call.callee === above
  );
}

/** Functions that take a text, by the last part of their name. */
const TEXT_READERS = new Set(["String", "parse", "from", "update"]);
const TEXT_READER_OBJECTS = new Set(["Buffer", "qs", "querystring"]);

function isTakenAsText(work: Work, node: t.Node): boolean {
  const outer = withCasts(work, node);
  if (isReadAsText(work, outer)) return true;
  const above = parentOf(work, outer);
  if (!isCall(above) || above.arguments[0] !== outer) return false;
  const callee = unwrap(above.callee);
  if (t.isIdentifier(callee)) return TEXT_READERS.has(callee.name) && !work.module.bindings.has(callee);
  if (!isMember(callee) || !TEXT_READERS.has(propertyName(callee) ?? "")) return false;
  const object = unwrap(callee.object);
  if (propertyName(callee) === "update") return isCall(object);
  return t.isIdentifier(object) && TEXT_READER_OBJECTS.has(object.name);
}

/** Whether an expression makes sense for a text as well as for an object, so that it tells nothing. */
function suitsText(work: Work, node: t.Node): boolean {
  if (onlyTruthCounts(work, node)) return true;
  const above = parentOf(work, node);
  if (t.isBinaryExpression(above) || t.isTemplateLiteral(above)) return true;
  if (t.isLogicalExpression(above) && above.left === node && t.isStringLiteral(above.right)) return true;
  if (t.isAssignmentExpression(above)) return above.left === node;
  if (isCall(above) && isMember(above.callee))
    return t.isIdentifier(above.callee.object, { name: "console" });
  return (
    isMember(above) && above.object === node && ["length", "toString"].includes(propertyName(above) ?? "")
  );
}

/** A caller of the repo sends a form, or what the function reads is known to come in one. */
function expectsForm(work: Work, uses: readonly Use[], mentions: readonly t.Node[]): boolean {
  const { formCallers, callerMethods = [] } = work.module.context;
  if (formCallers) return true;
  const jsonCallers = callerMethods.some((method) => method !== "GET");
  if (fieldsRead(work, uses, mentions).some((name) => isFormField(name, jsonCallers))) return true;
  if (namesForm(work)) return true;
  return !jsonCallers && (mentions.some((node) => isJsonInField(work, node)) || redirects(work));
}

function fieldsRead(work: Work, uses: readonly Use[], mentions: readonly t.Node[]): string[] {
  const fields: string[] = [];
  for (const { target, type } of uses) {
    if (target) fields.push(...keysOf(target));
    if (type) fields.push(...membersOf(work, type).keys());
  }
  for (const mention of mentions) {
    const outer = withCasts(work, mention);
    const above = parentOf(work, outer);
    if (isMember(above) && above.object === outer) fields.push(propertyName(above) ?? "");
    else if (t.isVariableDeclarator(above)) fields.push(...keysOf(above.id));
    fields.push(...fieldsOfType(work, mention, outer), ...fieldsOfSchema(work, above, outer));
  }
  return fields;
}

/** `JSON.parse(req.body.payload)`: what is JSON inside of a field has come in a form. */
function isJsonInField(work: Work, mention: t.Node): boolean {
  const outer = withCasts(work, mention);
  const member = parentOf(work, outer);
  return (
    isMember(member) &&
    member.object === outer &&
    propertyName(member) === "payload" &&
    isJsonParse(parentOf(work, withCasts(work, member)))
  );
}

/** A reply that redirects is made for a browser that has sent a form: a script doesn't follow it to another page. */
function redirects(work: Work): boolean {
  const { residual, fn } = work.view;
  return liveNodes(residual, fn, (node) => t.isMemberExpression(node)).some(
    (node) => propertyName(node) === "redirect",
  );
}

function keysOf(pattern: t.Node): string[] {
  if (!t.isObjectPattern(pattern)) return [];
  return pattern.properties.flatMap((property) => {
    const name = t.isObjectProperty(property) ? propertyName(property) : undefined;
    return name === undefined ? [] : [name];
  });
}

/** `req.body as SmsWebhook` */
function fieldsOfType(work: Work, inner: t.Node, outer: t.Node): string[] {
  const fields: string[] = [];
  for (let at = inner; at !== outer; ) {
    at = parentOf(work, at)!;
    if (t.isTSAsExpression(at) || t.isTSTypeAssertion(at))
      fields.push(...membersOf(work, at.typeAnnotation).keys());
  }
  return fields;
}

/** `schema.parse(req.body)`, where the schema is an object that this file spells out. */
function fieldsOfSchema(work: Work, call: t.Node | undefined, body: t.Node): string[] {
  if (!isCall(call) || call.arguments[0] !== body || !isMember(call.callee)) return [];
  const schema = constantOf(work, unwrap(call.callee.object)) ?? call.callee.object;
  const fields: string[] = [];
  visitAll(schema, (node) => {
    if (t.isObjectProperty(node)) fields.push(propertyName(node) ?? "");
  });
  return fields;
}

/** The signature of one who sends forms is read, or the content type is compared with that of a form. */
function namesForm(work: Work): boolean {
  const { residual, fn } = work.view;
  return liveNodes(residual, fn, (node) => t.isStringLiteral(node)).some((node) => {
    if (isFormSignature(node.value)) return true;
    if (!node.value.includes("form-urlencoded")) return false;
    const above = parentOf(work, node);
    if (t.isBinaryExpression(above) || t.isSwitchCase(above)) return true;
    return isCall(above) && ["includes", "startsWith"].includes(propertyNameOf(above.callee) ?? "");
  });
}

function propertyNameOf(callee: t.Node): string | undefined {
  return isMember(callee) ? propertyName(callee) : undefined;
}
