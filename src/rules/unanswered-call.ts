/** A call in the repo for a path that no route answers. */
import type { NextApp } from "../project/contract.js";
import type { Rule, RuleResult } from "./rule.js";

const ID = "unanswered-call";

export const unansweredCall: Rule = {
  id: ID,
  title: "A call in the repo is sent to a path that no route answers: to a page, or to nothing.",
  docs: `docs/rules/${ID}.md`,
  severity: "error",
  safety:
    "Unsafe: where one route has nearly the same path, the call is corrected to it, which assumes that it was meant. All else is left to do by hand.",
  detect: async (app: NextApp): Promise<RuleResult[]> => {
    if (!app.configRequested || app.otherCalls.length === 0) return [];
    const { unansweredCalls } = await import("./unanswered/calls.js");
    return unansweredCalls(app);
  },
};
