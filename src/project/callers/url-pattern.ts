/** URLs as far as the text of a repo tells them: literal segments, and holes for what is only known at run time. */

/** Marks a hole in a string, with the name of what fills it in between. */
const MARK = "\uE000";

/** A hole. The name of a function's parameter begins with `@`. */
export function hole(name: string): string {
  return `${MARK}${name}${MARK}`;
}

/** One part of a path. `any`: nothing of it is known; `prefix`: it begins like this. */
export type Segment = { literal: string } | { prefix: string; hole: string } | { any: string };

export interface UrlPattern {
  segments: Segment[];
  /** `own`: a path alone, or a host that stands for this app. `other`: a host that may well be another server. */
  host: "own" | "other";
  /** The host is left out, or can't be any but this app's own. */
  isHome: boolean;
  /** The path may go on after the last segment: it ends in a hole that is called like a path. */
  openEnd: boolean;
  /** It has a host, or a hole where one may be. */
  hasHost: boolean;
  /** The end of the path is a parameter of the function around: who calls that function says what is requested. */
  isWrapper: boolean;
  /** For people: `/api/tasks/*`. */
  text: string;
}

/** Names of base URLs that often mean another server than the Next.js app itself. */
const OTHER_SERVER =
  /backend|server|api|service|gateway|external|upstream|remote|host(?!name)|endpoint|proxy/i;

/** Names of holes that hold a path rather than one segment. */
const PATH_NAME = /(?:path|endpoint|url|route|uri|resource)s?$/i;

/**
 * Reads the text of a URL with holes in it. Query and hash are cut off.
 * Gives `undefined` for what is no path of this app by any reading: another scheme, plain words, a lone hole.
 */
export function readUrl(text: string): UrlPattern | undefined {
  let rest = cutQuery(text);
  let host: UrlPattern["host"] = "own";
  let isHome = text.startsWith("/");
  const absolute = /^(?:https?:)?\/\/([^/]*)/.exec(rest);
  if (absolute !== null) {
    const name = absolute[1] as string;
    host = isOwnHost(name) ? "own" : "other";
    isHome = /^(?:localhost|127\.0\.0\.1)(?::3000)?$/.test(name) || isHomeName(holeIn(name));
    rest = rest.slice(absolute[0].length);
  } else if (/^\uE000[^\uE000]*\uE000:\/\//.test(rest)) {
    // `${protocol}://${host}/api/x`
    const [, name, path] = /:\/\/([^/]*)(.*)$/s.exec(rest)!;
    host = isOwnHost(name!) || holeIn(name!) === "host" ? "own" : "other";
    isHome = false;
    rest = path!;
  } else if (rest.startsWith(MARK)) {
    const end = rest.indexOf(MARK, 1);
    const name = rest.slice(1, end);
    host = OTHER_SERVER.test(name) ? "other" : "own";
    isHome = isHomeName(name);
    rest = rest.slice(end + 1);
    // `${base}${path}`: nothing is known.
    if (rest.startsWith(MARK)) return undefined;
    if (rest !== "" && !rest.startsWith("/")) rest = `/${rest}`;
  } else if (/^[a-z][a-z\d+.-]*:/i.test(rest)) {
    return undefined;
  }
  if (/[\s<>{}]/.test(rest.replaceAll(new RegExp(`${MARK}[^${MARK}]*${MARK}`, "g"), ""))) return undefined;
  rest = rest.replace(/^\.?\/+/, "/");
  if (!rest.startsWith("/")) {
    if (absolute !== null || !rest.includes("/")) return undefined;
    rest = `/${rest}`;
  }
  const parts = splitPath(rest).filter((part) => part !== "");
  const segments = parts.map(readSegment);
  const last = segments.at(-1);
  const openEnd = last !== undefined && "any" in last && PATH_NAME.test(last.any);
  const isWrapper = openEnd && last.any.startsWith("@") && segments.length <= 2;
  const hasHost = absolute !== null || text.startsWith(MARK);
  return {
    segments,
    host,
    isHome,
    openEnd,
    hasHost,
    isWrapper,
    text: rest.replaceAll(new RegExp(`${MARK}[^${MARK}]*${MARK}`, "g"), "*"),
  };
}

/** Whether the path may be longer than it looks: a hole right behind a name may begin with a slash, unless it is called like a query. */
export function mayGoOn(url: UrlPattern): boolean {
  return url.segments.some((segment) => "prefix" in segment && !QUERY_NAME.test(segment.hole));
}

const QUERY_NAME = /^(?:@?\w*(?:query|params?|search|qs|querystring)|toString)$/i;

/** The literal segments' number tells a call from a wrapper that is given its path. */
export function literalCount(url: UrlPattern): number {
  return url.segments.filter((segment) => "literal" in segment).length;
}

/** `base` and `path` as HTTP clients join them. */
export function joinUrl(base: string, path: string): string {
  if (base === "" || /^(?:https?:)?\/\//.test(path)) return path;
  if (path === "") return base;
  return `${base.replace(/\/+$/, "")}/${path.replace(/^\/+/, "")}`;
}

function isOwnHost(host: string): boolean {
  const name = holeIn(host);
  if (name !== undefined) return !OTHER_SERVER.test(name);
  return /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::|$)/.test(host);
}

function holeIn(host: string): string | undefined {
  return /^\uE000(.*)\uE000/.exec(host)?.[1];
}

/** What an app calls its own address. */
function isHomeName(name: string | undefined): boolean {
  return (
    name !== undefined &&
    /^(?:origin|(?:NEXT_PUBLIC_)?(?:VERCEL|SITE|APP|WEB|WEBSITE|BASE|NEXTAUTH|AUTH)_?(?:URL|ORIGIN|DOMAIN)|NEXT_PUBLIC_VERCEL_URL)$/i.test(
      name,
    )
  );
}

/** Query and hash begin at the first `?` or `#` outside of a hole's name. */
function cutQuery(text: string): string {
  let inHole = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === MARK) inHole = !inHole;
    else if (!inHole && (character === "?" || character === "#")) return text.slice(0, index);
  }
  return text;
}

function splitPath(text: string): string[] {
  const parts = [""];
  let inHole = false;
  for (const character of text) {
    if (character === MARK) inHole = !inHole;
    if (character === "/" && !inHole) parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts;
}

function readSegment(part: string): Segment {
  const mark = part.indexOf(MARK);
  if (mark === -1) return { literal: decode(part) };
  const hole = part.slice(mark + 1, part.indexOf(MARK, mark + 1));
  return mark > 0 ? { prefix: decode(part.slice(0, mark)), hole } : { any: hole };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
