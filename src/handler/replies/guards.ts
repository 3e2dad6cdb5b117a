/** Same-file functions that reply on some ways, and tell their callers by a value. */

import * as t from "@babel/types";
import { isInside, ownerOf } from "../module.js";
import { Refusal } from "../refusal.js";
import { type Item, liveNodes } from "../residual.js";
import { isCall, isFunctionNode, unwrap } from "../syntax.js";
import { convertClosure } from "./closures.js";
import type { Context, Sent } from "./context.js";
import { isInert } from "./harmless.js";
import { convertOps } from "./header-statements.js";
import { helperCall, returnIfReplied, summaryOf } from "./helper-calls.js";
import { inExpression } from "./questions.js";
import { keepReply } from "./reply-statements.js";
import { replyParts } from "./reply-value.js";
import { isMissingValue } from "./returns.js";
import type { HelperSummary } from "./view.js";
import { freeLocal, listOf, semicolon, type Work, write } from "./work.js";

export function convertDeclaration(
  item: Item,
  node: t.VariableDeclaration,
  items: Item[],
  index: number,
  context: Context,
  work: Work,
): boolean {
  for (const declarator of node.declarations) {
    const init = declarator.init ? unwrap(declarator.init) : undefined;
    if (!init) continue;
    const use = work.view.residual.settings.has(declarator) ? work.uses.get(init) : undefined;
    if (use) {
      work.handled.add(use);
      convertOps(item, use, work);
      continue;
    }
    if (isFunctionNode(init) && work.closures.has(init)) {
      convertClosure(init, { kind: "return" }, work);
      continue;
    }
    const call = unwrap(init, true);
    const summary = isCall(call) ? summaryOf(call, work) : undefined;
    if (summary?.replies === "guard" && t.isIdentifier(declarator.id) && node.declarations.length === 1) {
      convertGuardedValue(
        item,
        declarator as t.VariableDeclarator & { id: t.Identifier },
        call,
        summary,
        items,
        index,
        context.sent,
        work,
      );
      continue;
    }
    if (summary?.replies === "always" && isKeptResult(declarator, context, work)) {
      const parts = replyParts(declarator.init!, context, work);
      keepReply(item, declarator.init!, parts, context, work);
      continue;
    }
    inExpression(init, context, work);
  }
  return true;
}

/** `const result = await handler(req, res); …; return result`: it is only given on, and nobody looks at it. */
function isKeptResult(declarator: t.VariableDeclarator, context: Context, work: Work): boolean {
  const { module, fn, residual } = work.view;
  const binding = t.isIdentifier(declarator.id) ? module.bindings.get(declarator.id) : undefined;
  const declaration = module.parents.get(declarator) as t.VariableDeclaration;
  if (!binding?.constant || declaration.declarations.length > 1) return false;
  if (context.sent !== "no" || context.sink.kind !== "return") return false;
  const isOwn = (node: t.Node): boolean => ownerOf(module, node) === fn;
  return (
    isOwn(declarator) &&
    liveNodes(residual, fn.body, (node): node is t.Identifier => module.bindings.get(node) === binding)
      .filter((node) => node !== declarator.id)
      .every((node) => t.isReturnStatement(module.parents.get(node)) && isOwn(node))
  );
}

/** `const user = await requireUser(req, res); if (!user) return;` */
function convertGuardedValue(
  item: Item,
  declarator: t.VariableDeclarator & { id: t.Identifier },
  call: t.Node,
  summary: HelperSummary,
  items: Item[],
  index: number,
  sent: Sent,
  work: Work,
): void {
  const { name } = declarator.id;
  const end = semicolon(work);
  const next = items[index + 1];
  const test = t.isIfStatement(next?.node) && !next.node.alternate ? next.node : undefined;
  const saysNo =
    test &&
    (asksWhetherSent(test, work) ||
      (summary.truthyWhenReplied === false && isAbsenceTest(test.test, name))) &&
    leavesAtOnce(test.consequent, work);
  if (!test || !saysNo || !summary.guard)
    throw new Refusal(
      call,
      `\`${name}\` tells whether the call has replied, but it isn't followed by \`if (!${name}) return\`; let the function return a Response, and return that from here`,
    );
  for (const asked of work.uses.values()) if (isInside(asked.node, test)) work.handled.add(asked);
  const parts = helperCall(call, summary, true, work);
  work.exits.push({ replied: true, value: t.nullLiteral() });
  if (work.dry) {
    work.taken.add(test);
    return;
  }
  if (summary.guard === "value") {
    work.view.residual.replaced.set(declarator.init!, parts);
    next!.parts = returnIfReplied(call, summary, { name, test: `${name} instanceof Response`, sent }, work);
  } else {
    const binding = work.view.module.bindings.get(declarator.id);
    if (binding?.referencePaths.some((path) => !isInside(path.node, test)))
      throw new Refusal(
        call,
        `\`${name}\` is used again after the check; let the function return a Response instead`,
      );
    const answer = freeForItem(work, ["denied", "rejection"]);
    item.parts = [`const ${answer} = `, ...parts, end];
    next!.parts = returnIfReplied(call, summary, { name: answer, test: answer, sent }, work);
  }
}

/** `if (!requireAuth(req, res)) return;` */
export function convertGuard(item: Item, node: t.IfStatement, context: Context, work: Work): boolean {
  if (node.alternate) return false;
  let test: t.Node = unwrap(node.test);
  let negated = false;
  if (t.isUnaryExpression(test) && test.operator === "!") {
    negated = true;
    test = test.argument;
  } else if (
    t.isBinaryExpression(test) &&
    t.isBooleanLiteral(test.right) &&
    ["===", "=="].includes(test.operator)
  ) {
    negated = !test.right.value;
    test = test.left;
  }
  const call = unwrap(test, true);
  const summary = isCall(call) ? summaryOf(call, work) : undefined;
  if (!summary || summary.replies === "never") return false;
  if (summary.replies === "always")
    throw new Refusal(
      call,
      "this function replies on every way, yet its value is tested; return its Response from here by hand",
    );
  if (!leavesAtOnce(node.consequent, work))
    throw new Refusal(
      node,
      "more happens here after the call has replied than leaving the handler; let it return a Response, and return that from here",
    );
  if (summary.truthyWhenReplied === undefined || negated === summary.truthyWhenReplied)
    throw new Refusal(
      call,
      "the value of this call doesn't tell whether it has replied; let it return a Response or null",
    );
  const end = semicolon(work);
  const parts = helperCall(call, summary, true, work);
  work.exits.push({ replied: true, value: t.booleanLiteral(false) });
  if (context.sink.kind !== "return")
    throw new Refusal(node, "the guard runs in a callback; call it in the handler itself");
  const name = freeForItem(work, negated ? ["denied", "rejection"] : ["answer", "earlyAnswer"]);
  const check = summary.guard === "value" ? `${name} instanceof Response` : name;
  const { sent } = context;
  const left = work.dry ? [] : returnIfReplied(call, summary, { name, test: check, sent }, work);
  write(item, [`const ${name} = `, ...parts, `${end}\n`, ...left], work);
  return true;
}

const guardNames = new WeakMap<Work, number>();

/** Each guard of a function keeps its answer under a name of its own. */
function freeForItem(work: Work, wanted: string[]): string {
  const base = freeLocal(work.view, wanted);
  if (work.dry) return base;
  const used = guardNames.get(work) ?? 0;
  guardNames.set(work, used + 1);
  return used === 0 ? base : `${base}${used + 1}`;
}

/** A branch that does nothing but leave the function. */
function leavesAtOnce(node: t.Statement, work: Work): boolean {
  const items = listOf(node, work).items;
  const [only] = items;
  return (
    items.length === 1 &&
    t.isReturnStatement(only?.node) &&
    (!only.node.argument || isInert(only.node.argument) || isMissingValue(only.node.argument))
  );
}

function isAbsenceTest(test: t.Node, name: string): boolean {
  const inner = unwrap(test);
  if (t.isUnaryExpression(inner) && inner.operator === "!")
    return t.isIdentifier(unwrap(inner.argument), { name });
  return (
    t.isBinaryExpression(inner) &&
    ["===", "=="].includes(inner.operator) &&
    t.isIdentifier(unwrap(inner.left), { name }) &&
    (t.isNullLiteral(inner.right) ||
      t.isIdentifier(inner.right, { name: "undefined" }) ||
      (t.isBooleanLiteral(inner.right) && !inner.right.value))
  );
}

/** `if (res.headersSent) return;` */
export function asksWhetherSent(node: t.Node, work: Work): boolean {
  if (!t.isIfStatement(node) || node.alternate) return false;
  const use = work.uses.get(unwrap(node.test));
  return use?.asks?.what === "sent" && leavesAtOnce(node.consequent, work);
}
