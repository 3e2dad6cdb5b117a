/** A call in the repo that uses a method which its route doesn't export. */
import type { CallSite, NextApp, RouteFile } from "../project/contract.js";
import type { Rule, RuleOptions, RuleResult } from "./rule.js";

const ID = "missing-method";

export const missingMethod: Rule = {
  id: ID,
  title: "A call in the repo uses a method that its route doesn't export, so Next.js answers 405.",
  docs: `docs/rules/${ID}.md`,
  severity: "error",
  safety:
    "Unsafe: either the call has the wrong method, or the route lacks one, and the text doesn't tell which. Offers to correct the call where the route has a method that it may have meant, and to add a function to the route that answers 501.",
  detect: async (app: NextApp, options: RuleOptions): Promise<RuleResult[]> => {
    const called = app.routes.filter((route) => route.requested && sureSites(route).length > 0);
    if (called.length === 0) return [];
    const { mayBeRerouted } = await import("./missing-method/reroutes.js");
    const { missingAt } = await import("./missing-method/missing-at.js");
    return called.flatMap((route) => {
      const sites = sureSites(route).filter((site) => !mayBeRerouted(app, route, site));
      return missingAt(route, sites, app, options);
    });
  },
};

function sureSites({ callers }: RouteFile): CallSite[] {
  return callers.sites.filter(({ sure }) => sure);
}
