/** Who can tell a search parameter that is given twice, an array under the Pages Router, from a single one. */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import { isCall, isFunctionNode, isMember, propertyName, unwrap } from "../syntax.js";
import { namesArray, saysSingle } from "./declared-types.js";
import { boundTo } from "./flow.js";
import { isCast, parentOf, referencesOf, type Work } from "./work.js";

const ARRAY_MEMBERS = new Set([
  "every",
  "filter",
  "find",
  "flat",
  "flatMap",
  "forEach",
  "join",
  "map",
  "push",
  "reduce",
  "some",
  "sort",
]);

/**
 * Whether anyone can tell a repeated parameter from a single one where an expression stands. Only who is to have it exact
 * wants the list in a reply, where a text is the same to nearly everybody.
 */
export function repetitionShows(work: Work, node: t.Node, depth = 0): boolean {
  if (depth > 12) return true;
  const { exact = false } = work.module.context;
  const above = parentOf(work, node);
  if (!above) return true;
  const further = (): boolean => repetitionShows(work, above, depth + 1);
  if (t.isTSAsExpression(above) || t.isTSTypeAssertion(above)) {
    if (saysSingle(work, above.typeAnnotation)) return false;
    return namesArray(work, above.typeAnnotation) || further();
  }
  if (isCast(above)) return further();
  const binding = boundTo(work, node);
  if (binding) return !isTypedSingle(work, binding) && repetitionShowsOf(work, binding, depth + 1);
  if (isMember(above)) {
    const called = parentOf(work, above);
    return above.object === node && ARRAY_MEMBERS.has(propertyName(above) ?? "") && isCall(called);
  }
  if (t.isLogicalExpression(above)) return further();
  if (t.isConditionalExpression(above))
    // Folded: the author takes the first.
    return !work.residual.replaced.has(above) && above.test !== node && further();
  if (t.isSpreadElement(above)) return !t.isObjectExpression(parentOf(work, above));
  if (t.isForOfStatement(above)) return above.right === node;
  if (t.isArrayExpression(above) || t.isObjectProperty(above)) {
    const taken = takenBy(work, above);
    return taken === "flat" || (taken === "reply" && exact);
  }
  if (isCall(above)) {
    if (isReply(above)) return exact;
    if (!isMember(above.callee)) return false;
    const name = propertyName(above.callee);
    return (
      name === "concat" || (name === "isArray" && t.isIdentifier(above.callee.object, { name: "Array" }))
    );
  }
  return false;
}

export function repetitionShowsOf(work: Work, binding: Binding, depth = 0): boolean {
  return referencesOf(work, binding).some((reference) => repetitionShows(work, reference, depth));
}

/** What takes an object or array literal, and the literals around it. */
function takenBy(work: Work, node: t.Node): "reply" | "flat" | undefined {
  const flat = (one: t.Node): "flat" | undefined =>
    isMember(one) && propertyName(one) === "flat" ? "flat" : undefined;
  let at: t.Node | undefined = node;
  while (at && !isFunctionNode(at)) {
    if (isCall(at)) return isReply(at) ? "reply" : flat(at.callee);
    if (
      !t.isObjectProperty(at) &&
      !t.isObjectExpression(at) &&
      !t.isArrayExpression(at) &&
      !t.isConditionalExpression(at) &&
      !isCast(at)
    )
      return flat(at);
    at = parentOf(work, at);
  }
  return undefined;
}

function isReply(node: t.CallExpression | t.OptionalCallExpression): boolean {
  return isMember(node.callee) && ["end", "json", "send"].includes(propertyName(node.callee) ?? "");
}

function isTypedSingle(work: Work, { identifier }: Binding): boolean {
  const annotation = (identifier as t.Identifier).typeAnnotation;
  return t.isTSTypeAnnotation(annotation) && saysSingle(work, annotation.typeAnnotation);
}

const TEXT_FUNCTIONS = new Set([
  "BigInt",
  "Boolean",
  "Number",
  "String",
  "decodeURIComponent",
  "encodeURIComponent",
  "isFinite",
  "isNaN",
  "parseFloat",
  "parseInt",
]);

const COMPARING_METHODS = new Set(["endsWith", "get", "has", "includes", "indexOf", "startsWith", "test"]);

/**
 * Whether a repeated parameter may have meant something to the handler where an expression stands: passed on as it is,
 * refused as no text, or sent. What treats it as one text never met a list that was meant; what the author's types call
 * one text is only seen where it is sent.
 */
export function repetitionMayCount(work: Work, node: t.Node, typed = false, depth = 0): boolean {
  if (depth > 12) return true;
  const above = parentOf(work, node);
  if (!above) return false;
  const further = (single = typed): boolean => repetitionMayCount(work, above, single, depth + 1);
  if (t.isTSAsExpression(above) || t.isTSTypeAssertion(above))
    return further(typed || saysSingle(work, above.typeAnnotation));
  if (isCast(above)) return further();
  const binding = boundTo(work, node);
  if (binding) return repetitionMayCountOf(work, binding, typed || isTypedSingle(work, binding), depth + 1);
  if (t.isLogicalExpression(above)) return above.operator === "&&" && above.left === node ? false : further();
  if (t.isConditionalExpression(above))
    return !work.residual.replaced.has(above) && above.test !== node && further();
  if (isCall(above) && isReply(above)) return true;
  if (t.isArrayExpression(above) || t.isObjectProperty(above))
    return !typed || takenBy(work, above) !== undefined;
  return !typed && isPassedOn(above, node);
}

export function repetitionMayCountOf(work: Work, binding: Binding, typed = false, depth = 0): boolean {
  return referencesOf(work, binding).some((reference) => repetitionMayCount(work, reference, typed, depth));
}

/** Whether a value goes on as it is, or is asked for its type. */
function isPassedOn(above: t.Node, node: t.Node): boolean {
  if (t.isUnaryExpression(above)) return above.operator === "typeof";
  if (t.isNewExpression(above)) return !t.isIdentifier(above.callee, { name: "Date" });
  if (t.isReturnStatement(above) || t.isSpreadElement(above) || t.isArrowFunctionExpression(above))
    return true;
  if (t.isAssignmentExpression(above)) return above.right === node;
  if (!isCall(above) || above.callee === node) return false;
  const callee = unwrap(above.callee);
  if (t.isIdentifier(callee)) return !TEXT_FUNCTIONS.has(callee.name);
  if (!isMember(callee)) return true;
  const name = propertyName(callee) ?? "";
  if (t.isIdentifier(callee.object, { name: "console" })) return false;
  return !COMPARING_METHODS.has(name) && !TEXT_FUNCTIONS.has(name);
}
