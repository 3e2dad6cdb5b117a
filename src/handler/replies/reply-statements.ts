/** Replies that are statements: what follows decides whether they become a `return` or a variable. */

import * as t from "@babel/types";
import { Refusal } from "../refusal.js";
import type { Item, Part } from "../residual.js";
import { unwrap } from "../syntax.js";
import type { Context } from "./context.js";
import { inertItems, inertReply, isInert } from "./harmless.js";
import { repliesWithin } from "./is-reply.js";
import { refuseLateThrow, refuseLateThrowBehind } from "./late-throws.js";
import { endsWithoutReply, mayStaySilent } from "./partial-replies.js";
import { convertInnerCallback } from "./promises.js";
import { replyParts } from "./reply-value.js";
import { isMissingValue, returned, settled } from "./returns.js";
import { forget } from "./sent-tests.js";
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
  if (context.sink.kind === "return") dropSettling(items, rest, work);
  refuseLateThrow(work.uses.get(unwrap(expression, true)), rest, context, work);
  if (context.sent === "yes" && context.sink.kind === "return") {
    // A second reply has no effect.
    if (!inertReply(expression, work)) throw repeated(expression);
    forget(expression, work);
    drop(item.node!, undefined, work);
    return true;
  }
  if (convertInnerCallback(expression, context, work)) {
    context.sent = "yes";
    return true;
  }
  const parts = replyParts(expression, context, work);
  const next = items[index + 1];
  if (context.sink.kind === "resolve") {
    context.sent = "yes";
    const { name } = context.sink;
    const settles = rest[0]?.node;
    // `resolve()` behind the reply is what the reply's own resolve does now.
    if (settles && isSettling(settles, name)) drop(settles, items, work);
    else if (t.isReturnStatement(settles) && (!settles.argument || isSettlingCall(settles.argument, name))) {
      drop(settles, items, work);
      write(item, ["return ", settled(name, parts), end], work);
      return false;
    }
    write(item, [settled(name, parts), end], work);
    return true;
  }
  const stops =
    t.isReturnStatement(next?.node) &&
    (!next.node.argument ||
      isInert(next.node.argument) ||
      isMissingValue(next.node.argument) ||
      work.resolvers.some((name) => isSettlingCall((next.node as t.ReturnStatement).argument!, name)));
  const breaks = t.isBreakStatement(next?.node) && !next.node.label;
  const leaves = breaks && (context.breakEnds || inertItems(context.afterBreak ?? [], work));
  if (stops || leaves) {
    work.exits.push({ replied: true, value: stops ? (next.node as t.ReturnStatement).argument : null });
    write(item, returned(parts, expression, context, work), work);
    if (!work.dry) item.trail.push(...next.lead, ...next.trail);
    if (!work.dry && next.below) item.below = [...(item.below ?? []), ...next.below];
    drop(next.node!, items, work);
    return false;
  }
  if (nothingLeft(rest, context)) {
    work.exits.push({ replied: true });
    write(item, returned(parts, expression, context, work), work);
    if (endsWithoutReply(expression, work)) work.exits.push({ replied: false });
    return false;
  }
  if (
    mayStaySilent(expression, work) &&
    [rest, ...context.after].flat().some((later) => later.node && repliesWithin(later.node, work))
  )
    throw new Refusal(
      expression,
      "it isn't certain whether a reply is sent here before the next one; return a Response from here on every way",
    );
  refuseLateThrowBehind(rest, context, work);
  if (inertItems([rest, ...context.after], work)) {
    work.exits.push({ replied: true });
    if (work.dry) noteMissingReturn(expression, work);
    else {
      write(item, returned(parts, expression, context, work), work);
      if (!context.tail || rest.length > 0) for (const dead of rest) markDropped(dead, items, work);
    }
    return false;
  }
  if (context.sent !== "no" && !inertReply(expression, work)) throw repeated(expression);
  keepReply(item, expression, parts, context, work);
  return true;
}

/** A reply after which the function goes on: it is kept in a variable until the end. */
export function keepReply(
  item: Item,
  expression: t.Expression,
  parts: Part[],
  context: Context,
  work: Work,
): void {
  const end = semicolon(work);
  goesOnAfter(expression, work);
  const call = unwrap(expression, true);
  // What ran to its end before the next statement does so now.
  const becameAsync = work.view.helper(call)?.becameAsync ?? false;
  if (becameAsync) work.needs.async = true;
  const waits = t.isAwaitExpression(unwrap(expression)) || becameAsync;
  if (waits && parts[0] !== "await " && !work.uses.has(call) && !work.prefixes.has(call))
    parts.unshift("await ");
  if (!work.dry && work.nonTail.length === 1 && context.tail && context.after.length === 0) {
    // The one early reply, on every way: no variable that changes.
    work.fixedReply = true;
    write(item, [`const ${work.deferred} = `, ...parts, end], work);
  } else if (!work.dry)
    write(item, [`${work.deferred} ${context.sent === "no" ? "=" : "??="} `, ...parts, end], work);
  context.sent = "yes";
}

/** In a chain with which the promise around it resolves, `resolve()` behind a reply does nothing. */
function dropSettling(items: Item[], rest: Item[], work: Work): void {
  for (const later of [...rest]) {
    const { node } = later;
    if (!node || !work.resolvers.some((name) => isSettling(node, name))) continue;
    rest.splice(rest.indexOf(later), 1);
    drop(node as t.Statement, items, work);
  }
}

/** A second reply does nothing, but its value is computed. */
export function repeated(reply: t.Node): Refusal {
  return new Refusal(
    reply,
    "a reply may have been sent before this one, whose value has to be computed all the same; return at the first",
  );
}

/** Everything after an unconditional reply that was found to do nothing. */
function markDropped(item: Item, items: Item[], work: Work): void {
  if (!item.node || t.isFunctionDeclaration(item.node)) return;
  forget(item.node, work);
  drop(item.node, items, work);
}

function noteMissingReturn(node: t.Node, work: Work): void {
  const note = `Line ${node.loc!.start.line}: the reply had no \`return\` behind it; what followed had no effect on it, so the handler now returns there.`;
  if (!work.needs.notes.includes(note)) work.needs.notes.push(note);
}

export function goesOnAfter(node: t.Node, work: Work): void {
  if (work.dry && !work.nonTail.includes(node)) work.nonTail.push(node);
}

/** `resolve()` or `resolve(undefined)`. */
export function isSettling(node: t.Node, name: string): boolean {
  return t.isExpressionStatement(node) && isSettlingCall(node.expression, name);
}

function isSettlingCall(node: t.Node, name: string): boolean {
  return (
    t.isCallExpression(node) &&
    t.isIdentifier(node.callee, { name }) &&
    node.arguments.every((argument) => isInert(argument))
  );
}
