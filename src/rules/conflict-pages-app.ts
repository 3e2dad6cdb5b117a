/** Both routers match one path: the build fails, and in dev the path answers 404 or 500. */
import { posix } from "node:path";
import type { NextApp } from "../project/contract.js";
import { leftToDo } from "./left-to-do.js";
import { removeCommand } from "./moving/move-command.js";
import type { Rule, RuleResult } from "./rule.js";

export const conflictPagesApp: Rule = {
  id: "conflict-pages-app",
  title: "The app folder and the pages folder both answer one path, so the build fails.",
  docs: "docs/rules/conflict-pages-app.md",
  severity: "error",
  safety: "By hand: one of the two files has to go, and only you know which one is right.",
  detect: (app) => [...samePaths(app), ...separateFolders(app)],
};

interface Answer {
  path: string;
  url: string;
  requested: boolean;
  isApi: boolean;
}

function samePaths(app: NextApp): RuleResult[] {
  const inApp = answers(app, "app");
  return answers(app, "pages").flatMap((old): RuleResult[] => {
    const twin = inApp.find(({ url }) => url === old.url);
    // Two pages on one path are no matter of API routes; `next build` names them.
    if (twin === undefined || !(twin.isApi || old.isApi) || !(twin.requested || old.requested)) return [];
    const dev =
      app.next <= 15
        ? "in `next dev` the path answers 404 to everything"
        : "in `next dev` the path answers 500 to everything";
    const message =
      `${twin.path} and ${old.path} both answer ${old.url}. \`next build\` fails on that, and ${dev}. ` +
      `Keep one of them: \`${removeCommand(old.path)}\` keeps the App Router's, \`${removeCommand(twin.path)}\` the other.`;
    const related = [{ path: old.path, line: 1, message: `answers ${old.url} too` }];
    return [{ path: twin.path, findings: [leftToDo(message, { related })] }];
  });
}

function answers(app: NextApp, router: "app" | "pages"): Answer[] {
  const api: readonly Omit<Answer, "isApi">[] = router === "app" ? app.routes : app.pagesApi;
  const pages = app.pages.filter((page) => page.router === router);
  return [
    ...api.map(({ path, url, requested }) => ({ path, url, requested, isApi: true })),
    ...pages.map(({ path, url, requested }) => ({ path, url, requested, isApi: false })),
  ];
}

/** Next 16 wants `app` and `pages` side by side; up to 15 they may lie apart (measured). */
function separateFolders(app: NextApp): RuleResult[] {
  const { appDir, pagesDir } = app;
  if (app.next < 16 || appDir === undefined || pagesDir === undefined || !app.configRequested) return [];
  if (posix.dirname(appDir) === posix.dirname(pagesDir)) return [];
  const first = answers(app, "pages")[0];
  if (first === undefined) return [];
  const message = `Next.js ${app.next} neither builds nor starts with ${appDir} and ${pagesDir}: \`pages\` and \`app\` directories should be under the same folder. Move one of them beside the other, or take ${pagesDir} away if nothing needs it any more.`;
  return [{ path: first.path, findings: [leftToDo(message)] }];
}
