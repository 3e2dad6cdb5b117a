import { routeRule } from "./route-rule.js";

/** A method is exported under its right name, but expects `req` and `res` of the Pages Router. */
export const pagesSignature = routeRule({
  id: "pages-signature",
  title: "An exported method takes req and res of the Pages Router, so it fails when it is called.",
  severity: "error",
  safety:
    "Safe: the exported name says the method, and replies and reads keep their meaning. By hand where req or res leaves the file.",
});
