/** `if (res.headersSent)`: a test whose outcome is often known once replies are returned. */

import * as t from "@babel/types";
import { isInside } from "../module.js";
import type { Item } from "../residual.js";
import { unwrap } from "../syntax.js";
import type { Context } from "./context.js";
import type { ResponseUse } from "./response-use.js";
import { listOf, type Work } from "./work.js";

/** Reads `res.headersSent` or `!res.headersSent`, and nothing else. */
export function sentTest(test: t.Node, work: Work): { use: ResponseUse; negated: boolean } | undefined {
  const inner = unwrap(test);
  const negated = t.isUnaryExpression(inner) && inner.operator === "!";
  const use = work.uses.get(negated ? unwrap(inner.argument) : inner);
  return use?.asks?.what === "sent" ? { use, negated } : undefined;
}

/** Puts the one branch that is left in the place of an `if` on whether the reply was sent; false where both may run. */
export function foldSentTest(items: Item[], index: number, context: Context, work: Work): boolean {
  const item = items[index]!;
  const { node } = item;
  if (!t.isIfStatement(node) || context.sent === "maybe") return false;
  const asked = sentTest(node.test, work);
  if (!asked) return false;
  work.handled.add(asked.use);
  const holds = (context.sent === "yes") !== asked.negated;
  const [live, dead] = holds ? [node.consequent, node.alternate] : [node.alternate, node.consequent];
  if (dead) forget(dead, work);
  const inner = live ? listOf(live, work).items : [];
  const [first, ...others] = inner.some(declares) ? [{ ...item, node: live! }] : inner;
  if (first)
    items.splice(
      index,
      1,
      { ...first, lead: [...item.lead, ...first.lead], blankBefore: item.blankBefore },
      ...others,
    );
  else items.splice(index, 1);
  return true;
}

/** What a branch declares stays in its block. */
function declares({ node }: Item): boolean {
  return (
    t.isFunctionDeclaration(node) ||
    t.isClassDeclaration(node) ||
    (t.isVariableDeclaration(node) && node.kind !== "var")
  );
}

/** Code that goes needs no rewriting. */
export function forget(node: t.Node, work: Work): void {
  for (const use of work.uses.values()) if (isInside(use.node, node)) work.handled.add(use);
}
