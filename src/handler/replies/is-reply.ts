/** Recognises expressions that send the reply when they are evaluated. */
import * as t from "@babel/types";
import { ownerOf } from "../module.js";
import { visitLive } from "../residual.js";
import { type FunctionNode, isCall, isFunctionNode, isMember, propertyName, unwrap } from "../syntax.js";
import { namedClosure } from "./closures.js";
import { summaryOf } from "./helper-calls.js";
import type { Work } from "./work.js";

/** Whether an expression, once evaluated, has sent the reply. */
export function isReply(node: t.Node, work: Work): boolean {
  const inner =
    t.isUnaryExpression(unwrap(node)) && (unwrap(node) as t.UnaryExpression).operator === "void"
      ? unwrap((unwrap(node) as t.UnaryExpression).argument, true)
      : unwrap(node, true);
  const folded = work.view.residual.replaced.get(inner);
  const [only] = folded ?? [];
  if (folded?.length === 1 && only && typeof only === "object" && "type" in only && only !== inner)
    return isReply(only, work);
  if (work.uses.get(inner)?.send) return true;
  if (t.isConditionalExpression(inner))
    return isReply(inner.consequent, work) && isReply(inner.alternate, work);
  if (t.isNewExpression(inner) && t.isIdentifier(inner.callee, { name: "Promise" }))
    return isFunctionNode(inner.arguments[0]) && work.senders.has(inner.arguments[0]);
  if (!isCall(inner)) return false;
  const summary = summaryOf(inner, work);
  if (summary) return summary.replies === "always";
  const callee = unwrap(inner.callee);
  if (isFunctionNode(callee)) return work.senders.has(callee);
  const resolved = resolvedValue(inner);
  if (resolved) return isReply(resolved, work);
  const link = chainLink(inner, work);
  if (link) return link.replies;
  return callbackOf(inner, work) !== undefined;
}

/** `x` of `Promise.resolve(x)`. */
export function resolvedValue(call: t.CallExpression | t.OptionalCallExpression): t.Expression | undefined {
  const callee = unwrap(call.callee);
  const [only] = call.arguments;
  const isResolve =
    isMember(callee) &&
    t.isIdentifier(callee.object, { name: "Promise" }) &&
    propertyName(callee) === "resolve";
  return isResolve && call.arguments.length === 1 && t.isExpression(only) ? only : undefined;
}

/** A `.then`, `.catch` or `.finally` with replies in it or below it. */
export function chainLink(
  call: t.CallExpression | t.OptionalCallExpression,
  work: Work,
): { replies: boolean } | undefined {
  const callee = unwrap(call.callee);
  if (!isMember(callee)) return undefined;
  const name = propertyName(callee);
  if (name !== "then" && name !== "catch" && name !== "finally") return undefined;
  const own = call.arguments.some((argument) => replyingCallback(argument, work));
  const below =
    isCall(unwrap(callee.object)) &&
    (chainLink(unwrap(callee.object) as t.CallExpression, work)?.replies ?? isReply(callee.object, work));
  return { replies: own || below };
}

export function replyingCallback(node: t.Node, work: Work): boolean {
  if (isFunctionNode(node)) return work.senders.has(node);
  const fn = t.isIdentifier(node) ? namedClosure(node, work) : undefined;
  return fn !== undefined && work.senders.has(fn);
}

const ITERATIONS = new Set([
  "map",
  "forEach",
  "filter",
  "some",
  "every",
  "find",
  "reduce",
  "flatMap",
  "sort",
  "findIndex",
]);

/** The one callback of a call in which the reply is sent: `db.query(sql, (err, rows) => { … })`. */
export function callbackOf(
  call: t.CallExpression | t.OptionalCallExpression,
  work: Work,
): FunctionNode | undefined {
  const callbacks = call.arguments.filter(
    (argument) => isFunctionNode(argument) && replyingCallback(argument, work),
  );
  if (callbacks.length !== 1) return undefined;
  const callee = unwrap(call.callee);
  if (isMember(callee) && ITERATIONS.has(propertyName(callee) ?? "")) return undefined;
  const owner = ownerOf(work.view.module, call);
  // Within another callback the outer one makes the promise.
  if (owner !== work.view.fn && !work.closures.has(owner as FunctionNode)) return undefined;
  return callbacks[0] as FunctionNode;
}

/** Whether a reply is sent in a statement or expression, outside of functions that others may run. */
export function repliesWithin(node: t.Node, work: Work): boolean {
  let found = false;
  visitLive(work.view.residual, node, (inner) => {
    if (found || isFunctionNode(inner)) return false;
    if (t.isExpression(inner) && (isReply(inner, work) || summaryOf(inner, work)?.replies === "guard"))
      found = true;
    return undefined;
  });
  return found;
}
