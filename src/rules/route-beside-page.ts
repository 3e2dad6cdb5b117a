/** A route handler and a page for one path: the build fails, and up to Next 15 dev shows only the route. */
import { posix } from "node:path";
import type { NextApp, PageFile, RouteFile } from "../project/contract.js";
import { leftToDo } from "./left-to-do.js";
import { moveCommand } from "./moving/move-command.js";
import { importNotes } from "./moving/relative-imports.js";
import type { Rule, RuleFinding } from "./rule.js";

export const routeBesidePage: Rule = {
  id: "route-beside-page",
  title: "A route handler and a page answer one path, so the build fails.",
  docs: "docs/rules/route-beside-page.md",
  severity: "error",
  safety: "By hand: the route has to move, and its callers with it.",
  detect: (app) =>
    app.routes.flatMap((route) => {
      const page = app.pages.find(({ router, url }) => router === "app" && url === route.url);
      if (page === undefined || !(route.requested || page.requested)) return [];
      return [{ path: route.path, findings: [besidePage(app, route, page)] }];
    }),
};

function besidePage(app: NextApp, route: RouteFile, page: PageFile): RuleFinding {
  const dev =
    app.next <= 15
      ? "`next dev` says nothing and serves the route alone, so the page can't be reached and a form on it gets 405"
      : "`next dev` answers 500 to everything";
  const message = `${page.path} is a page for the same path, ${route.url}. \`next build\` fails on that, and ${dev}. ${whatToDo(app, route, page)}`;
  const { text, path } = route;
  const related = [{ path: page.path, line: 1, message: `answers ${route.url} too` }];
  const target = freeTarget(app, route);
  return leftToDo(message, {
    related,
    notes: target === undefined ? [] : importNotes(text, path, target),
  });
}

function whatToDo(app: NextApp, route: RouteFile, page: PageFile): string {
  const target = freeTarget(app, route);
  if (target !== undefined) {
    const url = posix.join("/api", route.url);
    return `Move the route, \`${moveCommand(route.path, target)}\`, and let its callers request ${app.facts.basePath}${url}.`;
  }
  return `Move one of them to another folder, or remove ${page.path} if it isn't a page that anybody visits.`;
}

/** `app/foo/route.ts` goes to `app/api/foo/route.ts`, if nothing is there and it isn't in `api` anyway. */
function freeTarget(app: NextApp, { path, url }: RouteFile): string | undefined {
  if (app.appDir === undefined || url === "/api" || url.startsWith("/api/")) return undefined;
  const target = posix.join(app.appDir, "api", url, posix.basename(path));
  const moved = posix.join("/api", url);
  return [...app.routes, ...app.pagesApi, ...app.pages].some((one) => one.url === moved) ? undefined : target;
}
