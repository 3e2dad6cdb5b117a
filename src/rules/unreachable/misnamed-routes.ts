/** Route files that Next doesn't see: capitals, extensions that it doesn't route, private folders. */
import { posix } from "node:path";
import type { NextApp, StrayFile } from "../../project/contract.js";
import { leftToDo } from "../left-to-do.js";
import { assuming } from "../moving/assuming.js";
import { leftSince, moveCommand } from "../moving/move-command.js";
import { PARKED } from "../moving/obstacles.js";
import type { RuleOptions, RuleResult } from "../rule.js";
import { strayHandlers } from "../stray-handler.js";

export async function misnamedRoutes(app: NextApp, options: RuleOptions): Promise<RuleResult[]> {
  const results = await Promise.all(app.strays.map((file) => misnamed(app, file, options)));
  return results.flatMap((result) => result ?? []);
}

async function misnamed(
  app: NextApp,
  file: StrayFile,
  options: RuleOptions,
): Promise<RuleResult | undefined> {
  const { appDir } = app;
  const { meant } = file;
  if (appDir === undefined || meant === undefined) return undefined;
  const folders = posix.relative(appDir, posix.dirname(file.path)).split("/");
  const name = posix.basename(file.path);
  if (!/^route\./i.test(name) || folders.some((folder) => PARKED.test(folder))) return undefined;
  const [handler] = await strayHandlers(file);
  if (handler === undefined) return undefined;

  const extension = name.slice("route.".length);
  const isRouted = app.facts.pageExtensions.includes(extension);
  const isPrivate = folders.some((folder) => folder.startsWith("_"));
  const reason = isPrivate
    ? `Next.js routes nothing in a folder whose name begins with "_"`
    : !name.startsWith("route.")
      ? "Next.js only takes files called route, in small letters, for route handlers"
      : `Next.js only routes the extensions ${app.facts.pageExtensions.join(", ")}${isRouted ? "" : `, not ${extension}`}`;
  const why = `${reason}, so this file is never called and ${meant.url} answers 404.`;
  const byHand = (whatToDo: string): RuleResult => ({
    path: file.path,
    findings: [
      leftToDo(`${why} ${whatToDo}`, {
        line: handler.line,
        column: handler.column,
        // A private folder is a way to keep a route back.
        ...(isPrivate ? { severity: "warning" as const } : {}),
      }),
    ],
  });
  const command = `\`${moveCommand(file.path, meant.path)}\``;
  if (app.files.includes(meant.path) && meant.path !== file.path) {
    return byHand(`${meant.path} is there already: move what this file does into it.`);
  }
  const isRequested = meant.callers.sites.some(({ sure }) => sure);
  if (isPrivate && !isRequested) return byHand(`If it is meant to answer, rename it: ${command}.`);
  const { movedRoute } = await import("../moving/moved-route.js");
  const moved = await movedRoute({ app, file, meant, handler, why }, options);
  if (moved !== undefined && "refusal" in moved)
    return byHand(`Rename it: ${command}. ${leftSince(moved.refusal)}`);
  // A private folder is a way to keep a route back, whoever requests it.
  return moved && isPrivate ? assuming(moved, "That it isn't kept back on purpose is an assumption.") : moved;
}
