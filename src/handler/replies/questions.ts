/** What an expression asks of the response (`headersSent`, `getHeader`), and helper calls whose value is used. */
import * as t from "@babel/types";
import { ownerOf } from "../module.js";
import { Refusal } from "../refusal.js";
import { type Part, visitLive } from "../residual.js";
import { isCall, isFunctionNode, unwrap } from "../syntax.js";
import { calledClosure, convertClosure, isInTable } from "./closures.js";
import type { Context } from "./context.js";
import { headerAnswer } from "./header-statements.js";
import { helperCall, summaryOf } from "./helper-calls.js";
import type { ResponseUse } from "./response-use.js";
import { serviceParts } from "./services.js";
import type { Work } from "./work.js";

/** Everything else that an expression does with the response: asks, helper calls whose value is used. */
export function inExpression(node: t.Node, context: Context, work: Work): void {
  visitLive(work.view.residual, node, (inner) => {
    if (isFunctionNode(inner) && work.closures.has(inner)) {
      if (!work.senders.has(inner) || isInTable(inner, work)) convertClosure(inner, { kind: "return" }, work);
      return false;
    }
    const use = work.uses.get(inner);
    if (use?.service) {
      work.handled.add(use);
      const parts = serviceParts(use.node, use.service, context, work);
      if (!work.dry) work.view.residual.replaced.set(inner, parts);
      for (const part of parts)
        if (typeof part === "object" && "type" in part) inExpression(part, context, work);
      return false;
    }
    if (use?.asks) {
      work.handled.add(use);
      if (!work.dry) work.view.residual.replaced.set(inner, answerTo(use, context, work));
      return false;
    }
    if (!isCall(inner)) return undefined;
    const summary = summaryOf(inner, work);
    if (!summary || (summary.replies === "never" && calledClosure(inner, work))) return undefined;
    if (summary.replies !== "never")
      throw new Refusal(
        inner,
        "it isn't certain what becomes of the reply that this call sends; return its Response from here by hand",
      );
    const parts = helperCall(inner, summary, false, work);
    if (summary.becameAsync) {
      work.needs.async = true;
      parts.unshift("await ");
    }
    if (!work.dry) work.view.residual.replaced.set(inner, parts);
    return false;
  });
}

/** On the first walk: whether the status of a reply that isn't sent yet is asked for, so that a variable has to hold it. */
export function lookForQuestions(node: t.Node, context: Context, work: Work): void {
  visitLive(work.view.residual, node, (inner) => {
    const use = work.uses.get(inner);
    if (use?.asks?.what === "status" && !work.handled.has(use) && context.sent !== "yes")
      work.statusOnlyAsked = false;
  });
}

/** What stands in place of the question. */
function answerTo(use: ResponseUse, context: Context, work: Work): Part[] {
  const { asks } = use;
  if (asks?.what === "header") return headerAnswer(use.node, asks.name!, work);
  if (asks?.what === "hasHeader") return [`${work.headersVariable}.has(`, asks.name!, ")"];
  if (asks?.what === "status") {
    const isOwn = context.sink.kind === "return" && ownerOf(work.view.module, use.node) === work.view.fn;
    // The status of a reply that is still under way isn't known.
    const isThere = work.nonTail.every((node) => work.uses.has(unwrap(node)) || t.isAwaitExpression(node));
    if (context.sent === "yes" && isThere && isOwn && !isInFinally(use.node, work))
      return [`${work.deferred}.status`];
    work.statusOnlyAsked = false;
    if (context.sent !== "no" || work.nonTail.length > 0 || isInFinally(use.node, work))
      throw new Refusal(
        use.node,
        "the status is read after the reply was sent; keep it in a variable of its own",
      );
    return [work.statusVariable!];
  }
  if (work.nonTail.length > 0 && ownerOf(work.view.module, use.node) !== work.view.fn)
    throw new Refusal(
      use.node,
      "a callback asks whether the reply was sent, and it isn't certain when it runs; ask in the handler itself",
    );
  if (context.sent !== "maybe") return [String(context.sent === "yes")];
  return isTruthTest(use.node, work) ? [work.deferred!] : [`${work.deferred} !== undefined`];
}

/** `finally` runs behind the replies of its `try`. */
function isInFinally(node: t.Node, work: Work): boolean {
  const { parents } = work.view.module;
  for (let at = node, above = parents.get(at); above; at = above, above = parents.get(at))
    if (t.isTryStatement(above) && above.finalizer === at) return true;
  return false;
}

/** `!x`, `if (x)`, `x && y`: where any value tells true from false. */
function isTruthTest(node: t.Node, work: Work): boolean {
  const above = work.view.module.parents.get(node);
  return (
    (t.isUnaryExpression(above) && above.operator === "!") ||
    ((t.isIfStatement(above) || t.isConditionalExpression(above)) && above.test === node) ||
    (t.isLogicalExpression(above) && isTruthTest(above, work))
  );
}
