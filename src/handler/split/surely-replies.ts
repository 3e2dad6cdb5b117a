/** Whether a function answers whenever it is called: told from its text alone, and only where that is plain. */
import * as t from "@babel/types";
import type { Module } from "../module.js";
import {
  type FunctionNode,
  isCall,
  isFunctionNode,
  isMember,
  parameterIdentifier,
  propertyName,
  unwrap,
  visitAll,
} from "../syntax.js";

const SENDS = new Set(["end", "json", "redirect", "send"]);

/** `res.status(405).end()`: a reply and nothing else, on the response that `isResponse` knows. */
export function isPlainReply(
  node: t.Node | null | undefined,
  isResponse: (node: t.Node) => boolean,
): boolean {
  const call = node && unwrap(node, true);
  if (!isCall(call)) return false;
  const callee = unwrap(call.callee);
  return isMember(callee) && SENDS.has(propertyName(callee) ?? "") && isOnResponse(callee.object, isResponse);
}

function isOnResponse(node: t.Node, isResponse: (node: t.Node) => boolean): boolean {
  const inner = unwrap(node);
  if (isResponse(inner)) return true;
  if (!isCall(inner)) return false;
  const callee = unwrap(inner.callee);
  return isMember(callee) && isOnResponse(callee.object, isResponse);
}

/** Each `return` of the function gives a reply, or it has none and its last statement is a reply. */
export function surelyReplies(fn: FunctionNode, response: number, module: Module): boolean {
  const name = parameterIdentifier(fn.params[response]);
  const binding = name && module.bindings.get(name);
  const isResponse = (node: t.Node): boolean =>
    t.isIdentifier(node) && binding !== undefined && module.bindings.get(node) === binding;
  if (!t.isBlockStatement(fn.body)) return isPlainReply(fn.body, isResponse);
  const last = fn.body.body.at(-1);
  const ends = t.isReturnStatement(last)
    ? isPlainReply(last.argument, isResponse)
    : t.isExpressionStatement(last) && isPlainReply(last.expression, isResponse);
  let returns = true;
  visitAll(fn.body, (node) => {
    if (isFunctionNode(node)) return false;
    if (t.isReturnStatement(node) && !isPlainReply(node.argument, isResponse)) returns = false;
    return undefined;
  });
  return ends && returns;
}
