import { conflictPagesApp } from "./conflict-pages-app.js";
import { corsPreflight } from "./cors-preflight.js";
import { defaultExport } from "./default-export.js";
import { emptyRoute } from "./empty-route.js";
import { frozenGet } from "./frozen-get.js";
import { ignoreBuildErrors } from "./ignore-build-errors.js";
import { invalidRouteExport } from "./invalid-route-export.js";
import { lowercaseMethod } from "./lowercase-method.js";
import { middlewareInterceptsApi } from "./middleware-intercepts-api.js";
import { misplacedHandler } from "./misplaced-handler.js";
import { missingMethod } from "./missing-method.js";
import { outputExport } from "./output-export.js";
import { pagesApi405 } from "./pages-api-405.js";
import { pagesSignature } from "./pages-signature.js";
import { redirectToPage } from "./redirect-to-page.js";
import { rewriteToMissingMethod } from "./rewrite-to-missing-method.js";
import { rootApiFolder } from "./root-api-folder.js";
import { routeBesidePage } from "./route-beside-page.js";
import type { Rule } from "./rule.js";
import { type RuleFacts, styles } from "./styles.js";
import { unansweredCall } from "./unanswered-call.js";
import { unreachableRoute } from "./unreachable-route.js";

/** All rules, in the order in which they are listed. Cheap to import: what is heavy loads when a rule looks at an app. */
export const rules: readonly Rule[] = [
  defaultExport,
  pagesSignature,
  lowercaseMethod,
  emptyRoute,
  missingMethod,
  unansweredCall,
  misplacedHandler,
  unreachableRoute,
  conflictPagesApp,
  routeBesidePage,
  rootApiFolder,
  invalidRouteExport,
  frozenGet,
  corsPreflight,
  pagesApi405,
  outputExport,
  middlewareInterceptsApi,
  redirectToPage,
  rewriteToMissingMethod,
  ignoreBuildErrors,
];

/** What can be asked for by id and has a page: the rules, and the styles. */
export const rulesAndStyles: readonly RuleFacts[] = [...rules, ...styles];
