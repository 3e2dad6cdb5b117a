/** What is left of a statement, and the methods with which control gets past it. */
import * as t from "@babel/types";
import { HTTP_METHODS } from "../contract.js";
import { isInside } from "../module.js";
import { commentsBetween, type Item, type List } from "../residual.js";
import { childrenOf, isCall, isFunctionNode, isMember, unwrap } from "../syntax.js";
import { outcomeHere } from "./call-outcome.js";
import { decidedSide, foldExpression } from "./expressions.js";
import { bodyList, branchList, dissolve } from "./lists.js";
import { evaluate, truthOnceCalled } from "./method-value.js";
import { addSwitch, returnFor } from "./switch-statements.js";
import { isEmpty, type Methods, NONE, split, union, type Work } from "./work.js";

/** Adds what is left of a statement to a list; gives the methods with which control gets past it. */
export function addStatement(list: List, item: Item, methods: Methods, work: Work): Methods {
  const node = item.node!;
  if (t.isIfStatement(node)) return addIf(list, item, node, methods, work);
  if (t.isSwitchStatement(node)) return addSwitch(list, item, node, methods, work);
  if (t.isExpressionStatement(node)) return addExpression(list, item, node, methods, work);
  list.items.push(item);
  if (t.isBlockStatement(node)) return bodyList(node, methods, work);
  if (t.isTryStatement(node)) {
    let after = bodyList(node.block, methods, work);
    if (node.handler) after = union(after, bodyList(node.handler.body, methods, work));
    if (node.finalizer && bodyList(node.finalizer, methods, work).size === 0) after = NONE;
    if (isEmpty(work.residual.lists.get(node.block)!)) {
      list.items.pop();
      // What stands in `finally` runs for every method.
      if (node.finalizer) {
        list.items.push({ ...item, node: node.finalizer, trail: [] });
        after = work.residual.lists.get(node.finalizer) ? after : methods;
      }
    }
    return after;
  }
  if (t.isReturnStatement(node) && node.argument) {
    const local = tailClosure(node.argument, methods, work);
    if (local) {
      list.items.pop();
      work.dispatches = true;
      return dissolve(list, item.lead, item, local, methods, work);
    }
  }
  if (t.isReturnStatement(node) || t.isThrowStatement(node)) {
    if (node.argument) foldExpression(node.argument, methods, work);
    return NONE;
  }
  if (t.isBreakStatement(node) || t.isContinueStatement(node)) {
    if (work.returning.has(node)) {
      list.items.pop();
      list.items.push({ ...item, node: returnFor(node, work) });
    } else if (t.isBreakStatement(node)) {
      const { label } = node;
      const target = label
        ? work.breaks.findLast((one) => t.isLabeledStatement(one.node) && one.node.label.name === label.name)
        : work.breaks.findLast((one) => !t.isLabeledStatement(one.node));
      for (const method of methods) target?.methods.add(method);
    }
    return NONE;
  }
  if (t.isLoop(node)) {
    for (const child of childrenOf(node)) if (child !== node.body) foldExpression(child, methods, work);
    work.breaks.push({ node, methods: new Set() });
    branchList(node.body, methods, work);
    work.breaks.pop();
    return methods;
  }
  if (t.isLabeledStatement(node)) {
    work.breaks.push({ node, methods: new Set() });
    const after = branchList(node.body, methods, work);
    return union(after, work.breaks.pop()!.methods);
  }
  foldExpression(node, methods, work);
  return methods;
}

function addIf(list: List, item: Item, node: t.IfStatement, methods: Methods, work: Work): Methods {
  const { yes, no } = split(node.test, methods, work);
  if (yes.size > 0 && no.size > 0) {
    list.items.push(item);
    foldExpression(node.test, methods, work);
    let after = branchList(node.consequent, yes, work);
    if (node.alternate) {
      after = union(after, branchList(node.alternate, no, work));
      const rest = work.residual.lists.get(node.alternate)!;
      if (isEmpty(rest)) replaceIf(node, work);
    } else {
      const { world } = work;
      const past = [...no].filter(
        (method) => !world.followsCalls || truthOnceCalled(node.test, method, world) !== true,
      );
      after = union(after, new Set(past));
    }
    return after;
  }
  if (yes.size > 0) return dissolve(list, item.lead, item, node.consequent, yes, work);
  if (!node.alternate) return methods;
  // Comments in front of the `if` speak of its first branch; those in front of the `else` of this one.
  const { below, sameLine } = commentsBetween(work.module, node.consequent.end!, node.alternate.start!);
  return dissolve(list, [...sameLine, ...below], item, node.alternate, no, work);
}

/** An `if` whose `else` has nothing left is printed without it. */
function replaceIf(node: t.IfStatement, work: Work): void {
  work.residual.replaced.set(node, ["if (", node.test, ") ", node.consequent]);
}

/** `return actions[req.method]()`: the body of a function without parameters takes the place of its call. */
function tailClosure(node: t.Expression, methods: Methods, work: Work): t.BlockStatement | undefined {
  const call = unwrap(node, true);
  const isLeft = (one: t.Node): boolean => !work.residual.dropped.has(one);
  if (methods.size !== 1 || !isCall(call) || call.arguments.some(isLeft)) return undefined;
  const callee = unwrap(call.callee);
  if (!isMember(callee) && !t.isIdentifier(callee)) return undefined;
  const [method] = methods;
  const value = evaluate(callee, method!, work.world);
  const fn = value && "node" in value ? value.node : undefined;
  if (!fn || !isFunctionNode(fn) || t.isFunctionDeclaration(fn) || fn.params.some(isLeft) || fn.generator)
    return undefined;
  if (!t.isBlockStatement(fn.body) || !isInside(fn, work.residual.fn)) return undefined;
  if (t.isVariableDeclarator(work.module.parents.get(fn))) return undefined;
  if (fn.async && !work.residual.fn.async) return undefined;
  // What an async function throws goes past the `try` around a call that nobody awaits.
  if (fn.async && !t.isAwaitExpression(unwrap(node)) && isInTry(node, work)) return undefined;
  work.residual.inlined.add(fn);
  return fn.body;
}

function isInTry(node: t.Node, { module, residual }: Work): boolean {
  for (let at = module.parents.get(node); at && at !== residual.fn; at = module.parents.get(at))
    if (t.isTryStatement(at)) return true;
  return false;
}

function addExpression(
  list: List,
  item: Item,
  node: t.ExpressionStatement,
  methods: Methods,
  work: Work,
): Methods {
  let expression: t.Expression = node.expression;
  for (;;) {
    if (t.isLogicalExpression(expression) && expression.operator !== "??") {
      const { yes, no } = split(expression.left, methods, work);
      if (yes.size > 0 && no.size > 0) break;
      const goesOn = expression.operator === "&&" ? yes.size > 0 : no.size > 0;
      if (!goesOn) return methods;
      expression = expression.right;
    } else if (t.isLogicalExpression(expression)) {
      const side = decidedSide(expression, methods, work);
      if (!side) break;
      expression = side;
    } else if (t.isConditionalExpression(expression)) {
      const { yes, no } = split(expression.test, methods, work);
      if (yes.size > 0 && no.size > 0) break;
      expression = yes.size > 0 ? expression.consequent : expression.alternate;
    } else break;
  }
  const checks = [...methods].map((method) => outcomeHere(expression, method, work.world));
  if (checks.some((one) => one?.ends === "throws")) {
    // `assertMethod(req, ["POST"])`
    work.dispatches = true;
    if (checks.every((one) => one?.ends === "throws")) {
      list.items.push(item);
      foldExpression(expression, methods, work);
      return NONE;
    }
  }
  if (checks.every((one) => one?.ends === "returns" && one.pure) && isCheckOfMethod(expression, work))
    return methods;
  list.items.push(item);
  if (expression !== node.expression) {
    const end = work.module.source[node.end! - 1] === ";" ? ";" : "";
    work.residual.replaced.set(node, [expression, end]);
  }
  foldExpression(expression, methods, work);
  return methods;
}

/** Whether a call only looks at the method, and throws for others: nothing of it is left for those that it lets through. */
function isCheckOfMethod(node: t.Expression, work: Work): boolean {
  return HTTP_METHODS.some((method) => outcomeHere(node, method, work.world)?.ends === "throws");
}
