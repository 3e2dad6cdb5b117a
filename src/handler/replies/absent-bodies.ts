/** Which replies may get `undefined` for a body: Pages sends an empty body then, `NextResponse.json` throws. */
import { mayBeUndefined } from "../given/absence.js";
import { solve } from "../given/facts.js";
import { valuesOf } from "../given/values.js";
import type { Work } from "./work.js";

/** Asks of each value that is sent whether it is surely there, on all ways that lead to the reply. */
export function lookAtSent({ view, uses }: Work): void {
  const sends = [...uses.values()].flatMap(({ send }) => send ?? []);
  if (sends.every(({ args }) => args.length === 0)) return;
  const facts = solve(view.fn, valuesOf(view.module), view.residual);
  for (const send of sends) {
    const [body] = send.args;
    if (body) send.mayBeUndefined = mayBeUndefined(facts.of(body));
  }
}
