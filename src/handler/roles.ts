/** Which parameters of a function are the request and the response, and where they are handed on. */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import { isInside, type Module } from "./module.js";
import { Refusal } from "./refusal.js";
import type { Residual } from "./residual.js";
import { type SecondNames, secondNames } from "./second-names.js";
import type { MethodWorld } from "./split/method-value.js";
import { type FunctionNode, parameterIdentifier, unwrap } from "./syntax.js";

/** Which parameters of a function are the request and the response. */
export interface Roles {
  request?: number;
  response?: number;
  /** Parameters that nothing is given for and nothing reads. */
  unused?: number[];
}

/** The request and response bindings of a function whose roles are known. */
export function bindingsOf(
  fn: FunctionNode,
  roles: Roles,
  module: Module,
): { request?: Binding; pattern?: t.ObjectPattern; response?: Binding } {
  const requestParameter = roles.request === undefined ? undefined : fn.params[roles.request];
  const responseParameter = roles.response === undefined ? undefined : fn.params[roles.response];
  const request = parameterIdentifier(requestParameter);
  const response = parameterIdentifier(responseParameter);
  if (requestParameter && !request && !t.isObjectPattern(requestParameter))
    throw new Refusal(requestParameter, "the request parameter has an unusual form; give it a plain name");
  if (responseParameter && !response)
    throw new Refusal(
      responseParameter,
      "the response is taken apart in the parameter list; give it a plain name",
    );
  return {
    request: request && module.bindings.get(request),
    pattern: t.isObjectPattern(requestParameter) ? requestParameter : undefined,
    response: response && module.bindings.get(response),
  };
}

export function worldOf(
  fn: FunctionNode,
  roles: Roles,
  { module, bound, hoisted }: Pick<MethodWorld, "module" | "bound" | "hoisted">,
): MethodWorld {
  const { pattern } = bindingsOf(fn, roles, module);
  const names = namesOf(fn, roles, module);
  return {
    module,
    bound,
    ...(hoisted ? { hoisted } : {}),
    names,
    isRequest: (node) => node === pattern || isRequestName(node, fn, roles, module),
  };
}

/** The second names of a function's request and response. */
function namesOf(fn: FunctionNode, roles: Roles, module: Module): SecondNames {
  const { request, response } = bindingsOf(fn, roles, module);
  return secondNames(fn, request, response, module);
}

/** Whether an identifier is the request, under whatever name. */
export function isRequestName(node: t.Node, fn: FunctionNode, roles: Roles, module: Module): boolean {
  const binding = t.isIdentifier(node) ? module.bindings.get(node) : undefined;
  if (!binding) return false;
  return binding === bindingsOf(fn, roles, module).request || namesOf(fn, roles, module).request.has(binding);
}

/**
 * Which arguments of a call are the request and the response of the function around it, and go to a function from outside
 * of it; `residual` may know which function that is.
 */
export function handedOver(
  call: t.CallExpression | t.OptionalCallExpression,
  fn: FunctionNode,
  roles: Roles,
  module: Module,
  residual?: Residual,
): Roles | undefined {
  const { response } = bindingsOf(fn, roles, module);
  const { dropped, mixed } = namesOf(fn, roles, module);
  const callee = residual?.callees.get(call);
  const keepsAll = callee ? !isInside(callee, fn) : mixed.has(call);
  const found: Roles = {};
  for (const [index, argument] of call.arguments.entries()) {
    const bare = unwrap(argument);
    if (!t.isIdentifier(bare) || (dropped.has(argument) && !keepsAll)) continue;
    if (isRequestName(bare, fn, roles, module)) found.request = index;
    if (response && module.bindings.get(bare) === response) found.response = index;
  }
  return found.request === undefined && found.response === undefined ? undefined : found;
}
