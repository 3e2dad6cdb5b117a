/** What a text is to a browser: the Pages Router sends it without a content type, and HTML is shown as a page. */
import * as t from "@babel/types";
import { calledFunction } from "../called-function.js";
import type { Module } from "../module.js";
import { isCall, isMember, propertyName, unwrap } from "../syntax.js";
import { fileContents } from "./file-contents.js";
import { staticType } from "./static-type.js";
import { returnedBy, sourcesOf } from "./value-sources.js";

/** `unknown`: it may be HTML. */
type TextKind = "plain" | "html" | "unknown";

/** What a text is, as far as the file tells. An empty text is plain. */
export function textKind(node: t.Node, module: Module, depth = 0): TextKind {
  if (depth > 8) return "unknown";
  const inner = unwrap(node, true);
  const kindOf = (one: t.Node): TextKind => textKind(one, module, depth + 1);
  if (t.isStringLiteral(inner)) return beginning(inner.value) ?? "plain";
  if (t.isTemplateLiteral(inner)) {
    for (const [at, quasi] of inner.quasis.entries()) {
      const known = beginning(quasi.value.cooked ?? quasi.value.raw);
      if (known) return known;
      const next = inner.expressions[at];
      if (next) return kindOf(next);
    }
    return "plain";
  }
  const type = staticType(inner, module);
  if (type === "number" || type === "boolean" || type === "nothing") return "plain";
  if (t.isBinaryExpression(inner, { operator: "+" })) {
    const left = unwrap(inner.left);
    return t.isStringLiteral(left) && !beginning(left.value) ? kindOf(inner.right) : kindOf(left);
  }
  if (fileContents(inner, t.isAwaitExpression(unwrap(node)), module)) return "unknown";
  if (isCall(inner)) {
    const fn = calledFunction(inner, module);
    if (fn) return agreed(returnedBy(fn)?.map(kindOf));
    const callee = unwrap(inner.callee);
    const name = isMember(callee) ? propertyName(callee) : t.isIdentifier(callee) ? callee.name : undefined;
    if (name && PLAIN_CALLS.has(name)) return "plain";
    if (name && SAME_BEGINNING.has(name) && isMember(callee)) return kindOf(callee.object);
    if (name === "String" && inner.arguments[0]) return kindOf(inner.arguments[0]);
    const list = isMember(callee) && name === "join" ? unwrap(callee.object) : undefined;
    if (t.isArrayExpression(list) && list.elements[0]) return kindOf(list.elements[0]);
    const mapped = isCall(list) && isMember(list.callee) && propertyName(list.callee) === "map";
    const [each] = mapped ? list.arguments : [];
    if (t.isArrowFunctionExpression(each) && t.isExpression(each.body)) return kindOf(each.body);
    return "unknown";
  }
  const sources = sourcesOf(inner, module);
  if (sources) {
    const kinds = sources.filter((one) => !isEmpty(one)).map(kindOf);
    if (!kinds.includes("unknown")) return agreed(kinds);
  }
  const name = nameOf(inner);
  if (HTML_NAMES.test(name)) return "html";
  return PLAIN_NAMES.test(name) ? "plain" : "unknown";
}

function agreed(kinds: TextKind[] | undefined): TextKind {
  const [first, ...others] = kinds ?? ["unknown"];
  return first && others.every((other) => other === first) ? first : "unknown";
}

function isEmpty(node: t.Node): boolean {
  const inner = unwrap(node);
  return t.isStringLiteral(inner, { value: "" }) || t.isIdentifier(inner, { name: "undefined" });
}

/** What a text begins with tells HTML from other text; nothing where there is only space. */
function beginning(text: string): TextKind | undefined {
  if (/^\s*$/.test(text)) return undefined;
  return /^\s*<(?:!doctype|!--|[a-z])/i.test(text) ? "html" : "plain";
}

/** Whatever has these, what they give is no page. */
const PLAIN_CALLS = new Set([
  "digest",
  "encodeURIComponent",
  "randomUUID",
  "stringify",
  "toFixed",
  "toISOString",
  "toLocaleDateString",
  "toLocaleString",
  "toLocaleTimeString",
  "toUTCString",
]);

/** The first letter stays, or space goes. */
const SAME_BEGINNING = new Set([
  "concat",
  "toLowerCase",
  "toString",
  "toUpperCase",
  "trim",
  "trimEnd",
  "trimStart",
]);

/** `error.message`, `req.query.challenge`: what is called so is a word or a sentence. */
const PLAIN_NAMES =
  /(?:^|_)(?:challenge|code|count|e|err|error|hash|id|jwt|key|message|msg|name|nonce|reason|secret|sitemap|slug|state|status|token|uuid|version)s?$/i;

const HTML_NAMES = /(?:^|_)html$/i;

function nameOf(node: t.Node): string {
  const name = isMember(node) ? propertyName(node) : t.isIdentifier(node) ? node.name : undefined;
  return name?.replace(/([a-z\d])([A-Z])/g, "$1_$2") ?? "";
}
