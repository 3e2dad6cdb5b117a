/** What an expression asks of the response (`headersSent`, `getHeader`), and helper calls whose value is used. */
import * as t from "@babel/types";
import { Refusal } from "../refusal.js";
import { type Part, visitLive } from "../residual.js";
import { isCall, isFunctionNode } from "../syntax.js";
import type { Context } from "./context.js";
import { helperCall } from "./helper-calls.js";
import type { ResponseUse } from "./response-use.js";
import type { Work } from "./work.js";

/** Everything else that an expression does with the response: asks, helper calls whose value is used. */
export function inExpression(node: t.Node, context: Context, work: Work): void {
  visitLive(work.view.residual, node, (inner) => {
    if (isFunctionNode(inner) && work.closures.has(inner)) return false;
    const use = work.uses.get(inner);
    if (use?.asks) {
      work.handled.add(use);
      if (!work.dry) work.view.residual.replaced.set(inner, answerTo(use, context, work));
      return false;
    }
    if (!isCall(inner)) return undefined;
    const summary = work.view.helper(inner);
    if (!summary) return undefined;
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

function insideLoop(node: t.Node, work: Work): boolean {
  for (
    let at = work.view.module.parents.get(node);
    at && at !== work.view.fn;
    at = work.view.module.parents.get(at)
  )
    if (t.isLoop(at)) return true;
  return false;
}

function answerTo(use: ResponseUse, context: Context, work: Work): Part[] {
  const { asks } = use;
  if (asks?.what === "header") return [`(${work.headersVariable}.get(`, asks.name!, ") ?? undefined)"];
  if (asks?.what === "hasHeader") return [`${work.headersVariable}.has(`, asks.name!, ")"];
  if (asks?.what === "status") {
    if (context.sent || work.nonTail.length > 0)
      throw new Refusal(
        use.node,
        "the status is read after the reply was sent; keep it in a variable of its own",
      );
    return [work.statusVariable!];
  }
  if (work.nonTail.some((reply) => insideLoop(reply, work)))
    throw new Refusal(
      use.node,
      "whether a reply was sent is asked after a loop that may have sent one; return from the loop instead",
    );
  if (context.sent && work.deferred) return [`${work.deferred} !== undefined`];
  return ["false"];
}
