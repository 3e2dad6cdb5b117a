/** The handler compiler's word on the file that ESLint looks at: asked once for all rules. */
import type { SourceCode } from "eslint";
import { type RouteRepair, type RouteRule, repairRoute } from "../handler/index.js";
import { type PagesApiReview, reviewPagesApi } from "../handler/pages-api/index.js";
import { editsBetween } from "../plan/edits.js";
import { couldBeBroken } from "../rules/route-gate.js";
import type { LintedFile, LintFinding } from "./lint-rule.js";

/** What the compiler finds in a route file under the id of one rule. @throws {SyntaxError} */
export function routeFindings(rule: RouteRule, file: LintedFile): LintFinding[] {
  if (!couldBeBroken(file.text)) return [];
  const { findings, code } = repairOf(file);
  const edits = code === undefined ? {} : { edits: editsBetween(file.text, code) };
  return findings
    .filter((finding) => finding.rule === rule)
    .map(({ line, column, message, safety, methods }) => ({
      ...{ line, column, message, safety, ...edits },
      order: methods.length > 0 ? `Rewrite it to export ${methods.join(", ")}.` : "Rewrite the handler.",
    }));
}

/** The compiler has a new text for the whole file. @throws {SyntaxError} */
export function isRewritten(file: LintedFile): boolean {
  return couldBeBroken(file.text) && repairOf(file).code !== undefined;
}

const repairs = new WeakMap<SourceCode, Map<string, RouteRepair>>();

function repairOf({ source, text, path, options, next }: LintedFile): RouteRepair {
  const context = { path, ...options, ...(next === undefined ? {} : { next }) };
  return onceFor(repairs, source, JSON.stringify(context), () => repairRoute(text, context));
}

const reviews = new WeakMap<SourceCode, Map<string, PagesApiReview>>();

/** What the compiler says of a handler in `pages/api`; nothing of one that never looks at the method. */
export function reviewOf({ source, text, path }: LintedFile): PagesApiReview {
  if (!/\bmethod\b/.test(text)) return { misspelt: [] };
  return onceFor(reviews, source, path, () => reviewPagesApi(text, path));
}

function onceFor<T>(
  known: WeakMap<SourceCode, Map<string, T>>,
  source: SourceCode,
  key: string,
  make: () => T,
): T {
  const ofSource = known.get(source) ?? new Map<string, T>();
  known.set(source, ofSource);
  const value = ofSource.get(key) ?? make();
  ofSource.set(key, value);
  return value;
}
