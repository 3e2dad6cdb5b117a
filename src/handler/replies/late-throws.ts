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
import { possibleStatuses } from "./status-values.js";
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
  if (!use || !whatThrows(use, work) || context.sent === "no") return;
  if (!context.inTry && !work.view.isShared && inertItems([rest, ...context.after], work)) return;
  throw lateThrow(use, work);
}

/** The same for what stands behind a reply in a `try`, whose `catch` it leads to. */
export function refuseLateThrowBehind(rest: Item[], context: Context, work: Work): void {
  if (!context.inTry && !work.view.isShared) return;
  for (const { node } of [rest, ...context.after].flat())
    if (node)
      visitLive(work.view.residual, node, (inner) => {
        const use = work.uses.get(inner);
        if (use && whatThrows(use, work)) throw lateThrow(use, work);
        return undefined;
      });
}

/** What of a use throws; `json` and `send` do for a 204 or 304, of which they take headers away. */
function whatThrows({ throwsLate, send, ops }: ResponseUse, { view }: Work): string | undefined {
  if (throwsLate) return throwsLate;
  if (!send || (send.kind !== "json" && send.kind !== "send")) return undefined;
  const last = ops.findLast((op) => op.kind === "status");
  const statuses = last?.kind === "status" ? possibleStatuses([last.value], view.module) : [];
  return [...statuses].some((one) => one === 204 || one === 304) ? send.kind : undefined;
}

function lateThrow(use: ResponseUse, work: Work): Refusal {
  return new Refusal(
    use.node,
    `a reply may have been sent before this, and \`${whatThrows(use, work)}\` throws then under the Pages Router, so that what follows doesn't run; put a \`return\` behind the first reply`,
  );
}
