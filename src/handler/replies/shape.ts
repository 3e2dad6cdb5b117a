/** How a function ends: with a reply always, never, or on some ways. */

import * as t from "@babel/types";
import { Refusal } from "../refusal.js";
import { isCall, isMember, unwrap } from "../syntax.js";
import type { HelperSummary } from "./view.js";
import type { Exit, Work } from "./work.js";

/** On which ways a function replies, and how its callers know. */
export interface Shape {
  replies: HelperSummary["replies"];
  /** Absent where the function's value doesn't tell whether it has replied. */
  guard?: HelperSummary["guard"];
  truthyWhenReplied?: boolean;
}

/** @throws {Refusal} where a helper's callers can't know whether it has replied. */
export function decideShape(work: Work): void {
  const shape = shapeOf(work.exits);
  if (shape.replies === "never" && work.nonTail.length === 0) work.needs.replies = "never";
  else if (shape.replies !== "guard" || work.view.role === "handler") work.needs.replies = "always";
  else {
    if (!shape.guard)
      throw new Refusal(
        work.view.fn,
        "this function replies on some ways only, and its value doesn't tell on which; let it return a Response or null",
      );
    work.needs.replies = "guard";
    work.needs.guard = shape.guard;
    work.needs.truthyWhenReplied = shape.truthyWhenReplied;
  }
}

/** The shape that a function's ends give it. */
export function shapeOf(exits: Exit[]): Shape {
  const replied = exits.filter((exit) => exit.replied);
  const silent = exits.filter((exit) => !exit.replied);
  if (replied.length === 0) return { replies: "never" };
  if (silent.length === 0) return { replies: "always" };
  const whenReplied = new Set(replied.map(truth));
  const whenSilent = new Set(silent.map(truth));
  const only = (set: Set<string>, value: string): boolean => set.size === 1 && set.has(value);
  if (only(whenReplied, "no") && only(whenSilent, "value"))
    return { replies: "guard", guard: "value", truthyWhenReplied: false };
  if (only(whenReplied, "no") && only(whenSilent, "yes"))
    return { replies: "guard", guard: "null", truthyWhenReplied: false };
  if (only(whenReplied, "yes") && only(whenSilent, "no"))
    return { replies: "guard", guard: "null", truthyWhenReplied: true };
  // Its callers ask `headersSent`.
  if (only(whenReplied, "no") && only(whenSilent, "no")) return { replies: "guard", guard: "null" };
  return { replies: "guard" };
}

function truth(exit: Exit): "yes" | "no" | "value" {
  const value = exit.value ? unwrap(exit.value) : undefined;
  if (!value || t.isNullLiteral(value) || (t.isIdentifier(value) && value.name === "undefined")) return "no";
  if (t.isBooleanLiteral(value)) return value.value ? "yes" : "no";
  return "value";
}

export function isWebResponse(node: t.Node | null | undefined): boolean {
  if (!node) return false;
  const inner = unwrap(node, true);
  if (t.isNewExpression(inner)) return t.isIdentifier(inner.callee) && /Response$/.test(inner.callee.name);
  if (!isCall(inner)) return false;
  const callee = unwrap(inner.callee);
  return isMember(callee) && t.isIdentifier(callee.object) && /^(Next)?Response$/.test(callee.object.name);
}
