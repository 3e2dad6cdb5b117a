/**
 * What is left of a function once it is specialised: lists of statements over the original tree, and a text for every
 * node that is to be printed otherwise. The tree itself is never changed, so that positions, bindings and comments stay true.
 */
import type * as t from "@babel/types";
import type { Module } from "./module.js";
import { childrenOf, type FunctionNode } from "./syntax.js";

/** A call whose arguments may be put on lines of their own where it gets too long. */
export interface CallPart {
  callee: Part[];
  args: Part[][];
}

/** Parts that stand one level further in than where they come from. */
export interface IndentedPart {
  indented: Part[];
}

/** Statements within new text: one level further in, each on its line. */
export interface ListPart {
  list: List;
}

/** An object or array literal, on one line where it fits; `lines`: one field a line in any case. */
export interface LiteralPart {
  fields: Part[][];
  open: "{" | "[";
  lines: boolean;
}

/** What is printed in place of a node: text, other nodes (printed with their own replacements), calls. */
export type Part = string | t.Node | CallPart | IndentedPart | ListPart | LiteralPart;

export function isLiteralPart(part: Part): part is LiteralPart {
  return typeof part === "object" && "fields" in part;
}

export function isListPart(part: Part): part is ListPart {
  return typeof part === "object" && "list" in part;
}

export function isIndentedPart(part: Part): part is IndentedPart {
  return typeof part === "object" && "indented" in part;
}

export function isCallPart(part: Part): part is CallPart {
  return typeof part === "object" && "callee" in part && "args" in part && !("type" in part);
}

export interface Item {
  /** The original statement; absent for a new one. */
  node?: t.Statement;
  /** Printed instead of the node. */
  parts?: Part[];
  /** Comments in front of it, and those behind it on its line. */
  lead: t.Comment[];
  trail: t.Comment[];
  /** Comments on lines of their own behind it. */
  below?: t.Comment[];
  blankBefore: boolean;
}

export interface List {
  items: Item[];
  /** Comments after the last statement. */
  dangling: t.Comment[];
  /** As it stands in the source, to tell whether anything was changed. */
  original: t.Statement[];
}

export interface Residual {
  fn: FunctionNode;
  /** Keyed by block, switch case, or the single statement that is a body without braces. */
  lists: Map<t.Node, List>;
  replaced: Map<t.Node, Part[]>;
  /** What a call runs where that is known only for these methods: `handlers[req.method](req, res)`. */
  callees: Map<t.Node, FunctionNode>;
  /** Entries of lists (parameters, arguments, declarators) that go, each with its comma; cases of a switch; the test of one that is its `default`. */
  dropped: Set<t.Node>;
  /** Declarations of which only what they set on the response is left. */
  settings: ReadonlySet<t.Node>;
  /** Functions whose statements stand where they were called. */
  inlined: Set<FunctionNode>;
}

/** The node parts of a replacement, calls included. */
export function nodesIn(parts: Part[]): t.Node[] {
  const nodes: t.Node[] = [];
  for (const part of parts) {
    if (typeof part === "string") continue;
    if (isListPart(part)) {
      for (const item of part.list.items)
        nodes.push(...(item.parts ? nodesIn(item.parts) : item.node ? [item.node] : []));
    } else if (isLiteralPart(part)) {
      for (const field of part.fields) nodes.push(...nodesIn(field));
    } else if (isIndentedPart(part)) nodes.push(...nodesIn(part.indented));
    else if (isCallPart(part)) {
      nodes.push(...nodesIn(part.callee));
      for (const arg of part.args) nodes.push(...nodesIn(arg));
    } else nodes.push(part);
  }
  return nodes;
}

/** Visits every node that will be printed; `visit` returning false skips what is below. */
export function visitLive(residual: Residual, node: t.Node, visit: (node: t.Node) => unknown): void {
  const replacement = residual.replaced.get(node);
  if (replacement) {
    // The node itself may stand among its own parts, wrapped in text.
    for (const inner of nodesIn(replacement)) {
      if (inner === node) visitBelow(residual, node, visit);
      else visitLive(residual, inner, visit);
    }
    return;
  }
  visitBelow(residual, node, visit);
}

function visitBelow(residual: Residual, node: t.Node, visit: (node: t.Node) => unknown): void {
  if (visit(node) === false) return;
  const list = residual.lists.get(node);
  if (list) {
    for (const item of list.items) visitItem(residual, item, visit, node);
    if (node.type !== "SwitchCase") return;
    if (node.test && !residual.dropped.has(node.test)) visitLive(residual, node.test, visit);
    return;
  }
  for (const child of childrenOf(node)) if (!residual.dropped.has(child)) visitLive(residual, child, visit);
}

export function visitItem(
  residual: Residual,
  item: Item,
  visit: (node: t.Node) => unknown,
  listKey?: t.Node,
): void {
  if (item.parts) for (const inner of nodesIn(item.parts)) visitLive(residual, inner, visit);
  else if (item.node && item.node === listKey) {
    // A body without braces is its own list.
    if (visit(item.node) !== false)
      for (const child of childrenOf(item.node))
        if (!residual.dropped.has(child)) visitLive(residual, child, visit);
  } else if (item.node) visitLive(residual, item.node, visit);
}

/** All new text that will be printed. */
export function liveParts(residual: Residual): Part[][] {
  const found: Part[][] = [];
  const seen = new Set<t.Node>();
  const collect = (node: t.Node): void => {
    const replacement = residual.replaced.get(node);
    if (replacement && !seen.has(node)) {
      seen.add(node);
      found.push(replacement);
      for (const inner of nodesIn(replacement)) collect(inner);
      return;
    }
    const list = residual.lists.get(node);
    for (const { node: statement, parts } of list?.items ?? []) {
      if (parts) found.push(parts);
      for (const inner of parts ? nodesIn(parts) : []) collect(inner);
      if (!parts && statement && statement !== node) collect(statement);
    }
    if (list && !list.items.some((item) => item.node === node && !item.parts)) {
      if (node.type === "SwitchCase" && node.test && !residual.dropped.has(node.test)) collect(node.test);
      return;
    }
    for (const child of childrenOf(node)) if (!residual.dropped.has(child)) collect(child);
  };
  collect(residual.fn);
  return found;
}

/** All live nodes for which `test` holds. */
export function liveNodes<T extends t.Node>(
  residual: Residual,
  root: t.Node,
  test: (node: t.Node) => node is T,
): T[] {
  const found: T[] = [];
  visitLive(residual, root, (node) => {
    if (test(node)) found.push(node);
  });
  return found;
}

/** Comments between two positions, split into those on the line where the span begins and the others. */
export function commentsBetween(
  module: Module,
  start: number,
  end: number,
): { sameLine: t.Comment[]; below: t.Comment[] } {
  const sameLine: t.Comment[] = [];
  const below: t.Comment[] = [];
  for (const comment of module.comments) {
    if (comment.start! < start || comment.end! > end) continue;
    const gap = module.source.slice(start, comment.start!);
    (gap.includes("\n") ? below : sameLine).push(comment);
  }
  return { sameLine, below };
}

/** Makes the list of some statements that stand between `start` and `end`, each with its comments. */
export function listOf(module: Module, statements: t.Statement[], start: number, end: number): List {
  const items: Item[] = [];
  let position = start;
  for (const node of statements) {
    const { sameLine, below } = commentsBetween(module, position, node.start!);
    const previous = items[items.length - 1];
    const onItsOwnLine = module.source.slice(position, node.start!).includes("\n");
    if (previous && onItsOwnLine) previous.trail.push(...sameLine);
    const lead = previous && onItsOwnLine ? below : [...sameLine, ...below];
    const first = lead[0]?.start ?? node.start!;
    const gap = module.source.slice(previous ? position : start, first);
    items.push({ node, lead, trail: [], blankBefore: previous !== undefined && blankIn(gap) });
    position = node.end!;
  }
  const { sameLine, below } = commentsBetween(module, position, end);
  const last = items[items.length - 1];
  if (last) last.trail.push(...sameLine);
  return { items, dangling: last ? below : [...sameLine, ...below], original: statements };
}

function blankIn(gap: string): boolean {
  return (gap.match(/\n/g)?.length ?? 0) > 1;
}

/**
 * The comments above a statement that a blank line parts from it, or the head of a branch that it stood in: they speak of
 * more than that statement.
 */
export function partedComments({ lead, node }: Item, module: Module): t.Comment[] {
  return lead.filter((comment, index) => {
    const below = lead[index + 1]?.start ?? node?.start ?? comment.end!;
    return /\n[^\S\n]*\r?\n|\S/.test(module.source.slice(comment.end!, below));
  });
}

/** A new statement. */
export function newItem(parts: Part[]): Item {
  return { parts, lead: [], trail: [], blankBefore: false };
}
