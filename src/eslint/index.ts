/**
 * The ESLint plugin: the rules that need one route file and nothing else of the repo, with their fixes.
 *
 * ```js
 * import routeCodemod from "route-codemod/eslint";
 * export default [routeCodemod.configs.recommended];
 * ```
 */
import type { ESLint, Linter } from "eslint";
import { defaultExport } from "../rules/default-export.js";
import { lowercaseMethod } from "../rules/lowercase-method.js";
import { pagesSignature } from "../rules/pages-signature.js";
import { lintRule } from "./lint-rule.js";

const rules = {
  "default-export": lintRule("default-export", defaultExport),
  "pages-signature": lintRule("pages-signature", pagesSignature),
  "lowercase-method": lintRule("lowercase-method", lowercaseMethod),
};

const plugin: ESLint.Plugin = { meta: { name: "route-codemod", namespace: "route-codemod" }, rules };

const recommended: Linter.Config = {
  name: "route-codemod/recommended",
  files: ["**/app/**/route.{ts,tsx,js,jsx}"],
  plugins: { "route-codemod": plugin },
  rules: Object.fromEntries(Object.keys(rules).map((id) => [`route-codemod/${id}`, "error" as const])),
};

/** A plugin for flat config, and its config with all rules. */
const routeCodemod: ESLint.Plugin & { rules: typeof rules; configs: { recommended: Linter.Config } } = {
  ...plugin,
  rules,
  configs: { recommended },
};
export default routeCodemod;
