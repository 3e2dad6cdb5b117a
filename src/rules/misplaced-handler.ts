/** A handler in a file that Next doesn't take for an API route. */
import { posix } from "node:path";
import type { NextApp, PagesApiFile, StrayFile } from "../project/contract.js";
import { folderUrl } from "../project/route-url.js";
import { leftToDo } from "./left-to-do.js";
import { importNotes, moveCommand } from "./move-file.js";
import type { Rule, RuleResult } from "./rule.js";
import { handlersIn, strayHandlers } from "./stray-handler.js";

export const misplacedHandler: Rule = {
  id: "misplaced-handler",
  title:
    "A handler lies in a file that Next.js doesn't take for an API route, so its path answers 404 or an error page.",
  docs: "docs/rules/misplaced-handler.md",
  severity: "error",
  safety: "By hand: the file has to move. The report names the command, and what becomes of its imports.",
  detect: async (app) => {
    const results = [
      ...(await Promise.all(app.strays.map((file) => misplacedInApp(app, file)))),
      ...(await Promise.all(app.pagesApi.map((file) => misplacedInPages(app, file)))),
    ];
    return results.flatMap((result) => result ?? []);
  },
};

async function misplacedInApp(app: NextApp, file: StrayFile): Promise<RuleResult | undefined> {
  const { appDir } = app;
  if (appDir === undefined || !file.path.startsWith(`${appDir}/`)) return undefined;
  const path = posix.relative(appDir, file.path);
  const name = posix.basename(path);
  // These are told by unreachable-route.
  if (/(?:^|\/)_/.test(path) || /^(?:route|middleware|proxy)\./i.test(name)) return undefined;
  const isPage = /^page\./.test(name);
  const handlers = (await strayHandlers(file)).filter(
    // A component has one parameter, props; a handler has two.
    ({ name, style, parameters }) => !isPage || name !== "default" || (style === "pages" && parameters >= 2),
  );
  const [handler] = handlers;
  if (handler === undefined) return undefined;
  const target = posix.join(appDir, routePath(path, app.facts.pageExtensions));
  const why = isPage
    ? "This page holds an API handler. Next.js renders a page as a component: the build fails on it, `next dev` answers 500, and no method is ever called."
    : `Next.js routes only files called route, so nothing answers at this file's place: a request gets 404.`;
  return {
    path: file.path,
    findings: [
      leftToDo(`${why} ${moveOrMerge(app, file, target)}`, {
        line: handler.line,
        column: handler.column,
        notes: [...importNotes(file.text, file.path, target), ...afterwards(handler.style)],
      }),
    ],
  };
}

function afterwards(style: "pages" | "web"): string[] {
  return style === "pages"
    ? ["It is written for the Pages Router: run route-codemod again when it has moved, to have it rewritten."]
    : [];
}

function moveOrMerge(app: NextApp, file: { path: string }, target: string): string {
  const url = app.appDir && folderUrl(posix.relative(app.appDir, posix.dirname(target)).split("/"));
  const existing = app.routes.find((route) => route.url === url);
  return existing === undefined
    ? `Move it: \`${moveCommand(file.path, target)}\`. It then answers ${app.facts.basePath}${url}.`
    : `${existing.path} answers ${url} already: move what this file does into it.`;
}

/** Where a route would lie that answers what the file's name says. */
function routePath(path: string, pageExtensions: readonly string[]): string {
  const folder = posix.dirname(path);
  const [, name = "", extension = ""] = /^(.*?)\.([mc]?[jt]sx?)$/.exec(posix.basename(path)) ?? [];
  const kept = pageExtensions.includes(extension) ? extension : /ts/.test(extension) ? "ts" : "js";
  const route = `route.${kept}`;
  // `index.ts`, `post.ts`, `handler.ts` speak of their folder.
  if (/^(?:index|page|routes?|api|handlers?|endpoint|get|head|post|put|patch|delete|options)$/i.test(name)) {
    return posix.join(folder, route);
  }
  // `users[id].ts` means `users/[id]`, and `users.post.ts` the POST of `users`.
  const bare = name.replace(/\.(?:get|post|put|patch|delete|handler|api|route)$/i, "");
  const parts = /^([^[\]]+)(\[.+\])$/.exec(bare)?.slice(1) ?? [bare];
  return posix.join(folder, ...parts, route);
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
