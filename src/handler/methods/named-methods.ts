/** Which methods a file speaks of as methods: `db.post` and the method of a request that it sends itself are none. */
import * as t from "@babel/types";
import { HTTP_METHODS, type HttpMethod } from "../contract.js";
import type { Module } from "../module.js";
import { isCall, isMember, propertyName, visitAll } from "../syntax.js";

const known = new WeakMap<Module, ReadonlySet<HttpMethod>>();

/** Whether a file names a method: in a text, as a key, as a constant; in lower case where it looks at methods that way. */
export function namesMethod(module: Module, method: HttpMethod): boolean {
  const found = known.get(module) ?? namedMethods(module);
  known.set(module, found);
  return found.has(method);
}

function namedMethods({ program, parents, source }: Module): Set<HttpMethod> {
  const anyCase = /\.to(?:Locale)?LowerCase\b/.test(source);
  const named = new Set<string>();
  const add = (text: string, ignoresCase = anyCase): void => {
    const words = ignoresCase ? text.toUpperCase() : text;
    if (NOTHING_ELSE.test(words)) for (const [word] of words.matchAll(METHOD)) named.add(word);
  };
  visitAll(program, (node) => {
    const above = parents.get(node);
    if (t.isStringLiteral(node) && !isOfOtherRequests(node, above)) add(node.value);
    else if (t.isTemplateElement(node)) add(node.value.raw);
    else if (t.isRegExpLiteral(node)) add(node.pattern, anyCase || node.flags.includes("i"));
    else if (t.isIdentifier(node)) {
      const isKey = (t.isObjectProperty(above) || t.isObjectMethod(above)) && above.key === node;
      add(node.name, anyCase && isKey);
    }
  });
  return new Set(HTTP_METHODS.filter((method) => named.has(method)));
}

const METHOD = new RegExp(`\\b(?:${HTTP_METHODS.join("|")})\\b`, "g");

/** A list of methods, also as a pattern. */
const NOTHING_ELSE = new RegExp(`^(?:[\\s,;|/()?:^$]|\\b(?:${HTTP_METHODS.join("|")})\\b)*$`);

/** `fetch(url, { method: "POST" })`, and what browsers are allowed. */
function isOfOtherRequests(node: t.StringLiteral, above: t.Node | undefined): boolean {
  if (t.isObjectProperty(above) && above.value === node)
    return /^(?:method|access-control-.*)$/i.test(propertyName(above) ?? "");
  const [name] = isCall(above) && isMember(above.callee) ? above.arguments : [];
  return t.isStringLiteral(name) && /^access-control-/i.test(name.value);
}
