/** A handler in a file that Next doesn't take for an API route. */
import { posix } from "node:path";
import type { NextApp, PagesApiFile, RouteFile, StrayFile } from "../project/contract.js";
import { folderUrl } from "../project/route-url.js";
import { leftToDo } from "./left-to-do.js";
import { leftSince, moveCommand } from "./moving/move-command.js";
import { importNotes } from "./moving/relative-imports.js";
import type { Rule, RuleOptions, RuleResult } from "./rule.js";
import { handlersIn, strayHandlers } from "./stray-handler.js";

export const misplacedHandler: Rule = {
  id: "misplaced-handler",
  title:
    "A handler lies in a file that Next.js doesn't take for an API route, so its path answers 404 or an error page.",
  docs: "docs/rules/misplaced-handler.md",
  severity: "error",
  safety:
    "The file is moved, and rewritten where it is written for the Pages Router. Safe where a call in the repo requests the path and nothing answers it; else unsafe, since the path is an assumption. By hand where something stands in the way.",
  detect: async (app, options) => {
    const results = [
      ...(await Promise.all(app.strays.map((file) => misplacedInApp(app, file, options)))),
      ...(await Promise.all(app.pagesApi.map((file) => misplacedInPages(app, file)))),
    ];
    return results.flatMap((result) => result ?? []);
  },
};

async function misplacedInApp(
  app: NextApp,
  file: StrayFile,
  options: RuleOptions,
): Promise<RuleResult | undefined> {
  const { appDir } = app;
  const { meant } = file;
  if (appDir === undefined || meant === undefined) return undefined;
  const path = posix.relative(appDir, file.path);
  const name = posix.basename(path);
  // These are told by unreachable-route.
  if (/(?:^|\/)_/.test(path) || /^route\./i.test(name)) return undefined;
  const isPage = /^page\./.test(name);
  const handlers = (await strayHandlers(file)).filter(
    // A component has one parameter, props; a handler has two.
    ({ name, style, parameters }) => !isPage || name !== "default" || (style === "pages" && parameters >= 2),
  );
  const [handler] = handlers;
  if (handler === undefined) return undefined;
  const why = isPage
    ? "This page holds an API handler. Next.js renders a page as a component: the build fails on it, `next dev` answers 500, and no method is ever called."
    : `Next.js routes only files called route, so nothing answers at this file's place: a request gets 404.`;
  const byHand = (since: string): RuleResult => ({
    path: file.path,
    findings: [
      leftToDo(`${why} ${moveOrMerge(app, file, meant.path)}${since}`, {
        line: handler.line,
        column: handler.column,
        notes: [...importNotes(file.text, file.path, meant.path), ...afterwards(handler.style)],
      }),
    ],
  });
  if (routeAt(app, meant.path) !== undefined) return byHand("");
  const { movedRoute } = await import("./moving/moved-route.js");
  // As a page it doesn't answer.
  const others = { ...app, pages: app.pages.filter(({ path: page }) => page !== file.path) };
  const moved = await movedRoute({ app: others, file, meant, handler, why }, options);
  return moved !== undefined && "refusal" in moved ? byHand(` ${leftSince(moved.refusal)}`) : moved;
}

function afterwards(style: "pages" | "web"): string[] {
  return style === "pages"
    ? ["It is written for the Pages Router: run route-codemod again when it has moved, to have it rewritten."]
    : [];
}

function moveOrMerge(app: NextApp, file: { path: string }, target: string): string {
  const url = urlOf(app, target);
  const existing = routeAt(app, target);
  return existing === undefined
    ? `Move it: \`${moveCommand(file.path, target)}\`. It then answers ${app.facts.basePath}${url}.`
    : `${existing.path} answers ${url} already: move what this file does into it.`;
}

function urlOf({ appDir }: NextApp, target: string): string | undefined {
  return appDir && folderUrl(posix.relative(appDir, posix.dirname(target)).split("/"));
}

function routeAt(app: NextApp, target: string): RouteFile | undefined {
  const url = urlOf(app, target);
  return app.routes.find((route) => route.url === url);
}

/** App Router habits in `pages/api`: `route.ts` there answers `/route`, and named methods are never called. */
async function misplacedInPages(app: NextApp, file: PagesApiFile): Promise<RuleResult | undefined> {
  if (!file.requested || app.pagesDir === undefined) return undefined;
  const isRoute = /\/route\.[jt]sx?$/.test(file.path);
  const exportsMethod = /\bexport\b[^;=]*\b(?:GET|POST|PUT|PATCH|DELETE)\b/.test(file.text);
  const hasDefault = /\bdefault\b|\bexports\b/.test(file.text);
  if (!isRoute && (!exportsMethod || hasDefault)) return undefined;
  const handlers = await handlersIn(file);
  const methods = handlers.filter(({ name }) => name !== "default");
  const [handler] = handlers;
  if (handler === undefined) return undefined;
  const place = { line: handler.line, column: handler.column };
  if (methods.length > 0 && !hasDefault) {
    const appDir = app.appDir ?? posix.join(posix.dirname(app.pagesDir), "app");
    const url = isRoute ? posix.dirname(file.url) : file.url;
    const target = posix.join(appDir, url, `route${posix.extname(file.path)}`);
    const names = methods.map(({ name }) => name).join(", ");
    const message = `Files in pages/api answer through their default export; this one exports ${names}, as a route of the app folder does, so every request gets an error. ${moveOrMerge({ ...app, appDir }, file, target)}`;
    const notes = importNotes(file.text, file.path, target);
    return { path: file.path, findings: [leftToDo(message, { ...place, notes })] };
  }
  if (!isRoute || handler.name !== "default") return undefined;
  const target = posix.join(posix.dirname(file.path), `index${posix.extname(file.path)}`);
  if (app.pagesApi.some(({ url }) => url === posix.dirname(file.url))) return undefined;
  const message = `In pages/api the name route means nothing special: this file answers ${file.url}. If it is to answer ${posix.dirname(file.url)}, rename it: \`${moveCommand(file.path, target)}\`.`;
  return { path: file.path, findings: [leftToDo(message, { ...place, severity: "info" })] };
}
