/**
 * A function that does nothing but dispatch: `await route(req, res)` at the end of the handler, with the `switch` in `route`.
 * Its statements take the place of the call, so that the handler is split by method as if they had always stood there.
 */
import * as t from "@babel/types";
import { calledFunction } from "../called-function.js";
import { HTTP_METHODS } from "../contract.js";
import { ownComments } from "../file-header.js";
import { type Job, rolesOf } from "../find/jobs.js";
import { isInside, type Module } from "../module.js";
import { createPrinter, indentAt, reindent, release } from "../print.js";
import type { Part } from "../residual.js";
import { bindingsOf, type Roles, worldOf } from "../roles.js";
import { removeStatement } from "../splice.js";
import { specialise } from "../split/specialise.js";
import { isPlainReply } from "../split/surely-replies.js";
import { type FunctionNode, isFunctionNode, needsParentheses, unwrap, visitAll } from "../syntax.js";
import { boundIn, handlersNames, namesIn, rolesGiven } from "./moved-code.js";
import { rearranged } from "./rearranged.js";

/** A call after which the handler does nothing more. */
interface LastCall {
  statement: t.Statement;
  call: t.CallExpression;
  isAwaited: boolean;
  isReturned: boolean;
  inTry: boolean;
}

/** A function whose only call is the last thing that a handler does. */
interface Dispatcher {
  fn: FunctionNode & { body: t.BlockStatement };
  home: t.Statement;
}

/** The module with one such function put in place; nothing where there is none, or where that isn't certain to mean the same. */
export function withDispatcherInPlace(module: Module, jobs: readonly Job[]): Module | undefined {
  for (const job of jobs) {
    const { fn } = job.found;
    const last =
      job.style === "pages" && t.isBlockStatement(fn.body) ? lastCall(fn.body.body, false) : undefined;
    const dispatcher = last && dispatcherOf(last, module);
    if (!last || !dispatcher) continue;
    const roles = rolesOf(job, module);
    const given = rolesGiven(last.call, dispatcher.fn, fn, roles, module);
    if (!given || !hasSameTypes(last.call, dispatcher.fn, module)) continue;
    if (!dispatches(dispatcher.fn, given, module) || !fits(dispatcher.fn, last, fn, module)) continue;
    const text = statementsOf(dispatcher.fn, given, last, fn, roles, module);
    // Without semicolons they might join what stands in front of them.
    if (!module.style.semicolons && /^[([`+\-/]/.test(text)) continue;
    const inside = dispatcher.fn.body.start! + 1;
    const from = inside + module.source.slice(inside).search(/\S/);
    const { start, end } = last.statement;
    return rearranged(module, [
      { start: start!, end: end!, text, from },
      removeStatement(module, dispatcher.home),
    ]);
  }
  return undefined;
}

function lastCall(statements: readonly t.Statement[], inTry: boolean): LastCall | undefined {
  const statement = statements.at(-1);
  if (t.isBlockStatement(statement)) return lastCall(statement.body, inTry);
  if (t.isTryStatement(statement)) return lastCall(statement.block.body, true);
  const isReturned = t.isReturnStatement(statement);
  const expression = isReturned
    ? statement.argument
    : t.isExpressionStatement(statement)
      ? statement.expression
      : undefined;
  const call = expression && unwrap(expression, true);
  if (!t.isCallExpression(call)) return undefined;
  return {
    statement: statement!,
    call,
    isAwaited: t.isAwaitExpression(unwrap(expression!)),
    isReturned,
    inTry,
  };
}

function dispatcherOf({ call }: LastCall, module: Module): Dispatcher | undefined {
  const fn = calledFunction(call, module);
  const home = fn && module.program.body.find((statement) => isInside(fn, statement));
  if (!fn || !home || !t.isBlockStatement(fn.body)) return undefined;
  const name = t.isFunctionDeclaration(home)
    ? home.id
    : t.isVariableDeclaration(home) && home.declarations.length === 1 && home.declarations[0]!.init === fn
      ? home.declarations[0]!.id
      : undefined;
  const binding = t.isIdentifier(name) ? module.bindings.get(name) : undefined;
  const isMine = binding?.constant && binding.referencePaths.length === 1;
  if (!isMine || fn.generator || fn.typeParameters || fn.body.directives.length > 0) return undefined;
  if (fn.body.body.length === 0 || ownComments(module, home).length > 0) return undefined;
  const isSaidAtIt = (at: number): boolean =>
    (at >= home.start! && at < fn.body.start!) ||
    (at >= home.end! && !module.source.slice(home.end!, at).includes("\n"));
  if (module.comments.some(({ start }) => isSaidAtIt(start!))) return undefined;
  return { fn: fn as Dispatcher["fn"], home };
}

/** Whether each parameter has the type of what it is given. */
function hasSameTypes(call: t.CallExpression, fn: FunctionNode, module: Module): boolean {
  return fn.params.every((parameter, index) => {
    const argument = module.bindings.get(call.arguments[index]!)?.identifier;
    const own = (parameter as t.Identifier).typeAnnotation;
    return textOf(own, module) === textOf(argument?.typeAnnotation, module);
  });
}

function textOf(node: t.Node | null | undefined, module: Module): string {
  return node ? module.source.slice(node.start!, node.end!) : "";
}

function dispatches(fn: FunctionNode, roles: Roles, module: Module): boolean {
  const world = worldOf(fn, roles, { module, bound: new Map() });
  return HTTP_METHODS.some((method) => specialise(fn, new Set([method]), world).dispatches);
}

/** Whether the statements mean the same in the handler: what they wait for, and what each name stands for. */
function fits(fn: FunctionNode, last: LastCall, handler: FunctionNode, module: Module): boolean {
  if (fn.async && !handler.async) return false;
  // Nobody waits for it, or what it throws later passes by the `catch` around the call.
  if (fn.async && !last.isAwaited && (!last.isReturned || last.inTry)) return false;
  let isBound = true;
  visitAll(fn.body, (node) => {
    if (t.isThisExpression(node) || t.isMetaProperty(node)) isBound = false;
    if (t.isIdentifier(node, { name: "arguments" }) && !module.bindings.has(node)) isBound = false;
  });
  if (!isBound) return false;
  const own = Object.keys(module.scopes.get(fn)?.bindings ?? {});
  const parameters = new Set(fn.params.map((one) => (one as t.Identifier).name));
  const declared = new Set(own.filter((name) => !parameters.has(name)));
  if (namesIn(handler, module).some(({ name }) => declared.has(name))) return false;
  // What the statements take from outside is no other thing in the handler, and the handler's names are no others in them.
  const outer = new Set<string>();
  const inner = new Set<string>();
  for (const name of namesIn(fn, module)) {
    const binding = module.bindings.get(name);
    (binding && isInside(binding.identifier, fn) ? inner : outer).add(name.name);
  }
  const bound = boundIn(handler, module);
  const handlers = handler.params.flatMap((one) => (t.isIdentifier(one) ? [one.name] : []));
  for (const name of parameters) inner.delete(name);
  return ![...outer].some((name) => bound.has(name)) && !handlers.some((name) => inner.has(name));
}

/** The statements as they read in the handler. */
function statementsOf(
  fn: Dispatcher["fn"],
  given: Roles,
  last: LastCall,
  handler: FunctionNode,
  roles: Roles,
  module: Module,
): string {
  const replaced = handlersNames(fn, given, handler, roles, module);
  const { response } = bindingsOf(fn, given, module);
  const isResponse = (node: t.Node): boolean => module.bindings.get(node) === response;
  // What the function gave back was awaited at the call, within the `try`.
  if (last.inTry && last.isAwaited)
    visitAll(fn.body, (node) => {
      if (isFunctionNode(node)) return false;
      if (t.isReturnStatement(node) && node.argument && mayBePromise(node.argument, isResponse))
        replaced.set(node.argument, awaited(node.argument));
      return undefined;
    });
  const { body } = fn;
  const text = createPrinter(module, { lists: new Map(), replaced }).node(body).slice(1, -1).trim();
  const { source } = module;
  return release(
    reindent(text, indentAt(source, body.body[0]!.start!), indentAt(source, last.statement.start!)),
  );
}

function mayBePromise(node: t.Expression, isResponse: (node: t.Node) => boolean): boolean {
  return !t.isAwaitExpression(node) && !isPlainReply(node, isResponse) && !t.isLiteral(node);
}

function awaited(node: t.Expression): Part[] {
  return needsParentheses(node) ? ["await (", node, ")"] : ["await ", node];
}
