import { routeRule } from "./route-rule.js";

/** `export function get()`: Next only calls upper-case names. */
export const lowercaseMethod = routeRule({
  id: "lowercase-method",
  title: "A method is exported in lower case (get, post), so Next.js doesn't see it and answers 405.",
  severity: "error",
  safety:
    "Safe: the export gets its upper-case name, and a handler in the Pages style is rewritten along with it.",
});
