/** A handler in a file that Next doesn't take for an API route. */
import { misplacedAmongPages } from "./misplaced/among-pages.js";
import { misplacedInAppFolder } from "./misplaced/in-app-folder.js";
import { misplacedInPagesApi } from "./misplaced/in-pages-api.js";
import type { Rule } from "./rule.js";

export const misplacedHandler: Rule = {
  id: "misplaced-handler",
  title:
    "A handler lies in a file that Next.js doesn't take for an API route, so its path answers 404 or an error page.",
  docs: "docs/rules/misplaced-handler.md",
  severity: "error",
  safety:
    "The file is moved, and rewritten where it is written for the other router. Safe where a call in the repo requests the path and nothing answers it, or where the file has that path already; else unsafe, since the path is an assumption. By hand where something stands in the way.",
  detect: async (app, options) => {
    const results = [
      ...(await Promise.all(app.strays.map((file) => misplacedInAppFolder(app, file, options)))),
      ...(await Promise.all(app.strays.map((file) => misplacedAmongPages(app, file)))),
      ...(await Promise.all(app.pagesApi.map((file) => misplacedInPagesApi(app, file, options)))),
    ];
    return results.flatMap((result) => result ?? []);
  },
};
