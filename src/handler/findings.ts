/** The findings that the compiler reports, and their words. */
import type * as t from "@babel/types";
import type { HttpMethod, RouteFinding, RouteRule } from "./contract.js";
import { libraryAdvice } from "./library-advice.js";
import type { Module } from "./module.js";

export const WHAT: Record<RouteRule, string> = {
  "default-export": "Next.js ignores the default export of a route file, so every method answers 405.",
  "pages-signature":
    "This export is written for the Pages Router: it gets a Request and `{ params }`, not `req` and `res`.",
  "lowercase-method": "Next.js only calls upper-case method names, so this method answers 405.",
};

/** A finding at a node of the source. */
export function findingAt(node: t.Node, about: Omit<RouteFinding, "line" | "column">): RouteFinding {
  const { line, column } = node.loc!.start;
  return { ...about, line, column: column + 1 };
}

/** What has to be repaired by hand, and why: `reason` is a clause without a full stop. A well-known library in the way gets a note. */
export function manualFinding(
  rule: RouteRule,
  node: t.Node,
  methods: HttpMethod[],
  reason: string,
  module: Module,
): RouteFinding {
  const message = `${WHAT[rule]} It wasn't rewritten: ${reason}.`;
  const advice = libraryAdvice(node, module);
  return findingAt(node, { rule, safety: "manual", methods, message, notes: advice ? [advice] : [] });
}

/** A finding that could be repaired, in a file with another that can't. */
export function held(finding: RouteFinding): RouteFinding {
  return {
    ...finding,
    safety: "manual",
    notes: [
      ...finding.notes,
      "The file is left alone as a whole, since another finding in it has to be mended by hand first.",
    ],
  };
}

export function byPlace(a: RouteFinding, b: RouteFinding): number {
  return a.line - b.line || a.column - b.column;
}
