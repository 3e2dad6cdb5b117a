/** A route that sends CORS headers, and whose preflight is answered without them. */
import type { NextApp, RouteFile } from "../project/contract.js";
import type { Rule, RuleResult } from "./rule.js";

const ID = "cors-preflight";

export const corsPreflight: Rule = {
  id: ID,
  title: "A route sends CORS headers, but the OPTIONS that a browser asks first is answered without them.",
  docs: `docs/rules/${ID}.md`,
  severity: "warning",
  safety:
    "Unsafe: an OPTIONS with the route's own headers lets other origins send what the route answers, which its headers say is meant. By hand where these headers are worked out for each request.",
  detect: async (app: NextApp, { repairs, staticExport }): Promise<RuleResult[]> => {
    // A static export drops the whole route as soon as it has another method (measured on 14, 15 and 16).
    if (staticExport) return [];
    const routes = app.routes.filter(
      (route) => route.requested && !repairs.has(route.path) && mayLackPreflight(route),
    );
    if (routes.length === 0 || answersForAll(app)) return [];
    const { missingPreflight } = await import("./cors/missing-preflight.js");
    return routes.flatMap((route) => missingPreflight(route, app));
  },
};

/** Most files are passed by here, without parsing. */
function mayLackPreflight({ text }: RouteFile): boolean {
  return /access-control-allow-origin|cors/i.test(text);
}

/** Something in front of the routes sends the headers, or answers OPTIONS. */
function answersForAll({ configs, activeMiddleware, hosting }: NextApp): boolean {
  const texts = [
    ...configs.map(({ text }) => text),
    ...(activeMiddleware?.modules.map(({ text }) => text) ?? []),
    ...hosting.map(({ text }) => text),
  ];
  return texts.some((text) => /access-control-|\bcors\b/i.test(text));
}
