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

/** A list of which only the run tells how many values it has: each becomes a header of its own, and of none there is none. */
export function isOpenList({ name, value }: { name: t.Node; value?: t.Node }, module: Module): boolean {
  if (!value || isWrittenOut(value)) return false;
  const kind = listness(value, module);
  const isCookie =
    t.isStringLiteral(unwrap(name)) && /^set-cookie$/i.test((unwrap(name) as t.StringLiteral).value);
  return isCookie ? kind !== "one" : kind === "list" && !isNeverEmpty(value, module);
}

/** A list that surely has an item: it is written out, here or in a constant, or made of such a one item by item. */
function isNeverEmpty(node: t.Node, module: Module): boolean {
  const value = unwrap(node);
  if (t.isArrayExpression(value))
    return value.elements.some((element) => element && !t.isSpreadElement(element));
  const sources = sourcesOf(value, module);
  if (sources) return sources.length > 0 && sources.every((one) => one !== node && isNeverEmpty(one, module));
  if (!isCall(value) || !isMember(value.callee)) return false;
  const { object } = value.callee;
  const name = propertyName(value.callee) ?? "";
  if (["map", "sort", "toSorted", "reverse", "toReversed"].includes(name))
    return isNeverEmpty(object, module);
  if (!t.isIdentifier(object, { name: "Object" }) || !["keys", "values", "entries"].includes(name))
    return false;
  const [table] = value.arguments;
  const sourcesOfTable = table && (sourcesOf(table, module) ?? [table]).map((one) => unwrap(one));
  return Boolean(
    sourcesOfTable?.every(
      (one) => t.isObjectExpression(one) && one.properties.some((each) => !t.isSpreadElement(each)),
    ),
  );
}

/** A list that is written out, item by item. */
export function isWrittenOut(node: t.Node): boolean {
  const value = unwrap(node);
  return (
    t.isArrayExpression(value) && value.elements.every((element) => element && !t.isSpreadElement(element))
  );
}
