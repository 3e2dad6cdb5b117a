/** What Node's `readFile` gives: bytes, or text where an encoding is named. */
import * as t from "@babel/types";
import { importedFrom } from "../imported-name.js";
import type { Module } from "../module.js";
import { isCall, isMember, propertyName, unwrap } from "../syntax.js";

const WHOLE = ["default", "*"];

/** @param awaited whether the promise that the call gives is awaited. */
export function fileContents(
  node: t.Node,
  awaited: boolean,
  module: Module,
): "buffer" | "string" | undefined {
  if (!isCall(node)) return undefined;
  const path = pathOf(unwrap(node.callee), module);
  const reads = awaited ? ["fs/promises.readFile", "fs.promises.readFile"] : ["fs.readFileSync"];
  if (!path || !reads.includes(path)) return undefined;
  const [, options] = node.arguments;
  if (!options) return "buffer";
  if (t.isStringLiteral(options)) return "string";
  if (!t.isObjectExpression(options) || !options.properties.every((one) => t.isObjectProperty(one)))
    return undefined;
  const encoding = options.properties.find((one) => propertyName(one) === "encoding");
  if (!encoding) return "buffer";
  return t.isStringLiteral(encoding.value) ? "string" : undefined;
}

/** `fs.promises.readFile` for whatever the author calls it. */
function pathOf(callee: t.Node, module: Module): string | undefined {
  if (isMember(callee)) {
    const object = pathOf(unwrap(callee.object), module);
    const name = propertyName(callee);
    return object && name ? `${object}.${name}` : undefined;
  }
  const from = importedFrom(callee, module);
  if (!from) return undefined;
  const source = from.source.replace(/^node:/, "");
  return WHOLE.includes(from.name) ? source : `${source}.${from.name}`;
}
