/** Routes whose path another file answers as well. */
import { posix } from "node:path";
import type { NextApp, RouteFile } from "../../project/contract.js";
import { leftToDo } from "../left-to-do.js";
import { removeCommand } from "../moving/move-command.js";
import type { RuleResult } from "../rule.js";

export function shadowedRoutes(app: NextApp): RuleResult[] {
  return [...twins(app), ...behindPublicFiles(app)];
}

/** Two route files for one path: in one folder, or through route groups. */
function twins(app: NextApp): RuleResult[] {
  const byUrl = new Map<string, RouteFile[]>();
  for (const route of app.routes) byUrl.set(route.url, [...(byUrl.get(route.url) ?? []), route]);
  return [...byUrl.values()].flatMap((routes): RuleResult[] => {
    if (routes.length < 2 || !routes.some(({ requested }) => requested)) return [];
    const [first, ...others] = routes as [RouteFile, ...RouteFile[]];
    return others.map((other) => {
      const together = posix.dirname(first.path) === posix.dirname(other.path);
      const message = together ? inOneFolder(app, first, other) : inGroups(app, first, other);
      const related = [{ path: first.path, line: 1, message: `answers ${first.url} too` }];
      return { path: other.path, findings: [leftToDo(message, { related })] };
    });
  });
}

function inOneFolder(app: NextApp, a: RouteFile, b: RouteFile): string {
  const js = [a, b].find(({ path }) => path.endsWith(".js"));
  const ts = [a, b].find(({ path }) => path.endsWith(".ts"));
  const which =
    js === undefined || ts === undefined
      ? "only one of them is ever called"
      : app.next >= 16
        ? `only ${posix.basename(js.path)} is ever called, in dev and in production`
        : `\`next dev\` calls ${posix.basename(js.path)}, and \`next start\` calls ${posix.basename(ts.path)}`;
  const old = app.next >= 16 || ts === undefined || js === undefined ? b : js;
  return `${a.path} and ${b.path} answer the same path, and ${which}: methods of the other one answer 405. Put all methods into one file and remove the other, for example \`${removeCommand(old.path)}\`.`;
}

function inGroups(app: NextApp, a: RouteFile, b: RouteFile): string {
  const what =
    app.next >= 16
      ? "`next build` fails on that (Conflicting routes)"
      : "the build says nothing, and only one of them is ever called: methods of the other one answer 405";
  return `${a.path} and ${b.path} both answer ${a.url}, since folders in parentheses don't show in the path, and ${what}. Put all methods into one file and remove the other, for example \`${removeCommand(b.path)}\`.`;
}

/** A file in `public` for the path of a route: GET serves the file, all else fails (measured on Next 16). */
function behindPublicFiles(app: NextApp): RuleResult[] {
  const folder = posix.join(app.root, "public");
  return app.routes.flatMap((route): RuleResult[] => {
    const path = posix.join(folder, route.url);
    if (!route.requested || route.url === "/" || !app.files.includes(path)) return [];
    const message = `${path} is a public file for the same path, ${route.url}. \`next start\` serves that file to GET and answers 500 to everything else, and \`next dev\` answers 500. Keep one of them: \`${removeCommand(path)}\` keeps the route.`;
    const related = [{ path, line: 1, message: `is served at ${route.url}` }];
    return [{ path: route.path, findings: [leftToDo(message, { related })] }];
  });
}
