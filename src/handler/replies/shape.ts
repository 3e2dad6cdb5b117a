/** How a function ends: with a reply always, never, or on some ways. */

import * as t from "@babel/types";
import { Refusal } from "../refusal.js";
import { isCall, isMember, unwrap } from "../syntax.js";
import type { Exit, Work } from "./work.js";

export function decideShape(work: Work): void {
  const replied = work.exits.filter((exit) => exit.replied);
  const silent = work.exits.filter((exit) => !exit.replied);
  if (replied.length === 0 && work.nonTail.length === 0) work.needs.replies = "never";
  else if (silent.length === 0 || work.view.role === "handler") work.needs.replies = "always";
  else {
    work.needs.replies = "guard";
    const truth = (exit: Exit): "yes" | "no" | "value" => {
      const value = exit.value ? unwrap(exit.value) : undefined;
      if (!value || t.isNullLiteral(value) || (t.isIdentifier(value) && value.name === "undefined"))
        return "no";
      if (t.isBooleanLiteral(value)) return value.value ? "yes" : "no";
      return "value";
    };
    const whenReplied = new Set(replied.map(truth));
    const whenSilent = new Set(silent.map(truth));
    const only = (set: Set<string>, value: string): boolean => set.size === 1 && set.has(value);
    if (
      (only(whenReplied, "no") && only(whenSilent, "yes")) ||
      (only(whenReplied, "yes") && only(whenSilent, "no"))
    )
      work.guard = "null";
    else if (only(whenReplied, "no") && only(whenSilent, "value")) work.guard = "value";
    else if (only(whenReplied, "no") && only(whenSilent, "no")) work.guard = "null";
    else
      throw new Refusal(
        work.view.fn,
        "this function replies on some ways only, and its value doesn't tell on which; let it return a Response or null",
      );
    work.needs.guard = work.guard;
  }
}

export function isWebResponse(node: t.Node | null | undefined): boolean {
  if (!node) return false;
  const inner = unwrap(node, true);
  if (t.isNewExpression(inner))
    return t.isIdentifier(inner.callee) && /^(Next)?Response$/.test(inner.callee.name);
  if (!isCall(inner)) return false;
  const callee = unwrap(inner.callee);
  return isMember(callee) && t.isIdentifier(callee.object) && /^(Next)?Response$/.test(callee.object.name);
}
