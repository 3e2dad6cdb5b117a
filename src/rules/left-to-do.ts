import type { RuleFinding } from "./rule.js";

/** A finding without an edit, at the top of its file unless a place is given. */
export function leftToDo(
  message: string,
  more: Partial<
    Pick<RuleFinding, "line" | "column" | "notes" | "severity" | "related" | "onceRepaired">
  > = {},
): RuleFinding {
  return { line: 1, column: 1, notes: [], ...more, safety: "manual", methods: [], message };
}
