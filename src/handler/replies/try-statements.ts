/** `try`, `catch` and `finally`. */

import * as t from "@babel/types";
import { mayCallThrow } from "../given/effects.js";
import { isInside } from "../module.js";
import { Refusal } from "../refusal.js";
import { type Item, visitLive } from "../residual.js";
import { isCall, isFunctionNode } from "../syntax.js";
import { type Context, either, type Sent } from "./context.js";
import { repliesWithin } from "./is-reply.js";
import { convertList, nested } from "./statements.js";
import { listOf, type Work } from "./work.js";

/** Converts a `try`; true when control can get past it. */
export function convertTry(node: t.TryStatement, rest: Item[], context: Context, work: Work): boolean {
  const start = context.sent;
  const earlier = work.exits;
  work.exits = [];
  const block: Context = { ...nested(rest, context), inTry: true };
  const goesOn = convertList(listOf(node.block, work), block, work);
  const handler: Context = { ...nested(rest, context), sent: block.sent === "no" ? start : "maybe" };
  const caught = node.handler ? convertList(listOf(node.handler.body, work), handler, work) : false;
  if (goesOn && caught) context.sent = either(block.sent, handler.sent);
  else if (goesOn || caught) context.sent = goesOn ? block.sent : handler.sent;
  const ways: Sent[] = work.exits.map((exit) => (exit.replied ? "yes" : "no"));
  work.exits = [...earlier, ...work.exits];
  if (!node.finalizer) return goesOn || caught;
  if (goesOn) ways.push(block.sent);
  if (caught) ways.push(handler.sent);
  return convertFinally(node, ways, start, rest, context, work) && (goesOn || caught);
}

function convertFinally(
  node: t.TryStatement,
  ways: Sent[],
  start: Sent,
  rest: Item[],
  context: Context,
  work: Work,
): boolean {
  const { finalizer } = node;
  const list = listOf(finalizer!, work);
  if (!repliesWithin(finalizer!, work)) {
    if (ways.some((way) => way !== "no") && contains(finalizer!, t.isReturnStatement, work))
      throw new Refusal(
        finalizer!,
        "the `return` in `finally` would take the place of the reply; leave it out",
      );
    return convertList(list, { ...nested(rest, context), tail: false }, work);
  }
  // A reply behind a reply does nothing: it goes, where it is certain that it always is one.
  const covered = node.handler && !contains(node.handler.body, (one) => mayThrow(one, work.view), work);
  const late = work.nonTail.some((reply) => isInside(reply, node));
  const always = covered && !late && ways.length > 0 && ways.every((way) => way === "yes");
  const never = ways.every((way) => way === "no") && !repliesWithin(node.block, work);
  if (!always && !never)
    throw new Refusal(
      finalizer!,
      "`finally` replies as well, and it isn't certain whether a reply was sent before; reply in `try` and `catch` only",
    );
  const goesOn = convertList(
    list,
    { ...nested(rest, context), tail: false, sent: always ? "yes" : start },
    work,
  );
  if (work.nonTail.some((reply) => isInside(reply, finalizer!)))
    throw new Refusal(
      finalizer!,
      "the handler goes on after the reply in `finally`; move what follows in front of it",
    );
  return goesOn;
}

function mayThrow(node: t.Node, { module }: Work["view"]): boolean {
  return (
    t.isThrowStatement(node) || t.isAwaitExpression(node) || (isCall(node) && mayCallThrow(node, module))
  );
}

/** Whether a live node outside of inner functions passes the test. */
function contains(node: t.Node, test: (node: t.Node) => boolean, work: Work): boolean {
  let found = false;
  visitLive(work.view.residual, node, (inner) => {
    if (found || isFunctionNode(inner)) return false;
    if (test(inner)) found = true;
    return undefined;
  });
  return found;
}
