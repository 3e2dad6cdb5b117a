/** Whether a header's value is one text or a list of them: Node sends the items of a list one by one, where a `Headers` would make one text of it. */

import * as t from "@babel/types";
import type { Module } from "../module.js";
import { isCall, isMember, propertyName, unwrap } from "../syntax.js";
import { staticType } from "./static-type.js";
import { sourcesOf } from "./value-sources.js";

type Listness = "one" | "list" | "unsure";

export function listness(node: t.Node, module: Module, depth = 0): Listness {
  const value = unwrap(node, true);
  if (depth > 8 || t.isNewExpression(value)) return "unsure";
  const type = staticType(node, module);
  if (type === "object") return "list";
  if (type !== "unknown") return "one";
  const sources = sourcesOf(value, module);
  if (sources) {
    const [first = "unsure", ...others] = sources.map((one) => listness(one, module, depth + 1));
    return others.every((one) => one === first) ? first : "unsure";
  }
  if (!isCall(value)) return "unsure";
  const callee = unwrap(value.callee);
  const name = t.isIdentifier(callee) ? callee.name : isMember(callee) ? (propertyName(callee) ?? "") : "";
  if (name === "get") return "one";
  return /(serialize\w*[^s]|serialize|cookie)$/i.test(name) && !/^get/.test(name) ? "one" : "unsure";
}

/** A list that is written out, item by item. */
export function isWrittenOut(node: t.Node): boolean {
  const value = unwrap(node);
  return (
    t.isArrayExpression(value) && value.elements.every((element) => element && !t.isSpreadElement(element))
  );
}
