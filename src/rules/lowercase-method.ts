import type { PagesApiReview } from "../handler/pages-api/index.js";
import type { PagesApiFile } from "../project/contract.js";
import { reviewOf } from "./pages-review.js";
import { routeRule } from "./route-rule.js";
import type { Rule, RuleResult } from "./rule.js";

const inRoutes = routeRule({
  id: "lowercase-method",
  title:
    "A method is written in small letters: an export (get, Post) that Next.js doesn't see, or a comparison that never holds.",
  severity: "error",
  safety:
    "Safe: the method is written in capitals, and an exported handler in the Pages style is rewritten along with it.",
});

/** `export function get()`: Next only calls upper-case names. And `req.method === "post"` in `pages/api`: Node gives methods in capitals. */
export const lowercaseMethod: Rule = {
  ...inRoutes,
  detect: async (app, options) => [
    ...(await inRoutes.detect(app, options)),
    ...(await Promise.all(app.pagesApi.filter(({ requested }) => requested).map(inPages))).flat(),
  ],
};

async function inPages(file: PagesApiFile): Promise<RuleResult[]> {
  return misspeltTests(file, await reviewOf(file));
}

/** What is said of comparisons with methods in small letters. */
export function misspeltTests(file: Pick<PagesApiFile, "path">, { misspelt }: PagesApiReview): RuleResult[] {
  if (misspelt.length === 0) return [];
  const edits = misspelt.map(({ start, end, method }) => ({ start, end, text: method }));
  const findings = misspelt.map(({ method, written, line, column }) => ({
    safety: "safe" as const,
    methods: [method],
    line,
    column,
    message: `Methods come in capitals, so a comparison with "${written}" never holds, and the handler treats ${method} like a method that it doesn't know.`,
    notes: [],
  }));
  return [{ path: file.path, findings, edits }];
}
