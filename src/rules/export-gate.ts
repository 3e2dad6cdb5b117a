/** Which route files may export something that `next build` refuses: told from their text, without parsing. */

const ALLOWED = new Set([
  ...["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "generateStaticParams"],
  ...["dynamic", "dynamicParams", "fetchCache", "maxDuration", "preferredRegion", "revalidate", "runtime"],
]);

/** Names that a file declares with `export` in front; a pattern or a list shows as its opening bracket. */
const DECLARED =
  /\bexport\s+(?:declare\s+)?(?:async\s+function\s*\*?|function\s*\*?|const\s+enum|const|let|var|(?:abstract\s+)?class|enum|namespace|module)\s*([\w$]+|[{[])/g;
const LISTED = /\bexport\s*\{([^}]*)\}/g;
/** A setting with a plain literal of a known kind. */
const PLAIN_SETTING =
  /\bexport\s+const\s+(?:dynamic\s*=\s*["'](?:auto|error|force-static|force-dynamic)["']|runtime\s*=\s*["'](?:edge|nodejs)["']|(?:revalidate|maxDuration)\s*=\s*\d+|(?:revalidate|dynamicParams)\s*=\s*(?:true|false))\s*(?:;|\r?\n|$)/g;
const SETTING =
  /\bexport\s+const\s+(?:dynamic|dynamicParams|fetchCache|maxDuration|preferredRegion|revalidate|runtime)\b/g;

export function mayExportTooMuch(text: string, cacheComponents = false): boolean {
  for (const [, name = ""] of text.matchAll(DECLARED)) if (!ALLOWED.has(name)) return true;
  for (const [, list = ""] of text.matchAll(LISTED)) {
    const names = list.split(",").map((entry) => entry.trim().split(/\s+/).at(-1) ?? "");
    if (names.some((name) => name !== "" && !/^[A-Z]+$/.test(name))) return true;
  }
  const settings = text.match(SETTING)?.length ?? 0;
  return settings > 0 && (cacheComponents || settings > (text.match(PLAIN_SETTING)?.length ?? 0));
}
