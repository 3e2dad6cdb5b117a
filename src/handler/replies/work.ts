/** What is kept while the replies of one function are rewritten, and how statements are written. */

import type * as t from "@babel/types";
import { freeName, isInside } from "../module.js";
import type { Item, List, Part } from "../residual.js";
import type { FunctionNode } from "../syntax.js";
import type { ReplyOp, ResponseUse } from "./response-use.js";
import type { Shape } from "./shape.js";
import type { ReplyState } from "./states.js";
import type { ReplyNeeds, ReplyView } from "./view.js";
import type { WrittenText } from "./written-text.js";

export interface Exit {
  replied: boolean;
  value?: t.Node | null;
}

export interface Work {
  view: ReplyView;
  uses: Map<t.Node, ResponseUse>;
  /** What promises are settled by that resolve with a whole chain, in which a call of it does nothing any more. */
  resolvers: string[];
  /** Functions inside of this one that deal with the response. */
  closures: Set<FunctionNode>;
  /** Those of them that reply on some way. */
  senders: Set<FunctionNode>;
  /** On which ways they reply; found on the first walk. */
  shapes: Map<FunctionNode, Shape | "running">;
  states: Map<t.Node, ReplyState[]>;
  handled: Set<ResponseUse>;
  /** What replies overwrite of the headers set before them, by the reply's node. */
  overwritten: Map<t.Node, Set<ReplyOp>>;
  /** Those that no reply lets through: they go. */
  withoutEffect: Set<ReplyOp>;
  statusVariable?: string;
  /** It is only there for somebody who asks for the status, maybe of a reply that is there by then. */
  statusOnlyAsked?: boolean;
  headersVariable?: string;
  /** Headers whose value is kept in a constant of its own, from where it was set to the one reply that it is for. */
  constants: Map<ReplyOp, string>;
  /** What was written before each reply that ends a body. */
  written: Map<t.Node, WrittenText>;
  /** The variable that gathers it. */
  textVariable?: string;
  /** The first walk only looks; nothing is written. */
  dry: boolean;
  /** Replies after which the function goes on. */
  nonTail: t.Node[];
  /** The variable that keeps an early reply until the function ends. */
  deferred?: string;
  /** The early reply is declared where it is built. */
  fixedReply?: boolean;
  /** The ends of the function met so far. */
  exits: Exit[];
  needs: ReplyNeeds;
  dropped: Set<t.Node>;
  /** Statements that an earlier one has taken along. */
  taken: Set<t.Node>;
  /** Statements that have to run in front of a reply, by the reply's node. */
  prefixes: Map<t.Node, Part[]>;
  /** The names that those have brought into a block. */
  brought: Map<t.Node, Set<string>>;
}

/** A name that is free, or that is only a property or the response header's own text. */
export function freeLocal(view: ReplyView, wanted: string[]): string {
  for (const name of wanted) {
    let taken = view.module.scopes.get(view.fn)?.hasBinding(name, true) ?? false;
    for (const [, binding] of view.module.bindings)
      if (binding.identifier.name === name && isInside(binding.identifier, view.fn)) taken = true;
    if (!taken) return name;
  }
  return freeName(view.module, wanted);
}

export function listOf(node: t.Node, work: Work): List {
  return work.view.residual.lists.get(node) ?? { items: [], dangling: [], original: [] };
}

export function semicolon(work: Work): string {
  return work.view.module.style.semicolons ? ";" : "";
}

export function write(item: Item, parts: Part[], work: Work): void {
  if (work.dry) return;
  const prefix: Part[] = [];
  for (const [node, parts_] of work.prefixes) {
    if (!isInside(node, item.node!)) continue;
    prefix.push(...parts_);
    work.prefixes.delete(node);
  }
  item.parts = [...prefix, ...parts];
}

/** Takes a statement out; from a list that is being walked at once, else when its turn comes. */
export function drop(node: t.Statement, items: Item[] | undefined, work: Work): void {
  if (work.dry && items) {
    work.taken.add(node);
    const at = items.findIndex((item) => item.node === node);
    if (at >= 0) items.splice(at, 1);
    return;
  }
  if (work.dry) return;
  if (!items) {
    work.dropped.add(node);
    return;
  }
  const at = items.findIndex((item) => item.node === node);
  if (at >= 0) items.splice(at, 1);
}
