/** `route-codemod migrate`: a handler of `pages/api` goes to the `app` folder. It finds nothing wrong; only who asks for it gets it. */
import { ADAPTER_NAME } from "../handler/bridge/adapter-name.js";
import type { NextApp, PagesApiFile } from "../project/contract.js";
import { leftToDo } from "./left-to-do.js";
import { routeAt } from "./misplaced/by-hand.js";
import { whyNoAppFolder } from "./misplaced/in-pages-api.js";
import type { Rule, RuleOptions, RuleResult } from "./rule.js";
import { handlersIn } from "./stray-handler.js";

export const migrate: Rule = {
  id: "migrate",
  title: "Only with the command migrate: a handler of pages/api becomes a route of the app folder.",
  docs: "docs/migrate.md",
  severity: "warning",
  safety:
    "Safe where the rewrite is. What can't be rewritten stays in pages/api and answers there, or goes over the bridge with --bridge.",
  detect: async (app, options) =>
    (await Promise.all(app.pagesApi.map((file) => migrated(app, file, options)))).flat(),
};

async function migrated(app: NextApp, file: PagesApiFile, options: RuleOptions): Promise<RuleResult[]> {
  const { meant } = file;
  if (!file.requested || meant === undefined) return [];
  const handlers = await handlersIn(file);
  const handler = handlers.find(({ name }) => name === "default") ?? handlers[0] ?? START;
  const stays = (reason: string): RuleResult[] => {
    const message = `It stays in pages/api, and answers there: ${reason.replace(/\.$/, "")}.`;
    const { line, column } = handler;
    return [{ path: file.path, findings: [leftToDo(message, { line, column })] }];
  };
  const taken = routeAt(app, meant);
  if (taken !== undefined) return stays(`${taken.path} answers ${meant.url} already`);
  const importers = (file.importedBy ?? []).map(({ path }) => path);
  if (importers.length > 0)
    return stays(
      `${[...new Set(importers)].join(", ")} ${importers.length > 1 ? "import" : "imports"} it; move what they need to a file of its own`,
    );
  const named = [...app.hosting, ...(app.packageJson ? [app.packageJson] : [])].find(({ text }) =>
    PATTERN.test(text),
  );
  if (named) return stays(`${named.path} names files of pages/api by a pattern; adjust that first`);
  const noFolder = app.appDir === undefined ? whyNoAppFolder(app) : undefined;
  if (noFolder !== undefined) return stays(noFolder);
  const { movedRoute } = await import("./moving/moved-route.js");
  const made = await movedRoute({ app, file, meant, handler, why: "" }, options);
  if (made === undefined) return [];
  return "refusal" in made ? stays(made.refusal) : [told(made)];
}

const START = { style: "pages", line: 1, column: 1 } as const;

/** `"functions": { "pages/api/**": … }` */
const PATTERN = /["'][^"'\n]*\bpages\/api\/[^"'\n]*\*/;

/** Whoever asks for the move knows that the handler is one of the Pages Router. */
function told(result: RuleResult): RuleResult {
  const note = "Its handler can't be rewritten: it goes over the bridge as it is.";
  const isOver = result.after?.includes(ADAPTER_NAME) ?? false;
  const { withMethods } = result;
  return {
    ...result,
    findings: result.findings.map((finding) => ({
      ...finding,
      message: finding.message.trim(),
      notes: isOver ? [note, ...finding.notes] : finding.notes,
    })),
    ...(withMethods ? { withMethods: (methods) => told(withMethods(methods)) } : {}),
  };
}
