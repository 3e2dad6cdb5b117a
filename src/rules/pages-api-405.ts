/** Handlers of `pages/api` that leave other methods hanging, or answer 405 without `Allow`. */
import type { PagesApiReview } from "../handler/pages-api/index.js";
import type { PagesApiFile } from "../project/contract.js";
import { lowercaseMethod } from "./lowercase-method.js";
import { reviewOf } from "./pages-review.js";
import type { Rule, RuleResult } from "./rule.js";

export const pagesApi405: Rule = {
  id: "pages-api-405",
  title: "A handler in pages/api never answers other methods, or answers 405 without `Allow`.",
  docs: "docs/rules/pages-api-405.md",
  severity: "warning",
  safety:
    "Safe where every test on the method is understood: the 405 and its header are added in the handler's own style. By hand where the end of the handler is no place for it.",
  detect: async (app, { selected }) => {
    const results = await Promise.all(
      app.pagesApi.filter(({ requested }) => requested).map((file) => judged(file, selected)),
    );
    return results.flat();
  },
};

async function judged(file: PagesApiFile, selected: ReadonlySet<string>): Promise<RuleResult[]> {
  const review = await reviewOf(file);
  // What the handler serves is told only once the names of its methods are right.
  if (review.misspelt.length > 0 && !selected.has(lowercaseMethod.id)) return [];
  return unanswered(file, review);
}

/** What a handler leaves without an answer, and its 405 without `Allow`. */
export function unanswered(file: PlacedFile, review: PagesApiReview): RuleResult[] {
  return [...hanging(file, review), ...withoutAllow(file, review)];
}

type PlacedFile = Pick<PagesApiFile, "path">;

function hanging(file: PlacedFile, review: PagesApiReview): RuleResult[] {
  if (review.hanging === undefined) return [];
  const { methods, served, line, column, edits } = review.hanging;
  const place = { line, column, methods: served, notes: [] };
  const what = `This handler answers ${served.join(", ")}, and leaves ${methods.join(", ")} without any answer: such a request hangs until it times out.`;
  return edits === undefined
    ? [
        {
          path: file.path,
          findings: [
            {
              ...place,
              safety: "manual",
              message: `${what} Answer them with 405 and \`Allow: ${served.join(", ")}\`.`,
            },
          ],
        },
      ]
    : [
        {
          path: file.path,
          findings: [{ ...place, safety: "safe", message: `${what} A 405 with \`Allow\` is added.` }],
          edits,
        },
      ];
}

function withoutAllow(file: PlacedFile, review: PagesApiReview): RuleResult[] {
  if (review.withoutAllow === undefined) return [];
  const { served, line, column, edits } = review.withoutAllow;
  const message = `This 405 has no \`Allow\` header, which HTTP demands (RFC 9110, 15.5.6). The handler answers ${served.join(", ")}.`;
  return [
    {
      path: file.path,
      findings: [{ safety: "safe", methods: served, line, column, message, notes: [] }],
      edits,
    },
  ];
}
