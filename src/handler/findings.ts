/** The findings that the compiler reports, and their words. */
import type * as t from "@babel/types";
import type { HttpMethod, RouteFinding, RouteRule } from "./contract.js";
import { libraryAdvice } from "./library-advice.js";
import type { Module } from "./module.js";
import { WHAT } from "./what-is-wrong.js";

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
