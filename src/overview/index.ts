/** The overview of the API routes: what there is, which methods it answers, who calls it, and what is wrong with it. */
import { HTTP_METHODS, type HttpMethod } from "../handler/contract.js";
import { type PlanRequest, planOf, readForPlan } from "../plan/index.js";
import type { CallSite, NextApp, PagesApiFile, RouteCallers, RouteFile } from "../project/contract.js";
import { type ReportEntry, reportOf } from "../report/index.js";
import { exportLine } from "../rules/served-methods.js";
import type { ListedFinding, RouteCaller, RouteEntry, RouteOverview } from "./contract.js";
import { exportedMethods } from "./exported-methods.js";

export type { ListedFinding, RouteCaller, RouteEntry, RouteOverview } from "./contract.js";
export { overviewErrorJson, overviewJson } from "./formats/json.js";
export { overviewMarkdown } from "./formats/markdown.js";
export { overviewText } from "./formats/text.js";

/**
 * Looks at every API route that the paths ask for: route files of the App Router, and `pages/api`. Nothing is written. `rules`, `skip` and
 * `methods` decide on findings alone.
 * @throws {PlanError} as `makePlan` does
 */
export async function listRoutes(request: PlanRequest): Promise<RouteOverview> {
  const project = await readForPlan(request, {
    wantsCallers: ({ requested }) => requested,
    wantsPagesCallers: ({ requested }) => requested,
    wantsModules: ({ requested }) => requested,
  });
  const report = reportOf(await planOf(project, request), new Map());
  const routes: RouteEntry[] = [];
  for (const app of project.apps) {
    for (const route of app.routes) if (route.requested) routes.push(await appEntry(route, app));
    for (const file of app.pagesApi) if (file.requested) routes.push(await pagesEntry(file, app));
  }
  routes.sort((a, b) => compare(a.app, b.app) || compare(a.url, b.url) || compare(a.path, b.path));
  const others: ListedFinding[] = [];
  for (const entry of report.entries) {
    const concerned = routes.filter(({ path }) => isAbout(entry, path));
    for (const { findings } of concerned) findings.push(findingOf(entry));
    if (concerned.length === 0) others.push(findingOf(entry));
  }
  return { root: project.root, routes, others };
}

async function appEntry(route: RouteFile, app: NextApp): Promise<RouteEntry> {
  const methods = exportedMethods(route);
  return {
    ...placeOf(route, app),
    router: "app",
    methods,
    automatic: methods === "unknown" ? [] : await automaticMethods(methods, route, app),
    callers: callersOf(route.callers),
    findings: [],
  };
}

/**
 * HEAD falls to GET, and Next answers OPTIONS by itself (measured on 14, 15 and 16), but for a GET that the build has run: there `next start` may answer OPTIONS
 * with 405.
 */
async function automaticMethods(
  methods: readonly HttpMethod[],
  route: RouteFile,
  app: NextApp,
): Promise<HttpMethod[]> {
  const isFrozen = methods.includes("GET") && (await mayBeFrozen(methods, route, app));
  const offered: HttpMethod[] = [
    ...(methods.includes("GET") ? (["HEAD"] as const) : []),
    ...(isFrozen ? [] : (["OPTIONS"] as const)),
  ];
  return HTTP_METHODS.filter((method) => offered.includes(method) && !methods.includes(method));
}

async function mayBeFrozen(
  methods: readonly HttpMethod[],
  { text, path }: RouteFile,
  app: NextApp,
): Promise<boolean> {
  // The compiler is heavy, and a file with more methods is never run at build time.
  if (methods.some((method) => !["GET", "HEAD", "PUT"].includes(method))) return false;
  const { buildMayRun } = await import("../handler/web/prerendered.js");
  return buildMayRun(text, methods, { path, next: app.next, cacheComponents: app.facts.cacheComponents });
}

/** The Pages Router answers nothing by itself: each method gets to the handler (measured). */
async function pagesEntry(file: PagesApiFile, app: NextApp): Promise<RouteEntry> {
  const { methodsOfPagesApi } = await import("../handler/pages-api/methods.js");
  return {
    ...placeOf(file, app),
    router: "pages",
    methods: methodsOfPagesApi(file.text, file.path),
    automatic: [],
    callers: callersOf(file.callers),
    findings: [],
  };
}

function placeOf({ path, url, text }: RouteFile | PagesApiFile, { facts, root }: NextApp) {
  const whole = url === "/" && facts.basePath ? facts.basePath : `${facts.basePath}${url}`;
  return { url: whole, path, line: exportLine(text), app: root };
}

function callersOf({ sites, uncertain }: RouteCallers): RouteCaller[] {
  const caller = (certain: boolean) => (site: CallSite) => {
    const { path, line, column, methods } = site;
    return { path, line, column, methods, certain };
  };
  return [...sites.map(caller(true)), ...uncertain.map(caller(false))].sort(
    (a, b) => compare(a.path, b.path) || a.line - b.line || a.column - b.column,
  );
}

function isAbout(entry: ReportEntry, path: string): boolean {
  return entry.path === path || (entry.related ?? []).some((place) => place.path === path);
}

function findingOf({
  rule,
  path,
  line,
  column,
  severity,
  safety,
  message,
  docs,
}: ReportEntry): ListedFinding {
  return { rule, path, line, column, severity, safety, message, docs };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
