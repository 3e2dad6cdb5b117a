import { routeRule } from "./route-rule.js";

/** A Pages Router handler pasted into the `app` folder: Next ignores it and answers 405 to everything. */
export const defaultExport = routeRule({
  id: "default-export",
  title:
    "A route file exports a handler by default (or not at all), so Next.js answers 405 to every request.",
  severity: "error",
  safety:
    "Safe where the handler says which methods it serves, or its callers do. Unsafe where the methods are an assumption. By hand where req or res leaves the file.",
});
