/** What replies overwrite of what was set before them: headers that the Pages Router sets itself, and the status of a helper. */

import * as t from "@babel/types";
import { harmless } from "./harmless.js";
import { headerKey } from "./headers.js";
import type { ReplyOp, ResponseUse } from "./response-use.js";
import { staticType } from "./static-type.js";
import type { Work } from "./work.js";

/**
 * Takes what a reply overwrites out of the states in which it is reached. `res.json` sets the Content-Type (measured on
 * Next 14, 15 and 16) and the length; the length of a body is the server's in a route handler, and a wrong one would
 * cut the body off.
 */
export function leaveOutOverwritten(work: Work): void {
  const kept = new Set<ReplyOp>();
  for (const [node, states] of work.states) {
    if (!work.uses.has(node) && work.view.helper(node)?.setsStatus) {
      const isLeft = (op: ReplyOp): boolean => op.kind !== "status" || !harmless(op.value, work.view.module);
      for (const { ops } of states) for (const op of ops) if (isLeft(op)) kept.add(op);
      work.states.set(
        node,
        states.map((state) => ({ ...state, ops: state.ops.filter(isLeft) })),
      );
      continue;
    }
    const use = work.uses.get(node);
    const names = use ? overwrittenNames(use, work) : [];
    const isLost = (op: ReplyOp): boolean =>
      op.kind === "header" && op.value !== undefined && names.includes(headerKey(op.name) ?? "");
    const lost = new Set(states.flatMap(({ ops }) => ops.filter(isLost)));
    for (const { ops } of states) for (const op of ops) if (!isLost(op)) kept.add(op);
    if (lost.size === 0) continue;
    work.overwritten.set(node, lost);
    work.states.set(
      node,
      states.map((state) => ({ ...state, ops: state.ops.filter((op) => !isLost(op)) })),
    );
  }
  if (work.view.role === "helper") return;
  for (const lost of work.overwritten.values())
    for (const op of lost)
      if (op.kind === "header" && !kept.has(op) && harmless(op.value!, work.view.module))
        work.withoutEffect.add(op);
}

/** The names, in lower case, of the headers that a reply sets itself, whatever was set before. */
export function overwrittenNames({ send }: ResponseUse, work: Work): string[] {
  const [first] = send?.args ?? [];
  if (!send || !first) return [];
  if (send.kind === "redirect") return ["content-length"];
  const type = staticType(first, work.view.module);
  if (type === "nothing" && !(send.kind === "json" && t.isNullLiteral(first))) return [];
  const json =
    send.kind === "json" || (send.kind === "send" && ["object", "number", "boolean"].includes(type));
  return json ? ["content-type", "content-length"] : ["content-length"];
}
