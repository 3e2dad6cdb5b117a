/** `src/app` beside `app`, `src/pages` beside `pages`: Next takes the outer one and ignores the other (measured on 14, 15 and 16). */
import { posix } from "node:path";
import type { NextApp } from "../../project/contract.js";
import { leftToDo } from "../left-to-do.js";
import { moveCommand } from "../moving/move-command.js";
import type { RuleResult } from "../rule.js";

export function deadFolders(app: NextApp): RuleResult[] {
  return [deadFolder(app, "app", app.appDir), deadFolder(app, "pages", app.pagesDir)].flatMap(
    (result) => result ?? [],
  );
}

/** One finding for the whole folder, at its first route. */
function deadFolder(app: NextApp, kind: "app" | "pages", live: string | undefined): RuleResult | undefined {
  const dead = posix.join(app.root, "src", kind);
  if (live === undefined || live === dead) return undefined;
  const files = app.strays.filter(({ path }) => path.startsWith(`${dead}/`));
  const [first] = files;
  if (first === undefined || !files.some(({ requested }) => requested)) return undefined;
  const count = files.length === 1 ? "this file answers 404" : `its ${files.length} API routes answer 404`;
  const isUsed = app.files.some((path) => path.startsWith(`${live}/`) && isRouted(path, live, kind));
  const target = posix.join(live, posix.relative(dead, first.path));
  const whatToDo = isUsed
    ? app.files.includes(target)
      ? `${target} is there too: keep what is right in it, and remove ${dead}.`
      : `Keep one folder: move what is missing into ${live} (\`${moveCommand(first.path, target)}\`), and remove ${dead}.`
    : `Nothing in ${live} is a page or a route: give that folder another name.`;
  const message = `Next.js takes ${live} for its ${kind === "app" ? "App" : "Pages"} Router and ignores ${dead} beside it, without a word: ${count}. ${whatToDo}`;
  const notes = files.length > 1 ? [`Ignored: ${listed(files.map(({ path }) => path))}.`] : [];
  return { path: first.path, findings: [leftToDo(message, { notes })] };
}

function isRouted(path: string, folder: string, kind: "app" | "pages"): boolean {
  return kind === "pages"
    ? /\.[jt]sx?$/.test(path)
    : /\/(?:page|route|layout)\.[jt]sx?$/.test(`/${posix.relative(folder, path)}`);
}

function listed(paths: readonly string[]): string {
  const shown = paths.slice(0, 5).join(", ");
  return paths.length > 5 ? `${shown} and ${paths.length - 5} more` : shown;
}
