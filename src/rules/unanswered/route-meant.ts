/** The one route that a call may have meant: its path differs in a word, or in the beginning. */
import type { NextApp, OtherCall } from "../../project/contract.js";
import { servedMethods } from "../served-methods.js";

export interface Meant {
  path: string;
  why: string;
}

/** Undefined where no route is near, or more than one. */
export function routeMeant({ url, methods }: OtherCall, app: NextApp): Meant | undefined {
  const asked = url.split("/").filter(Boolean);
  const found = [...app.routes, ...app.pagesApi].flatMap((route) => {
    if (route.url.includes("[")) return [];
    const served = "meant" in route ? "unknown" : servedMethods(route);
    const answers =
      served === "unknown" || methods.every((method) => served.includes(method) || method === "HEAD");
    return answers && isNear(asked, route.url.split("/").filter(Boolean))
      ? [{ path: route.url, why: route.path }]
      : [];
  });
  const [only, ...more] = found;
  return more.length === 0 ? only : undefined;
}

function isNear(asked: readonly string[], has: readonly string[]): boolean {
  // `/contact` for `/api/contact`, and `/en/api/contact`, `/v1/api/contact` for that too.
  if (asked.length > 0 && has[0] === "api" && same(asked, has.slice(1))) return true;
  if (asked[1] === "api" && same(asked.slice(1), has)) return true;
  if (asked.length !== has.length) return false;
  const different = asked.flatMap((part, index) => (part === has[index] ? [] : [[part, has[index]!]]));
  const [pair] = different;
  return different.length === 1 && pair !== undefined && isSlip(pair[0]!, pair[1]!);
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}

/** Capitals, hyphens, a plural, one letter. */
function isSlip(a: string, b: string): boolean {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[-_]/g, "")
      .replace(/(?:es|s)$/, "");
  if (plain(a) === plain(b)) return true;
  return Math.min(a.length, b.length) > 4 && isOneLetterApart(a, b);
}

function isOneLetterApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  const rest = short.slice(long.length === short.length ? at + 1 : at);
  if (rest === long.slice(at + 1)) return true;
  // Two letters that changed places.
  return (
    short.length === long.length &&
    short[at] === long[at + 1] &&
    short[at + 1] === long[at] &&
    short.slice(at + 2) === long.slice(at + 2)
  );
}
