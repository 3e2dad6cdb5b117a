/** Which statement runs the package `cors`, in the ways that its documentation and Next's own examples show, and with what options. */
import * as t from "@babel/types";
import { calledFunction } from "../called-function.js";
import { importedFrom } from "../imported-name.js";
import type { Module } from "../module.js";
import { resolveConstant } from "../static-value.js";
import { type FunctionNode, isCall, isFunctionNode, unwrap, visitAll } from "../syntax.js";

type Call = t.CallExpression | t.OptionalCallExpression;

/** How often one function may hand it on to the next. */
const DEPTH = 3;

/**
 * The options with which a call that gets the request and the response first runs `cors`, and nothing else: `null` where it runs it
 * without, undefined where it does anything else.
 *
 * - `NextCors(req, res, options)` of nextjs-cors
 * - `runMiddleware(req, res, cors)`, a function that turns a middleware's callback into a promise
 * - `cors(req, res)`, what such a function makes of `Cors(options)`
 * - a function of the file that does one of these alone
 */
export function corsOptionsOf(call: Call, module: Module, depth = DEPTH): t.Node | null | undefined {
  const [, , third] = call.arguments;
  const callee = unwrap(call.callee);
  if (importedFrom(callee, module)?.source === "nextjs-cors") return third ?? null;
  const fn = calledFunction(call, module);
  if (fn) {
    if (third && isPromisified(fn, fn.params[2], module)) return optionsOfMiddleware(third, module);
    if (depth === 0 || call.arguments.length !== 2) return undefined;
    const only = onlyCall(fn);
    return only && takesBoth(only, fn, module) ? corsOptionsOf(only, module, depth - 1) : undefined;
  }
  // const cors = initMiddleware(Cors(options))
  const made = t.isIdentifier(callee) ? resolveConstant(module, callee) : undefined;
  if (!isCall(made) || made.arguments.length !== 1) return undefined;
  const maker = calledFunction(made, module);
  const inner = maker && returnedFunction(maker);
  return inner && isPromisified(inner, maker.params[0], module)
    ? optionsOfMiddleware(made.arguments[0]!, module)
    : undefined;
}

/** Whether a call hands on the first two parameters of the function around it, in their order. */
export function takesBoth({ arguments: args }: Call, fn: FunctionNode, module: Module): boolean {
  return [0, 1].every((index) => {
    const argument = args[index] && unwrap(args[index]);
    const parameter = fn.params[index];
    const binding = t.isIdentifier(parameter) ? module.bindings.get(parameter) : undefined;
    return binding?.constant && t.isIdentifier(argument) && module.bindings.get(argument) === binding;
  });
}

/** Whether a value is such a middleware, or what turns one into a promise: making it does nothing else. */
export function makesCors(init: t.Node, module: Module): boolean {
  const made = resolveConstant(module, init);
  return (
    optionsOfMiddleware(made, module) !== undefined ||
    (isCall(made) &&
      made.arguments.length === 1 &&
      optionsOfMiddleware(made.arguments[0]!, module) !== undefined)
  );
}

/** `Cors(options)`, or a name for it. */
function optionsOfMiddleware(middleware: t.Node, module: Module): t.Node | null | undefined {
  const made = resolveConstant(module, middleware);
  if (!isCall(made)) return undefined;
  const from = importedFrom(unwrap(made.callee), module);
  if (from?.source !== "cors" || !["default", "*"].includes(from.name)) return undefined;
  return made.arguments[0] ?? null;
}

/**
 * `(req, res, fn) => new Promise((resolve, reject) => fn(req, res, (result) => (result instanceof Error ? reject(result) : resolve(result))))`,
 * however it is written: it runs the middleware once, with what it got, and waits for its callback.
 */
function isPromisified(fn: FunctionNode, middleware: t.Node | undefined, module: Module): boolean {
  const made = onlyExpression(fn);
  const [executor] =
    t.isNewExpression(made) && t.isIdentifier(made.callee, { name: "Promise" }) ? made.arguments : [];
  if (!isFunctionNode(executor) || !t.isIdentifier(middleware)) return false;
  const run = onlyExpression(executor);
  if (!isCall(run) || run.arguments.length !== 3 || !takesBoth(run, fn, module)) return false;
  const callee = unwrap(run.callee);
  const callback = run.arguments[2];
  if (!t.isIdentifier(callee) || module.bindings.get(callee) !== module.bindings.get(middleware))
    return false;
  return isFunctionNode(callback) && onlySettles(callback, executor, module);
}

/** A callback that does nothing but settle the promise. */
function onlySettles(callback: FunctionNode, executor: FunctionNode, module: Module): boolean {
  const settlers = executor.params.map((each) =>
    t.isIdentifier(each) ? module.bindings.get(each) : undefined,
  );
  let isPlain = true;
  let resolves = false;
  visitAll(callback.body, (node) => {
    if (t.isAssignmentExpression(node) || t.isAwaitExpression(node) || t.isLoop(node)) isPlain = false;
    if (!isCall(node) && !t.isNewExpression(node)) return;
    const settler = settlers.indexOf(module.bindings.get(unwrap(node.callee)));
    if (settler < 0 || !module.bindings.has(unwrap(node.callee))) isPlain = false;
    if (settler === 0) resolves = true;
  });
  return isPlain && resolves;
}

/** The function that another one returns and does nothing else. */
function returnedFunction(fn: FunctionNode): FunctionNode | undefined {
  const only = onlyExpression(fn);
  return isFunctionNode(only) ? only : undefined;
}

/** `await cors(req, res)` as all that a function does. */
function onlyCall(fn: FunctionNode): Call | undefined {
  const only = onlyExpression(fn);
  const call = t.isAwaitExpression(only) ? unwrap(only.argument) : only;
  return isCall(call) && (t.isAwaitExpression(only) || !fn.async || isReturned(fn)) ? call : undefined;
}

function isReturned(fn: FunctionNode): boolean {
  return !t.isBlockStatement(fn.body) || t.isReturnStatement(fn.body.body[0]);
}

function onlyExpression(fn: FunctionNode): t.Node | undefined {
  if (!t.isBlockStatement(fn.body)) return unwrap(fn.body);
  const [only, ...more] = fn.body.body;
  if (more.length > 0) return undefined;
  if (t.isReturnStatement(only)) return only.argument ? unwrap(only.argument) : undefined;
  return t.isExpressionStatement(only) ? unwrap(only.expression) : undefined;
}
