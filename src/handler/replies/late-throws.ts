/**
 * What throws once a reply is sent: `redirect`, `writeHead`, `removeHeader` and `appendHeader` of a response (measured on
 * Next 16 under `next start`; `setHeader`, `json`, `send` and `end` do nothing there). What follows doesn't run then, or
 * the `catch` does.
 */
import { Refusal } from "../refusal.js";
import { type Item, visitLive } from "../residual.js";
import type { Context } from "./context.js";
import { inertItems } from "./harmless.js";
import type { ResponseUse } from "./response-use.js";
import type { Work } from "./work.js";

/**
 * Holds on where a use throws if a reply was sent before, and anybody could tell.
 * @throws {Refusal}
 */
export function refuseLateThrow(
  use: ResponseUse | undefined,
  rest: Item[],
  context: Context,
  work: Work,
): void {
  if (!use?.throwsLate || context.sent === "no") return;
  if (!context.inTry && inertItems([rest, ...context.after], work)) return;
  throw lateThrow(use);
}

/** The same for what stands behind a reply in a `try`, whose `catch` it leads to. */
export function refuseLateThrowBehind(rest: Item[], context: Context, work: Work): void {
  if (!context.inTry) return;
  for (const { node } of rest)
    if (node)
      visitLive(work.view.residual, node, (inner) => {
        const use = work.uses.get(inner);
        if (use?.throwsLate) throw lateThrow(use);
        return undefined;
      });
}

function lateThrow({ node, throwsLate }: ResponseUse): Refusal {
  return new Refusal(
    node,
    `a reply may have been sent before this, and \`${throwsLate}\` throws then under the Pages Router, so that what follows doesn't run; put a \`return\` behind the first reply`,
  );
}
