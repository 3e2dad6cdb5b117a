/** Whether a value is treated as a text. */
import * as t from "@babel/types";
import { isCall, isMember, propertyName } from "../syntax.js";
import { isCast, parentOf, type Work } from "./work.js";

/** Methods that only a text has. */
export const STRING_MEMBERS = new Set([
  "charAt",
  "charCodeAt",
  "codePointAt",
  "endsWith",
  "localeCompare",
  "match",
  "matchAll",
  "normalize",
  "padEnd",
  "padStart",
  "replace",
  "replaceAll",
  "search",
  "split",
  "startsWith",
  "substr",
  "substring",
  "toLowerCase",
  "toUpperCase",
  "trim",
  "trimEnd",
  "trimStart",
]);

/** Whether an expression is treated as a text where it stands: `body.split("\n")`, `JSON.parse(body)`. */
export function isReadAsText(work: Work, node: t.Node): boolean {
  const above = parentOf(work, node);
  if (!above) return false;
  if (isCast(above) || t.isAwaitExpression(above)) return isReadAsText(work, above);
  if (isMember(above)) {
    const called = parentOf(work, above);
    return (
      above.object === node &&
      STRING_MEMBERS.has(propertyName(above) ?? "") &&
      isCall(called) &&
      called.callee === above
    );
  }
  return isJsonParse(above) && above.arguments[0] === node;
}

export function isJsonParse(node: t.Node | undefined): node is t.CallExpression {
  return (
    t.isCallExpression(node) &&
    isMember(node.callee) &&
    t.isIdentifier(node.callee.object, { name: "JSON" }) &&
    propertyName(node.callee) === "parse"
  );
}
