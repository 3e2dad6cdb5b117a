/**
 * The ESLint plugin: the rules for which one file is enough, with their fixes.
 *
 * ```js
 * import routeCodemod from "route-codemod/eslint";
 * export default [routeCodemod.configs.recommended];
 * ```
 */
import type { ESLint, Linter, Rule } from "eslint";
import { lintRule } from "./lint-rule.js";
import { FILE_RULES } from "./rules.js";

type RuleId = keyof typeof FILE_RULES;

const rules = Object.fromEntries(
  Object.entries(FILE_RULES).map(([id, rule]) => [id, lintRule(rule)]),
) as Record<RuleId, Rule.RuleModule>;

const plugin: ESLint.Plugin = { meta: { name: "route-codemod", namespace: "route-codemod" }, rules };

/** A static site without API routes is right to be one, which its config doesn't tell. */
const { "output-export": _, ...recommendedRules } = FILE_RULES;

const recommended: Linter.Config = {
  name: "route-codemod/recommended",
  files: ["**/app/**/route.{ts,tsx,js,jsx}", "**/pages/api/**/*.{ts,tsx,js,jsx}"],
  plugins: { "route-codemod": plugin },
  rules: Object.fromEntries(
    Object.entries(recommendedRules).map(([id, { about }]) => [
      `route-codemod/${id}`,
      about.severity === "error" ? ("error" as const) : ("warn" as const),
    ]),
  ),
};

/** A plugin for flat config, and its config with all rules but `output-export`. */
const routeCodemod: ESLint.Plugin & { rules: typeof rules; configs: { recommended: Linter.Config } } = {
  ...plugin,
  rules,
  configs: { recommended },
};
export default routeCodemod;
