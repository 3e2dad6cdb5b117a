/** Habits of the App Router in `pages/api`: a file called `route`, which answers `…/route` there, and named methods, which are never called. */
import { posix } from "node:path";
import { HTTP_METHODS } from "../../handler/contract.js";
import type { ExportedHandler } from "../../handler/find/exported-handlers.js";
import type { NextApp, PagesApiFile } from "../../project/contract.js";
import { mayHaveDefault } from "../../project/meant-place.js";
import { leftToDo } from "../left-to-do.js";
import { assuming } from "../moving/assuming.js";
import { leftSince, moveCommand } from "../moving/move-command.js";
import type { MoveWish } from "../moving/moved-route.js";
import type { Move } from "../moving/place.js";
import type { RuleFinding, RuleOptions, RuleResult } from "../rule.js";
import { servedMethods } from "../served-methods.js";
import { handlersIn } from "../stray-handler.js";
import { byHandNotes, moveOrMerge, routeAt } from "./by-hand.js";

interface PagesMove extends Move {
  file: PagesApiFile;
}

export async function misplacedInPagesApi(
  app: NextApp,
  file: PagesApiFile,
  options: RuleOptions,
): Promise<RuleResult | undefined> {
  const { meant, asIndex } = file;
  if (!file.requested || meant === undefined) return undefined;
  const handlers = await handlersIn(file);
  const handler = handlers.find(({ name }) => name === "default");
  if (handler === undefined) return namedMethods({ app, file, meant }, handlers, options);
  if (asIndex === undefined) return undefined;
  if (isAnswered(handler, file)) {
    return calledRoute({ app, file, meant: { ...meant, ...asIndex } }, handler, options);
  }
  const why = "In pages/api a handler that gives a Response is never answered: the request hangs.";
  return toAppFolder({ app, file, meant }, { why, handler }, options);
}

/** A handler that gives a Response is answered on the Edge Runtime alone (measured on 14, 15 and 16). */
function isAnswered({ style }: ExportedHandler, { text }: PagesApiFile): boolean {
  return style === "pages" || /\bruntime\s*[:=]\s*["'](?:experimental-)?edge\b/.test(text);
}

/** Without a default export every request is an error, in `next dev` too (measured on 14, 15 and 16). */
async function namedMethods(
  move: PagesMove,
  handlers: readonly ExportedHandler[],
  options: RuleOptions,
): Promise<RuleResult | undefined> {
  const { file } = move;
  const methods = mayHaveDefault(file.text) ? "unknown" : servedMethods(file);
  if (methods === "unknown" || methods.length === 0) return undefined;
  const isHandler = (method: string) => handlers.some(({ name }) => name === method);
  // What a library makes, `export const { GET, POST } = …`, is none that could be followed.
  if (!methods.every(isHandler) && !/\bexport\s+const\s*\{/.test(file.text)) return undefined;
  const why = `Files in pages/api answer through their default export; this one exports ${methods.join(", ")}, as a route of the app folder does, so every request gets an error: "Page ${file.url} does not export a default function".`;
  const handler = handlers.find(({ name }) => methods.some((method) => method === name));
  return toAppFolder(move, { why, handler: handler ?? { style: "web", line: 1, column: 1 } }, options);
}

async function toAppFolder(
  { app, file, meant }: PagesMove,
  { why, handler }: Pick<MoveWish, "why" | "handler">,
  options: RuleOptions,
): Promise<RuleResult | undefined> {
  // Who imports it has put it there as a part of something.
  if (isImported(file)) return undefined;
  const { style, line, column } = handler;
  const byHand = (since: string): RuleResult => {
    const message = `${why} ${moveOrMerge(app, file, meant)}${since}`;
    const notes = byHandNotes(file, meant, style);
    return { path: file.path, findings: [leftToDo(message, { line, column, notes })] };
  };
  if (routeAt(app, meant) !== undefined) return byHand("");
  const obstacle = app.appDir === undefined ? whyNoAppFolder(app) : undefined;
  if (obstacle !== undefined) return byHand(` ${leftSince(obstacle)}`);
  const { movedRoute } = await import("../moving/moved-route.js");
  const moved = await movedRoute({ app, file, meant, handler, why }, options);
  if (moved === undefined) return undefined;
  if ("refusal" in moved) return byHand(` ${leftSince(moved.refusal)}`);
  if (app.appDir !== undefined) return moved;
  return assuming(moved, "That the app may have an app folder beside pages is an assumption.");
}

function isImported({ importedBy = [] }: PagesApiFile): boolean {
  return importedBy.length > 0;
}

/** Measured: from Next 16 on, an `app` folder answers the paths that nothing answers, even where it holds routes alone. */
export function whyNoAppFolder({ next, pagesDir = "", files }: NextApp): string | undefined {
  if (next < 14) return "there is no app folder, and Next.js 13 has one only from 13.4 on";
  const own = files.find((path) =>
    /^(?:404|_error|_app)(?:\/index)?\.[\w.]+$/.test(posix.relative(pagesDir, path)),
  );
  return next >= 16 && own !== undefined
    ? `there is no app folder, and with one Next.js ${next} answers unknown paths by a page of its own, without ${own}`
    : undefined;
}

/** A handler of the Pages Router in a file called `route`. Who requests it by that name means it to be called that. */
async function calledRoute(
  move: PagesMove,
  handler: ExportedHandler,
  options: RuleOptions,
): Promise<RuleResult | undefined> {
  const { app, file, meant } = move;
  const { line, column } = handler;
  const isTaken = [...app.routes, ...app.pagesApi].some(({ url }) => url === meant.url);
  if (isTaken || file.callers.sites.length > 0) return undefined;
  const what = `In pages/api the name route means nothing special: this file answers ${file.url}.`;
  const command = `\`${moveCommand(file.path, meant.path)}\``;
  if (meant.callers.sites.length + meant.callers.uncertain.length === 0) {
    const message = `${what} If it is to answer ${meant.url}, rename it: ${command}.`;
    return { path: file.path, findings: [leftToDo(message, { line, column, severity: "info" })] };
  }
  const { whyNotMoved } = await import("../moving/moved-route.js");
  const { placeIn } = await import("../moving/place.js");
  const obstacle = whyNotMoved(move, options) ?? (isImported(file) ? "other files import it" : undefined);
  const { isSure, said } = placeIn(move, HTTP_METHODS);
  if (obstacle !== undefined) {
    const message = `${what} ${meant.url} is requested. Rename it: ${command}. ${leftSince(obstacle)}`;
    return { path: file.path, findings: [leftToDo(message, { line, column })] };
  }
  const safety = isSure ? "safe" : "unsafe";
  const finding: RuleFinding = { safety, methods: [], line, column, message: `${what} ${said}`, notes: [] };
  return { path: file.path, findings: [finding], after: file.text, movedTo: meant.path };
}
