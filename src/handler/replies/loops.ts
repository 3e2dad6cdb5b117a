/** Loops: what runs after a reply in a loop is also the next turn of the loop. */

import * as t from "@babel/types";
import { isInside } from "../module.js";
import { type Item, newItem } from "../residual.js";
import { type Context, either } from "./context.js";
import { harmless } from "./harmless.js";
import { inExpression } from "./questions.js";
import { convertList } from "./statements.js";
import { listOf, type Work } from "./work.js";

/** Converts a loop; control can always get past it. */
export function convertLoop(node: t.Loop, rest: Item[], context: Context, work: Work): boolean {
  const before = work.nonTail.length;
  turn(node, rest, context, work);
  // A reply of the first turn may have been sent when the second begins.
  if (work.dry && work.nonTail.length > before) turn(node, rest, context, work);
  return true;
}

function turn(node: t.Loop, rest: Item[], context: Context, work: Work): void {
  const body = listOf(node.body, work);
  if (work.nonTail.some((reply) => isInside(reply, node))) context.sent = either(context.sent, "maybe");
  for (const part of head(node)) inExpression(part, context, work);
  const afterBreak = [rest, ...context.after];
  const inner: Context = {
    ...context,
    tail: false,
    breakEnds: false,
    after: [[...body.items], nextTurn(node, work), ...afterBreak],
    afterBreak,
  };
  convertList(body, inner, work);
  context.sent = either(context.sent, inner.sent);
}

/** What is evaluated between two turns, unless nobody can see that it is. */
function nextTurn(node: t.Loop, work: Work): Item[] {
  const quiet =
    !(t.isForOfStatement(node) && node.await) &&
    !t.isWhileStatement(node) &&
    !t.isDoWhileStatement(node) &&
    head(node).every(
      (part) =>
        t.isUpdateExpression(part) || t.isVariableDeclaration(part) || harmless(part, work.view.module),
    );
  return quiet ? [] : [{ ...newItem([]), node }];
}

function head(node: t.Loop): t.Node[] {
  const parts = node as unknown as Record<string, t.Node | null | undefined>;
  return ["init", "test", "update", "right"].flatMap((key) => parts[key] ?? []);
}
