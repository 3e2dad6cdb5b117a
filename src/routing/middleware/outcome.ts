/** What a middleware does with a request. */
import type { Decision } from "../evaluation/decisions.js";
import type { Target } from "./request.js";

/** A stretch of one file, and where it begins. Lines and columns count from 1. */
export interface Place {
  path: string;
  start: number;
  end: number;
  line: number;
  column: number;
}

/** A package whose middleware is known. */
export interface KnownPackage {
  /** As people call it: `NextAuth.js`. */
  name: string;
  /** `auth` guards routes, and may mean to guard the API. `i18n` puts a locale in front of each path, which an API never has. */
  kind: "auth" | "i18n";
}

export type Outcome =
  | { kind: "next" }
  | { kind: "redirect"; status: number; target?: Target; at: Place; returned?: Returned }
  | { kind: "rewrite"; target?: Target; at: Place; returned?: Returned }
  | { kind: "answer"; status?: number; at: Place; returned?: Returned }
  | { kind: "package"; package: KnownPackage; at: Place }
  /** It can't be told. */
  | { kind: "unknown" };

/** The return statement that gives an answer back. */
export interface Returned {
  place: Place;
  /** The return statement stands in a block of its own, so that a statement can be put in front of it. */
  inBlock: boolean;
  /** How the request is called there. */
  request?: string;
}

/** One way through the middleware. */
export interface Way {
  outcome: Outcome;
  decisions: Decision[];
}
