/** What the parts of this folder work on, and sets of methods. */
import type * as t from "@babel/types";
import { HTTP_METHODS, type HttpMethod } from "../contract.js";
import type { Module } from "../module.js";
import type { List, Residual } from "../residual.js";
import { type MethodWorld, truthOf } from "./method-value.js";

export type Methods = ReadonlySet<HttpMethod>;

export const NONE: Methods = new Set();

export interface Work {
  module: Module;
  world: MethodWorld;
  residual: Residual;
  /** Methods with which a `break` leaves each enclosing loop or switch. */
  breaks: { node: t.Node; methods: Set<HttpMethod> }[];
  /** Names declared by blocks that were dissolved into a list. */
  dissolved: Map<List, Set<string>>;
  /** Those of a switch of which nothing is left, and behind which the function ends. */
  returning: Set<t.Node>;
  /** Whether any test on the method was met at all. */
  dispatches: boolean;
}

/** For which methods a test may be true, and for which false. */
export function split(test: t.Expression, methods: Methods, work: Work): { yes: Methods; no: Methods } {
  const yes = new Set<HttpMethod>();
  const no = new Set<HttpMethod>();
  let known = false;
  for (const method of methods) {
    const truth = truthOf(test, method, work.world);
    if (truth !== undefined) known = true;
    if (truth !== false) yes.add(method);
    if (truth !== true) no.add(method);
  }
  if (known && dependsOnMethod(test, work)) work.dispatches = true;
  return { yes, no };
}

/** Whether a test has another value for some other method: a test on a constant is none of ours. */
function dependsOnMethod(test: t.Expression, work: Work): boolean {
  const seen = new Set<string>();
  for (const method of HTTP_METHODS) seen.add(String(truthOf(test, method, work.world)));
  return seen.size > 1;
}

export function isEmpty(list: List): boolean {
  return list.items.length === 0;
}

export function union(a: Methods, b: Methods): Methods {
  if (a.size === 0) return b;
  if (b.size === 0) return a;
  return new Set([...a, ...b]);
}
