/** What is wrong with a route file, by rule: the first sentence of each finding. */
import type { RouteRule } from "./contract.js";

export const WHAT: Record<RouteRule, string> = {
  "default-export": "Next.js ignores the default export of a route file, so every method answers 405.",
  "pages-signature":
    "This export is written for the Pages Router: it gets a Request and `{ params }`, not `req` and `res`.",
  bridge: "This route goes over the bridge: its handler is still written for the Pages Router.",
  "lowercase-method": "Next.js only calls upper-case method names, so this method answers 405.",
};
