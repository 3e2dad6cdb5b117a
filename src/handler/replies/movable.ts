/** Whether a value may be computed where the reply is built, and not where it was set. */
import * as t from "@babel/types";
import { isInside } from "../module.js";
import { isMember, unwrap } from "../syntax.js";
import { harmless } from "./harmless.js";
import type { HeaderOp } from "./response-use.js";
import type { Work } from "./work.js";

/** The same wherever it is evaluated. */
export function isConstantText(node: t.Node): boolean {
  const inner = unwrap(node);
  return (
    t.isStringLiteral(inner) ||
    t.isNumericLiteral(inner) ||
    t.isBooleanLiteral(inner) ||
    (t.isTemplateLiteral(inner) && inner.expressions.length === 0) ||
    (t.isArrayExpression(inner) && inner.elements.every((element) => element && isConstantText(element)))
  );
}

/** Whether a header's value may be computed where the reply is built: nothing happens in between. */
export function movable(op: HeaderOp, work: Work): boolean {
  if (!op.value || isConstantText(op.value)) return true;
  const { module } = work.view;
  let statement: t.Node = op.node;
  while (!t.isStatement(statement)) statement = module.parents.get(statement)!;
  for (const list of work.view.residual.lists.values()) {
    const index = list.items.findIndex((item) => item.node === statement);
    if (index < 0) continue;
    for (const next of list.items.slice(index + 1)) {
      if (!next.node) return false;
      const uses = [...work.uses.values()].filter((use) => isInside(use.node, next.node!));
      const sends = uses.find((use) => use.send && use.node.start! >= next.node!.start!);
      // What throws for a value that isn't there does so before anything else is worked out.
      if (sends && op.mayBeUndefined && !sends.send!.args.every((one) => harmless(one, module))) return false;
      if (sends) return t.isReturnStatement(next.node) || t.isExpressionStatement(next.node);
      if (uses.length === 0 || !t.isExpressionStatement(next.node))
        return !op.mayBeUndefined && isStable(op.value, work);
    }
    return false;
  }
  return false;
}

/** Built of constants that don't change later. */
function isStable(node: t.Node, work: Work): boolean {
  const inner = unwrap(node);
  if (t.isIdentifier(inner)) return work.view.module.bindings.get(inner)?.constant ?? false;
  if (t.isTemplateLiteral(inner)) return inner.expressions.every((expression) => isStable(expression, work));
  if (t.isLiteral(inner)) return true;
  if (t.isArrayExpression(inner))
    return inner.elements.every((element) => element && isStable(element, work));
  if (t.isLogicalExpression(inner) || t.isBinaryExpression(inner))
    return isStable(inner.left, work) && isStable(inner.right, work);
  if (isMember(inner)) {
    const root = unwrap(inner.object);
    return isMember(root) && t.isIdentifier(root.object, { name: "process" });
  }
  return false;
}
