/** `typescript.ignoreBuildErrors`: the type check of the build is the only thing that names many broken routes. */
import type { RouteRepair } from "../handler/contract.js";
import type { NextApp } from "../project/contract.js";
import { checksTypes } from "./build-check.js";
import { invalidRouteExport } from "./invalid-route-export.js";
import { leftToDo } from "./left-to-do.js";
import type { Rule, RuleOptions } from "./rule.js";

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
    const hidden = [
      ...app.routes
        .filter((route) => isHidden(app, route, options.repairs.get(route.path)))
        .map(({ path }) => path),
      ...(await hiddenExports(app, options)),
    ];
    const paths = [...new Set(hidden)].sort();
    if (paths.length === 0) return [];
    const onceRepaired = (repaired: ReadonlySet<string>) => said(paths.filter((path) => !repaired.has(path)));
    return [{ path: config.path, findings: [leftToDo(said(paths)!, { ...place, onceRepaired })] }];
  },
};

/** What is said of these files. */
function said(paths: readonly string[]): string | undefined {
  if (paths.length === 0) return undefined;
  return `\`typescript.ignoreBuildErrors\` lets \`next build\` pass without a word about ${listed(paths)}. Take it out once the build's other type errors are mended.`;
}

/** The routes whose exports the build would refuse if it checked types, and lets pass now. */
async function hiddenExports(app: NextApp, options: RuleOptions): Promise<string[]> {
  const { ignoresBuildErrors: _, ...facts } = app.facts;
  const now = await refusals(app, options);
  const checked = await refusals({ ...app, facts }, options);
  return [...checked].filter(([place]) => !now.has(place)).map(([, path]) => path);
}

/** The path of each finding that is an error, by its place. */
async function refusals(app: NextApp, options: RuleOptions): Promise<Map<string, string>> {
  const results = await invalidRouteExport.detect(app, options);
  return new Map(
    results.flatMap(({ path, findings }) =>
      findings.flatMap(({ severity, line, column }) =>
        severity === undefined ? [[`${path}:${line}:${column}`, path] as const] : [],
      ),
    ),
  );
}

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
