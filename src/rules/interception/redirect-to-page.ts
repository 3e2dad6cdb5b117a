/** Redirects of API requests to pages, which the client then asks with the method of its first request. */
import type { NextApp, SourceFile } from "../../project/contract.js";
import type { Outcome, Place } from "../../routing/index.js";
import type { RuleFinding, RuleResult, TextEdit } from "../rule.js";
import { type Concern, concerns, listed, matchedBy } from "./concerned.js";
import { isUnderApi } from "./endpoints.js";
import { landingOf, methodAfter } from "./landing.js";
import { conditionOf, type Interception } from "./requests.js";

type Redirect = Extract<Outcome, { kind: "redirect" }> & { page: string };

/** What the middleware's redirects to pages make of requests for routes. */
export function redirectsToPages(app: NextApp, interception: Interception): RuleResult[] {
  const found = concerns<Redirect>(interception, (outcome, { method, path }) => {
    if (outcome.kind !== "redirect" || outcome.target === undefined) return undefined;
    const again = methodAfter(outcome.status, method);
    if (again === "GET" || again === "HEAD") return undefined;
    const [target, ...rest] = outcome.target.parts;
    // A path with the API's own in it is a locale put in front: another rule's matter.
    if (target === undefined || rest.length > 0 || target.endsWith(path)) return undefined;
    const landing = landingOf(target, app, interception.endpoints);
    const isPage = landing.kind === "endpoint" && landing.endpoint.kind === "page";
    return isPage ? { ...outcome, page: target } : undefined;
  });
  return found.map((concern) => resultOf(concern, interception));
}

function resultOf(concern: Concern<Redirect>, interception: Interception): RuleResult {
  const { middleware } = interception;
  const { outcome, way, methods } = concern;
  const { at, page, status } = outcome;
  const file = middleware.modules.find(({ path }) => path === at.path) ?? middleware;
  const underApi = concern.requests.filter(({ endpoint }) => isUnderApi(endpoint.file.url));
  const edits = isSignIn(page) && underApi.length > 0 ? answerInstead(file, outcome) : undefined;
  const condition = conditionOf(way);
  const [first] = underApi.length > 0 ? underApi : concern.requests;
  const related = matchedBy(interception, first);
  const finding: RuleFinding = {
    safety: edits === undefined ? "manual" : "unsafe",
    methods,
    line: at.line,
    column: at.column,
    message: [
      `${first?.method} ${first?.endpoint.file.url} is redirected to the page ${page} by ${status}${condition && `, ${condition}`}.`,
      `${status} keeps the method, so the client sends its ${first?.method} to the page: in production a prerendered page answers 405, any other one its HTML.`,
      edits === undefined
        ? underApi.length === 0
          ? "Leave its path out of `config.matcher`, or let it pass in front of this redirect: who sends such a request (a webhook, a form) has no session."
          : "Let the middleware answer API requests itself, by a status such as 401 or 403 with JSON, in front of this redirect."
        : "Answering 401 with JSON under /api/ instead assumes that only programs send these requests.",
    ].join(" "),
    notes: [`Concerns ${listed(concern.requests)}.`],
    ...(related.length > 0 && { related }),
  };
  return { path: at.path, findings: [finding], ...(edits && { edits }) };
}

/** Pages at which people prove who they are: who is sent there isn't known, which is what 401 says. */
function isSignIn(page: string): boolean {
  return /(?:log|sign)[-_]?in|sign[-_]?up|register|auth|connexion|anmelden/i.test(page) || page === "/";
}

/** Puts an answer for API paths in front of the return statement with the redirect. */
function answerInstead(file: SourceFile, { at, returned }: Redirect): TextEdit[] | undefined {
  const { text } = file;
  const owner = /^(NextResponse|Response)\.redirect\(/.exec(text.slice(at.start, at.end))?.[1];
  if (owner === undefined || returned?.request === undefined) return undefined;
  const { place, request } = returned;
  const layout = layoutAt(text, place);
  const answer = [
    `if (${request}.nextUrl.pathname.startsWith(${layout.quote}/api/${layout.quote})) {`,
    `${layout.unit}return ${owner}.json({ error: ${layout.quote}Unauthorized${layout.quote} }, { status: 401 })${layout.end}`,
    "}",
  ];
  const lines = (indent: string) => answer.map((line) => indent + line).join(layout.eol);
  if (returned.inBlock) {
    return [
      {
        start: place.start,
        end: place.start,
        text: `${lines(layout.indent).trimStart()}${layout.eol}${layout.indent}`,
      },
    ];
  }
  // `if (!user) return …` gets braces.
  const before = text.slice(0, place.start).trimEnd().length;
  const inner = layout.ownerIndent + layout.unit;
  const elseGap = /^\s*(?=else\b)/.exec(text.slice(place.end))?.[0];
  return [
    { start: before, end: place.start, text: ` {${layout.eol}${lines(inner)}${layout.eol}${inner}` },
    {
      start: place.end,
      end: place.end + (elseGap?.length ?? 0),
      text: `${layout.eol}${layout.ownerIndent}}${elseGap === undefined ? "" : " "}`,
    },
  ];
}

/** How the code around a place is laid out. */
function layoutAt(text: string, place: Place) {
  const indentOf = (offset: number) =>
    /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", offset - 1) + 1))?.[0] ?? "";
  const bodyStart = text.slice(0, place.start).trimEnd().length;
  return {
    eol: text.includes("\r\n") ? "\r\n" : "\n",
    quote: count(text, '"') >= count(text, "'") ? '"' : "'",
    end: text.slice(place.start, place.end).endsWith(";") ? ";" : "",
    indent: indentOf(place.start),
    ownerIndent: indentOf(bodyStart),
    unit: /\n(\t| {2,4})\S/.exec(text)?.[1] ?? "  ",
  };
}

function count(text: string, what: string): number {
  return text.split(what).length - 1;
}
