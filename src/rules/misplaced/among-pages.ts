/** A `(req, res)` function in `pages`, outside of `pages/api`: Next takes it for a page. */
import { posix } from "node:path";
import type { NextApp, StrayFile } from "../../project/contract.js";
import { leftToDo } from "../left-to-do.js";
import { moveCommand } from "../moving/move-command.js";
import { importNotes } from "../moving/relative-imports.js";
import type { RuleResult } from "../rule.js";
import { strayHandlers } from "../stray-handler.js";

export async function misplacedAmongPages(app: NextApp, file: StrayFile): Promise<RuleResult | undefined> {
  const { pagesDir } = app;
  if (pagesDir === undefined || !file.path.startsWith(`${pagesDir}/`)) return undefined;
  const path = posix.relative(pagesDir, file.path);
  if (path.startsWith("api/")) return undefined;
  // A component has one parameter, props; a handler has two.
  const handler = (await strayHandlers(file)).find(
    ({ name, style, parameters }) => name === "default" && style === "pages" && parameters >= 2,
  );
  if (handler === undefined) return undefined;
  const target = posix.join(pagesDir, "api", path.replace(/^(?:apis|backend|server|endpoints?|rest)\//i, ""));
  const url = `/${posix.relative(pagesDir, target)}`.replace(/\.\w+$/, "").replace(/\/index$/, "");
  const taken = [...app.routes, ...app.pagesApi].find((one) => one.url === url);
  const what = `Next.js takes this handler for a page, since it lies outside of ${pagesDir}/api: it is called as a component, with nothing in the place of the response. \`next build\` fails on that, and \`next dev\` answers 500.`;
  const todo =
    taken === undefined
      ? `Move it: \`${moveCommand(file.path, target)}\`. It then answers ${app.facts.basePath}${url}.`
      : `${taken.path} answers ${url} already: move what this file does into it.`;
  return {
    path: file.path,
    findings: [
      leftToDo(`${what} ${todo}`, {
        line: handler.line,
        column: handler.column,
        notes: taken === undefined ? importNotes(file.text, file.path, target) : [],
      }),
    ],
  };
}
