/** Which function of this file a call runs. */
import * as t from "@babel/types";
import { classMethod } from "./class-methods.js";
import type { Module } from "./module.js";
import type { Residual } from "./residual.js";
import { type FunctionNode, isCall, isFunctionNode, isMember, propertyName, unwrap } from "./syntax.js";
import { isOnlyLookedAt } from "./value-flow.js";

/** The function of this file that a call runs, if it is certain which; `residual` knows it for the methods at hand. */
export function calledFunction(call: t.Node, module: Module, residual?: Residual): FunctionNode | undefined {
  if (!isCall(call)) return undefined;
  const known = residual?.callees.get(call);
  if (known) return known;
  const callee = unwrap(call.callee);
  if (isMember(callee)) return memberFunction(callee, module);
  return t.isIdentifier(callee) ? functionNamed(callee, module) : undefined;
}

/** The function of this file that a constant name stands for. */
export function functionNamed(name: t.Identifier, module: Module): FunctionNode | undefined {
  const binding = module.bindings.get(name);
  if (!binding?.constant) return undefined;
  const declaration = binding.path.node;
  if (t.isVariableDeclarator(declaration) && t.isIdentifier(declaration.id) && declaration.init) {
    const init = unwrap(declaration.init);
    return isFunctionNode(init) ? init : undefined;
  }
  return t.isFunctionDeclaration(declaration) ? declaration : undefined;
}

/** `controller.index`, where `controller` is a constant object literal of the module. */
function memberFunction(
  callee: t.MemberExpression | t.OptionalMemberExpression,
  module: Module,
): FunctionNode | undefined {
  const object = unwrap(callee.object);
  const name = propertyName(callee);
  const method = name === undefined ? undefined : classMethod(object, name, module);
  if (method) return method;
  const binding = t.isIdentifier(object) ? module.bindings.get(object) : undefined;
  const declaration = binding?.path.node;
  if (name === undefined || !binding?.constant || !t.isVariableDeclarator(declaration) || !declaration.init)
    return undefined;
  const literal = unwrap(declaration.init);
  if (!t.isObjectExpression(literal) || binding.referencePaths.some((path) => isChanged(path.node, module)))
    return undefined;
  const property = literal.properties.findLast(
    (one) => !t.isSpreadElement(one) && propertyName(one) === name,
  );
  if (t.isObjectMethod(property)) return property.kind === "method" ? property : undefined;
  if (!t.isObjectProperty(property)) return undefined;
  const value = unwrap(property.value);
  if (isFunctionNode(value)) return value;
  return t.isIdentifier(value) ? functionNamed(value, module) : undefined;
}

/** `controller.index = …`, or the object handed to somebody else. */
function isChanged(reference: t.Node, module: Module): boolean {
  const above = module.parents.get(reference);
  if (!isMember(above) || above.object !== reference) return !above || !isOnlyLookedAt(reference, above);
  const user = module.parents.get(above);
  return t.isAssignmentExpression(user) && user.left === above;
}
