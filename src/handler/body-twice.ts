/** When several functions read one body. */
import * as t from "@babel/types";
import type { Module } from "./module.js";
import { isCall, isFunctionNode, isMember, keyTaken, propertyName, unwrap, visitAll } from "./syntax.js";
import { callsOf } from "./value-flow.js";

const CHANGING = new Set([
  "copyWithin",
  "fill",
  "pop",
  "push",
  "reverse",
  "shift",
  "sort",
  "splice",
  "unshift",
]);

/** Where the body is changed in place: with two copies of the body, one would not see it. */
export function changedBody(module: Module): t.Node | undefined {
  let found: t.Node | undefined;
  visitAll(module.program, (node) => {
    const changed = changedBy(node);
    if (changed && isOfBody(changed, module)) found ??= node;
  });
  return found;
}

/** The object of which an expression changes a property. */
function changedBy(node: t.Node): t.Node | undefined {
  const target = t.isAssignmentExpression(node)
    ? node.left
    : t.isUpdateExpression(node) || (t.isUnaryExpression(node) && node.operator === "delete")
      ? node.argument
      : undefined;
  if (isMember(target)) return target.object;
  if (!isCall(node) || !isMember(node.callee)) return undefined;
  const name = propertyName(node.callee) ?? "";
  if (CHANGING.has(name)) return node.callee.object;
  const isAssign = name === "assign" && t.isIdentifier(node.callee.object, { name: "Object" });
  return isAssign ? node.arguments[0] : undefined;
}

/** The body, something in it, or a name for that: a variable, or the parameter of a function that is given it. */
function isOfBody(node: t.Node, module: Module, depth = 0): boolean {
  let root = unwrap(node);
  while (isMember(root)) {
    if (propertyName(root) === "body") return true;
    root = unwrap(root.object);
  }
  const binding = t.isIdentifier(root) ? module.bindings.get(root) : undefined;
  if (!binding || depth > 3) return false;
  const declaration = binding.path.node;
  if (t.isVariableDeclarator(declaration) && declaration.init) {
    const takesBody = keyTaken(declaration.id, binding.identifier) === "body";
    return takesBody || (t.isIdentifier(declaration.id) && isOfBody(declaration.init, module, depth + 1));
  }
  const fn = binding.scope.block;
  const index = isFunctionNode(fn) ? fn.params.indexOf(binding.identifier as t.Identifier) : -1;
  if (!isFunctionNode(fn) || index < 0) return false;
  return (callsOf(fn, module) ?? []).some((call) => {
    const argument = call.arguments[index];
    return argument !== undefined && isOfBody(argument, module, depth + 1);
  });
}
