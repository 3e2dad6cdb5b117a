/** Whether anyone can notice that an expression was evaluated, and whether a call may throw: `names.map(track)` does what `track` does. */
import * as t from "@babel/types";
import type { Entry } from "../../knowledge/entry.js";
import { calledFunction, functionNamed } from "../called-function.js";
import type { Module } from "../module.js";
import { type FunctionNode, isCall, isFunctionNode, isMember, unwrap, visitAll } from "../syntax.js";
import { isReplyCall, knownCall } from "./known-calls.js";

type Called = t.CallExpression | t.OptionalCallExpression;

/** Whether a call changes nothing that anyone could see, its arguments aside; that it may throw isn't asked. */
export function isUnnoticedCall(
  call: Called,
  module: Module,
  isUnnoticed: (node: t.Node) => boolean,
): boolean {
  const entry = knownCall(call, module);
  if (!entry || entry.changes || entry.promise) return false;
  const callee = unwrap(call.callee);
  if (isMember(callee) && !isUnnoticed(callee.object)) return false;
  const callback = callbackOf(call, entry);
  return (
    call.arguments.every((one) => one === callback || isUnnoticed(one)) &&
    (!callback || isUnnoticedCallback(callback, module, isUnnoticed))
  );
}

function isUnnoticedCallback(
  callback: t.Node,
  module: Module,
  isUnnoticed: (node: t.Node) => boolean,
): boolean {
  const fn = functionOf(callback, module);
  if (fn === "global") return true;
  return fn !== undefined && isUnnoticedBody(fn, isUnnoticed);
}

/** A body that only works out what it gives. */
function isUnnoticedBody(fn: FunctionNode, isUnnoticed: (node: t.Node) => boolean): boolean {
  if (!t.isBlockStatement(fn.body)) return isUnnoticed(fn.body);
  return fn.body.body.every(
    (one) =>
      (t.isReturnStatement(one) && (!one.argument || isUnnoticed(one.argument))) ||
      (t.isVariableDeclaration(one) && one.declarations.every(({ init }) => !init || isUnnoticed(init))),
  );
}

/** Whether a call may throw with ordinary arguments: what isn't known may. */
export function mayCallThrow(call: Called, module: Module, running = new Set<FunctionNode>()): boolean {
  const entry = knownCall(call, module);
  if (!entry) return !isReplyCall(call, module);
  if (entry.throws) return true;
  const callback = callbackOf(call, entry);
  if (!callback) return false;
  const fn = functionOf(callback, module);
  if (fn === "global") return false;
  return fn === undefined || mayBodyThrow(fn, module, running);
}

function mayBodyThrow(fn: FunctionNode, module: Module, running: Set<FunctionNode>): boolean {
  if (running.has(fn)) return false;
  running.add(fn);
  let throws = false;
  visitAll(fn.body, (node) => {
    if (throws || isFunctionNode(node)) return false;
    if (t.isThrowStatement(node) || t.isNewExpression(node) || t.isAwaitExpression(node)) throws = true;
    else if (isCall(node)) {
      const own = calledFunction(node, module);
      throws = own ? mayBodyThrow(own, module, running) : mayCallThrow(node, module, running);
    }
    return undefined;
  });
  return throws;
}

/** What a call calls back, where that isn't a plain value: `text.replace(/a/, "b")` calls nothing. */
function callbackOf({ arguments: args }: Called, { callback }: Entry): t.Node | undefined {
  const argument = callback === undefined ? undefined : args[callback];
  const value = argument && unwrap(argument);
  return value && (t.isLiteral(value) || t.isBinaryExpression(value)) ? undefined : argument;
}

/** The function that is handed on: one of the file, or `String` and its like. */
function functionOf(callback: t.Node, module: Module): FunctionNode | "global" | undefined {
  const value = unwrap(callback);
  if (isFunctionNode(value)) return value;
  if (!t.isIdentifier(value)) return undefined;
  if (module.bindings.has(value)) return functionNamed(value, module);
  return ["Boolean", "Number", "String", "parseFloat", "parseInt"].includes(value.name)
    ? "global"
    : undefined;
}
