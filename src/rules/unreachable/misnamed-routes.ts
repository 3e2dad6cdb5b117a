/** Route files that Next doesn't see: capitals, extensions that it doesn't route, private folders. */
import { posix } from "node:path";
import type { NextApp, StrayFile } from "../../project/contract.js";
import { folderUrl } from "../../project/route-url.js";
import { leftToDo } from "../left-to-do.js";
import { moveCommand } from "../move-file.js";
import type { RuleResult } from "../rule.js";
import { strayHandlers } from "../stray-handler.js";

export async function misnamedRoutes(app: NextApp): Promise<RuleResult[]> {
  const results = await Promise.all(app.strays.map((file) => misnamed(app, file)));
  return results.flatMap((result) => result ?? []);
}

/** Folders in which people park what they don't want to be routed. */
const PARKED =
  /^_*(?:old|archived?|backup|deprecated|disabled|draft|unused|examples?|templates?|wip|trash|legacy)/i;

async function misnamed(app: NextApp, file: StrayFile): Promise<RuleResult | undefined> {
  const { appDir } = app;
  if (appDir === undefined || !file.path.startsWith(`${appDir}/`)) return undefined;
  const folders = posix.relative(appDir, posix.dirname(file.path)).split("/");
  const name = posix.basename(file.path);
  if (!/^route\./i.test(name) || folders.some((folder) => PARKED.test(folder))) return undefined;
  const [handler] = await strayHandlers(file);
  if (handler === undefined) return undefined;

  const extension = name.slice("route.".length);
  const routed = app.facts.pageExtensions.includes(extension) ? extension : nearest(extension, app);
  const isPrivate = folders.some((folder) => folder.startsWith("_"));
  const open = folders.map((folder) => folder.replace(/^_+/, ""));
  const target = posix.join(appDir, ...open, `route.${routed}`);
  const url = folderUrl(open);
  const why = isPrivate
    ? `Next.js routes nothing in a folder whose name begins with "_"`
    : !name.startsWith("route.")
      ? "Next.js only takes files called route, in small letters, for route handlers"
      : `Next.js only routes the extensions ${app.facts.pageExtensions.join(", ")}${extension === routed ? "" : `, not ${extension}`}`;
  const taken = app.files.includes(target) && target !== file.path;
  const whatToDo = taken
    ? `${target} is there already: move what this file does into it.`
    : `${isPrivate ? "If it is meant to answer, rename" : "Rename"} it: \`${moveCommand(file.path, target)}\`.`;
  return {
    path: file.path,
    findings: [
      leftToDo(`${why}, so this file is never called and ${url} answers 404. ${whatToDo}`, {
        line: handler.line,
        column: handler.column,
        // A private folder is a way to keep a route back.
        ...(isPrivate ? { severity: "warning" as const } : {}),
      }),
    ],
  };
}

function nearest(extension: string, { facts }: NextApp): string {
  const wanted = /ts/.test(extension) ? /ts$/ : /js$/;
  return facts.pageExtensions.find((one) => wanted.test(one)) ?? facts.pageExtensions[0] ?? "ts";
}
