/** `typescript.ignoreBuildErrors`: the type check of the build is the only thing that names many broken routes. */
import type { RouteRepair } from "../handler/contract.js";
import type { NextApp } from "../project/contract.js";
import { checksTypes } from "./build-check.js";
import { invalidRouteExport } from "./invalid-route-export.js";
import { leftToDo } from "./left-to-do.js";
import type { Rule } from "./rule.js";

export const ignoreBuildErrors: Rule = {
  id: "ignore-build-errors",
  title: "next.config switches off the type check that would have named a broken route.",
  docs: "docs/rules/ignore-build-errors.md",
  severity: "info",
  safety: "By hand: other type errors may come to light with it.",
  detect: async (app, options) => {
    const place = app.facts.ignoresBuildErrors;
    const [config] = app.configs;
    if (place === undefined || config === undefined || !app.configRequested || !checksTypes(app)) return [];
    const exports = await invalidRouteExport.detect(app, options);
    const hidden = [
      ...app.routes
        .filter((route) => isHidden(app, route, options.repairs.get(route.path)))
        .map(({ path }) => path),
      ...exports
        .filter(({ findings }) => findings.some(({ severity }) => severity === "info"))
        .map(({ path }) => path),
    ];
    const paths = [...new Set(hidden)].sort();
    if (paths.length === 0) return [];
    const message = `\`typescript.ignoreBuildErrors\` lets \`next build\` pass without a word about ${listed(paths)}. Take it out once the build's other type errors are mended.`;
    return [{ path: config.path, findings: [leftToDo(message, place)] }];
  },
};

/**
 * Whether the type check would have failed on a broken route (measured on 14, 15 and 16): on a default export and a lower-case method alone, and on the types of
 * the Pages Router; not on `any`.
 */
function isHidden(
  app: NextApp,
  route: { text: string; path: string },
  repair: RouteRepair | undefined,
): boolean {
  if (repair === undefined || !/\.tsx?$/.test(route.path)) return false;
  return repair.findings.some(({ rule }) => {
    if (rule === "pages-signature") return /\bNextApi(?:Request|Handler)\b/.test(route.text);
    const hasMethods = /\bexport\b[^;=]*\b(?:GET|POST|PUT|PATCH|DELETE)\b/.test(route.text);
    return app.next < 16 || !hasMethods;
  });
}

function listed(paths: readonly string[]): string {
  const shown = paths.slice(0, 3).join(", ");
  return paths.length > 3 ? `${shown} and ${paths.length - 3} more` : shown;
}
