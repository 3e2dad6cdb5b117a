/** What is said of a misplaced file that is left where it lies. */
import type { MeantRoute, NextApp, RouteFile, SourceFile } from "../../project/contract.js";
import { moveCommand } from "../moving/move-command.js";
import { importNotes } from "../moving/relative-imports.js";

/** The command that moves it, or the route into which its code belongs. */
export function moveOrMerge(app: NextApp, file: Pick<SourceFile, "path">, meant: MeantRoute): string {
  const existing = routeAt(app, meant);
  return existing === undefined
    ? `Move it: \`${moveCommand(file.path, meant.path)}\`. It then answers ${app.facts.basePath}${meant.url}.`
    : `${existing.path} answers ${meant.url} already: move what this file does into it.`;
}

export function routeAt(app: NextApp, { url }: MeantRoute): RouteFile | undefined {
  return app.routes.find((route) => route.url === url);
}

/** What the move leaves to do. */
export function byHandNotes(
  file: Pick<SourceFile, "path" | "text">,
  meant: MeantRoute,
  style: "pages" | "web",
): string[] {
  const afterwards =
    style === "pages"
      ? [
          "It is written for the Pages Router: run route-codemod again when it has moved, to have it rewritten.",
        ]
      : [];
  return [...importNotes(file.text, file.path, meant.path), ...afterwards];
}
