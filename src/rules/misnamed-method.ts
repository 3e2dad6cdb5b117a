/** An exported method that serves another method than its name says. */
import type { NextApp } from "../project/contract.js";
import type { Rule, RuleResult } from "./rule.js";

const ID = "misnamed-method";

export const misnamedMethod: Rule = {
  id: ID,
  title: "An exported method can only refuse itself, or reads a body that its requests never have.",
  docs: `docs/rules/${ID}.md`,
  severity: "error",
  safety:
    "Unsafe: the function gets the name of the method that it serves, which assumes that this is how it is meant to be called. By hand where the file exports that method already.",
  detect: async (app: NextApp, options): Promise<RuleResult[]> => {
    const routes = app.routes.filter(
      ({ path, requested, text }) => requested && !options.repairs.has(path) && MAY_BE_MISNAMED.test(text),
    );
    if (routes.length === 0) return [];
    const { misnamedMethods } = await import("./misnamed/methods.js");
    return routes.flatMap((route) => misnamedMethods(route, options));
  },
};

/** It asks for its method, or has a GET and reads a body. */
const MAY_BE_MISNAMED = /\.\s*method\b|\{\s*method\b|\bGET\b[\s\S]*\.\s*(?:json|formData)\s*\(\s*\)/;
