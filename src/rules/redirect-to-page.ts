/** Redirects of API requests to a page, by middleware or by the handler itself: the 405 that only production shows. */
import { interceptionOf } from "./interception/requests.js";
import type { Rule } from "./rule.js";

const ID = "redirect-to-page";

export const redirectToPage: Rule = {
  id: ID,
  title: "Middleware or a handler redirects API requests to a page, and the client posts there again.",
  docs: `docs/rules/${ID}.md`,
  severity: "warning",
  safety:
    "Unsafe: answering 401 under /api/ assumes that only programs send these requests, and 303 in a handler that the page is meant to be seen. By hand where the page isn't one to sign in at, or the redirect can't be told from the code around it.",
  detect: async (app, options) => {
    const { redirectsInHandlers } = await import("./redirects/in-handlers.js");
    const own = redirectsInHandlers(app, options);
    if (!app.configRequested && !app.activeMiddleware?.requested) return own;
    const interception = await interceptionOf(app);
    if (interception === undefined) return own;
    const { redirectsToPages } = await import("./interception/redirect-to-page.js");
    return [...redirectsToPages(app, interception), ...own];
  },
};
