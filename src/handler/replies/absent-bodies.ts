/**
 * Which replies may get `undefined` for a body, and which headers for a value. Pages sends an empty body then, where `NextResponse.json` throws; for a
 * header it throws (as it does for a redirect to nowhere), where `Headers` would make the text `undefined` of it.
 */
import type * as t from "@babel/types";
import { mayBeUndefined, UNDEFINED } from "../given/absence.js";
import { solve } from "../given/facts.js";
import { valuesOf } from "../given/values.js";
import { isHeader } from "./response-use.js";
import type { Work } from "./work.js";

/** Asks of each value that is sent or set whether it is surely there, on all ways that lead to it. */
export function lookAtSent({ view, uses }: Work): void {
  const sends = [...uses.values()].flatMap(({ send }) => send ?? []);
  const headers = [...uses.values()].flatMap(({ ops }) => ops.filter(isHeader));
  if (headers.length === 0 && sends.every(({ args }) => args.length === 0)) return;
  const facts = solve(view.fn, valuesOf(view.module), view.residual);
  const isLoose = !view.module.typescript;
  // What TypeScript has let through there is text, where nothing else is known.
  const mayBeMissing = (value: t.Node): boolean =>
    isLoose ? mayBeUndefined(facts.of(value)) : (facts.of(value) & UNDEFINED) !== 0;
  for (const send of sends) {
    const [first, second] = send.args;
    if (send.kind === "redirect") {
      const url = second ?? first;
      if (url) send.mayBeUndefined = mayBeMissing(url);
    } else if (first) send.mayBeUndefined = mayBeUndefined(facts.of(first));
  }
  for (const op of headers) if (op.value) op.mayBeUndefined = mayBeMissing(op.value);
}
