/** Where a value goes. */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import { isCall, unwrap } from "../syntax.js";
import { isCast, parentOf, type Work } from "./work.js";

export function isUndefined(node: t.Node): boolean {
  return t.isIdentifier(node, { name: "undefined" });
}

/** Whether only the truth of an expression counts where it stands. */
export function onlyTruthCounts(work: Work, node: t.Node): boolean {
  const above = parentOf(work, node);
  if (!above) return false;
  if (isCast(above)) return onlyTruthCounts(work, above);
  if (t.isUnaryExpression(above)) return above.operator === "!";
  if (t.isLogicalExpression(above)) {
    if (node === above.left && above.operator === "||") return true;
    if (node === above.left && above.operator === "??") return false;
    return onlyTruthCounts(work, above);
  }
  if (t.isIfStatement(above) || t.isConditionalExpression(above)) {
    if (node === above.test) return true;
    return t.isConditionalExpression(above) && onlyTruthCounts(work, above);
  }
  if (t.isWhile(above) || t.isForStatement(above)) return node === above.test;
  return isCall(above) && t.isIdentifier(above.callee, { name: "Boolean" });
}

/** The binding that takes the value of `node` as its initialiser. */
export function boundTo(work: Work, node: t.Node): Binding | undefined {
  const above = parentOf(work, node);
  if (t.isVariableDeclarator(above) && above.init === node && t.isIdentifier(above.id))
    return work.module.bindings.get(above.id);
  if (
    t.isAssignmentExpression(above) &&
    above.operator === "=" &&
    above.right === node &&
    t.isIdentifier(above.left)
  )
    return work.module.bindings.get(above.left);
  return undefined;
}

/** The initialiser of a constant. */
export function constantOf(work: Work, node: t.Node): t.Expression | undefined {
  const binding = work.module.bindings.get(node);
  if (!binding || binding.constantViolations.length > 0) return undefined;
  const declarator = parentOf(work, binding.identifier);
  if (!t.isVariableDeclarator(declarator) || declarator.id !== binding.identifier) return undefined;
  return declarator.init ?? undefined;
}

/** The literal that an expression is, directly or as a constant. */
export function literalOf(work: Work, node: t.Node): t.Node {
  const inner = unwrap(node);
  const init = t.isIdentifier(inner) ? constantOf(work, inner) : undefined;
  return init ? unwrap(init) : inner;
}

export function isEmptyObject(node: t.Node): boolean {
  return t.isObjectExpression(node) && node.properties.length === 0;
}
