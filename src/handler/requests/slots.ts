/** Declarations that are written anew as a whole. */
import type * as t from "@babel/types";
import type { Collected, Plan, Slot } from "./uses.js";

/** A declaration that is written anew as a whole, as one slot. */
export function slotFor(found: Collected, declarator: t.VariableDeclarator, keyword: string): Slot {
  const slot: Slot = {};
  const plan: Plan = { keyword, slots: [slot], size: 1 };
  found.plans.set(declarator, plan);
  return slot;
}
