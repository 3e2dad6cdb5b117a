/** Walks the lists of statements, and says whether control gets past their ends. */

import * as t from "@babel/types";
import type { Item, List } from "../residual.js";
import { isFunctionNode } from "../syntax.js";
import { convertClosure } from "./closures.js";
import type { Context } from "./context.js";
import { convertExpression } from "./expression-statements.js";
import { convertDeclaration, convertGuard } from "./guards.js";
import { isInert } from "./harmless.js";
import { inExpression } from "./questions.js";
import { convertReturn } from "./returns.js";
import { listOf, type Work } from "./work.js";

/** Converts a list; true when control can get past its end. */
export function convertList(list: List, context: Context, work: Work): boolean {
  const items = work.dry ? [...list.items] : list.items;
  for (let index = 0; index < items.length; index++) {
    const item = items[index]!;
    if (!item.node || item.parts || work.taken.has(item.node)) continue;
    const rest = items.slice(index + 1);
    const goesOn = convertItem(item, items, index, rest, context, work);
    if (work.dropped.has(item.node) && !work.dry) {
      const at = items.indexOf(item);
      if (at >= 0) {
        const following = items[at + 1];
        if (following && item.lead.length > 0) following.lead.unshift(...item.lead);
        items.splice(at, 1);
        index = at - 1;
      }
    }
    if (!goesOn) return false;
  }
  return true;
}

/** Only what does nothing is left until the function ends. */
export function nothingLeft(rest: Item[], context: Context): boolean {
  return (
    context.tail &&
    rest.every((item) => item.node && (t.isFunctionDeclaration(item.node) || t.isEmptyStatement(item.node)))
  );
}

function convertItem(
  item: Item,
  items: Item[],
  index: number,
  rest: Item[],
  context: Context,
  work: Work,
): boolean {
  const node = item.node!;
  const inner = (over: Partial<Context> = {}): Context => ({
    ...context,
    tail: context.tail && (rest.length === 0 || endsSilently(rest)),
    after: [rest, ...context.after],
    ...over,
  });
  if (t.isFunctionDeclaration(node)) {
    if (work.closures.has(node)) convertClosure(node, { kind: "return" }, work);
    return true;
  }
  if (t.isReturnStatement(node)) return convertReturn(item, node, context, work);
  if (t.isExpressionStatement(node)) return convertExpression(item, node, items, index, rest, context, work);
  if (t.isVariableDeclaration(node)) return convertDeclaration(item, node, items, index, context, work);
  if (t.isThrowStatement(node)) {
    inExpression(node.argument, context, work);
    return false;
  }
  if (t.isBlockStatement(node)) return convertList(listOf(node, work), inner(), work);
  if (t.isIfStatement(node)) {
    if (convertGuard(item, node, context, work)) return true;
    const before = context.sent;
    inExpression(node.test, context, work);
    const yes = inner();
    const goesOnYes = convertList(listOf(node.consequent, work), yes, work);
    const no = inner({ sent: before });
    const goesOnNo = node.alternate ? convertList(listOf(node.alternate, work), no, work) : true;
    context.sent = (goesOnYes && yes.sent) || (goesOnNo && no.sent);
    if (!goesOnYes && !goesOnNo) return false;
    return true;
  }
  if (t.isTryStatement(node)) {
    const block = inner({ inTry: true, tail: inner().tail });
    const goesOn = convertList(listOf(node.block, work), block, work);
    const handler = inner({ sent: context.sent || block.sent });
    const caught = node.handler ? convertList(listOf(node.handler.body, work), handler, work) : false;
    context.sent = block.sent || handler.sent;
    if (node.finalizer)
      convertList(
        listOf(node.finalizer, work),
        { ...context, tail: false, after: [rest, ...context.after] },
        work,
      );
    return goesOn || caught;
  }
  if (t.isSwitchStatement(node)) {
    inExpression(node.discriminant, context, work);
    let sent = context.sent;
    let goesOn = !node.cases.some((branch) => branch.test === null);
    const ends = inner().tail;
    for (const [at, branch] of node.cases.entries()) {
      const list = work.view.residual.lists.get(branch);
      if (!list) continue;
      const last = at === node.cases.length - 1;
      const branchContext = inner({ tail: ends && last, breakEnds: ends });
      const through = convertList(list, branchContext, work);
      if (through || breaks(list, work)) goesOn = true;
      sent ||= branchContext.sent;
    }
    context.sent = sent;
    return goesOn;
  }
  if (t.isLoop(node)) {
    for (const key of ["test", "init", "update", "right"] as const) {
      const part = (node as unknown as Record<string, t.Node | null | undefined>)[key];
      if (part) inExpression(part, context, work);
    }
    const body = { ...context, tail: false, breakEnds: false, after: [rest, ...context.after] };
    convertList(listOf(node.body, work), body, work);
    context.sent ||= body.sent;
    return true;
  }
  if (t.isLabeledStatement(node))
    return convertList(
      listOf(node.body, work),
      { ...context, tail: false, breakEnds: false, after: [rest, ...context.after] },
      work,
    );
  if (t.isBreakStatement(node) || t.isContinueStatement(node)) return false;
  inExpression(node, context, work);
  return true;
}

export function breaks(list: List, work: Work): boolean {
  return list.items.some((item) => item.node && !item.parts && containsBreak(item.node, work));
}

/** Whether a `break` is left that leaves the switch: one behind a reply has become its `return`. */
function containsBreak(node: t.Node, work: Work): boolean {
  if (t.isBreakStatement(node)) return !work.taken.has(node);
  if (t.isLoop(node) || t.isSwitchStatement(node) || isFunctionNode(node)) return false;
  if (t.isIfStatement(node))
    return (
      containsBreak(node.consequent, work) || (node.alternate ? containsBreak(node.alternate, work) : false)
    );
  if (t.isBlockStatement(node)) return breaks(listOf(node, work), work);
  if (t.isTryStatement(node))
    return containsBreak(node.block, work) || (node.handler ? containsBreak(node.handler.body, work) : false);
  return false;
}

/** `return;` (or the return of something inert) and nothing else. */
function endsSilently(rest: Item[]): boolean {
  const [only, ...more] = rest;
  return (
    more.length === 0 &&
    t.isReturnStatement(only?.node) &&
    !only.parts &&
    (!only.node.argument || isInert(only.node.argument))
  );
}
