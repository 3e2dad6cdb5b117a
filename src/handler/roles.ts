/** Which parameters of a function are the request and the response, and where they are handed on. */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import type { Module } from "./module.js";
import { Refusal } from "./refusal.js";
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
  const { request, pattern } = bindingsOf(fn, roles, module);
  return {
    module,
    bound,
    ...(hoisted ? { hoisted } : {}),
    isRequest: (node) =>
      node === pattern ||
      (request !== undefined && t.isIdentifier(node) && module.bindings.get(node) === request),
  };
}

/** Which arguments of a call are the request and the response of the function around it. */
export function handedOver(
  call: t.CallExpression | t.OptionalCallExpression,
  fn: FunctionNode,
  roles: Roles,
  module: Module,
): Roles | undefined {
  const { request, response } = bindingsOf(fn, roles, module);
  const found: Roles = {};
  for (const [index, argument] of call.arguments.entries()) {
    const bare = unwrap(argument);
    if (!t.isIdentifier(bare)) continue;
    const binding = module.bindings.get(bare);
    if (binding && binding === request) found.request = index;
    if (binding && binding === response) found.response = index;
  }
  return found.request === undefined && found.response === undefined ? undefined : found;
}
