/** Statements that are an expression: replies, settings, calls of helpers, `a && res.json(b)`. */

import * as t from "@babel/types";
import { isInside } from "../module.js";
import { Refusal } from "../refusal.js";
import type { Item, Part } from "../residual.js";
import { isCall, unwrap } from "../syntax.js";
import type { Context } from "./context.js";
import { asksWhetherSent } from "./guards.js";
import { inertItems, inertReply, isInert } from "./harmless.js";
import { convertOps } from "./header-statements.js";
import { helperCall, returnIfReplied, summaryOf } from "./helper-calls.js";
import { isReply } from "./is-reply.js";
import { refuseLateThrow } from "./late-throws.js";
import { inExpression } from "./questions.js";
import { convertReplyStatement, goesOnAfter, isSettling, repeated } from "./reply-statements.js";
import { replyParts } from "./reply-value.js";
import { returned, settled } from "./returns.js";
import { forget, sentTest } from "./sent-tests.js";
import { nothingLeft } from "./statements.js";
import { drop, freeLocal, semicolon, type Work, write } from "./work.js";

export function convertExpression(
  item: Item,
  node: t.ExpressionStatement,
  items: Item[],
  index: number,
  rest: Item[],
  context: Context,
  work: Work,
): boolean {
  const end = semicolon(work);
  const expression = foldedStatement(node, work);
  if (isReply(expression, work))
    return convertReplyStatement(item, expression, items, index, rest, context, work);
  const inner = unwrap(expression, true);
  const use = work.uses.get(inner);
  if (use && !use.send && !use.service) {
    work.handled.add(use);
    refuseLateThrow(use, rest, context, work);
    convertOps(item, use, work);
    return true;
  }
  if (t.isLogicalExpression(inner) && inner.operator !== "??" && isReply(inner.right, work)) {
    const asked = sentTest(inner.left, work);
    if (asked && context.sent !== "maybe") {
      work.handled.add(asked.use);
      const sends = ((context.sent === "yes") !== asked.negated) === (inner.operator === "&&");
      if (sends) return convertReplyStatement(item, inner.right, items, index, rest, context, work);
      forget(inner.right, work);
      drop(node, undefined, work);
      return true;
    }
    inExpression(inner.left, context, work);
    const test: Part[] = inner.operator === "&&" ? [inner.left] : ["!(", inner.left, ")"];
    const next = rest[0]?.node;
    const exits =
      nothingLeft(rest, context) || (t.isReturnStatement(next) && (!next.argument || isInert(next.argument)));
    return convertHalf(item, test, inner.right, exits, context, work, rest);
  }
  if (
    t.isConditionalExpression(inner) &&
    (isReply(inner.consequent, work) || isReply(inner.alternate, work))
  ) {
    const [reply, other] = isReply(inner.consequent, work)
      ? [inner.consequent, inner.alternate]
      : [inner.alternate, inner.consequent];
    inExpression(inner.test, context, work);
    inExpression(other, context, work);
    if (!isInert(other)) throw new Refusal(node, "only one side of this `?:` replies; write it as an if");
    const test: Part[] = reply === inner.consequent ? [inner.test] : ["!(", inner.test, ")"];
    return convertHalf(item, test, reply, nothingLeft(rest, context), context, work, rest);
  }
  const call = unwrap(expression, true);
  const summary = isCall(call) ? summaryOf(call, work) : undefined;
  if (summary?.replies === "guard") {
    const next = rest[0]?.node;
    const asks = next && asksWhetherSent(next, work) ? next : undefined;
    if (summary.guard === "null" && (asks || nothingLeft(rest, context))) {
      const name = freeLocal(work.view, ["answer"]);
      const parts = helperCall(call, summary, true, work);
      work.exits.push({ replied: true, value: null });
      const { sent } = context;
      const left = work.dry ? [] : returnIfReplied(call, summary, { name, test: name, sent }, work);
      write(item, [`const ${name} = `, ...parts, `${end}\n`, ...left], work);
      if (!asks) return true;
      for (const asked of work.uses.values()) if (isInside(asked.node, asks)) work.handled.add(asked);
      drop(asks, items, work);
      return true;
    }
    throw new Refusal(
      call,
      "it isn't certain whether this call has already replied; let it return a Response, and return that from here",
    );
  }
  if (context.sink.kind === "resolve" && context.sent === "yes" && isSettling(node, context.sink.name)) {
    drop(node, undefined, work);
    return true;
  }
  inExpression(expression, context, work);
  return true;

  function convertHalf(
    target: Item,
    test: Part[],
    reply: t.Node,
    exits: boolean,
    at: Context,
    w: Work,
    after: Item[],
  ): boolean {
    refuseLateThrow(w.uses.get(unwrap(reply, true)), after, at, w);
    if (at.sent !== "no" && !inertReply(reply, w)) throw repeated(reply);
    const parts = replyParts(reply, at, w);
    if (at.sink.kind === "resolve") {
      write(target, ["if (", ...test, ") ", settled(at.sink.name, parts), end], w);
      return true;
    }
    if (exits || inertItems([after, ...at.after], w)) {
      w.exits.push({ replied: true });
      write(target, ["if (", ...test, ") ", ...returned(parts, reply, at, w)], w);
      return true;
    }
    goesOnAfter(reply, w);
    at.sent = at.sent === "yes" ? "yes" : "maybe";
    if (!w.dry) write(target, ["if (", ...test, ") ", `${w.deferred} ??= `, ...parts, end], w);
    return true;
  }
}

/** What the dispatch has left of an expression statement: of `isGet && res.json(x)` only the reply. */
function foldedStatement(node: t.ExpressionStatement, work: Work): t.Expression {
  const [first] = work.view.residual.replaced.get(node) ?? [];
  return first && typeof first === "object" && "type" in first && t.isExpression(first)
    ? first
    : node.expression;
}
