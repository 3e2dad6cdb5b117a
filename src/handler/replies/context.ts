/** Where in the function a list of statements stands, and what is known there. */
import type { Item } from "../residual.js";
import type { HelperSummary } from "./view.js";

/** What becomes of a Response: it is returned, or a promise resolves with it. */
export type Sink = { kind: "return" } | { kind: "resolve"; name: string };

/** Whether a reply was sent already, by code that went on afterwards. */
export type Sent = "no" | "maybe" | "yes";

export interface Context {
  /** Nothing runs after the list is through. */
  tail: boolean;
  sink: Sink;
  inTry: boolean;
  /** A `break` here is the end of the function. */
  breakEnds: boolean;
  sent: Sent;
  /** What may still run after this list: around a loop, its body as well. */
  after: Item[][];
  /** What may still run after a `break`, within a loop or a switch. */
  afterBreak?: Item[][];
  /** How the function around tells its callers whether it replied. */
  guard?: HelperSummary["guard"];
}

/** The statements of a whole function. */
export function wholeFunction(sink: Sink = { kind: "return" }): Context {
  return { tail: true, sink, inTry: false, breakEnds: false, sent: "no", after: [] };
}

/** An expression whose value goes on to somebody else. */
export function insideExpression(): Context {
  return { ...wholeFunction(), tail: false };
}

/** Where two ways meet. */
export function either(one: Sent, other: Sent): Sent {
  return one === other ? one : "maybe";
}
