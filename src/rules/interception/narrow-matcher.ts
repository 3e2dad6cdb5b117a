/** Leaves the API out of a middleware's matcher. */
import type { NextApp } from "../../project/contract.js";
import { type Matcher, matcherTakes } from "../../routing/index.js";
import type { TextEdit } from "../rule.js";
import { samplesOf } from "./endpoints.js";
import type { Interception } from "./requests.js";

/** The matcher's strings that take everything. */
const EVERYTHING = /^\/(?::\w+\*|\(\.\*\)|:\w+\(\.\*\))$/;

/**
 * The edits after which the matcher takes none of the requests for the API any more, and every other path of the app as before. `undefined` where no such
 * edit is known: the matcher names the API itself, or has a form of its own.
 */
export function narrowMatcher(
  app: NextApp,
  { matcher, middleware, requests }: Interception,
): TextEdit[] | undefined {
  const api = requests.map(({ path }) => path);
  const others = [...app.pages, ...app.routes]
    .filter(({ url }) => !/^\/api(?:\/|$)/.test(url))
    .flatMap(({ url }) => samplesOf(url));
  // `api` as Next's own documentation has it; `api/` where a page's name begins so.
  for (const name of ["api", "api/"]) {
    const edits = leaveOut(name, matcher, middleware.text, { api, others });
    if (edits !== undefined) return edits;
  }
  return undefined;
}

interface Paths {
  api: readonly string[];
  others: readonly string[];
}

function leaveOut(name: string, matcher: Matcher, text: string, paths: Paths): TextEdit[] | undefined {
  if (matcher.kind === "unknown") return undefined;
  if (matcher.kind === "none") {
    const source = `/((?!${name}).*)`;
    return isRight("/:path*", source, paths) ? [newMatcher(source, matcher.config, text)] : undefined;
  }
  const edits: TextEdit[] = [];
  for (const { source, start, end } of matcher.sources) {
    if (!paths.api.some((path) => matcherTakes(source, path) !== false)) continue;
    const narrowed = EVERYTHING.test(source) ? `/((?!${name}).*)` : source.replace("(?!", `(?!${name}|`);
    if (!isRight(source, narrowed, paths)) return undefined;
    if (EVERYTHING.test(source)) {
      const quote = text[start] as string;
      edits.push({ start, end, text: `${quote}${narrowed}${quote}` });
      continue;
    }
    const at = text.indexOf("(?!", start) + "(?!".length;
    if (at > end) return undefined;
    edits.push({ start: at, end: at, text: `${name}|` });
  }
  return edits;
}

function isRight(before: string, after: string, { api, others }: Paths): boolean {
  return (
    api.every((path) => matcherTakes(after, path) === false) &&
    others.every((path) => matcherTakes(after, path) === matcherTakes(before, path))
  );
}

function newMatcher(
  source: string,
  config: { start: number; end: number } | undefined,
  text: string,
): TextEdit {
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const quote = text.split('"').length >= text.split("'").length ? '"' : "'";
  const property = `matcher: ${quote}${source}${quote},`;
  if (config !== undefined) {
    const at = config.start + 1;
    const gap = /^\s*/.exec(text.slice(at))?.[0] ?? "";
    return { start: at, end: at, text: `${gap.includes("\n") ? gap : " "}${property}` };
  }
  const indent = /\n(\t| {2,4})\S/.exec(text)?.[1] ?? "  ";
  const end = /;\s*$/m.test(text) ? ";" : "";
  const before = text.endsWith("\n") ? eol : eol + eol;
  return {
    start: text.length,
    end: text.length,
    text: `${before}export const config = {${eol}${indent}${property}${eol}}${end}${eol}`,
  };
}
