/** The ways through a function, beside its tree: blocks of steps, and the edges between them. */
import type * as t from "@babel/types";
import type { FunctionNode } from "../syntax.js";

/** What holds where an edge is taken: a value is truthy or falsy, or it is (or isn't) null or undefined. */
export interface Test {
  node: t.Node;
  is: "truthy" | "falsy" | "nullish" | "there";
}

export interface Edge {
  to: Block;
  test?: Test;
  /** Into a function that is made here and runs later, or never. */
  later?: boolean;
}

/** Steps of which each is followed by the next. */
export interface Block {
  /** Nodes in the order of their evaluation: each stands where its value is there. */
  steps: t.Node[];
  out: Edge[];
}

/** Where a function made within the graph gives a value: `undefined` stands for its end and for a bare `return`. */
export interface Gives {
  block: Block;
  value?: t.Node;
}

export interface Graph {
  fn: FunctionNode;
  entry: Block;
  /** In an order in which a block comes behind all that lead to it, loops aside. */
  blocks: Block[];
  /** Where each node is evaluated: what stands in `finally` at several places. */
  places: Map<t.Node, { block: Block; index: number }[]>;
  /** The ends of the function, and of all functions that are made in it. */
  ends: Map<FunctionNode, Gives[]>;
}
