/** Which files are worth parsing for calls: most of a repo never speaks of its API. */
import { basename } from "node:path";
import type { RouteFile } from "../contract.js";
import { mapConcurrently, readText } from "../read.js";
import { NEXT_AUTH_CLIENT } from "./login.js";

export interface Source {
  path: string;
  text: string;
}

/** Larger sources are bundles: what they call stands in a source file as well. */
const MAX_SOURCE_BYTES = 1024 * 1024;

/** A module that wraps requests, for others to import: an instance with a base URL, or a function that is given its URL. */
const EXPORTS = /\bexport\b/;
const WRAPS_REQUESTS =
  /\b(?:axios|ky|ofetch|\$fetch|got|api|client|http|instance)\.(?:create|extend)\s*\(|\b(?:fetch|axios|ky|ofetch|request)\b[^"'`;]*\(\s*(?:[\w$]|`\$\{|`[^`]*\$\{|["'][^"']*["']\s*\+)/;

/** URLs under a name: `export const TASKS = "/api/tasks"`, `export const urls = {`, `export const task = (id) => …`. */
const EXPORTS_VALUE = /\bexport\s+(?:const|let|enum|default)\b[^=\n]*(?:=\s*["'`{[]|=>\s*["'`(]|\{)/;
/** `export { send } from "./fetcher"`, `export const { post } = client`. */
const REEXPORTS = /\bexport\s*(?:\*|\{[^}]*\})[^;\n]*\bfrom\b|\bexport\s+const\s*\{/;
const REQUESTS = /fetch|axios|\bky\b|swr|request|\.(?:get|post|put|patch|delete|ajax|open)\s*\(/i;

/** Something is sent by another method than GET. */
const SENDS = /\b(?:post|put|patch|delete|sendBeacon)\b/i;
const ANY_API = /["'`}]\/api\//;

/**
 * The files that may call one of `routes`: they name the beginning of its URL and its last fixed part; or they import a client, and name a later part of it;
 * or they import URLs by name, and request something. With `others`, also those that send something to one of them, or ask for any path of an API.
 */
export async function sourcesToParse(
  files: readonly string[],
  routes: readonly Pick<RouteFile, "url">[],
  others?: { pages: readonly Pick<RouteFile, "url">[] },
): Promise<{ sources: Source[]; setsBaseOfAxios: boolean }> {
  const all = (await mapConcurrently(files.filter(isSource), readSourceText)).flat();
  const beginning = segmentPattern(routes, (segments) => segments.slice(0, 1));
  // `/api/${name}`, "/api" + path: the rest may be anything.
  const isOpen = segmentPattern(routes, (segments) => segments.slice(0, 1), "/?(?:\\$\\{|[\"'`])");
  const ending = segmentPattern(routes, (segments) => [segments.findLast(isStatic) ?? ""]);
  const laterPart = segmentPattern(routes, (segments) => segments.slice(1).filter(isStatic));
  const clients = all.filter(({ text }) => EXPORTS.test(text) && WRAPS_REQUESTS.test(text));
  const constants = all.filter(({ text }) => EXPORTS_VALUE.test(text) && beginning.test(text));
  const importsClient = importersOf(clients, all);
  const importsConstant = importersOf(constants, all);
  const page = segmentPattern(
    (others?.pages ?? []).filter(({ url }) => url !== "/"),
    (segments) => [segments.findLast(isStatic) ?? ""],
  );
  const isAsked = routes.some(({ url }) => url.startsWith("/api/auth/"));
  const sources = all.filter(
    ({ text }) =>
      (beginning.test(text) && (ending.test(text) || isOpen.test(text))) ||
      (laterPart.test(text) && importsClient(text)) ||
      (REQUESTS.test(text) && importsConstant(text)) ||
      (isAsked && NEXT_AUTH_CLIENT.test(text)) ||
      (others !== undefined &&
        ((SENDS.test(text) && page.test(text)) || (ANY_API.test(text) && REQUESTS.test(text)))),
  );
  return { sources, setsBaseOfAxios: all.some(({ text }) => /\baxios\.defaults\.baseURL\b/.test(text)) };
}

/** Whether a text imports one of the modules, directly or by way of a barrel. */
function importersOf(modules: readonly Source[], all: readonly Source[]): (text: string) => boolean {
  const known = new Set(modules);
  for (let handedOn = modules; handedOn.length > 0; ) {
    const imports = importOf(handedOn);
    handedOn = all.filter((one) => !known.has(one) && REEXPORTS.test(one.text) && imports.test(one.text));
    for (const one of handedOn) known.add(one);
  }
  const imports = importOf([...known]);
  return (text) => known.size > 0 && imports.test(text);
}

function isSource(path: string): boolean {
  return /\.[mc]?[jt]sx?$/.test(path) && !/\.d\.[mc]?ts$|\.min\.js$/.test(path);
}

async function readSourceText(path: string): Promise<Source[]> {
  const text = await readText(path, MAX_SOURCE_BYTES);
  return text === undefined ? [] : [{ path, text }];
}

/** Finds segments of the routes where a URL could have them: behind a quote, a slash or a hole. */
function segmentPattern(
  routes: readonly Pick<RouteFile, "url">[],
  pick: (segments: string[]) => string[],
  end = "[\"'`/?#$]",
): RegExp {
  const names = new Set(routes.flatMap((route) => pick(route.url.split("/").slice(1))));
  const patterns = [...names].map((name) => (isStatic(name) ? literally(name) : "[\\w-]+"));
  return patterns.length === 0 ? /(?!)/ : new RegExp(`["'\`}/](?:${patterns.join("|")})${end}`);
}

function isStatic(segment: string): boolean {
  return segment !== "" && !segment.startsWith("[");
}

function importOf(modules: readonly Source[]): RegExp {
  const names = new Set(modules.map(({ path }) => literally(moduleName(path))));
  return new RegExp(
    `(?:from|import|require\\()\\s*["'](?:[^"'\\n]*/)?(?:${[...names].join("|")})(?:\\.[mc]?[jt]sx?)?["']`,
  );
}

/** How importers call a file: `lib/api.ts` is `api`, `lib/api/index.ts` too. */
function moduleName(path: string): string {
  const parts = path.split(/[\\/]/);
  const name = basename(path).replace(/\.[mc]?[jt]sx?$/, "");
  return name === "index" ? (parts.at(-2) ?? name) : name;
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
