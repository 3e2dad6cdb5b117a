/** Habits of the Pages Router in the `app` folder: `app/api/x.ts`, `app/api/x/index.ts`, a handler in a page. */
import { posix } from "node:path";
import type { NextApp, StrayFile } from "../../project/contract.js";
import { leftToDo } from "../left-to-do.js";
import { leftSince } from "../moving/move-command.js";
import type { RuleOptions, RuleResult } from "../rule.js";
import { strayHandlers } from "../stray-handler.js";
import { byHandNotes, moveOrMerge, routeAt } from "./by-hand.js";

export async function misplacedInAppFolder(
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
      leftToDo(`${why} ${moveOrMerge(app, file, meant)}${since}`, {
        line: handler.line,
        column: handler.column,
        notes: byHandNotes(file, meant, handler.style),
      }),
    ],
  });
  if (routeAt(app, meant) !== undefined) return byHand("");
  const { movedRoute } = await import("../moving/moved-route.js");
  // As a page it doesn't answer.
  const others = { ...app, pages: app.pages.filter(({ path: page }) => page !== file.path) };
  const moved = await movedRoute({ app: others, file, meant, handler, why }, options);
  return moved !== undefined && "refusal" in moved ? byHand(` ${leftSince(moved.refusal)}`) : moved;
}
