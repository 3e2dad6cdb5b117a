/** One function that answers requests, as the rewriting stages see it. */
import type { Binding } from "@babel/traverse";
import type * as t from "@babel/types";
import type { Module } from "./module.js";
import type { Part, Residual } from "./residual.js";
import type { PathParameter } from "./segments.js";
import type { FunctionNode } from "./syntax.js";

export interface FunctionView {
  module: Module;
  fn: FunctionNode;
  /** What is left of it; the stages write their replacements and statements into this. */
  residual: Residual;
  /** The parameter that is the request: an identifier's binding, or a pattern (`{ method, body }`). */
  request?: { binding: Binding } | { pattern: t.ObjectPattern };
  /** What the request is called in the output. */
  requestName: string;
  /** Several functions on one way read the body: each reads a clone. */
  cloneBody: boolean;
  /** Other functions see the same request: what is written to it here, they would read. */
  isShared: boolean;
  /** Properties that the file itself puts on the request (`req.user = …`): they stay. */
  ownProperties: Set<string>;
  /** What stands in the query under the Pages Router and in the path: a route's own, or those of the routes that a shared function is called from. */
  pathParameters: readonly PathParameter[];
  /** The name for `params`, once somebody had to choose it. */
  naming: { params?: string };
}

/** What the rewritten function needs from its surroundings. */
export interface RequestNeeds {
  /** Path parameters: `{ params }` as the second parameter. */
  params: boolean;
  /** What they are called: `params`, or another name where that one is taken (`{ params: routeParams }`). */
  paramsName: string;
  /** `nextUrl` or `cookies` of the request: its type is NextRequest, not Request. */
  nextRequest: boolean;
  /** The output still reads the request in any way. */
  request: boolean;
  /** The function has to be async. */
  async: boolean;
  body: boolean;
  /** The names by which the query is read; "all" where it is read whole. */
  query?: ReadonlySet<string> | "all";
  /** Statements for the top of a function whose body is an expression: it needs braces and a `return` then. */
  front: Part[][];
  notes: string[];
}
