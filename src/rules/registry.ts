import { defaultExport } from "./default-export.js";
import { lowercaseMethod } from "./lowercase-method.js";
import { outputExport } from "./output-export.js";
import { pagesSignature } from "./pages-signature.js";
import type { Rule } from "./rule.js";

/** All rules, in the order in which they are listed. Cheap to import: what is heavy loads when a rule looks at an app. */
export const rules: readonly Rule[] = [defaultExport, pagesSignature, lowercaseMethod, outputExport];
