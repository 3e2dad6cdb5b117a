/** Names and values of headers, as they are written into a Response. */
import * as t from "@babel/types";
import type { Module } from "../module.js";
import type { Part } from "../residual.js";
import { quoted } from "../style.js";
import { isCall, isMember, needsParentheses, propertyName, unwrap } from "../syntax.js";
import { harmless } from "./harmless.js";
import { listness } from "./header-lists.js";
import { type HeaderOp, isHeader, type ReplyOp } from "./response-use.js";
import { staticType } from "./static-type.js";

/** A header that is set on the way to a reply, ready to be written into `{ headers: { … } }`. */
export interface InlineHeader {
  name: t.Node;
  value: t.Node;
  mode: "set" | "append";
  /** There may be no value, for which Node throws. */
  mayBeUndefined?: boolean;
  /** The constant that holds the value already. */
  constant?: string;
}

export function headerName(node: t.Node): string | undefined {
  const inner = unwrap(node);
  return t.isStringLiteral(inner) ? inner.value : undefined;
}

/** The name by which headers are known to be the same. */
export function headerKey(node: t.Node): string | undefined {
  return headerName(node)?.toLowerCase();
}

/** Whether an operation surely concerns a header, given by its key. */
export function concerns(op: ReplyOp, key: string): op is HeaderOp {
  return isHeader(op) && headerKey(op.name) === key;
}

/** An object literal of headers; of several cookies, a Headers-like list of pairs. */
export function headersObject(headers: InlineHeader[], module: Module): Part[] {
  const { style } = module;
  const last = new Map<string, InlineHeader>();
  const pairs: InlineHeader[] = [];
  for (const header of headers) {
    // A name that is computed is another one, unless it is computed in the same words.
    const name = headerKey(header.name) ?? wordsOf(header.name, module);
    const earlier = name !== undefined && header.mode === "set" ? last.get(name) : undefined;
    if (earlier) pairs.splice(pairs.indexOf(earlier), 1);
    if (name !== undefined) last.set(name, header);
    pairs.push(header);
  }
  const expanded = pairs.flatMap((header) => cookieLines(header));
  const names = expanded.map((header) => headerKey(header.name));
  const repeats = new Set(names).size < names.length || (names.includes(undefined) && names.length > 1);
  const entries = expanded.map((header): Part[] => {
    const value = header.constant ? [header.constant] : headerValue(header, module);
    const name = headerName(header.name);
    if (repeats)
      return [
        {
          fields: [[name === undefined ? header.name : quoted(name, style)], value],
          open: "[",
          lines: false,
        },
      ];
    if (name === undefined) return ["[", header.name, "]: ", ...value];
    return [`${/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name, style)}: `, ...value];
  });
  return [{ fields: entries, open: repeats ? "[" : "{", lines: entries.length > 1 }];
}

/** The words of a computed name that gives the same each time. */
function wordsOf(name: t.Node, module: Module): string | undefined {
  const { source } = module;
  return harmless(name, module) ? source.slice(name.start!, name.end!) : undefined;
}

/** `Set-Cookie` with a list is one line for each. */
function cookieLines(header: InlineHeader): InlineHeader[] {
  const value = unwrap(header.value);
  if (headerKey(header.name) !== "set-cookie" || !t.isArrayExpression(value)) return [header];
  return value.elements.map((element) => ({ name: header.name, value: element!, mode: "append" }));
}

/** A header's value as a string, as Node would send it. */
export function headerValue(
  { value: node, mayBeUndefined = false }: { value: t.Node; mayBeUndefined?: boolean },
  module: Module,
): Part[] {
  const value = unwrap(node);
  if (t.isStringLiteral(value)) return [value.start == null ? quoted(value.value, module.style) : value];
  // A constant of ours, which is text.
  if (t.isIdentifier(value) && value.start == null) return [value.name];
  if (t.isNumericLiteral(value) || t.isBooleanLiteral(value))
    return [quoted(String(value.value), module.style)];
  if (t.isArrayExpression(value)) {
    const texts = value.elements.map((element) => (t.isStringLiteral(element) ? element.value : undefined));
    if (texts.every((text) => text !== undefined)) return [quoted(texts.join(", "), module.style)];
    return [value, `.join(${quoted(", ", module.style)})`];
  }
  const isLoose =
    needsParentheses(node) || t.isOptionalMemberExpression(node) || t.isOptionalCallExpression(node);
  const [open, close] = isLoose ? ["(", ")"] : ["", ""];
  if (listness(node, module) === "list") return [open, node, `${close}.join(${quoted(", ", module.style)})`];
  // It throws for what isn't there, as Node does.
  if (mayBeUndefined) return [open, node, `${close}.toString()`];
  const type = staticType(node, module);
  if (type === "string") return [node];
  if (
    type === "number" ||
    type === "boolean" ||
    (type === "unknown" && module.typescript && !t.isTSAsExpression(node) && !looksLikeText(value))
  )
    return ["String(", node, ")"];
  return needsParentheses(node) && t.isSequenceExpression(node) ? ["(", node, ")"] : [node];
}

/** TypeScript lets only text, numbers and lists through `setHeader`; what is told by its name or fallback is text. */
function looksLikeText(node: t.Node): boolean {
  if (t.isLogicalExpression(node))
    return t.isStringLiteral(unwrap(node.right)) || looksLikeText(unwrap(node.right));
  if (isCall(node)) {
    const callee = unwrap(node.callee);
    const name = t.isIdentifier(callee) ? callee.name : isMember(callee) ? (propertyName(callee) ?? "") : "";
    return /serialize|cookie|token|hash|sign|url|origin/i.test(name);
  }
  const name = t.isIdentifier(node) ? node.name : isMember(node) ? (propertyName(node) ?? "") : "";
  return /origin|url|path|name|cookie|token|type|etag|key|slug|location/i.test(name);
}

/** A Content-Type with which nobody sends an object. */
export function isTextType(header: InlineHeader): boolean {
  const value = unwrap(header.value);
  return headerKey(header.name) === "content-type" && t.isStringLiteral(value) && !/json/i.test(value.value);
}

export function isBinaryType(header: InlineHeader): boolean {
  const value = unwrap(header.value);
  return t.isStringLiteral(value) && /pdf|image|audio|video|octet|zip|font/i.test(value.value);
}
