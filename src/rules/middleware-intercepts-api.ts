/** Middleware that takes API requests away from their routes. */
import { interceptionOf } from "./interception/requests.js";
import type { Rule } from "./rule.js";

const ID = "middleware-intercepts-api";

export const middlewareInterceptsApi: Rule = {
  id: ID,
  title: "Middleware takes API requests away from their routes.",
  docs: `docs/rules/${ID}.md`,
  severity: "error",
  safety:
    "Safe where the middleware lets no API request through: leaving the API out of its matcher loses nothing. Unsafe where it lets some through. By hand where it answers them itself, or its matcher names the API.",
  detect: async (app) => {
    if (!app.configRequested && !app.activeMiddleware?.requested) return [];
    const interception = await interceptionOf(app);
    if (interception === undefined) return [];
    const { interceptions } = await import("./interception/intercepted-api.js");
    return interceptions(app, interception);
  },
};
