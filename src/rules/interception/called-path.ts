/** Calls of a path that isn't quite the route's: reached by a rewrite, without `basePath`, with a slash too many or too few. */
import type { CallSite, NextApp, RouteFile } from "../../project/contract.js";
import type { RuleFinding, RuleResult } from "../rule.js";
import { servedMethods } from "../served-methods.js";

/** What is wrong with the paths that the repo's own calls use. */
export function calledPaths(app: NextApp): RuleResult[] {
  const results: RuleResult[] = [];
  for (const route of app.routes) {
    for (const site of route.callers.sites) {
      results.push(
        ...rewrittenCall(app, route, site),
        ...(lacksBasePath(app, site) ? [withBasePath(app, route, site)] : slashOf(app, route, site)),
      );
    }
  }
  return results;
}

/** A call that a rewrite sends to a route without its method. */
function rewrittenCall(app: NextApp, route: RouteFile, site: CallSite): RuleResult[] {
  const [config] = app.configs;
  if (site.via?.sure !== true || config === undefined) return [];
  const methods = servedMethods(route);
  if (methods === "unknown" || methods.length === 0) return [];
  const missing = site.methods.filter(
    (method) =>
      !methods.includes(method) && method !== "OPTIONS" && !(method === "HEAD" && methods.includes("GET")),
  );
  if (missing.length === 0) return [];
  const what = missing.join(" and ");
  const finding: RuleFinding = {
    safety: "manual",
    methods: missing,
    line: site.via.line,
    column: site.via.column,
    message: `This entry rewrites ${site.url} to ${route.url}, whose route exports ${methods.join(", ")} only; ${site.path}:${site.line} sends ${what} there, which answers 405. Export ${what} in ${route.path}, or let the entry lead to a route that has it.`,
    notes: [],
    related: [
      { path: site.path, line: site.line, message: `Sends ${what} ${site.url}.` },
      { path: route.path, line: 1, message: `Exports ${methods.join(", ")} only.` },
    ],
  };
  return [{ path: config.path, findings: [finding] }];
}

function lacksBasePath({ facts }: NextApp, { literal }: CallSite): boolean {
  if (facts.basePath === "" || literal === undefined) return false;
  const { redirects, beforeFiles, afterFiles, fallback, open } = facts.routes;
  // Entries with `basePath: false` may serve the bare path.
  const all = [...redirects, ...beforeFiles, ...afterFiles, ...fallback];
  if (open || all.some(({ outsideBasePath }) => outsideBasePath)) return false;
  return literal.path !== facts.basePath && !literal.path.startsWith(`${facts.basePath}/`);
}

function withBasePath({ facts }: NextApp, route: RouteFile, site: CallSite): RuleResult {
  const { path, start } = site.literal as NonNullable<CallSite["literal"]>;
  const finding: RuleFinding = {
    safety: "unsafe",
    methods: site.methods,
    line: site.line,
    column: site.column,
    message: `This asks for ${path}, but next.config says \`basePath: "${facts.basePath}"\`: the route answers at ${facts.basePath}${route.url}, and ${path} is 404. \`fetch\` doesn't add the base path, as \`<Link>\` and the router do. Adding it assumes that nothing in front of the app maps ${path}.`,
    notes: [],
    related: [{ path: route.path, line: 1, message: `Answers at ${facts.basePath}${route.url}.` }],
  };
  return { path: site.path, findings: [finding], edits: [{ start, end: start, text: facts.basePath }] };
}

/** A slash at the end is redirected away by 308, or to, as the config says: the call works, but asks twice. */
function slashOf({ facts }: NextApp, route: RouteFile, site: CallSite): RuleResult[] {
  const { literal, methods } = site;
  if (
    literal === undefined ||
    facts.skipTrailingSlashRedirect ||
    methods.every((method) => method === "GET")
  ) {
    return [];
  }
  const hasSlash = literal.path.endsWith("/");
  if (hasSlash === facts.trailingSlash) return [];
  const right = hasSlash ? literal.path.slice(0, -1) : `${literal.path}/`;
  const why = facts.trailingSlash ? "`trailingSlash: true` is set" : "`trailingSlash` isn't set";
  const finding: RuleFinding = {
    safety: "manual",
    severity: "info",
    methods,
    line: site.line,
    column: site.column,
    message: `${methods.join(" and ")} ${literal.path} is answered with 308 to ${right} first, since ${why}. \`fetch\` follows it with method and body; other clients may not. Ask for ${right}.`,
    notes: [],
    related: [{ path: route.path, line: 1, message: `Answers at ${right}.` }],
  };
  return [{ path: site.path, findings: [finding] }];
}
