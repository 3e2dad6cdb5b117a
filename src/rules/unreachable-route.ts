/** Routes and middleware that Next never calls, without a word about it. */
import type { NextApp } from "../project/contract.js";
import type { Rule, RuleResult } from "./rule.js";
import { deadFolders } from "./unreachable/dead-folders.js";
import { misnamedRoutes } from "./unreachable/misnamed-routes.js";
import { shadowedRoutes } from "./unreachable/shadowed-routes.js";
import { unusedMiddleware } from "./unreachable/unused-middleware.js";

export const unreachableRoute: Rule = {
  id: "unreachable-route",
  title: "A route or middleware lies where Next.js never calls it.",
  docs: "docs/rules/unreachable-route.md",
  severity: "error",
  safety: "By hand: the file has to be renamed, moved or removed. The report names the command.",
  detect: async (app: NextApp): Promise<RuleResult[]> => [
    ...deadFolders(app),
    ...shadowedRoutes(app),
    ...(await misnamedRoutes(app)),
    ...(await unusedMiddleware(app)),
  ],
};
