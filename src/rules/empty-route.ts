/** A route file that exports nothing that answers. */
import type { MissingExports } from "../handler/find/missing-exports.js";
import type { RouteFile } from "../project/contract.js";
import { leftToDo } from "./left-to-do.js";
import { removeCommand } from "./moving/move-command.js";
import { couldBeBroken } from "./route-gate.js";
import type { Rule, RuleResult } from "./rule.js";

export const emptyRoute: Rule = {
  id: "empty-route",
  title: "A route file exports no method, so Next.js answers 405 to every request.",
  docs: "docs/rules/empty-route.md",
  severity: "error",
  safety:
    "Safe where the file holds functions called GET, POST and so on that nothing uses, or the handler that a known package makes (NextAuth, Hono, UploadThing …): they are exported. By hand where there is nothing to export.",
  detect: async (app, { repairs }) => {
    const silent = app.routes.filter(
      ({ requested, path, text }) => requested && !repairs.has(path) && couldBeBroken(text),
    );
    const results = await Promise.all(silent.map(judged));
    return results.flatMap((result) => result ?? []);
  },
};

async function judged(route: RouteFile): Promise<RuleResult | undefined> {
  const { missingExports } = await import("../handler/find/missing-exports.js");
  const missing = missingExports(route.text, route.path);
  return missing && silentRoute(route, missing);
}

/** What is said of a route file without any answer; `url` where it is known. */
export function silentRoute(
  route: { path: string; url?: string },
  { line, column, methods, edits, made }: MissingExports,
): RuleResult {
  const asked = route.url === undefined ? "every request" : `every request of ${route.url}`;
  const what = `This route file exports no method, so Next.js answers 405 to ${asked}.`;
  if (edits.length === 0) {
    const message = `${what} Export a function called GET, POST and so on, or remove the file: \`${removeCommand(route.path)}\`.`;
    return { path: route.path, findings: [leftToDo(message, { line, column })] };
  }
  const names = methods.join(", ");
  const forgotten =
    made &&
    `\`${made.name}\`, which ${made.by} makes, is never exported. It answers ${names}, as the package's documentation says.`;
  const message = forgotten
    ? `${what} ${forgotten}`
    : `${what} ${names} ${methods.length > 1 ? "are" : "is"} written in it and lacks only the word \`export\`.`;
  return {
    path: route.path,
    findings: [{ safety: "safe", methods, line, column, message, notes: [] }],
    edits,
  };
}
