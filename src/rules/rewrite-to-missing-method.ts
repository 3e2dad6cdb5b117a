/** Rewrites and redirects to something that doesn't answer the request's method. */
import { interceptionOf } from "./interception/requests.js";
import type { Rule } from "./rule.js";

const ID = "rewrite-to-missing-method";

export const rewriteToMissingMethod: Rule = {
  id: ID,
  title: "A rewrite or redirect sends API requests to something that doesn't answer their method.",
  docs: `docs/rules/${ID}.md`,
  severity: "error",
  safety:
    "Unsafe: a redirect that loses the method gets the status that keeps it. All else is left to do by hand, since only its author knows where the requests should go.",
  detect: async (app) => {
    if (!app.configRequested && !app.activeMiddleware?.requested) return [];
    const { redirects, beforeFiles } = app.facts.routes;
    const interception = await interceptionOf(app);
    const isConfig = app.configRequested && redirects.length + beforeFiles.length > 0;
    if (interception === undefined && !isConfig) return [];
    const { sentOnByConfig, sentOnByMiddleware } = await import("./interception/missing-method.js");
    return [
      ...(interception === undefined ? [] : sentOnByMiddleware(app, interception)),
      ...(isConfig ? sentOnByConfig(app) : []),
    ];
  },
};
