/** Which way a request takes through an app: URL patterns, the config's redirects and rewrites, the middleware. */
export { type ConfigRoute, type ConfigRoutes, readConfigRoutes } from "./config-routes.js";
export { waysThrough } from "./middleware/follow.js";
export { entryTaking, type Matcher, readMatcher, takesRequest } from "./middleware/matcher.js";
export type { Outcome, Place, Way } from "./middleware/outcome.js";
export type { Target } from "./middleware/request.js";
export { destinationWith, matcherTakes, paramsIn } from "./path-pattern.js";
