/** What goes into a run of statements and what comes out of it: whether they can stand in a function of their own. */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import { calledFunction } from "../called-function.js";
import { isInside, type Module, ownerOf } from "../module.js";
import { isPlainReply, surelyReplies } from "../split/surely-replies.js";
import { isFunctionNode, isMember, propertyName, unwrap, visitAll } from "../syntax.js";
import type { Run } from "./common-run.js";

/** The names that the run declares and the rest of the handler uses; nothing where more than their values would have to cross. */
export function givenOn(
  run: Run,
  roles: readonly (Binding | undefined)[],
  module: Module,
): string[] | undefined {
  const isWithin = (node: t.Node): boolean => run.items.some((item) => isInside(node, item.node!));
  const names: string[] = [];
  for (const binding of new Set(module.bindings.values())) {
    const uses = usesOf(binding);
    if (!isWithin(binding.identifier)) {
      // Another name of the handler, or of a function around it, would have to be handed in.
      const isThere = binding.scope === module.programScope || (roles.includes(binding) && binding.constant);
      if (!isThere && uses.some(isWithin)) return undefined;
      continue;
    }
    if (uses.every(isWithin)) continue;
    if (!isPlainValue(binding, isWithin, module)) return undefined;
    if (module.typescript && losesType(binding, isWithin, module)) return undefined;
    names.push(binding.identifier.name);
  }
  if (staysHere(run) || usesThis(run, module)) return undefined;
  return names;
}

function usesOf(binding: Binding): t.Node[] {
  return [...binding.referencePaths, ...binding.constantViolations].map(({ node }) => node);
}

/** A variable that has its last value at the end of the run. */
function isPlainValue(binding: Binding, isWithin: (node: t.Node) => boolean, module: Module): boolean {
  if (!t.isVariableDeclarator(binding.path.node) || binding.kind === "var") return false;
  const owner = ownerOf(module, binding.identifier);
  return binding.constantViolations.every(({ node }) => isWithin(node) && ownerOf(module, node) === owner);
}

/**
 * Whether TypeScript would know less of a value that has crossed: what a test has shown of one of its properties
 * (`if (!session.user) return`), or that it is one of a few texts.
 */
function losesType(binding: Binding, isWithin: (node: t.Node) => boolean, module: Module): boolean {
  const { node } = binding.path;
  const isAnnotated = Boolean(binding.identifier.typeAnnotation);
  if (t.isVariableDeclarator(node) && !isAnnotated && node.init && isText(node.init)) return true;
  const tested: string[] = [];
  const read: string[] = [];
  for (const { node: reference } of binding.referencePaths) {
    const path = pathFrom(reference, module);
    if (path === "") continue;
    if (!isWithin(reference)) read.push(path);
    else if (mayProve(reference, module)) tested.push(path);
  }
  return read.some((path) => tested.some((one) => path === one || path.startsWith(`${one}.`)));
}

/** In a test, an assignment, or a call for its own sake, which may be an assertion. */
function mayProve(reference: t.Node, module: Module): boolean {
  let node = reference;
  for (let above = module.parents.get(node); above; above = module.parents.get(node)) {
    if (t.isLogicalExpression(above) || t.isAssignmentExpression(above)) return true;
    if ("test" in above && above.test === node) return true;
    if (t.isSwitchStatement(above)) return above.discriminant === node;
    if (t.isStatement(above)) {
      const call = t.isExpressionStatement(above) ? unwrap(above.expression, true) : undefined;
      return t.isCallExpression(call) && !isMember(call.callee);
    }
    node = above;
  }
  return false;
}

function isText(node: t.Node): boolean {
  const inner = unwrap(node);
  if (t.isConditionalExpression(inner)) return isText(inner.consequent) || isText(inner.alternate);
  if (t.isLogicalExpression(inner)) return isText(inner.left) || isText(inner.right);
  return t.isStringLiteral(inner);
}

/** `user.id` of `session?.user!.id`. */
function pathFrom(reference: t.Node, module: Module): string {
  const names: string[] = [];
  let node = reference;
  let above = module.parents.get(node);
  for (; above; above = module.parents.get(node)) {
    const isCast = unwrap(above) === unwrap(node) && !isMember(above);
    if (!isCast) {
      const name = isMember(above) && above.object === node ? propertyName(above) : undefined;
      if (name === undefined) break;
      names.push(name);
    }
    node = above;
  }
  return names.join(".");
}

/** A type that the run declares would have to cross too; what is declared by `using` would be let go at the run's end. */
function staysHere(run: Run): boolean {
  return run.items.some(
    ({ node }) =>
      t.isTSTypeAliasDeclaration(node) ||
      t.isTSInterfaceDeclaration(node) ||
      (t.isVariableDeclaration(node) && /using/.test(node.kind)),
  );
}

function usesThis(run: Run, module: Module): boolean {
  let found = false;
  for (const { node } of run.items)
    visitAll(node!, (one) => {
      if (t.isThisExpression(one) || t.isYieldExpression(one)) found = true;
      if (t.isIdentifier(one, { name: "arguments" }) && !module.bindings.has(one)) found = true;
    });
  return found;
}

/**
 * Whether the run may have replied when it is over. Each reply has to be the last thing that the handler does; nothing where
 * that isn't plain, or the run does something else with the response.
 */
export function repliesBefore(run: Run, response: Binding | undefined, module: Module): boolean | undefined {
  const isResponse = (node: t.Node): boolean =>
    t.isIdentifier(node) && response !== undefined && module.bindings.get(node) === response;
  const plain: t.Node[] = [];
  let replies = false;
  let isPlain = true;
  for (const { node: statement } of run.items)
    visitAll(statement!, (node) => {
      if (isFunctionNode(node)) return false;
      if (t.isBreakStatement(node) && node.label) isPlain = false;
      if (t.isExpressionStatement(node) && isPlainReply(node.expression, isResponse) && isLast(node, module))
        plain.push(node);
      if (!t.isReturnStatement(node)) return undefined;
      replies = true;
      if (!node.argument) return undefined;
      if (isPlainReply(node.argument, isResponse) || repliesByCall(node.argument, isResponse, module))
        plain.push(node);
      else isPlain = false;
      return undefined;
    });
  for (const { node: statement } of run.items)
    visitAll(statement!, (node) => {
      if (isResponse(node) && !plain.some((one) => isInside(node, one))) isPlain = false;
    });
  return isPlain ? replies : undefined;
}

/** A bare `return` follows. */
function isLast(node: t.Statement, module: Module): boolean {
  const block = module.parents.get(node);
  if (!t.isBlockStatement(block)) return false;
  const next = block.body[block.body.indexOf(node) + 1];
  return t.isReturnStatement(next) && !next.argument;
}

/** `return sendError(res, 400, "…")`. */
function repliesByCall(node: t.Expression, isResponse: (node: t.Node) => boolean, module: Module): boolean {
  const call = unwrap(node, true);
  const called = t.isCallExpression(call) ? calledFunction(call, module) : undefined;
  if (!called || !t.isCallExpression(call)) return false;
  const place = call.arguments.findIndex((argument) => isResponse(unwrap(argument)));
  return place >= 0 && surelyReplies(called, place, module);
}
