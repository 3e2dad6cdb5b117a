/** Declares the variables for status, headers and an early reply. */

import { isInside } from "../module.js";
import { type Item, type List, newItem } from "../residual.js";
import { isCall, visitAll } from "../syntax.js";
import { semicolon, type Work } from "./work.js";

/** The variables for status, headers and an early reply, in front of the first statement that needs them. */
export function declareVariables(body: List, work: Work): void {
  const end = semicolon(work);
  const { module } = work.view;
  const declarations: Item[] = [];
  if (work.deferred && !work.fixedReply)
    declarations.push(
      newItem([
        module.typescript ? `let ${work.deferred}: Response | undefined${end}` : `let ${work.deferred}${end}`,
      ]),
    );
  if (work.statusVariable) declarations.push(newItem([`let ${work.statusVariable} = 200${end}`]));
  if (work.headersVariable && !work.needs.headers)
    declarations.push(
      newItem([`const ${work.headersVariable} = new Headers(${work.view.common?.name ?? ""})${end}`]),
    );
  if (declarations.length === 0) return;
  // What all replies have in common is set before any of them.
  const isFirst = work.headersVariable !== undefined && work.view.common !== undefined;
  const at = isFirst ? 0 : body.items.findIndex((item) => needsVariable(item, work));
  const index = Math.max(0, at);
  const first = body.items[index];
  if (first) {
    declarations[0]!.blankBefore = first.blankBefore;
    first.blankBefore = false;
  }
  body.items.splice(index, 0, ...declarations);
}

/** The first statement that sets or reads one of the variables. */
function needsVariable(item: Item, work: Work): boolean {
  const { node } = item;
  if (!node) return false;
  if (work.deferred && work.nonTail.some((reply) => isInside(reply, node))) return true;
  if (!work.statusVariable && !work.headersVariable) return false;
  if ([...work.uses.values()].some((use) => isInside(use.node, node) && (use.ops.length > 0 || use.asks)))
    return true;
  let helper = false;
  visitAll(node, (inner) => {
    if (isCall(inner) && work.view.helper(inner)?.headers) helper = true;
  });
  return helper || mentionsVariable(item, work);
}

function mentionsVariable(item: Item, work: Work): boolean {
  return (
    item.parts?.some((part) => typeof part === "string" && part.includes(`${work.headersVariable}`)) ?? false
  );
}
