/** Which way a request takes through an app: URL patterns, the config's redirects and rewrites, the middleware. */
export { type ConfigRoute, type ConfigRoutes, readConfigRoutes } from "./config-routes.js";
export { waysThrough } from "./middleware/follow.js";
export { readMatcher, type Takes, takesRequest } from "./middleware/matcher.js";
export { destinationWith, paramsIn } from "./path-pattern.js";
