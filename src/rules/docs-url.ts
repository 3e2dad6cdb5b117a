import type { Rule } from "./rule.js";

const REPOSITORY = "https://github.com/route-codemod/route-codemod/blob/main";

/** Where a rule's page can be read online. `explain` prints the same page offline. */
export function docsUrl(rule: Pick<Rule, "docs">): string {
  return `${REPOSITORY}/${rule.docs}`;
}
