/** Routes and middleware that Next never calls, without a word about it. */
import type { NextApp } from "../project/contract.js";
import type { Rule, RuleResult } from "./rule.js";
import { customServer } from "./unreachable/custom-server.js";
import { deadFolders } from "./unreachable/dead-folders.js";
import { misnamedRoutes } from "./unreachable/misnamed-routes.js";
import { shadowedRoutes } from "./unreachable/shadowed-routes.js";
import { unusedMiddleware } from "./unreachable/unused-middleware.js";

export const unreachableRoute: Rule = {
  id: "unreachable-route",
  title: "A route or middleware lies where Next.js never calls it.",
  docs: "docs/rules/unreachable-route.md",
  severity: "error",
  safety:
    "A misnamed route is renamed: safe where a call in the repo requests it and nothing answers, else unsafe, since its path is an assumption. By hand where a file has to be removed, merged, or moved out of a folder that Next.js passes by.",
  detect: async (app: NextApp, options): Promise<RuleResult[]> => [
    ...deadFolders(app),
    ...shadowedRoutes(app),
    ...(await misnamedRoutes(app, options)),
    ...(await unusedMiddleware(app)),
    ...customServer(app),
  ],
};
