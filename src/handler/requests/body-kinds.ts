/** Which kinds of body a function is made for: what it does with the body shows what it expects. */
import * as t from "@babel/types";
import { liveNodes, liveParts } from "../residual.js";
import { isCall, isMember, propertyName, unwrap, visitAll } from "../syntax.js";
import { membersOf } from "./declared-types.js";
import { constantOf, onlyTruthCounts } from "./flow.js";
import { isFormField, isFormSignature } from "./form-senders.js";
import { isJsonParse, isReadAsText } from "./text-use.js";
import type { Use } from "./uses.js";
import { parentOf, referencesOf, textsIn, type Work, withCasts } from "./work.js";

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
  if (isSigned(work, uses, mentions)) return { json: false, text: true, form: false };
  const other = apart || mentions.some((node) => !read.includes(node) && !suitsText(work, node));
  const shown = !other && mentions.some((node) => isShownAsText(work, node));
  const text = tested || shown || read.length > 0;
  const json = tested || !text || other;
  return { json, text, form: json && expectsForm(work, uses, mentions) };
}

/**
 * How the body is read where it isn't taken for JSON at all: as it came, where it is sent on with the request's own
 * content type (`fetch(url, { headers: { "content-type": req.headers["content-type"] }, body: req.body })`), and as a form
 * where it is asked as one (`req.body.get("file")`).
 */
export function readWhole(work: Work, uses: readonly Use[]): "bytes" | "form" | undefined {
  if (uses.length === 0 || uses.some(({ target }) => target && !t.isIdentifier(target))) return undefined;
  const mentions = uses
    .flatMap((use) => mentionsOfBody(work, use))
    .filter((node) => !onlyTruthCounts(work, node));
  if (mentions.length === 0) return undefined;
  if (mentions.every((node) => isAskedAsForm(work, node))) return "form";
  const sentOn =
    mentions.every((node) => isSentOn(work, node)) &&
    (readsHeader(work, /^content-type$/i) || passesHeadersOn(work));
  return sentOn ? "bytes" : undefined;
}

/** `req.body.get("file")`: only a form has this. */
function isAskedAsForm(work: Work, node: t.Node): boolean {
  const outer = withCasts(work, node);
  const member = parentOf(work, outer);
  const call = member && parentOf(work, member);
  return (
    isMember(member) &&
    member.object === outer &&
    ["get", "getAll"].includes(propertyName(member) ?? "") &&
    isCall(call) &&
    call.callee === member &&
    t.isStringLiteral(call.arguments[0])
  );
}

/** The value of `body` in what a call is given, whichever branch gives it. */
function isSentOn(work: Work, node: t.Node): boolean {
  const outer = withCasts(work, node);
  const above = parentOf(work, outer);
  if (t.isConditionalExpression(above) && above.test !== outer) return isSentOn(work, above);
  if (t.isLogicalExpression(above)) return isSentOn(work, above);
  const object = above && parentOf(work, above);
  return (
    t.isObjectProperty(above) &&
    above.value === outer &&
    propertyName(above) === "body" &&
    t.isObjectExpression(object) &&
    isCall(parentOf(work, object))
  );
}

/** A body that is called raw, or is verified, beside a signature that the function reads: its text is what was signed. */
function isSigned(work: Work, uses: readonly Use[], mentions: readonly t.Node[]): boolean {
  const names = uses.flatMap(({ node, target }) => {
    const above = node && parentOf(work, withCasts(work, node));
    const id = target ?? (t.isVariableDeclarator(above) ? above.id : undefined);
    return t.isIdentifier(id) ? [id.name] : [];
  });
  const isRaw =
    names.some((name) => /^raw/i.test(name)) || mentions.some((node) => isCheckedForSignature(work, node));
  return isRaw && readsHeader(work, /signature|hmac/i);
}

/** `stripe.webhooks.constructEvent(req.body, …)` */
function isCheckedForSignature(work: Work, node: t.Node): boolean {
  const outer = withCasts(work, node);
  const call = parentOf(work, outer);
  return isCall(call) && call.arguments[0] === outer && propertyNameOf(call.callee) === "constructEvent";
}

/** Whether the function reads a header of such a name. */
function readsHeader(work: Work, wanted: RegExp): boolean {
  const { residual, fn } = work.view;
  return liveNodes(residual, fn, (node) => t.isStringLiteral(node)).some((node) => {
    if (!wanted.test(node.value)) return false;
    const above = parentOf(work, node);
    return isMember(above)
      ? above.property === node
      : t.isObjectProperty(above) && above.key === node && t.isObjectPattern(parentOf(work, above));
  });
}

/** Whether the headers of the request go on as they are: `headers: req.headers`, `{ ...req.headers }`. */
function passesHeadersOn(work: Work): boolean {
  const { residual, fn } = work.view;
  return liveNodes(residual, fn, (node) => t.isMemberExpression(node)).some((node) => {
    if (propertyName(node) !== "headers") return false;
    const above = parentOf(work, withCasts(work, node));
    return t.isObjectProperty(above) || t.isSpreadElement(above);
  });
}

/** `${req.body}`, `req.body.length`, `"<" + req.body`: made of or measured as a text. */
function isShownAsText(work: Work, node: t.Node): boolean {
  const outer = withCasts(work, node);
  const above = parentOf(work, outer);
  if (t.isTemplateLiteral(above)) return true;
  if (t.isBinaryExpression(above)) return above.operator === "+";
  return (
    isMember(above) && above.object === outer && ["length", "toString"].includes(propertyName(above) ?? "")
  );
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
const TEXT_READERS = new Set(["String", "byteLength", "parse", "from", "update"]);
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
  if (propertyName(callee) === "update") return isHash(work, object);
  return t.isIdentifier(object) && TEXT_READER_OBJECTS.has(object.name);
}

/** `createHmac("sha256", secret)`, or the name that holds it. */
function isHash(work: Work, node: t.Node): boolean {
  const made = t.isIdentifier(node) ? constantOf(work, node) : node;
  const call = made && unwrap(made);
  if (!isCall(call)) return false;
  const callee = unwrap(call.callee);
  const name = t.isIdentifier(callee) ? callee.name : propertyNameOf(callee);
  return (
    /^create(?:Hash|Hmac|Sign|Verify)$/.test(name ?? "") ||
    (name === "update" && isMember(callee) && isHash(work, unwrap(callee.object)))
  );
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
  // A reply that is rewritten already has a Location.
  const isSent = liveParts(residual).some((parts) =>
    textsIn(parts).some((text) => /\bLocation\b/.test(text)),
  );
  return (
    isSent ||
    liveNodes(residual, fn, (node) => t.isMemberExpression(node)).some(
      (node) => propertyName(node) === "redirect",
    )
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
