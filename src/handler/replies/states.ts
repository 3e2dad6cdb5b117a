/**
 * What is known of a reply where it is sent: the status and the headers that were set on every way to it, and those that
 * were set only on some.
 */

import * as t from "@babel/types";
import { mayCallThrow } from "../given/effects.js";
import type { Module } from "../module.js";
import { Refusal } from "../refusal.js";
import { type List, type Residual, visitItem, visitLive } from "../residual.js";
import { childrenOf, type FunctionNode, isCall, isFunctionNode } from "../syntax.js";
import { either, type Sent } from "./context.js";
import { headerKey, headerName } from "./headers.js";
import { type ReplyOp, type ResponseUse, stream } from "./response-use.js";
import type { Work } from "./work.js";

export interface ReplyState {
  /** In the order in which they take effect. */
  ops: readonly ReplyOp[];
  /** Those of them that were met on some ways only. */
  maybe: ReadonlySet<ReplyOp>;
  /** Whether a part of the body has been written. */
  written: Sent;
}

const EMPTY: ReplyState = { ops: [], maybe: new Set(), written: "no" };

interface StateQuestion {
  module: Module;
  residual: Residual;
  /** Uses of the response by the outermost node of each. */
  uses: Map<t.Node, ResponseUse>;
  /** The body of a local function that a call runs, where that function sends replies. */
  localCall(node: t.Node): FunctionNode | undefined;
  /** Calls of same-file functions that send the reply themselves, or only set headers. */
  helperOps(node: t.Node): { sends: boolean; sets?: ReplyOp };
  /** What is set before the first statement. */
  common?: readonly ReplyOp[];
}

/** For each sending use (or sending call): the states in which it may be reached. */
export function replyStates(question: StateQuestion): Map<t.Node, ReplyState[]> {
  const found = new Map<t.Node, ReplyState[]>();
  const walk: Walk = { question, found, breaks: [], throws: [], returns: [], running: new Set() };
  const { fn } = question.residual;
  const start: ReplyState = { ...EMPTY, ops: question.common ?? [] };
  const end = t.isBlockStatement(fn.body)
    ? walkList(question.residual.lists.get(fn.body)!, start, walk)
    : walkExpression(fn.body, start, walk);
  const open = [end, ...walk.returns].some((state) => state && state.written !== "no");
  const [first] = [...question.uses.values()].filter(({ writes }) => writes);
  if (open && first) throw stream(first.node, "write");
  return found;
}

interface Walk {
  question: StateQuestion;
  found: Map<t.Node, ReplyState[]>;
  breaks: ReplyState[][];
  throws: ReplyState[][];
  /** The states in which the function at hand returns. */
  returns: ReplyState[];
  running: Set<FunctionNode>;
}

type Reached = ReplyState | undefined;

/** Whether every reply of a function has a status that the function itself has set. */
export function alwaysSetsStatus({ states, uses, view }: Work): boolean {
  return [...states].every(([node, reached]) => {
    const send = uses.get(node)?.send;
    if (!send) return view.helper(node)?.setsStatus ?? false;
    const isSet = ({ ops, maybe }: ReplyState): boolean =>
      ops.some((op) => op.kind === "status" && !maybe.has(op));
    return send.kind === "redirect" || reached.every(isSet);
  });
}

function walkList(list: List, state: Reached, walk: Walk): Reached {
  let current = state;
  for (const item of list.items) {
    if (!current) return undefined;
    if (!item.node) {
      visitItem(walk.question.residual, item, () => undefined);
      continue;
    }
    current = walkStatement(item.node, current, walk);
  }
  return current;
}

function listFor(node: t.Node, walk: Walk): List {
  return walk.question.residual.lists.get(node) ?? { items: [], dangling: [], original: [] };
}

function walkStatement(node: t.Statement, state: ReplyState, walk: Walk): Reached {
  if (t.isFunctionDeclaration(node)) return state;
  if (t.isBlockStatement(node)) return walkList(listFor(node, walk), state, walk);
  if (t.isIfStatement(node)) {
    const tested = walkExpression(node.test, state, walk);
    const yes = walkList(listFor(node.consequent, walk), tested, walk);
    const no = node.alternate ? walkList(listFor(node.alternate, walk), tested, walk) : tested;
    return merge(yes, no);
  }
  if (t.isTryStatement(node)) {
    walk.throws.push([]);
    let after = walkList(listFor(node.block, walk), state, walk);
    const thrown = walk.throws.pop()!;
    if (node.handler) {
      const entry = thrown.reduce<Reached>((all, one) => (all ? merge(all, one) : one), undefined) ?? state;
      // What fails half way cut the reply off; the answer to that is one of its own now.
      const caught: ReplyState = { ...entry, written: "no" };
      after = merge(after, walkList(listFor(node.handler.body, walk), caught, walk));
    } else walk.throws.at(-1)?.push(...thrown);
    if (node.finalizer) after = walkList(listFor(node.finalizer, walk), after ?? state, walk) && after;
    return after;
  }
  if (t.isSwitchStatement(node)) {
    const start = walkExpression(node.discriminant, state, walk);
    walk.breaks.push([]);
    let live: Reached;
    for (const branch of node.cases)
      if (walk.question.residual.lists.has(branch))
        live = walkList(listFor(branch, walk), merge(start, live), walk);
    const left = walk.breaks.pop()!;
    const open = node.cases.some((branch) => branch.test === null) ? live : merge(live, start);
    return left.reduce<Reached>((all, one) => merge(all, one), open);
  }
  if (t.isLoop(node)) {
    let entry = state;
    const waits = t.isForOfStatement(node) && node.await;
    for (const child of childrenOf(node)) if (child !== node.body) entry = walkExpression(child, entry, walk);
    const turn = (from: ReplyState): ReplyState => {
      walk.breaks.push([]);
      const end = walkList(listFor(node.body, walk), from, walk);
      const left = walk.breaks.pop()!;
      return [end, ...left].reduce<Reached>((all, one) => merge(all, one), from)!;
    };
    // What the first turn has set is there in the second.
    const after = turn(turn(entry));
    if (waits && after.written !== "no") throw stream(node, "write");
    return after;
  }
  if (t.isLabeledStatement(node)) {
    walk.breaks.push([]);
    const end = walkList(listFor(node.body, walk), state, walk);
    return walk.breaks.pop()!.reduce<Reached>((all, one) => merge(all, one), end);
  }
  if (t.isBreakStatement(node) || t.isContinueStatement(node)) {
    walk.breaks.at(-1)?.push(state);
    return undefined;
  }
  if (t.isThrowStatement(node)) {
    walkExpression(node.argument, state, walk);
    walk.throws.at(-1)?.push(state);
    return undefined;
  }
  if (t.isReturnStatement(node)) {
    const left = node.argument ? walkExpression(node.argument, state, walk) : state;
    walk.returns.push(left);
    return undefined;
  }
  return walkExpression(node, state, walk);
}

/** The uses in an expression (or simple statement), in source order, closures included. */
function walkExpression(node: t.Node, state: ReplyState, walk: Walk): ReplyState {
  const { residual, uses, localCall, helperOps } = walk.question;
  if (mayThrow(node, walk)) walk.throws.at(-1)?.push(state);
  let current = state;
  visitLive(residual, node, (inner) => {
    if (isFunctionNode(inner)) {
      // It has taken the place of its one call, and is walked there.
      if (residual.inlined.has(inner)) return false;
      // A callback runs with what is set so far, if it runs at all.
      if (!isNamedLocal(inner, walk)) current = merge(current, runClosure(inner, current, walk))!;
      return false;
    }
    if (t.isAwaitExpression(inner) && state.written !== "no") throw stream(inner, "write");
    const helper = helperOps(inner);
    if ((helper.sends || helper.sets) && current.written !== "no") throw stream(inner, "write");
    if (helper.sends) note(walk, inner, current);
    if (helper.sets) current = apply(current, helper.sets);
    const use = uses.get(inner);
    if (use) {
      refuseAfterWriting(use, current);
      for (const op of use.ops) current = apply(current, op);
      if (use.writes) current = { ...current, written: "yes" };
      if (use.send) {
        note(walk, inner, current);
        current = { ...state, written: "no" };
      }
    }
    const local = localCall(inner);
    if (local) current = runClosure(local, current, walk) ?? current;
    return undefined;
  });
  return current;
}

/** The head of a reply has gone out with the first part of its body. */
function refuseAfterWriting(use: ResponseUse, { written }: ReplyState): void {
  const isPart = (use.writes || use.send?.kind === "end") && use.ops.length === 0;
  if (written === "no" || isPart) return;
  throw new Refusal(
    use.node,
    "a part of the body may have been written before this, so that neither status nor headers can be set any more; write the body where the reply is sent",
  );
}

function isNamedLocal(fn: FunctionNode, walk: Walk): boolean {
  return walk.question.localCall(fn) === fn;
}

/** Walks through a function that is called with what is set so far; gives what is set when it returns. */
function runClosure(fn: FunctionNode, state: ReplyState, walk: Walk): Reached {
  if (walk.running.has(fn)) return state;
  walk.running.add(fn);
  const outer = { breaks: walk.breaks, throws: walk.throws, returns: walk.returns };
  walk.breaks = [];
  walk.throws = [];
  walk.returns = [];
  const end = t.isBlockStatement(fn.body)
    ? walkList(listFor(fn.body, walk), state, walk)
    : walkExpression(fn.body, state, walk);
  const left = walk.returns.reduce<Reached>((all, one) => merge(all, one), end);
  Object.assign(walk, outer);
  walk.running.delete(fn);
  return left;
}

function note(walk: Walk, node: t.Node, state: ReplyState): void {
  const states = walk.found.get(node) ?? [];
  states.push(state);
  walk.found.set(node, states);
}

function apply(state: ReplyState, op: ReplyOp): ReplyState {
  const ops = state.ops.filter((earlier) => !overrides(op, earlier));
  return { ...state, ops: [...ops, op] };
}

function overrides(later: ReplyOp, earlier: ReplyOp): boolean {
  if (later.kind === "status") return earlier.kind === "status";
  if (earlier.kind !== "header" || later.mode !== "set" || earlier.mode === "remove") return false;
  const name = headerName(later.name);
  return name !== undefined && headerKey(earlier.name) === name.toLowerCase();
}

function merge(a: Reached, b: Reached): Reached {
  if (!a) return b;
  if (!b) return a;
  const ops = [...new Set([...a.ops, ...b.ops])].sort((x, y) => x.node.end! - y.node.end!);
  const maybe = new Set([...a.maybe, ...b.maybe]);
  for (const op of ops) if (!a.ops.includes(op) || !b.ops.includes(op)) maybe.add(op);
  return { ops, maybe, written: either(a.written, b.written) };
}

/** Whether evaluating a statement may throw, in the judgement of someone who sets headers in front of it. */
function mayThrow(node: t.Node, walk: Walk): boolean {
  let throws = false;
  visitLive(walk.question.residual, node, (inner) => {
    if (throws || isFunctionNode(inner)) return false;
    if (t.isAwaitExpression(inner) || t.isNewExpression(inner) || t.isYieldExpression(inner)) throws = true;
    else if (isCall(inner) && !belongsToUse(inner, walk)) throws = mayCallThrow(inner, walk.question.module);
    return undefined;
  });
  return throws;
}

/** A link of a chain on the response. */
function belongsToUse(call: t.Node, walk: Walk): boolean {
  for (const use of walk.question.uses.values())
    if (
      !use.argumentOf &&
      use.root.start! >= call.start! &&
      use.root.end! <= call.end! &&
      use.node.end! >= call.end! &&
      use.node.start! === call.start!
    )
      return true;
  return false;
}
