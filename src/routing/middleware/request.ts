/** The request that a middleware is asked about, and the URLs that it makes of it. */
import {
  type Fields,
  fields,
  isObject,
  isUnknown,
  join,
  native,
  type Text,
  toText,
  type Unknown,
  unknown,
  type Value,
} from "../evaluation/values.js";

/** Stands for the app's own address. */
const ORIGIN = "http://app.invalid";

/** One request: of a path without parameters left in it, without `basePath`. */
export interface Asked {
  method: string;
  path: string;
}

/** Headers by which a program's request differs from a browser that opens a page (https://fetch.spec.whatwg.org/). */
export const API_HEADERS: Record<string, Value> = {
  accept: "*/*",
  "sec-fetch-dest": "empty",
  "sec-fetch-mode": "cors",
  rsc: null,
  upgrade: null,
  purpose: null,
  "next-router-prefetch": null,
  "next-action": null,
};

/** A `NextRequest`. */
export function requestValue(asked: Asked): Fields {
  const nextUrl = urlValue(asked.path, true);
  const headers = fields();
  const unknownHeaders = unknown("request.headers", true);
  headers.computed = (name) => {
    if (name !== "get" && name !== "has") return unknown(`request.headers.${name}`, false);
    return native(([key]) => headerValue(key, name, unknownHeaders));
  };
  const request = fields([
    ["method", asked.method],
    ["url", ORIGIN + asked.path],
    ["nextUrl", nextUrl],
    ["headers", headers],
    ["cookies", unknown("request.cookies", true)],
    ["ip", unknown("request.ip", true)],
    ["geo", unknown("request.geo", true)],
  ]);
  request.rest = unknown("request", false);
  // What auth wrappers put on it.
  for (const name of ["auth", "nextauth", "kindeAuth", "user", "session"]) {
    request.values.set(name, unknown(`request.${name}`, true));
  }
  return request;
}

const headerUnknowns = new WeakMap<Unknown, Map<string, Unknown>>();

function headerValue(key: Value, method: string, owner: Unknown): Value {
  if (typeof key !== "string") return unknown("request.headers.get(…)", false);
  const name = key.toLowerCase();
  const known = API_HEADERS[name];
  if (known !== undefined) return method === "has" ? known !== null : known;
  const made = headerUnknowns.get(owner) ?? new Map<string, Unknown>();
  headerUnknowns.set(owner, made);
  // Which host is asked, and what a proxy says of the path, is no matter of the client's.
  const varies =
    !/host|forwarded|path|url|pathname|invoke|matched|referer|origin|middleware|cron|vercel/.test(name);
  const value = made.get(name) ?? unknown(`request.headers.get("${name}")`, varies);
  made.set(name, value);
  return value;
}

/** A URL of which the path is known: `own` tells whether it is the app's. */
export function urlValue(path: Value, own: boolean | undefined): Fields {
  const url = fields([
    ["pathname", path],
    ["basePath", ""],
  ]);
  if (own) url.values.set("origin", ORIGIN);
  url.values.set(OWN, own ?? null);
  const searchParams = unknown("searchParams", true);
  url.computed = (name) => {
    switch (name) {
      case "href":
        return join(own ? ORIGIN : toText(unknown("origin", false)), toText(url.values.get("pathname")));
      case "clone":
        return native(() => {
          const copy = urlValue(path, own);
          for (const [key, value] of url.values) copy.values.set(key, value);
          return copy;
        });
      case "toString":
        return native(() => url.computed?.("href"));
      case "searchParams":
        return searchParams;
      case "search":
      case "hash":
        return unknown(name, true);
      default:
        return unknown(name, false);
    }
  };
  return url;
}

/** Not a name that code can ask for. */
const OWN = "#own";

/** Where a redirect or rewrite leads. */
export interface Target {
  /** The path, `undefined` in place of each part that isn't known. */
  parts: (string | undefined)[];
}

/** The target that a value names, if it is a path of this app. */
export function targetOf(value: Value): Target | undefined {
  const url = isUrl(value) ? value : makeUrl(value, undefined);
  if (url === undefined || url.values.get(OWN) !== true) return undefined;
  const path = toText(url.values.get("pathname"));
  return {
    parts: typeof path === "string" ? [path] : path.parts.map((part) => (isUnknown(part) ? undefined : part)),
  };
}

/** Whether an object is a URL of ours. */
export function holdsUrl(value: Fields): boolean {
  return value.values.has(OWN);
}

function isUrl(value: Value): value is Fields {
  return isObject(value) && value.kind === "fields" && holdsUrl(value);
}

/** `new URL(input, base)`. `undefined` where it can't be told what comes of it. */
export function makeUrl(input: Value, base: Value): Fields | undefined {
  const text = toText(input);
  if (typeof text === "string") {
    try {
      const from = base === undefined ? undefined : baseOf(base);
      const url = new URL(text, from?.href);
      const own = url.origin === ORIGIN ? (from?.own ?? true) : false;
      return urlValue(url.pathname, own);
    } catch {
      return undefined;
    }
  }
  return urlOfText(text, base);
}

function urlOfText(text: Text, base: Value): Fields | undefined {
  const [first, ...rest] = text.parts;
  if (isUnknown(first as Value)) {
    // `${process.env.APP_URL}/login`
    const [next] = rest;
    if (base !== undefined || typeof next !== "string" || !next.startsWith("/")) return undefined;
    return urlValue(pathOf(rest), isOwnName((first as Unknown).text));
  }
  const start = first as string;
  if (start.startsWith(`${ORIGIN}/`)) return urlValue(pathOf([start.slice(ORIGIN.length), ...rest]), true);
  if (!start.startsWith("/") || start.startsWith("//")) return undefined;
  const from = baseOf(base);
  return from === undefined ? undefined : urlValue(pathOf(text.parts), from.own);
}

/** Cuts query and hash off. */
function pathOf(parts: readonly (string | Unknown)[]): Value {
  const kept: (string | Unknown)[] = [];
  for (const part of parts) {
    const end = typeof part === "string" ? part.search(/[?#]/) : -1;
    kept.push(end === -1 ? part : (part as string).slice(0, end));
    if (end !== -1) break;
  }
  return join(...kept.map((part) => (typeof part === "string" ? part : toText(part))));
}

function baseOf(base: Value): { href: string; own: boolean } | undefined {
  if (isUrl(base)) return { href: ORIGIN, own: base.values.get(OWN) === true };
  if (typeof base === "string") return { href: base, own: base.startsWith(ORIGIN) };
  if (isUnknown(base)) return { href: ORIGIN, own: isOwnName(base.text) };
  if (isObject(base) && base.kind === "text") {
    const unknowns = base.parts.filter(isUnknown);
    return { href: ORIGIN, own: unknowns.every((part) => isOwnName(part.text)) };
  }
  return undefined;
}

/** Names under which people keep their app's own address. */
function isOwnName(name: string): boolean {
  return (
    /app|site|base|origin|nextauth|auth_url|vercel|public_url|domain|host|frontend|web/i.test(name) &&
    !/api|backend|server/i.test(name)
  );
}
