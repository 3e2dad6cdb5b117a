/** Styles that routes can be written in. They find nothing wrong: only who asks for one gets it. */
import type { Rule } from "./rule.js";

/** What a rule has that is there to be read. */
export type RuleFacts = Omit<Rule, "detect">;

export const makeRouteStyle: RuleFacts = {
  id: "make-route",
  title:
    "Only with --style make-route: the methods of a route become one typed map, and others answer 405 with Allow.",
  docs: "docs/rules/make-route.md",
  severity: "warning",
  safety:
    "Safe: each method keeps its code. A route that would answer otherwise is left as it is, with the reason.",
};

export const styles: readonly RuleFacts[] = [makeRouteStyle];
