/**
 * A `break` in the midst of a case leaves a `switch` with which the function ends. `return` means the same there, and lets the case
 * stand without the `switch` around it.
 */
import * as t from "@babel/types";
import { HTTP_METHODS } from "../contract.js";
import { type Job, rolesOf } from "../find/jobs.js";
import type { Module } from "../module.js";
import { worldOf } from "../roles.js";
import type { Edit } from "../splice.js";
import { evaluate } from "../split/method-value.js";
import { childrenOf, isFunctionNode } from "../syntax.js";
import { rearranged } from "./rearranged.js";

/** The module with such breaks written as `return`; nothing where there are none. */
export function withInnerBreaksAsReturns(module: Module, jobs: readonly Job[]): Module | undefined {
  const edits = jobs.flatMap((job): Edit[] => {
    const { fn } = job.found;
    const last = job.style === "pages" && t.isBlockStatement(fn.body) ? lastSwitch(fn.body) : undefined;
    if (!last) return [];
    const world = worldOf(fn, rolesOf(job, module), { module, bound: new Map() });
    if (HTTP_METHODS.every((method) => evaluate(last.discriminant, method, world) === undefined)) return [];
    return innerBreaks(last).map(({ start }) => ({
      start: start!,
      end: start! + "break".length,
      text: "return",
    }));
  });
  return edits.length > 0 ? rearranged(module, edits) : undefined;
}

/** The `switch` after which a block does nothing more. */
function lastSwitch({ body }: t.BlockStatement): t.SwitchStatement | undefined {
  const last = body.at(-1);
  if (t.isTryStatement(last)) return lastSwitch(last.block);
  return t.isSwitchStatement(last) ? last : undefined;
}

/** Those that don't stand at the end of their case. */
function innerBreaks({ cases }: t.SwitchStatement): t.BreakStatement[] {
  return cases.flatMap(({ consequent }) => {
    const [block] = consequent;
    const ends = [...consequent, ...(t.isBlockStatement(block) ? block.body : [])];
    return consequent.flatMap(breaksIn).filter((one) => !ends.includes(one));
  });
}

function breaksIn(node: t.Node): t.BreakStatement[] {
  if (t.isBreakStatement(node)) return node.label ? [] : [node];
  if (t.isLoop(node) || t.isSwitchStatement(node) || isFunctionNode(node)) return [];
  return childrenOf(node).flatMap(breaksIn);
}
