/** Which files are worth parsing for calls: most of a repo never speaks of its API. */
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { RouteFile } from "../contract.js";
import { decode, mapConcurrently } from "../read.js";

export interface Source {
  path: string;
  text: string;
}

/** Larger sources are bundles: what they call stands in a source file as well. */
const MAX_SOURCE_BYTES = 1024 * 1024;

/** A module that wraps requests, for others to import: an instance with a base URL, or a function that is given its URL. */
const EXPORTS = /\bexport\b/;
const WRAPS_REQUESTS =
  /\.(?:create|extend)\s*\(|\b(?:fetch|axios|ky|ofetch|request)\b[^"'`;]*\(\s*(?:[\w$]|`\$\{|`[^`]*\$\{|["'][^"']*["']\s*\+)/;

/** URLs under a name: `export const TASKS = "/api/tasks"`, `export const urls = {`, `export const task = (id) => …`. */
const EXPORTS_VALUE = /\bexport\s+(?:const|let|enum|default)\b[^=\n]*(?:=\s*["'`{[]|=>\s*["'`(]|\{)/;
const REEXPORTS = /\bexport\s*(?:\*|\{[^}]*\})[^;\n]*\bfrom\b/;

/** The files that may call one of `routes`, in path order. */
export async function sourcesToParse(
  files: readonly string[],
  routes: readonly RouteFile[],
): Promise<Source[]> {
  const all = (await mapConcurrently(files.filter(isSource), readSourceText)).flat();
  const names = urlNames(routes);
  const clients = all.filter(({ text }) => isClient(text, names));
  // Barrels hand clients on.
  for (let handedOn = clients; handedOn.length > 0; ) {
    const imports = importOf(handedOn.map((client) => moduleName(client.path)));
    handedOn = all.filter(
      (one) => !clients.includes(one) && REEXPORTS.test(one.text) && imports?.test(one.text),
    );
    clients.push(...handedOn);
  }
  const importsClient = importOf(clients.map((client) => moduleName(client.path)));
  return all.filter(({ text }) => names.test(text) || importsClient?.test(text));
}

function isClient(text: string, names: RegExp): boolean {
  return EXPORTS.test(text) && (WRAPS_REQUESTS.test(text) || (EXPORTS_VALUE.test(text) && names.test(text)));
}

function isSource(path: string): boolean {
  return /\.[mc]?[jt]sx?$/.test(path) && !/\.d\.[mc]?ts$|\.min\.js$/.test(path);
}

async function readSourceText(path: string): Promise<Source[]> {
  try {
    if ((await stat(path)).size > MAX_SOURCE_BYTES) return [];
    const text = decode(await readFile(path));
    return text === undefined ? [] : [{ path, text }];
  } catch {
    return [];
  }
}

/** Finds the first segment of any route, where a URL could have it: behind a quote, a slash or a hole. */
function urlNames(routes: readonly RouteFile[]): RegExp {
  const firsts = new Set(routes.map((route) => route.url.split("/")[1] ?? ""));
  const names = [...firsts].map((name) =>
    name === "" || name.startsWith("[") ? "[\\w-]+" : literally(name),
  );
  return new RegExp(`["'\`}/](?:${names.join("|")})["'\`/?#$]`);
}

function importOf(names: readonly string[]): RegExp | undefined {
  if (names.length === 0) return undefined;
  const unique = [...new Set(names)].map(literally);
  return new RegExp(
    `(?:from|import|require\\()\\s*["'][^"'\\n]*(?:${unique.join("|")})(?:\\.[mc]?[jt]sx?)?["']`,
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
