/** The statements that a handler runs for all of its methods alike, before it asks for the method. */
import * as t from "@babel/types";
import type { HttpMethod } from "../contract.js";
import { isInside, type Module } from "../module.js";
import { type List, listOf, type Residual } from "../residual.js";
import type { MethodWorld } from "../split/method-value.js";
import { specialise } from "../split/specialise.js";
import type { FunctionNode } from "../syntax.js";

/** Statements that stand one behind the other in a list of the handler, with their comments. */
export interface Run {
  items: List["items"];
  /** The block in whose list they stand. */
  block: t.BlockStatement;
  lines: number;
}

/** The longest run of such statements, in the handler's own list or in that of a `try` around its dispatch. */
export function longestCommonRun(
  fn: FunctionNode & { body: t.BlockStatement },
  methods: readonly HttpMethod[],
  world: MethodWorld,
): Run | undefined {
  const residuals = methods.map((method) => specialise(fn, new Set([method]), world).residual);
  const isCommon = (node: t.Statement): boolean => residuals.every((residual) => isUntouched(node, residual));
  const runs: Run[] = [];
  const collect = (block: t.BlockStatement): void => {
    const list = listOf(world.module, block.body, block.start! + 1, block.end! - 1);
    let items: List["items"] = [];
    for (const item of list.items) {
      if (isCommon(item.node!)) {
        items.push(item);
        continue;
      }
      // What stands behind the last question is the handler's end, not its beginning.
      if (items.length > 0) runs.push({ items, block, lines: linesOf(items, world.module) });
      items = [];
      if (t.isTryStatement(item.node)) collect(item.node.block);
      else if (t.isBlockStatement(item.node)) collect(item.node);
    }
  };
  collect(fn.body);
  return runs.sort((one, other) => other.lines - one.lines)[0];
}

/** The run without its last statement. */
export function withoutLast({ items, block }: Run, module: Module): Run {
  const fewer = items.slice(0, -1);
  return { items: fewer, block, lines: fewer.length > 0 ? linesOf(fewer, module) : 0 };
}

/** Whether all of a statement is left, as the author wrote it. */
function isUntouched(node: t.Statement, residual: Residual): boolean {
  let isLeft = false;
  for (const [key, list] of residual.lists) {
    if (list.items.some((item) => item.node === node && !item.parts)) isLeft = true;
    if (isInside(key, node) && !isAsItWas(list)) return false;
  }
  return isLeft && ![...residual.replaced.keys(), ...residual.dropped].some((one) => isInside(one, node));
}

function isAsItWas({ items, original }: List): boolean {
  return items.length === original.length && items.every((item, index) => item.node === original[index]);
}

function linesOf(items: List["items"], { source }: Module): number {
  const [first, last] = [items[0]!.node!, items.at(-1)!.node!];
  return source.slice(first.start!, last.end!).split("\n").length;
}
