/**
 * Header values that must be computed where they were set, since something happens before the reply: a constant keeps them.
 *
 *     res.setHeader("Set-Cookie", serialize("token", token));     const cookie = serialize("token", token);
 *     await remember(user);                                       await remember(user);
 *     res.json(user);                                             return NextResponse.json(user, { headers: { "Set-Cookie": cookie } });
 */

import * as t from "@babel/types";
import { isInside, ownerOf } from "../module.js";
import { listness } from "./header-lists.js";
import { headerName } from "./headers.js";
import type { HeaderOp } from "./response-use.js";
import { freeLocal, type Work } from "./work.js";

/** Whether the one reply that a header is for sees a constant that is declared where the header was set. */
export function canBeConstant(op: HeaderOp, reply: t.Node, work: Work): boolean {
  const { module, residual } = work.view;
  const use = [...work.uses.values()].find(({ ops }) => ops.includes(op));
  const statement = use && module.parents.get(use.node);
  const name = headerName(op.name);
  if (!t.isExpressionStatement(statement) || name === undefined) return false;
  // A list of cookies is one header for each.
  if (name.toLowerCase() === "set-cookie" && listness(op.value!, module) !== "one") return false;
  if (ownerOf(module, reply) !== ownerOf(module, statement)) return false;
  for (const [key, { items }] of residual.lists) {
    const at = items.findIndex((item) => item.node === statement);
    if (at < 0 || t.isSwitchCase(key)) continue;
    return items.slice(at + 1).some(({ node }) => node && isInside(reply, node));
  }
  return false;
}

/** `cookie` for `Set-Cookie`, `totalCount` for `X-Total-Count`. */
export function constantName(op: HeaderOp, work: Work): string {
  const words = headerName(op.name)!
    .replace(/^(x|set)-/i, "")
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  const camel = words
    .map((word) => word.toLowerCase())
    .map((word, index) => (index > 0 ? word[0]!.toUpperCase() + word.slice(1) : word))
    .join("");
  const wanted = t.isValidIdentifier(camel) ? camel : "headerValue";
  const taken = new Set(work.constants.values());
  return freeLocal(
    work.view,
    [wanted, `${wanted}Header`, `${wanted}Value`].filter((name) => !taken.has(name)),
  );
}
