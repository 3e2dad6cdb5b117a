/** A top-level `api` folder: Next doesn't know it, and Vercel takes it over. */
import { posix } from "node:path";
import type { NextApp, SourceFile, StrayFile } from "../project/contract.js";
import { leftToDo } from "./left-to-do.js";
import { moveCommand } from "./moving/move-command.js";
import { importNotes } from "./moving/relative-imports.js";
import type { Rule, RuleResult } from "./rule.js";
import { strayHandlers } from "./stray-handler.js";

export const rootApiFolder: Rule = {
  id: "root-api-folder",
  title: "A handler lies in a top-level api folder, which Next.js doesn't know and Vercel takes over.",
  docs: "docs/rules/root-api-folder.md",
  severity: "warning",
  safety: "By hand: the file has to move into the app or pages folder. The report names the command.",
  detect: async (app) => {
    // Who configures the functions of this folder means them to be there.
    if (app.hosting.some(speaksOfTheFolder)) return [];
    const folder = posix.join(app.root, "api");
    const files = app.strays.filter(({ path }) => path.startsWith(`${folder}/`));
    const results = await Promise.all(files.map((file) => judged(app, file)));
    return results.flatMap((result) => result ?? []);
  },
};

/** A cron job, or a workflow that asks an address, speaks of the app's routes and not of the folder. */
function speaksOfTheFolder({ path, text }: SourceFile): boolean {
  if (path.includes(".github/")) return false;
  const others = text.replace(/"crons"\s*:\s*\[[^\]]*\]/, "");
  return /["'/]\/?api\/|"(?:functions|builds)"/.test(others);
}

async function judged(app: NextApp, file: StrayFile): Promise<RuleResult | undefined> {
  const [handler] = await strayHandlers(file);
  // Vercel leaves out files and folders that begin with an underscore or a dot.
  if (handler === undefined || /(?:^|\/)[_.]/.test(posix.relative(app.root, file.path))) return undefined;
  const url = `/${posix.relative(app.root, file.path).replace(/\.[mc]?[jt]sx?$/, "")}`.replace(
    /\/index$/,
    "",
  );
  const target = targetOf(app, file, url, handler.name === "default");
  const taken = [...app.routes, ...app.pagesApi].find((one) => one.url === url);
  const message =
    taken === undefined
      ? `Next.js doesn't know a top-level \`api\` folder: ${url} answers 404 in \`next dev\` and \`next start\`. Only Vercel runs this file, as a function of its own, past the app and its middleware. Move it: \`${moveCommand(file.path, target)}\`.`
      : `Next.js doesn't know a top-level \`api\` folder, but Vercel takes it over: there ${url} is answered by this file, and by ${taken.path} everywhere else. Move what is worth keeping into ${taken.path}, and remove this one.`;
  const notes = taken === undefined ? importNotes(file.text, file.path, target) : [];
  return {
    path: file.path,
    findings: [leftToDo(message, { line: handler.line, column: handler.column, notes })],
  };
}

/** A `(req, res)` handler can go on in `pages/api` as it is; what else there is becomes a route. */
function targetOf(app: NextApp, file: StrayFile, url: string, isDefault: boolean): string {
  const extension = posix.extname(file.path).replace(/^\.[mc]/, ".");
  if (isDefault && app.pagesDir !== undefined) return posix.join(app.pagesDir, `${url}${extension}`);
  return posix.join(app.appDir ?? posix.join(app.root, "app"), url, `route${extension}`);
}
