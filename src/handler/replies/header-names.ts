/** Which headers the replies of a function have: its callers may have set some before, and the later ones win. */

import { headerKey } from "./headers.js";
import type { ResponseUse } from "./response-use.js";
import type { ReplyState } from "./states.js";
import { staticType } from "./static-type.js";
import type { Work } from "./work.js";

/** Names in lower case. */
export interface HeaderNames {
  /** On every reply. */
  surely: ReadonlySet<string>;
  /** On some. */
  maybe: ReadonlySet<string>;
  /** Added to what is there, or taken away. */
  changed: ReadonlySet<string>;
  /** Others too, whose names only the run tells. */
  any: boolean;
}

export const NO_HEADERS: HeaderNames = {
  surely: new Set(),
  maybe: new Set(),
  changed: new Set(),
  any: false,
};

/** What is known of a reply that is one of two. */
export function eitherOf(one: HeaderNames, other: HeaderNames): HeaderNames {
  return {
    surely: new Set([...one.surely].filter((name) => other.surely.has(name))),
    maybe: new Set([...one.maybe, ...other.maybe]),
    changed: new Set([...one.changed, ...other.changed]),
    any: one.any || other.any,
  };
}

/** The headers that the replies of a function have, those that the Pages Router gives them by itself included. */
export function headersOfReplies(work: Work): HeaderNames {
  const replies = [...work.states].flatMap(([node, states]) => {
    const use = work.uses.get(node);
    const own = use ? ownHeaders(use, work) : (work.view.helper(node)?.sets ?? NO_HEADERS);
    return states.map((state) => both(own, headersOf(state)));
  });
  return replies.length > 0 ? replies.reduce(eitherOf) : NO_HEADERS;
}

function both(one: HeaderNames, other: HeaderNames): HeaderNames {
  return {
    surely: new Set([...one.surely, ...other.surely]),
    maybe: new Set([...one.maybe, ...other.maybe]),
    changed: new Set([...one.changed, ...other.changed]),
    any: one.any || other.any,
  };
}

function headersOf({ ops, maybe }: ReplyState): HeaderNames {
  const surely = new Set<string>();
  const some = new Set<string>();
  const changed = new Set<string>();
  let any = false;
  for (const op of ops) {
    if (op.kind !== "header") continue;
    const name = headerKey(op.name);
    if (name === undefined) any = true;
    else {
      some.add(name);
      if (op.mode !== "set") changed.add(name);
      else if (!maybe.has(op)) surely.add(name);
    }
  }
  return { surely, maybe: some, changed, any };
}

/** `json` always sets the Content-Type, `send` only for what goes out as JSON (measured on Next 14, 15 and 16). */
function ownHeaders({ send }: ResponseUse, work: Work): HeaderNames {
  const named = (name: string, surely: boolean): HeaderNames => ({
    surely: new Set(surely ? [name] : []),
    maybe: new Set([name]),
    changed: new Set(),
    any: false,
  });
  if (send?.kind === "redirect") return named("location", true);
  if (send?.kind === "json") return named("content-type", true);
  if (send?.kind !== "send" || !send.args[0]) return NO_HEADERS;
  const type = staticType(send.args[0], work.view.module);
  if (["string", "buffer", "nothing"].includes(type)) return NO_HEADERS;
  return named("content-type", type !== "unknown");
}
