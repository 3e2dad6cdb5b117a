/** Requests that may never come to the route of their URL. */
import type { CallSite, NextApp, RouteFile } from "../../project/contract.js";
import { paramsIn } from "../../routing/index.js";

/**
 * Whether something before the route may take the request: redirects and `beforeFiles` come before every route, `afterFiles` before those with parameters
 * (https://nextjs.org/docs/app/api-reference/config/next-config-js/rewrites), and middleware before all of them.
 */
export function mayBeRerouted(app: NextApp, route: RouteFile, site: CallSite): boolean {
  const { routes, basePath } = app.facts;
  const isDynamic = route.url.includes("[");
  // An entry that can't be read may take anything that it comes before.
  const mayHoldEarly = () => app.configs.some(({ text }) => /\bredirects\b|\bbeforeFiles\b/.test(text));
  if (routes.open && (isDynamic || mayHoldEarly())) return true;
  const before = [...routes.redirects, ...routes.beforeFiles, ...(isDynamic ? routes.afterFiles : [])];
  const path = site.url.replaceAll("*", "x");
  if (before.some(({ source }) => [path, basePath + path].some((one) => paramsIn(source, one) !== false)))
    return true;
  return app.activeMiddleware?.modules.some(({ text }) => /\brewrite\s*\(/.test(text)) ?? false;
}
