/** What has to hold where code of a function moves into the handler that calls it. */
import * as t from "@babel/types";
import { isInside, isName, type Module } from "../module.js";
import type { Part } from "../residual.js";
import { bindingsOf, type Roles } from "../roles.js";
import { type FunctionNode, visitAll } from "../syntax.js";

/** Which parameters get the handler's request and response, where those are all that the function gets. */
export function rolesGiven(
  call: t.CallExpression,
  fn: FunctionNode,
  handler: FunctionNode,
  roles: Roles,
  module: Module,
): Roles | undefined {
  const { request, response } = bindingsOf(handler, roles, module);
  const given: Roles = {};
  if (fn.params.length !== call.arguments.length) return undefined;
  for (const [index, parameter] of fn.params.entries()) {
    const argument = call.arguments[index]!;
    const binding = t.isIdentifier(argument) ? module.bindings.get(argument) : undefined;
    if (!t.isIdentifier(parameter) || !module.bindings.get(parameter)?.constant || !binding?.constant)
      return undefined;
    if (binding === request) given.request = index;
    else if (binding === response) given.response = index;
    else return undefined;
  }
  return given;
}

/** The handler's own names for request and response, in the place of those that the function has for them. */
export function handlersNames(
  fn: FunctionNode,
  given: Roles,
  handler: FunctionNode,
  roles: Roles,
  module: Module,
): Map<t.Node, Part[]> {
  const [own, outer] = [bindingsOf(fn, given, module), bindingsOf(handler, roles, module)];
  const replaced = new Map<t.Node, Part[]>();
  for (const [mine, theirs] of [
    [own.request, outer.request],
    [own.response, outer.response],
  ])
    if (mine && theirs && mine.identifier.name !== theirs.identifier.name)
      for (const { node } of mine.referencePaths) replaced.set(node, [theirs.identifier.name]);
  return replaced;
}

/** All names that stand in a node as names of their own. */
export function namesIn(node: t.Node, module: Module): t.Identifier[] {
  const names: t.Identifier[] = [];
  visitAll(node, (inner) => {
    if (isName(module, inner)) names.push(inner);
  });
  return names;
}

/** All names that a function binds, however deep. */
export function boundIn(fn: FunctionNode, module: Module): Set<string> {
  const names = new Set<string>();
  for (const { identifier } of module.bindings.values())
    if (isInside(identifier, fn)) names.add(identifier.name);
  return names;
}
