/** In which order the functions of a handler's methods stand in the file. */
import type { HttpMethod } from "../contract.js";
import { type Residual, visitLive } from "../residual.js";
import type { MethodWorld } from "../split/method-value.js";
import { specialise } from "../split/specialise.js";
import type { FunctionNode } from "../syntax.js";

/**
 * Some methods in the order in which the author's code comes to what is theirs alone: a branch, or else a function that only
 * they call. Those for which that can't be told keep their order.
 */
export function authorsOrder(methods: HttpMethod[], fn: FunctionNode, world: MethodWorld): HttpMethod[] {
  const left = methods.map((method) => specialise(fn, new Set([method]), world).residual);
  const code = firstOfTheirOwn(left.map((residual) => placesOf(residual)));
  const callees = firstOfTheirOwn(
    left.map((residual) => new Set([...residual.callees.values()].map(({ start }) => start!))),
  );
  const place = (index: number): number => Math.min(code[index]!, callees[index]! + fn.end!);
  return methods
    .map((method, index) => ({ method, place: place(index) }))
    .sort((one, other) => (one.place === other.place ? 0 : one.place - other.place))
    .map(({ method }) => method);
}

/** For each set the first place that isn't in all of them. */
function firstOfTheirOwn(sets: Set<number>[]): number[] {
  return sets.map((mine) => Math.min(...[...mine].filter((place) => !sets.every((all) => all.has(place)))));
}

/** Where each piece of code begins that is left of a function. */
function placesOf(residual: Residual): Set<number> {
  const places = new Set<number>();
  visitLive(residual, residual.fn.body, (node) => {
    if (node.start != null) places.add(node.start);
  });
  return places;
}
