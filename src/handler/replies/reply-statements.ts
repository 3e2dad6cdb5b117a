/** Replies that are statements: what follows decides whether they become a `return` or a variable. */

import * as t from "@babel/types";
import type { Item } from "../residual.js";
import type { Context } from "./context.js";
import { inertItems, isInert } from "./harmless.js";
import { convertInnerCallback } from "./promises.js";
import { replyParts } from "./reply-value.js";
import { isMissingValue, returned } from "./returns.js";
import { nothingLeft } from "./statements.js";
import { drop, semicolon, type Work, write } from "./work.js";

export function convertReplyStatement(
  item: Item,
  expression: t.Expression,
  items: Item[],
  index: number,
  rest: Item[],
  context: Context,
  work: Work,
): boolean {
  const end = semicolon(work);
  if (convertInnerCallback(expression, context, work)) return true;
  const parts = replyParts(expression, context, work);
  const next = items[index + 1];
  if (context.sink.kind === "resolve") {
    const { name } = context.sink;
    const settles = rest[0]?.node;
    // `resolve()` right behind the reply is what the reply's own resolve does now.
    if (settles && isSettling(settles, name)) drop(settles, items, work);
    else if (t.isReturnStatement(settles) && (!settles.argument || isSettlingCall(settles.argument, name))) {
      drop(settles, items, work);
      write(item, [`return ${name}(`, ...parts, `)${end}`], work);
      return false;
    }
    write(item, [`${name}(`, ...parts, `)${end}`], work);
    return true;
  }
  const stops =
    t.isReturnStatement(next?.node) &&
    (!next.node.argument || isInert(next.node.argument) || isMissingValue(next.node.argument));
  const leaves = t.isBreakStatement(next?.node) && context.breakEnds;
  if (stops || leaves) {
    work.exits.push({ replied: true, value: stops ? (next.node as t.ReturnStatement).argument : null });
    write(item, returned(parts, expression, context, work), work);
    if (!work.dry) item.trail.push(...next.lead, ...next.trail);
    drop(next.node!, items, work);
    return false;
  }
  if (nothingLeft(rest, context)) {
    work.exits.push({ replied: true });
    write(item, returned(parts, expression, context, work), work);
    return false;
  }
  if (inertItems([rest, ...context.after], work)) {
    work.exits.push({ replied: true });
    if (work.dry) noteMissingReturn(expression, work);
    else {
      write(item, returned(parts, expression, context, work), work);
      if (!context.tail || rest.length > 0) for (const dead of rest) markDropped(dead, items, work);
    }
    return false;
  }
  goesOnAfter(expression, work);
  if (!work.dry && work.nonTail.length === 1 && context.tail && context.after.length === 0) {
    // The one early reply, on every way: no variable that changes.
    work.fixedReply = true;
    write(item, [`const ${work.deferred} = `, ...parts, end], work);
  } else if (!work.dry) write(item, [`${work.deferred} ${context.sent ? "??=" : "="} `, ...parts, end], work);
  context.sent = true;
  return true;
}

/** Everything after an unconditional reply that was found to do nothing. */
function markDropped(item: Item, items: Item[], work: Work): void {
  if (item.node && !t.isFunctionDeclaration(item.node)) drop(item.node, items, work);
}

function noteMissingReturn(node: t.Node, work: Work): void {
  const note = `Line ${node.loc!.start.line}: the reply had no \`return\` behind it; what followed had no effect on it, so the handler now returns there.`;
  if (!work.needs.notes.includes(note)) work.needs.notes.push(note);
}

export function goesOnAfter(node: t.Node, work: Work): void {
  if (work.dry && !work.nonTail.includes(node)) work.nonTail.push(node);
}

/** `resolve()` or `resolve(undefined)`. */
function isSettling(node: t.Node, name: string): boolean {
  return t.isExpressionStatement(node) && isSettlingCall(node.expression, name);
}

function isSettlingCall(node: t.Node, name: string): boolean {
  return (
    t.isCallExpression(node) &&
    t.isIdentifier(node.callee, { name }) &&
    node.arguments.every((argument) => isInert(argument))
  );
}
