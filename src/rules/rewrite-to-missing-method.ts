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
    "Unsafe: a redirect that loses the method gets the status that keeps it, and a call without `basePath` gets it. All else is left to do by hand, since only its author knows where the requests should go.",
  detect: async (app) => {
    const { redirects, beforeFiles, afterFiles, fallback } = app.facts.routes;
    const isWhole = app.configRequested || app.activeMiddleware?.requested;
    const interception = isWhole ? await interceptionOf(app) : undefined;
    const entries = redirects.length + beforeFiles.length + afterFiles.length + fallback.length;
    const isConfig = app.configRequested && entries > 0;
    const isCalled = app.routes.some(({ callers }) =>
      callers.sites.some(({ via, literal }) => via ?? literal),
    );
    if (interception === undefined && !isConfig && !isCalled) return [];
    const { calledPaths } = await import("./interception/called-path.js");
    const { behindPages } = await import("./interception/behind-pages.js");
    const { sentOnByConfig, sentOnByMiddleware } = await import("./interception/missing-method.js");
    return [
      ...(interception === undefined ? [] : sentOnByMiddleware(app, interception)),
      ...(isConfig ? [...sentOnByConfig(app), ...behindPages(app)] : []),
      ...calledPaths(app),
    ];
  },
};
