/** The review page: one HTML file that holds all it needs, and in which nothing of a repo can run. */

import { safeJson } from "../safe-json.js";
import type { PageRepo } from "./contract.js";

/** The page's own script and style, as they were built. */
export interface PageAssets {
  script: string;
  style: string;
  /** `sha256-…` of each, in base64, for the content security policy. */
  scriptHash: string;
  styleHash: string;
}

/**
 * The page piece by piece, so that the diffs of a thousand repos need not lie in memory together. The policy lets nothing run or load but
 * the page's own script and style; text from repos is in a JSON block, with every `<` written as an escape.
 */
export async function* pageDocument(
  repos: AsyncIterable<PageRepo>,
  planFile: string,
  { script, style, scriptHash, styleHash }: PageAssets,
): AsyncIterable<string> {
  const policy = [
    "default-src 'none'",
    `script-src '${scriptHash}'`,
    `style-src '${styleHash}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Review: API routes</title>
<style>${style}</style>
</head>
<body>
<noscript>This page needs JavaScript. It runs nothing but its own script and loads nothing.</noscript>
<main id="page"></main>
<script type="application/json" id="data">{"version":1,"planFile":${json(planFile)},"repos":[`;
  let separator = "";
  for await (const repo of repos) {
    yield `${separator}\n${json(repo)}`;
    separator = ",";
  }
  yield `\n]}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** JSON that can stand in a script element: no `</script>`, no `<!--`. */
function json(value: unknown): string {
  return safeJson(value).replace(/</g, "\\u003c");
}
