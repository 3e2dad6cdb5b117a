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
        ...writtenPath(app, route, site),
        ...bareProvider(app, site),
      );
    }
    results.push(...webhookBehindSlash(app, route));
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

/** A script, a cron job or Stripe's command line, which ask for the path as it is written and follow no redirect. */
function writtenPath({ facts }: NextApp, route: RouteFile, site: CallSite): RuleResult[] {
  if (!site.sure || /\.[mc]?[jt]sx?$|\.html?$/.test(site.path)) return [];
  const { basePath, trailingSlash, skipTrailingSlashRedirect } = facts;
  const lacksBase = basePath !== "" && site.url !== basePath && !site.url.startsWith(`${basePath}/`);
  const lacksSlash = trailingSlash && !skipTrailingSlashRedirect && !/\/$|\.\w+$/.test(site.url);
  if (!lacksBase && !lacksSlash) return [];
  const right = `${lacksBase ? basePath : ""}${site.url}${lacksSlash ? "/" : ""}`;
  const why = lacksBase
    ? `next.config says \`basePath: "${basePath}"\`, so this path is 404`
    : "next.config says `trailingSlash: true`, so it is answered with 308, which curl without -L, Vercel's cron jobs and Stripe don't follow";
  const finding: RuleFinding = {
    safety: "manual",
    severity: lacksBase ? "error" : "warning",
    methods: site.methods,
    line: site.line,
    column: site.column,
    message: `${site.methods.join(" and ")} ${site.url} is asked for here, and ${why}. Ask for ${right}.`,
    notes: [],
    related: [{ path: route.path, line: 1, message: `Answers at ${right}.` }],
  };
  return [{ path: site.path, findings: [finding] }];
}

/** `<SessionProvider>` of next-auth asks for /api/auth/session, whatever the base path. */
function bareProvider({ facts, callerFiles }: NextApp, site: CallSite): RuleResult[] {
  const { basePath } = facts;
  if (basePath === "" || site.url !== "/api/auth/session") return [];
  const text = callerFiles.find(({ path }) => path === site.path)?.text;
  if (text === undefined) return [];
  const from =
    text
      .split("\n")
      .slice(0, site.line - 1)
      .join("\n").length + (site.line > 1 ? 1 : 0);
  const start = from + site.column - 1;
  const element = "<SessionProvider";
  if (text.slice(start, start + element.length) !== element) return [];
  const at = start + element.length;
  const finding: RuleFinding = {
    safety: "safe",
    methods: site.methods,
    line: site.line,
    column: site.column,
    message: `This asks for the session at /api/auth/session, but next.config says \`basePath: "${basePath}"\`: NextAuth answers at ${basePath}/api/auth, and this path is 404. It takes the address by its own \`basePath\`.`,
    notes: [`NEXTAUTH_URL needs the whole address too: https://…${basePath}/api/auth.`],
  };
  return [
    {
      path: site.path,
      findings: [finding],
      edits: [{ start: at, end: at, text: ` basePath="${basePath}/api/auth"` }],
    },
  ];
}

/** What proves that a service sends the request, whose address stands in that service's settings. */
const WEBHOOK =
  /stripe-signature|svix-(?:id|signature)|x-hub-signature|constructEvent(?:Async)?\s*\(|x-shopify-hmac/i;

function webhookBehindSlash({ facts }: NextApp, route: RouteFile): RuleResult[] {
  if (
    !facts.trailingSlash ||
    facts.skipTrailingSlashRedirect ||
    !route.requested ||
    !WEBHOOK.test(route.text)
  )
    return [];
  const right = `${facts.basePath}${route.url}/`;
  const finding: RuleFinding = {
    safety: "manual",
    severity: "info",
    methods: ["POST"],
    line: 1,
    column: 1,
    message: `This webhook answers at ${right}, since next.config says \`trailingSlash: true\`: without the slash it is answered with 308, and the services that send webhooks don't follow that. See that the address in the service's settings ends in a slash.`,
    notes: [],
  };
  return [{ path: route.path, findings: [finding] }];
}
