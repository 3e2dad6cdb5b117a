/** Chains and callbacks that reply on some ways only: nothing that replies may follow them. */

import * as t from "@babel/types";
import { liveNodes } from "../residual.js";
import { isCall, isFunctionNode, isMember, propertyName, unwrap } from "../syntax.js";
import { closureShape, namedClosure } from "./closures.js";
import { summaryOf } from "./helper-calls.js";
import { callbackOf, chainLink, isReply } from "./is-reply.js";
import type { Work } from "./work.js";

/** Whether an expression for which `isReply` holds may come to its end without a reply. */
export function endsWithoutReply(node: t.Node, work: Work): boolean {
  const inner = unwrap(node, true);
  const closures = liveNodes(work.view.residual, inner, isFunctionNode).filter((fn) => work.senders.has(fn));
  if (closures.some((fn) => closureShape(fn, work).replies !== "always")) return true;
  return t.isCallExpression(inner) && !summaryOf(inner, work) && isOpenChain(inner, work);
}

/** The same, or nobody knows whether a callback is called at all: `stream.on("error", …)`. */
export function mayStaySilent(node: t.Node, work: Work): boolean {
  if (endsWithoutReply(node, work)) return true;
  const inner = unwrap(node, true);
  if (!isCall(inner) || summaryOf(inner, work) || work.uses.has(inner)) return false;
  return !chainLink(inner, work) && callbackOf(inner, work) !== undefined;
}

/** `save().catch(() => res.status(500).end())` replies only where it fails. */
function isOpenChain(call: t.CallExpression, work: Work): boolean {
  const callee = unwrap(call.callee);
  if (!isMember(callee)) return false;
  const name = propertyName(callee);
  if (name !== "then" && name !== "catch" && name !== "finally") return false;
  const [first] = call.arguments;
  if (name === "then" && first && repliesAlways(first, work)) return false;
  const below = unwrap(callee.object, true);
  if (!isReply(below, work)) return true;
  return isCall(below) && t.isCallExpression(below) && isOpenChain(below, work);
}

function repliesAlways(callback: t.Node, work: Work): boolean {
  const fn = isFunctionNode(callback)
    ? callback
    : t.isIdentifier(callback)
      ? namedClosure(callback, work)
      : undefined;
  return fn !== undefined && work.senders.has(fn) && closureShape(fn, work).replies === "always";
}
