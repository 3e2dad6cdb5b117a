import { type Presentation, type RuleFacts, UNEXAMINED } from "../report/index.js";
import { docsUrl } from "../rules/docs-url.js";
import { rulesAndStyles } from "../rules/registry.js";
import { packagedText, packageVersion } from "./package.js";
import { placeFrom } from "./place.js";

/** What has a page like a rule's, and isn't one: a file that could not be examined. */
export const UNEXAMINED_PAGE = `docs/rules/${UNEXAMINED}.md`;

const unexamined = {
  id: UNEXAMINED,
  title: "A file could not be examined, so nothing is known about its routes.",
  safety: "By hand: the message says what to do.",
  severity: "error",
  docs: UNEXAMINED_PAGE,
} as const;

/** What reports say of the tool. `pages`: with the whole page of each rule. */
export function presentationOf(cwd: string, root: string, pages: boolean): Presentation {
  return {
    version: packageVersion(),
    rules: [...rulesAndStyles, unexamined].map(
      ({ id, title, safety, severity, docs }): RuleFacts => ({
        id,
        title,
        safety,
        severity,
        docs: docsUrl({ docs }),
        ...(pages ? { page: packagedText(docs) } : {}),
      }),
    ),
    name: (path) => placeFrom(cwd, root, path),
  };
}
