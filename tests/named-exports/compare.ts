import { inspect, isDeepStrictEqual } from "node:util";
import { DEPARTURES } from "../../src/handler/departures.js";
import type { FixtureRequest } from "./fixtures.js";
import type { Answer, Exchange } from "./runtimes.js";

/** Next.js and the HTTP server send these by themselves; the two runtimes don't agree on them. */
const PLATFORM_HEADERS = [
  "etag",
  "content-length",
  "transfer-encoding",
  "date",
  "connection",
  "keep-alive",
  "vary",
  "x-middleware-set-cookie",
];

const EVERYTHING = { depth: null, maxArrayLength: null, maxStringLength: null, breakLength: Infinity };

/**
 * What a client, or whoever watches the side effects, can tell apart between the old route and the new one. Nothing
 * where they are equal but for the differences of the platform:
 * `undefined` that was sent as JSON, an empty body, is null now; a 405 is the router's, without header and body; OPTIONS and HEAD, which a handler refused or never answered, are
 * answered by the router; a thrown error is a bare 500; HEAD has no body, and that of a redirect doesn't count; a body
 * that isn't JSON was refused before the handler ran.
 * @param notes What the report says of the new route: a departure that it names is forgiven where it applies.
 */
export function differences(
  request: FixtureRequest,
  before: Exchange,
  after: Exchange,
  notes: readonly string[] = [],
): string[] {
  if (after.answer === "none") return ["the new route never answers"];
  const expected = expectations(request, after);
  if (expected.length > 0) return expected;
  if (isReadOtherwise(request, notes)) return crashes(before, after);
  if (notes.includes(DEPARTURES.absentIsNull)) return differences(request, withNull(before), withNull(after));
  const sameStatus = before.answer !== "none" && before.answer.status === after.answer.status;
  if (request.expectStatus !== undefined && !sameStatus) return [];
  if (before.answer === "none") return unanswered(request, after.answer);
  if (!before.handled) return [];
  if (before.answer.status === 405) return methodNotAllowed(request, after.answer);
  // Answered by GET: a handler that refuses HEAD in other words than 405 is no promise to a client.
  if (request.method === "HEAD" && before.answer.status >= 400 && after.answer.status < 500) return [];

  const found: string[] = [];
  if (before.answer.status !== after.answer.status) {
    found.push(`status: ${before.answer.status} became ${after.answer.status}`);
  }
  found.push(...effectDifferences(before, after));
  if (before.threw) return found;
  found.push(...headerDifferences(before.answer, after.answer, request.method === "HEAD"));
  if (
    !isDeepStrictEqual(
      ownCookies(before.answer, after.answer),
      ofDraftMode(after.answer.cookies).map(withoutSecret),
    )
  ) {
    found.push(`set-cookie: ${show(before.answer.cookies)} became ${show(after.answer.cookies)}`);
  }
  if (
    request.method !== "HEAD" &&
    !isRedirect(before.answer) &&
    !isNullForNothing(before.answer, after.answer) &&
    withoutNames(before.answer.body) !== withoutNames(after.answer.body)
  ) {
    found.push(`body: ${show(before.answer.body)} became ${show(after.answer.body)}`);
  }
  return found;
}

/** Whether the request brings what the new route reads otherwise, as the report says. */
function isReadOtherwise({ body, json, url }: FixtureRequest, notes: readonly string[]): boolean {
  const says = (...departures: string[]): boolean => departures.some((one) => notes.includes(one));
  if (says(DEPARTURES.emptyIsObject, DEPARTURES.emptyIsMissing) && !body && json === undefined) return true;
  const keys = [...new URL(url, "http://localhost").searchParams.keys()];
  const isRepeated = new Set(keys).size < keys.length;
  return isRepeated && says(DEPARTURES.firstOfRepeated, DEPARTURES.lastOfRepeated);
}

/** Whatever was departed from: what answered before doesn't fail now. */
function crashes(before: Exchange, after: Exchange): string[] {
  return after.threw && !before.threw ? ["the new route throws"] : [];
}

/** An exchange as it would be with `null` wherever a text says `undefined`. */
function withNull(exchange: Exchange): Exchange {
  const { answer, effects } = exchange;
  return {
    ...exchange,
    effects: inTexts(effects, sayingNull),
    answer: answer === "none" ? answer : inTexts(answer, sayingNull),
  };
}

function sayingNull(text: string): string {
  return text.replace(/\bundefined\b/g, "null");
}

/** A copy of plain data with all its texts changed. */
function inTexts<Value>(value: Value, change: (text: string) => string): Value {
  if (typeof value === "string") return change(value) as Value;
  if (Array.isArray(value)) return value.map((one) => inTexts(one, change)) as Value;
  if (value === null || typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inTexts(one, change)])) as Value;
}

/** What the request itself says of the new route's answer. */
export function expectations(request: FixtureRequest, { answer }: Exchange): string[] {
  if (answer === "none") return ["the new route never answers"];
  const found: string[] = [];
  if (request.expectStatus !== undefined && request.expectStatus !== answer.status) {
    found.push(`status: ${answer.status}, expected ${request.expectStatus}`);
  }
  if (request.expectBody !== undefined && !isDeepStrictEqual(parsed(answer.body), request.expectBody)) {
    found.push(`body: ${show(answer.body)}, expected ${show(request.expectBody)}`);
  }
  return found;
}

function parsed(body: string): unknown {
  const text = Buffer.from(body, "latin1").toString("utf8");
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function unanswered(request: FixtureRequest, after: Answer): string[] {
  if (after.status === 405 || answeredByTheRouter(request, after)) return [];
  return [`the old route never answers; the new one gives ${after.status} instead of 405`];
}

function methodNotAllowed(request: FixtureRequest, after: Answer): string[] {
  if (after.status === 405 || answeredByTheRouter(request, after)) return [];
  return [`status: 405 became ${after.status}`];
}

/** Next.js answers OPTIONS with 204 and the list of methods, and HEAD as GET without the body. */
function answeredByTheRouter(request: FixtureRequest, after: Answer): boolean {
  if (request.method === "OPTIONS") return after.status === 204 && after.headers.allow !== undefined;
  return request.method === "HEAD" && after.status < 500;
}

/** V8's messages about undefined and null hold a name or the way in which it was read; a rewrite may change both. */
function withoutNames(text: string): string {
  return text
    .replace(/(?:[\w$]+\??\.)+([\w$]+ is not a function)/g, "$1")
    .replace(/Cannot destructure property '\w+' of '[^']*' as it is (null|undefined)\./g, "can't read $1")
    .replace(/Cannot read properties of (null|undefined) \(reading '\w+'\)/g, "can't read $1");
}

export const OF_NEXT_AUTH = /^(__(Secure|Host)-)?next-auth\./;

/**
 * Without a response, next-auth reads a session and doesn't set its cookies: those of the session, its forms and its way back. Where the
 * new route sets any, it has to set them all.
 */
function ownCookies(before: Answer, after: Answer): string[] {
  const cookies = ofDraftMode(before.cookies).map(withoutSecret);
  return after.cookies.some((cookie) => OF_NEXT_AUTH.test(cookie))
    ? cookies
    : cookies.filter((cookie) => !OF_NEXT_AUTH.test(cookie));
}

/**
 * Cookies of the draft mode: the routers write the attributes in another order and case, and take away what one has set before with
 * another value. Data of a preview, which is none, isn't carried.
 */
export function ofDraftMode(cookies: readonly string[]): string[] {
  return cookies.flatMap((cookie) => {
    if (cookie.startsWith("__next_preview_data=")) return [];
    if (!cookie.startsWith("__prerender_bypass=")) return [cookie];
    const [value, ...attributes] = cookie.split("; ");
    const isTakenAway = attributes.some((attribute) => attribute.includes("1970"));
    const sorted = attributes.map((attribute) => attribute.toLowerCase()).sort();
    return [[isTakenAway ? "__prerender_bypass=" : value, ...sorted].join("; ")];
  });
}

/** Tokens of next-auth are made of chance, each time others, and they end so long after the second in which they are made. */
export function withoutSecret(cookie: string): string {
  return cookie
    .replace(/^([^=]*next-auth\.(?:csrf|session)-token)=[^;]+/, "$1=…")
    .replace(/Expires=[^;]+/, "Expires=…");
}

/** `undefined` that is sent as JSON: an empty body under the Pages Router, null in a route handler. */
function isNullForNothing(before: Answer, after: Answer): boolean {
  return (
    before.body === "" &&
    after.body === "null" &&
    /^application\/json/.test(before.headers["content-type"] ?? "")
  );
}

function isRedirect(answer: Answer): boolean {
  return answer.headers.location !== undefined;
}

function effectDifferences(before: Exchange, after: Exchange): string[] {
  if (isDeepStrictEqual(before.effects, after.effects)) return [];
  // Next's own log of an error behind the reply: the new route may write it, or leave before it comes to that.
  if (before.lateError && isDeepStrictEqual([...before.effects, before.lateError], after.effects)) return [];
  // As Node shows them: JSON would make undefined and null alike.
  const [old, now] = [before.effects, after.effects].map((effects) =>
    withoutNames(inspect(effects, EVERYTHING)),
  );
  if (old === now) return [];
  return [
    `side effects: ${inspect(before.effects, EVERYTHING)} became ${inspect(after.effects, EVERYTHING)}`,
  ];
}

/** @param hidden The bodies weren't sent, so that nobody can tell whether a text is HTML. */
function headerDifferences(before: Answer, after: Answer, hidden: boolean): string[] {
  const names = new Set([...Object.keys(before.headers), ...Object.keys(after.headers)]);
  const found: string[] = [];
  for (const name of [...names].sort()) {
    if (PLATFORM_HEADERS.includes(name)) continue;
    const [old, now] = [before.headers[name], after.headers[name]];
    if (name === "content-type" ? sameType(old, now, before.body, hidden) : old === now) continue;
    found.push(`${name}: ${show(old)} became ${show(now)}`);
  }
  return found;
}

/** Pages writes the charset of JSON, NextResponse.json doesn't; a Response names the type of a text by itself. */
function sameType(old: string | undefined, now: string | undefined, body: string, hidden: boolean): boolean {
  const plain = (type: string | undefined) =>
    type?.replace(/^application\/json; ?charset=utf-8$/i, "application/json");
  if (plain(old) === plain(now)) return true;
  if (old !== undefined || now === undefined) return false;
  const isPage = /^\s*<(?:!doctype|!--|[a-z])/i.test(body);
  if (/^text\/plain; ?charset=utf-8$/i.test(now)) return hidden || !isPage;
  return (hidden || isPage) && /^text\/html(; ?charset=utf-8)?$/i.test(now);
}

function show(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}
