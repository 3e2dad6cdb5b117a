/** Tests whose answer is settled now: a path parameter is a text, a header is never a list. */
import * as t from "@babel/types";
import { isPure } from "../purity.js";
import { isCall, isMember, propertyName } from "../syntax.js";
import { pathKinds } from "./path-parameters.js";
import type { Collected, Use } from "./uses.js";
import { parentOf, referencesOf, type Work } from "./work.js";

/**
 * `if (typeof id !== "string") return res.status(400).end()`, `if (!id || Array.isArray(id))`: takes out what asks for a list where
 * there can't be one, and the branches that nothing leads to any more. Gives whether there was any.
 */
export function foldSettledTests(work: Work, { uses }: Collected): boolean {
  const kinds = pathKinds(work);
  let folded = false;
  for (const use of uses) {
    if (use.key === undefined || use.key === "set-cookie") continue;
    const isPath = use.facet === "query" && kinds.get(use.key) === "one";
    if (!isPath && use.facet !== "headers") continue;
    for (const mention of mentionsOf(work, use)) {
      const test = testOf(work, mention);
      const truth = test?.asks === "list" ? false : isPath ? test?.asks === "text" : undefined;
      if (test && truth !== undefined && settle(work, test.node, truth)) folded = true;
    }
  }
  return folded;
}

/** The read itself, and the mentions of the constant that holds it. */
function mentionsOf(work: Work, { node, target }: Use): t.Node[] {
  const declarator = node && parentOf(work, node);
  const id = t.isVariableDeclarator(declarator) ? declarator.id : target;
  const binding = t.isIdentifier(id) ? work.module.bindings.get(id) : undefined;
  return [...(node ? [node] : []), ...(binding?.constant ? referencesOf(work, binding) : [])];
}

/** `Array.isArray(id)`, `typeof id === "string"` or `!==` around a mention. */
function testOf(
  work: Work,
  mention: t.Node,
): { node: t.Node; asks: "list" | "text" | "no text" } | undefined {
  const above = parentOf(work, mention);
  if (isCall(above) && isMember(above.callee) && t.isIdentifier(above.callee.object, { name: "Array" }))
    return propertyName(above.callee) === "isArray" ? { node: above, asks: "list" } : undefined;
  const test = t.isUnaryExpression(above, { operator: "typeof" }) ? parentOf(work, above) : undefined;
  if (!t.isBinaryExpression(test) || !t.isStringLiteral(test.right, { value: "string" })) return undefined;
  if (/^===?$/.test(test.operator)) return { node: test, asks: "text" };
  return /^!==?$/.test(test.operator) ? { node: test, asks: "no text" } : undefined;
}

/** Puts what is left in the place of what a test decides; false where that is no condition of an `if` or `?:`. */
function settle(work: Work, test: t.Node, truth: boolean): boolean {
  const { replaced, lists } = work.residual;
  const above = parentOf(work, test);
  if (t.isUnaryExpression(above, { operator: "!" })) return settle(work, above, !truth);
  if (t.isLogicalExpression(above) && above.operator !== "??") {
    // The other side is settled already.
    if (replaced.get(above)?.[0] === test) return settle(work, above, truth);
    const other = above.left === test ? above.right : above.left;
    if (truth === (above.operator === "||"))
      return (above.left === test || isPure(work.module, other)) && settle(work, above, truth);
    // `true && x` is `x` for everybody, `x && true` only where it is a condition.
    if (above.left !== test && !isCondition(work, above)) return false;
    if (t.isLogicalExpression(other) || t.isConditionalExpression(other)) return false;
    replaced.set(above, [other]);
    return true;
  }
  if (t.isConditionalExpression(above) && above.test === test) {
    replaced.set(above, [truth ? above.consequent : above.alternate]);
    return true;
  }
  if (!t.isIfStatement(above) || above.test !== test || truth || above.alternate) return false;
  for (const { items } of lists.values()) {
    const at = items.findIndex(({ node }) => node === above);
    if (at < 0) continue;
    const [item] = items.splice(at, 1);
    if (items[at] && item!.blankBefore) items[at].blankBefore = true;
    return true;
  }
  return false;
}

/** Whether nobody sees more of a value than if it is true. */
function isCondition(work: Work, node: t.Node): boolean {
  const above = parentOf(work, node);
  if (t.isUnaryExpression(above, { operator: "!" })) return true;
  if (t.isLogicalExpression(above) && above.operator !== "??") return isCondition(work, above);
  return (t.isIfStatement(above) || t.isConditionalExpression(above)) && above.test === node;
}
