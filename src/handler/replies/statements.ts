/** Walks the lists of statements, and says whether control gets past their ends. */

import * as t from "@babel/types";
import type { Item, List } from "../residual.js";
import { isFunctionNode, visitAll } from "../syntax.js";
import { convertClosure } from "./closures.js";
import { type Context, either, type Sent } from "./context.js";
import { convertExpression } from "./expression-statements.js";
import { convertDeclaration, convertGuard } from "./guards.js";
import { isInert } from "./harmless.js";
import { convertLoop } from "./loops.js";
import { inExpression } from "./questions.js";
import { convertReturn } from "./returns.js";
import { foldSentTest, sentTest } from "./sent-tests.js";
import { convertTry } from "./try-statements.js";
import { drop, listOf, type Work } from "./work.js";

/** Converts a list; true when control can get past its end. */
export function convertList(list: List, context: Context, work: Work): boolean {
  const items = work.dry ? [...list.items] : list.items;
  for (let index = 0; index < items.length; index++) {
    const item = items[index]!;
    if (!item.node || item.parts || work.taken.has(item.node)) continue;
    if (foldSentTest(items, index, context, work)) {
      index--;
      continue;
    }
    const rest = items.slice(index + 1);
    const goesOn = convertItem(item, items, index, rest, context, work);
    if (work.dropped.has(item.node) && !work.dry) {
      const at = items.indexOf(item);
      if (at >= 0) {
        const following = items[at + 1];
        if (following) {
          following.lead.unshift(...item.lead);
          following.blankBefore ||= item.blankBefore;
        }
        items.splice(at, 1);
        index = at - 1;
      }
    }
    if (goesOn) continue;
    dropNeedlessEnd(items, index, work);
    // Functions that are declared below are called from above.
    for (const { node } of items.slice(index + 1)) if (node) convertDeclared(node, work);
    return false;
  }
  return true;
}

/** The `return;` or `break;` behind a `try` whose ways all reply: nothing gets there any more. */
function dropNeedlessEnd(items: Item[], index: number, work: Work): void {
  const rest = items.slice(index + 1);
  const [only] = rest;
  if (!only?.node || !(endsSilently(rest) || breaksAtOnce(rest))) return;
  const said = [...only.lead, ...only.trail, ...(only.below ?? [])];
  const last = items[index];
  if (said.length > 0 && !last) return;
  if (last && said.length > 0 && !work.dry) last.below = [...(last.below ?? []), ...said];
  drop(only.node, items, work);
}

function convertDeclared(node: t.Node, work: Work): boolean {
  if (t.isFunctionDeclaration(node) && work.closures.has(node))
    convertClosure(node, { kind: "return" }, work);
  return t.isFunctionDeclaration(node);
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
  if (convertDeclared(node, work)) return true;
  if (t.isReturnStatement(node)) return convertReturn(item, node, context, work);
  if (t.isExpressionStatement(node)) return convertExpression(item, node, items, index, rest, context, work);
  if (t.isVariableDeclaration(node)) return convertDeclaration(item, node, items, index, context, work);
  if (t.isThrowStatement(node)) {
    inExpression(node.argument, context, work);
    return false;
  }
  if (t.isIfStatement(node)) return convertIf(item, node, rest, context, work);
  if (t.isTryStatement(node)) return convertTry(node, rest, context, work);
  if (t.isSwitchStatement(node)) return convertSwitch(node, rest, context, work);
  if (t.isLoop(node)) return convertLoop(node, rest, context, work);
  if (t.isBlockStatement(node) || t.isLabeledStatement(node)) {
    const inner = t.isBlockStatement(node)
      ? nested(rest, context)
      : { ...nested(rest, context), tail: false, breakEnds: false };
    const through = convertList(listOf(t.isBlockStatement(node) ? node : node.body, work), inner, work);
    context.sent = inner.sent;
    return through || (t.isLabeledStatement(node) && isLeftByName(node));
  }
  if (t.isBreakStatement(node) || t.isContinueStatement(node)) return false;
  inExpression(node, context, work);
  return true;
}

/** Whether a `break` with its name leads behind a labelled statement. */
function isLeftByName({ label, body }: t.LabeledStatement): boolean {
  let isLeft = false;
  visitAll(body, (node) => {
    if (t.isBreakStatement(node) && node.label?.name === label.name) isLeft = true;
    return !isFunctionNode(node);
  });
  return isLeft;
}

/** The context of a list within a statement behind which `rest` follows. */
export function nested(rest: Item[], context: Context): Context {
  const tail =
    rest.length === 0 ? context.tail : endsSilently(rest) || (context.breakEnds && breaksAtOnce(rest));
  return { ...context, tail, after: [rest, ...context.after] };
}

function convertIf(item: Item, node: t.IfStatement, rest: Item[], context: Context, work: Work): boolean {
  if (convertGuard(item, node, context, work)) return true;
  const asked = sentTest(node.test, work);
  inExpression(node.test, context, work);
  const yes = nested(rest, context);
  const no = nested(rest, context);
  if (asked) {
    yes.sent = asked.negated ? "no" : "yes";
    no.sent = asked.negated ? "yes" : "no";
  }
  const goesOnYes = convertList(listOf(node.consequent, work), yes, work);
  const goesOnNo = node.alternate ? convertList(listOf(node.alternate, work), no, work) : true;
  if (goesOnYes && goesOnNo) context.sent = either(yes.sent, no.sent);
  else if (goesOnYes || goesOnNo) context.sent = goesOnYes ? yes.sent : no.sent;
  return goesOnYes || goesOnNo;
}

function convertSwitch(node: t.SwitchStatement, rest: Item[], context: Context, work: Work): boolean {
  inExpression(node.discriminant, context, work);
  let sent = context.sent;
  const { lists, dropped } = work.view.residual;
  const cases = node.cases.filter((branch) => !dropped.has(branch));
  let goesOn = !cases.some(({ test }) => !test || dropped.has(test));
  const ends = nested(rest, context).tail;
  // What was sent before a case that is also reached from the one above.
  let fallen: Sent | undefined;
  for (const [at, branch] of cases.entries()) {
    const list = lists.get(branch);
    if (!list) continue;
    const last = at === cases.length - 1;
    // A case without `break` falls into the ones below.
    const below = cases.slice(at + 1).map((next) => lists.get(next)?.items ?? []);
    const inner: Context = {
      ...nested(rest, context),
      tail: ends && last,
      breakEnds: ends,
      after: [...below, rest, ...context.after],
      afterBreak: [rest, ...context.after],
    };
    if (fallen) inner.sent = either(inner.sent, fallen);
    const through = convertList(list, inner, work);
    fallen = through ? inner.sent : undefined;
    if (through || breaks(list, work)) goesOn = true;
    sent = either(sent, inner.sent);
  }
  context.sent = sent;
  return goesOn;
}

function breaks(list: List, work: Work): boolean {
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

/** A `break` that leaves the loop or switch around it, and nothing else. */
function breaksAtOnce(rest: Item[]): boolean {
  const [only, ...more] = rest;
  return more.length === 0 && t.isBreakStatement(only?.node) && !only.node.label && !only.parts;
}
