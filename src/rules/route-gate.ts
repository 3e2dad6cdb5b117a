/** Which route files need no parsing. Most files of a healthy repo are passed by here. */

const METHOD = "(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)";

/** The file exports a method, in one of the ways in which that can be said. */
const EXPORTS_METHOD = new RegExp(
  `\\bexport\\s+(?:async\\s+function|function|const|let|var)\\s*\\*?\\s*${METHOD}\\b|` +
    `\\bexport\\s+(?:const|let|var)\\s*\\{[^}]*\\b${METHOD}\\b|` +
    `\\bexport\\s*\\{[^}]*\\b${METHOD}\\b`,
);

/** What a file with such a bug can't do without, in an export of the wrong kind … */
const WRONG_EXPORT =
  /\bdefault\b|\bexports\b|\bexport\b[^;={(]*\b(?:get|head|post|put|patch|delete|options|del)\b|\bexport\s*\{[^}]*\b(?:get|head|post|put|patch|delete|options)\b|\bexport\s+(?:const|let|var)\s*\{/;

/** … or in a handler written for the Pages Router: its types, the reply's methods, a request that is read as a plain object. */
const PAGES_HANDLER = new RegExp(
  [
    /\bNextApi|\bIncomingMessage\b|\bServerResponse\b/,
    /\.(?:status|send|end|write|writeHead|setHeader|appendHeader|removeHeader|getHeader|sendStatus|setPreviewData|setDraftMode|clearPreviewData|revalidate)\s*\(/,
    /\.(?:statusCode|headersSent|writableEnded|query|body|socket)\b/,
    // What NextResponse.json(x), request.json() and NextResponse.redirect(x) are not.
    /(?<!\bResponse)(?<!\bNextResponse)\s*\.(?:json\s*\(\s*[^\s)]|redirect\s*\()/,
    /\.(?:headers|cookies)\s*(?:\?\.)?\s*\[|\.(?:headers|cookies)\s*\??\.(?!(?:get|has|set|append|delete|forEach|entries|keys|values|getAll|getSetCookie|size|toString)\b)/,
    // The request taken apart: `const { method, query } = req`, `function POST({ body }, res)`.
    /\{[^{}]*\b(?:query|body|headers|cookies|method)\b[^{}]*\}\s*(?:=|,|:)/,
    // A handler that goes over the bridge.
    /\bpages-api-bridge\b/,
    // A second parameter that is called like a reply.
    /[(,]\s*[\w$]*(?:res|resp|response|reply|rs)\b\s*(?::[^,)=]*)?\)/i,
  ]
    .map((pattern) => `(?:${pattern.source})`)
    .join("|"),
  "i",
);

/** … or in a method whose request is taken apart, or whose second parameter isn't called like the context that Next passes there. */
const PARAMETERS = new RegExp(
  `\\b${METHOD}\\s*(?::[^=]*)?(?:=\\s*(?:async\\s*)?(?:function\\b[^(]*)?)?\\(` +
    `(?:\\s*\\{|[^(),]*,\\s*(?!(?:_?ctx|_?context|_?props|_?segment\\w*|_?params|_?args)\\b)[\\w$])`,
);

/** Longer than nearly every route that somebody wrote: it is parsed. */
const LONG = 60_000;

/** False only where the text shows that no rule for route files can find anything. */
export function couldBeBroken(whole: string): boolean {
  // The patterns look ahead from many places: over a long text, or over many blanks, that would take its square.
  const text = whole.replace(/\s+/g, " ");
  if (text.length > LONG) return true;
  return (
    !EXPORTS_METHOD.test(text) || WRONG_EXPORT.test(text) || PARAMETERS.test(text) || PAGES_HANDLER.test(text)
  );
}
