/** Same-file wrappers: `withAuth(handler)`, `withMethods(["GET"])(handler)`, and several around each other. */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import { calledFunction } from "../called-function.js";
import { type Module, ownerOf } from "../module.js";
import { Refusal } from "../refusal.js";
import type { Roles } from "../roles.js";
import {
  type FunctionNode,
  isCall,
  isFunctionNode,
  parameterIdentifier,
  unwrap,
  visitAll,
} from "../syntax.js";
import { type FoundHandler, findHandler } from "./handler.js";

/** One wrapper: the function that it returns, which answers in the handler's place. */
export interface WrapperLayer {
  fn: FunctionNode;
  roles: Roles;
  /** The parameter that holds what is wrapped. */
  handler: Binding;
}

export interface Wrapping {
  layers: WrapperLayer[];
  /** Options whose values are known where the wrapper is used. */
  bound: Map<Binding, t.Node>;
}

/**
 * Finds the inner functions of all wrappers around a handler.
 * @throws {Refusal} when a wrapper's code isn't in this file or doesn't return one function.
 */
export function prepareWrappers(found: FoundHandler, module: Module): Wrapping {
  const wrapping: Wrapping = { layers: [], bound: new Map() };
  if (found.factory) {
    const factory = calledFunction(found.factory, module);
    for (const [binding, argument] of factory ? optionsOf({ call: found.factory, fn: factory }, module) : [])
      if (binding.constant) wrapping.bound.set(binding, argument);
  }
  for (const call of found.wrappers) {
    const levels = callLevels(call, module);
    const fn = returnedFunction(levels.at(-1)!.fn, call, module);
    const last = levels.at(-1)!;
    const index = last.call.arguments.findIndex((argument) => findHandler(argument, module) !== undefined);
    const parameter = parameterIdentifier(last.fn.params[index]);
    const handler = parameter && module.bindings.get(parameter);
    if (!handler)
      throw new Refusal(
        call,
        "the wrapper takes the handler in an unusual way; give the parameter a plain name",
      );
    for (const level of levels)
      for (const [binding, argument] of optionsOf(level, module))
        if (binding !== handler && binding.constant) wrapping.bound.set(binding, argument);
    const params = fn.params;
    wrapping.layers.push({
      fn,
      roles: { request: params.length > 0 ? 0 : undefined, response: params.length > 1 ? 1 : undefined },
      handler,
    });
  }
  return wrapping;
}

interface Level {
  call: t.CallExpression | t.OptionalCallExpression;
  fn: FunctionNode;
}

/** What the parameters of a function hold for one call. */
function optionsOf({ call, fn }: Level, module: Module): [Binding, t.Node][] {
  return fn.params.flatMap((parameter, index): [Binding, t.Node][] => {
    const isRest = t.isRestElement(parameter);
    const name = isRest ? parameterIdentifier(parameter.argument) : parameterIdentifier(parameter);
    const binding = name && module.bindings.get(name);
    const rest = call.arguments.slice(index).filter((one) => t.isExpression(one) || t.isSpreadElement(one));
    const argument = isRest ? t.arrayExpression(rest) : call.arguments[index];
    return binding && argument ? [[binding, argument]] : [];
  });
}

/** The functions that a curried call runs one after the other: `withMethods(["GET"])(handler)` has two levels. */
function callLevels(call: t.CallExpression | t.OptionalCallExpression, module: Module): Level[] {
  const callee = unwrap(call.callee);
  if (isCall(callee)) {
    const levels = callLevels(callee, module);
    return [...levels, { call, fn: returnedFunction(levels.at(-1)!.fn, call, module) }];
  }
  const fn = calledFunction(call, module);
  if (!fn) {
    const name = module.source.slice(call.callee.start!, call.callee.end!).split("\n")[0];
    throw new Refusal(
      call,
      `the handler is wrapped by \`${name}\`, whose code isn't in this file; it has to be ported to Request and Response first`,
    );
  }
  return [{ call, fn }];
}

/** The one function that a function returns. */
function returnedFunction(fn: FunctionNode, call: t.Node, module: Module): FunctionNode {
  const returned: t.Node[] = [];
  if (!t.isBlockStatement(fn.body)) returned.push(unwrap(fn.body));
  else
    visitAll(fn.body, (node) => {
      if (isFunctionNode(node)) return false;
      if (t.isReturnStatement(node) && node.argument && ownerOf(module, node) === fn)
        returned.push(unwrap(node.argument));
      return undefined;
    });
  const [only] = returned;
  if (returned.length === 1 && only) {
    if (isFunctionNode(only)) return only;
    const found = t.isIdentifier(only) ? findHandler(only, module) : undefined;
    if (found && found.wrappers.length === 0) return found.fn;
  }
  throw new Refusal(
    call,
    "the wrapper doesn't return one function that could be followed; let it return `async (req, res) => { … }` itself, and nest several, `withLimit(withAuth(handler))`",
  );
}
