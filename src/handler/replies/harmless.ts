/** Whether evaluating something changes nothing that anyone could see. */

import * as t from "@babel/types";
import type { Item } from "../residual.js";
import { isCall, isFunctionNode, isMember, propertyName, unwrap } from "../syntax.js";
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
    return node.declarations.every((declarator) => !declarator.init || harmless(declarator.init));
  if (t.isIfStatement(node))
    return harmless(node.test) && nested(node.consequent) && (!node.alternate || nested(node.alternate));
  if (t.isBlockStatement(node)) return nested(node);
  return false;
}

export function inertReply(node: t.Node, work: Work): boolean {
  const use = work.uses.get(unwrap(node, true));
  if (use)
    return [...(use.send?.args ?? []), ...use.ops.map((op) => op.value)].every(
      (arg) => !arg || harmless(arg),
    );
  return harmless(node);
}

const PURE_METHODS = new Set([
  "byteLength",
  "find",
  "filter",
  "map",
  "includes",
  "slice",
  "some",
  "every",
  "toString",
  "toUpperCase",
  "toLowerCase",
  "trim",
  "split",
  "join",
  "toISOString",
  "findIndex",
  "indexOf",
  "reduce",
  "toFixed",
  "round",
  "floor",
  "ceil",
  "min",
  "max",
  "abs",
  "at",
  "concat",
  "startsWith",
  "endsWith",
  "match",
]);

/** Evaluating it changes nothing that anyone could see; that it may throw is no matter once the reply is sent. */
export function harmless(node: t.Node): boolean {
  const inner = unwrap(node);
  if (isFunctionNode(inner)) return !t.isBlockStatement(inner.body) && harmless(inner.body);
  if (isCall(inner)) {
    const callee = unwrap(inner.callee);
    const pure =
      (t.isIdentifier(callee) &&
        ["String", "Number", "Boolean", "parseInt", "parseFloat"].includes(callee.name)) ||
      (isMember(callee) && PURE_METHODS.has(propertyName(callee) ?? "") && harmless(callee.object)) ||
      (isMember(callee) &&
        t.isIdentifier(callee.object, { name: "Buffer" }) &&
        propertyName(callee) === "from");
    return pure && inner.arguments.every((argument) => harmless(argument));
  }
  if (isInert(inner)) return true;
  if (t.isObjectExpression(inner))
    return inner.properties.every((p) =>
      t.isSpreadElement(p) ? harmless(p.argument) : t.isObjectProperty(p) && harmless(p.value),
    );
  if (t.isArrayExpression(inner))
    return inner.elements.every((e) => !e || harmless(t.isSpreadElement(e) ? e.argument : e));
  if (t.isBinaryExpression(inner) || t.isLogicalExpression(inner))
    return harmless(inner.left) && harmless(inner.right);
  if (t.isUnaryExpression(inner)) return inner.operator !== "delete" && harmless(inner.argument);
  if (t.isConditionalExpression(inner))
    return harmless(inner.test) && harmless(inner.consequent) && harmless(inner.alternate);
  if (isMember(inner)) return harmless(inner.object);
  if (t.isTemplateLiteral(inner)) return inner.expressions.every((expression) => harmless(expression));
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
