/** Whether evaluating something changes nothing that anyone could see. */

import * as t from "@babel/types";
import { isUnnoticedCall } from "../given/effects.js";
import type { Module } from "../module.js";
import type { Item } from "../residual.js";
import { isCall, isFunctionNode, isMember, unwrap } from "../syntax.js";
import { listOf, type Work } from "./work.js";

/** Whether nothing that runs from here to the end of the function does anything but reply. */
export function inertItems(lists: Item[][], work: Work): boolean {
  return lists.every((items) => items.every((item) => !item.node || inertStatement(item.node, work)));
}

export function inertStatement(node: t.Statement, work: Work): boolean {
  const nested = (body: t.Statement): boolean =>
    listOf(body, work).items.every((item) => !item.node || inertStatement(item.node, work));
  if (
    t.isFunctionDeclaration(node) ||
    t.isEmptyStatement(node) ||
    t.isBreakStatement(node) ||
    t.isContinueStatement(node)
  )
    return true;
  if (t.isReturnStatement(node)) return !node.argument || inertReply(node.argument, work);
  if (t.isExpressionStatement(node)) return inertReply(node.expression, work);
  if (t.isVariableDeclaration(node))
    return node.declarations.every(
      (declarator) => !declarator.init || harmless(declarator.init, work.view.module),
    );
  if (t.isIfStatement(node))
    return (
      harmless(node.test, work.view.module) &&
      nested(node.consequent) &&
      (!node.alternate || nested(node.alternate))
    );
  if (t.isBlockStatement(node)) return nested(node);
  return false;
}

export function inertReply(node: t.Node, work: Work): boolean {
  const use = work.uses.get(unwrap(node, true));
  if (use)
    return [...(use.send?.args ?? []), ...use.ops.map((op) => op.value)].every(
      (arg) => !arg || harmless(arg, work.view.module),
    );
  return harmless(node, work.view.module);
}

/** Evaluating it changes nothing that anyone could see; that it may throw is no matter once the reply is sent. */
export function harmless(node: t.Node, module: Module): boolean {
  const every = (one: t.Node): boolean => harmless(one, module);
  const inner = unwrap(node);
  if (isFunctionNode(inner)) return !t.isBlockStatement(inner.body) && every(inner.body);
  if (isCall(inner)) return isUnnoticedCall(inner, module, every);
  if (isInert(inner)) return true;
  if (t.isObjectExpression(inner))
    return inner.properties.every((p) =>
      t.isSpreadElement(p) ? every(p.argument) : t.isObjectProperty(p) && every(p.value),
    );
  if (t.isArrayExpression(inner))
    return inner.elements.every((e) => !e || every(t.isSpreadElement(e) ? e.argument : e));
  if (t.isBinaryExpression(inner) || t.isLogicalExpression(inner))
    return every(inner.left) && every(inner.right);
  if (t.isUnaryExpression(inner)) return inner.operator !== "delete" && every(inner.argument);
  if (t.isConditionalExpression(inner))
    return every(inner.test) && every(inner.consequent) && every(inner.alternate);
  if (isMember(inner)) return every(inner.object);
  if (t.isTemplateLiteral(inner)) return inner.expressions.every((expression) => every(expression));
  return false;
}

/** Evaluating it does nothing and can be left out. */
export function isInert(node: t.Node): boolean {
  const inner = unwrap(node);
  if (t.isLiteral(inner) && !t.isTemplateLiteral(inner)) return true;
  if (t.isIdentifier(inner)) return true;
  if (t.isTemplateLiteral(inner)) return inner.expressions.every((expression) => isInert(expression));
  if (isMember(inner)) return isInert(inner.object) && (!inner.computed || isInert(inner.property));
  if (t.isObjectExpression(inner))
    return inner.properties.every((p) =>
      t.isSpreadElement(p) ? isInert(p.argument) : t.isObjectProperty(p) && isInert(p.value),
    );
  if (t.isArrayExpression(inner))
    return inner.elements.every((e) => !e || isInert(t.isSpreadElement(e) ? e.argument : e));
  if (t.isBinaryExpression(inner) || t.isLogicalExpression(inner))
    return isInert(inner.left) && isInert(inner.right);
  if (t.isUnaryExpression(inner)) return inner.operator !== "delete" && isInert(inner.argument);
  if (t.isConditionalExpression(inner))
    return isInert(inner.test) && isInert(inner.consequent) && isInert(inner.alternate);
  return false;
}
