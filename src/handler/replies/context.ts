/** Where in the function a list of statements stands. */
import type { Item } from "../residual.js";

/** What becomes of a Response: it is returned, or a promise resolves with it. */
export type Sink = { kind: "return" } | { kind: "resolve"; name: string };

export interface Context {
  /** Nothing runs after the list is through. */
  tail: boolean;
  sink: Sink;
  inTry: boolean;
  /** A `break` here is the end of the function. */
  breakEnds: boolean;
  /** A reply may have been sent already, and the function went on. */
  sent: boolean;
  /** What still runs after this list. */
  after: Item[][];
}

/** The statements of a whole function. */
export function wholeFunction(sink: Sink = { kind: "return" }): Context {
  return { tail: true, sink, inTry: false, breakEnds: false, sent: false, after: [] };
}

/** An expression whose value goes on to somebody else. */
export function insideExpression(): Context {
  return { ...wholeFunction(), tail: false };
}
