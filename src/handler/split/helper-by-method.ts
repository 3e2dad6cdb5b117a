/** Which helpers are converted for each method by itself: those that ask for the method, where each call can be told. */
import * as t from "@babel/types";
import { calledFunction } from "../called-function.js";
import type { Conversion } from "../conversion.js";
import type { Module } from "../module.js";
import { handedOver, type Roles, worldOf } from "../roles.js";
import { type FunctionNode, isCall, isFunctionNode, visitAll } from "../syntax.js";
import { isMethodOfRequest, type MethodWorld, takesMethod } from "./method-value.js";

/** Whether a helper that is given the request has a version for each method. */
export function isSplitByMethod(
  fn: FunctionNode,
  roles: Roles,
  { module, bound, hoisted, whole }: Pick<Conversion, "module" | "bound" | "hoisted" | "whole">,
): boolean {
  if (whole === "all" || whole.has(fn)) return false;
  return isOnlyCalled(fn, module) && asksForMethod(fn, roles, { module, bound, hoisted }, new Set());
}

/** A function of the module's own, with a name by which it is called and nothing else. */
function isOnlyCalled(fn: FunctionNode, module: Module): boolean {
  const holder = module.parents.get(fn);
  const declaration = t.isVariableDeclarator(holder) ? module.parents.get(holder) : undefined;
  const isAlone =
    t.isVariableDeclaration(declaration) &&
    declaration.declarations.length === 1 &&
    t.isProgram(module.parents.get(declaration));
  const name =
    t.isFunctionDeclaration(fn) && t.isProgram(holder)
      ? fn.id
      : isAlone
        ? declaration.declarations[0]!.id
        : undefined;
  if (!t.isIdentifier(name) || name.typeAnnotation) return false;
  const binding = module.bindings.get(name);
  return (
    binding?.constant === true &&
    binding.referencePaths.every(({ node }) => {
      const above = module.parents.get(node);
      return isCall(above) && above.callee === node;
    })
  );
}

/** Whether a function, or one that it hands the request on to, looks at the request's method. */
function asksForMethod(
  fn: FunctionNode,
  roles: Roles,
  conversion: Pick<MethodWorld, "module" | "bound" | "hoisted">,
  seen: Set<FunctionNode>,
): boolean {
  if (seen.has(fn)) return false;
  seen.add(fn);
  const { module } = conversion;
  const world = worldOf(fn, roles, conversion);
  let asks = false;
  visitAll(fn, (node) => {
    if (asks) return false;
    if (isMethodOfRequest(node, world)) asks = true;
    if (t.isObjectPattern(node) && takesMethod(node) && isOfRequest(node, module, world)) asks = true;
    const over = isCall(node) ? handedOver(node, fn, roles, module) : undefined;
    const called = over && calledFunction(node, module);
    if (called && isFunctionNode(called) && asksForMethod(called, over, conversion, seen)) asks = true;
    return undefined;
  });
  return asks;
}

/** `const { … } = req`, `({ … }, res) => …`. */
function isOfRequest(pattern: t.ObjectPattern, module: Module, world: MethodWorld): boolean {
  const above = module.parents.get(pattern);
  return (
    world.isRequest(pattern) ||
    (t.isVariableDeclarator(above) && above.init ? world.isRequest(above.init) : false)
  );
}
