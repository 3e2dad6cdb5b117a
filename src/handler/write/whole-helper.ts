/** A function of which nothing is left but the call of a helper: the helper may take its place. */
import * as t from "@babel/types";
import type { Converted } from "../conversion.js";
import type { Residual } from "../residual.js";
import { isCall, unwrap } from "../syntax.js";

/** `return handleGet(req, res);` and no more, not even a comment: gives the helper. */
export function wholeHelper(converted: Converted): Converted | undefined {
  const { fn, residual, calls } = converted;
  const call = left(onlyExpression(converted) ?? fn, residual);
  const helper = calls.get(call);
  if (!isCall(call) || converted.replies.silentWay || !helper) return undefined;
  if (helper.summary.replies !== "always" || helper.summary.headers) return undefined;
  // Both take the request first, the response second, and nothing else.
  const isPlain = (one: Converted): boolean =>
    one.fn.params.every((_, index) => index === one.roles.request || index === one.roles.response) &&
    (one.roles.request ?? 0) === 0;
  const rest = call.arguments.length - helper.fn.params.length;
  return isPlain(helper) && rest === 0 ? helper : undefined;
}

/** What is left of an expression of which the method has decided a part. */
function left(expression: t.Node, residual: Residual): t.Node {
  const node = unwrap(expression, true);
  const [only, ...others] = residual.replaced.get(node) ?? [];
  const isNode = typeof only === "object" && "type" in only && only !== node && others.length === 0;
  return isNode ? left(only, residual) : node;
}

/** The expression that a function consists of, where it consists of one. */
function onlyExpression({ fn, residual }: Converted): t.Node | undefined {
  if (!t.isBlockStatement(fn.body)) return fn.body;
  const list = residual.lists.get(fn.body);
  const [item, ...others] = list?.items ?? [];
  if (!item || others.length > 0 || list!.dangling.length > 0) return undefined;
  if (item.lead.length + item.trail.length + (item.below?.length ?? 0) > 0) return undefined;
  const { node, parts } = item;
  // Statements that go in front of a reply stand in the same place as it.
  if (parts?.some((part) => typeof part === "string" && part.includes("\n"))) return undefined;
  if (t.isReturnStatement(node)) return node.argument ?? undefined;
  return t.isExpressionStatement(node) ? node.expression : undefined;
}
