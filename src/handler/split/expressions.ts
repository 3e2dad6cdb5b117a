/** Folds the parts of expressions that the method decides. */
import * as t from "@babel/types";
import { HTTP_METHODS, type HttpMethod } from "../contract.js";
import type { Module } from "../module.js";
import { childrenOf, isCall, isFunctionNode, isMember, propertyName, unwrap } from "../syntax.js";
import { bodyList } from "./lists.js";
import { foldCallee, foldLookup } from "./lookups.js";
import { evaluate, nullishness } from "./method-value.js";
import { isPlainReply, surelyReplies } from "./surely-replies.js";
import { type Methods, split, type Work } from "./work.js";

/** Folds the parts of an expression that the method decides, in nested functions too. */
export function foldExpression(node: t.Node, methods: Methods, work: Work): void {
  if (isFunctionNode(node)) {
    if (t.isBlockStatement(node.body)) {
      const outer = work.breaks;
      work.breaks = [];
      bodyList(node.body, methods, work);
      work.breaks = outer;
    } else foldExpression(node.body, methods, work);
    for (const parameter of node.params) foldExpression(parameter, methods, work);
    return;
  }
  if (t.isConditionalExpression(node)) {
    const { yes, no } = split(node.test, methods, work);
    if (yes.size === 0 || no.size === 0) {
      const chosen = yes.size > 0 ? node.consequent : node.alternate;
      work.residual.replaced.set(node, [chosen]);
      foldExpression(chosen, methods, work);
      return;
    }
  }
  if (t.isLogicalExpression(node) && node.operator !== "??") {
    const { yes, no } = split(node.left, methods, work);
    if (yes.size === 0 || no.size === 0) {
      const goesOn = node.operator === "&&" ? yes.size > 0 : no.size > 0;
      const chosen = goesOn ? node.right : node.left;
      work.residual.replaced.set(node, [chosen]);
      foldExpression(chosen, methods, work);
      return;
    }
    const right = split(node.right, methods, work);
    // `x && true` in a test.
    if (isTest(node, work.module) && (node.operator === "&&" ? right.no.size === 0 : right.yes.size === 0)) {
      work.residual.replaced.set(node, [node.left]);
      foldExpression(node.left, methods, work);
      return;
    }
  }
  if (t.isLogicalExpression(node) && node.operator === "??") {
    const side = decidedSide(node, methods, work);
    if (side) {
      work.residual.replaced.set(node, [side]);
      foldExpression(side, methods, work);
      return;
    }
  }
  if (isCall(node)) foldCallee(node, methods, work);
  if (t.isCallExpression(node) && isMember(node.callee) && propertyName(node.callee) === "get")
    foldLookup(node, methods, work);
  if ((t.isMemberExpression(node) && node.computed) || t.isOptionalMemberExpression(node))
    foldLookup(node, methods, work);
  for (const child of childrenOf(node)) foldExpression(child, methods, work);
}

/** The side of `a ?? b` that is left, where the method decides which: `methods[req.method]?.(req, res) ?? refuse(res)`. */
export function decidedSide(
  node: t.LogicalExpression,
  methods: Methods,
  work: Work,
): t.Expression | undefined {
  const isLeftNullish = (method: HttpMethod): boolean | undefined =>
    nullishness(node.left, method, work.world) ?? (isAnsweredBefore(node, method, work) ? false : undefined);
  const [only, ...others] = new Set([...methods].map(isLeftNullish));
  // `req.method ?? ""` is the same for every method: that is none of ours.
  if (only === undefined || others.length > 0 || new Set(HTTP_METHODS.map(isLeftNullish)).size < 2)
    return undefined;
  work.dispatches = true;
  return only ? node.right : node.left;
}

/** `methods[req.method]?.(req, res) ?? res.status(405).end()`, where the table's function has answered already. */
function isAnsweredBefore(node: t.LogicalExpression, method: HttpMethod, work: Work): boolean {
  const { module, world } = work;
  const call = unwrap(node.left, true);
  const callee = isCall(call) ? evaluate(call.callee, method, world) : undefined;
  const fn = callee && "node" in callee ? callee.node : undefined;
  if (!isCall(call) || !isFunctionNode(fn)) return false;
  return call.arguments.some((argument, index) => {
    const response = t.isIdentifier(argument) ? module.bindings.get(argument) : undefined;
    const isResponse = (inner: t.Node): boolean =>
      response !== undefined && module.bindings.get(inner) === response;
    return isPlainReply(node.right, isResponse) && surelyReplies(fn, index, module);
  });
}

function isTest(node: t.Node, module: Module): boolean {
  const above = module.parents.get(node);
  return (
    ((t.isIfStatement(above) || t.isConditionalExpression(above) || t.isLoop(above)) &&
      (above as { test?: t.Node }).test === node) ||
    (t.isUnaryExpression(above) && above.operator === "!") ||
    (t.isLogicalExpression(above) && isTest(above, module))
  );
}
