/** One function as the rewriting of replies sees it, and what it learns about that function. */

import type { Binding } from "@babel/traverse";
import type * as t from "@babel/types";
import type { FunctionView } from "../function-view.js";
import type { NeededImport } from "../next-functions.js";
import type { CommonHeaders } from "./common-headers.js";
import type { HeaderNames } from "./header-names.js";

/** What a same-file function that takes the request or the response does with the reply. */
export interface HelperSummary {
  /** `guard`: replies on some ways and says by its value whether it did. */
  replies: "always" | "never" | "guard";
  /** `null`: gives a Response or null. `value`: gives a value or a Response. */
  guard?: "null" | "value";
  /** Its value is true where it has replied. Callers test it the other way round otherwise. */
  truthyWhenReplied?: boolean;
  /** Sets headers for the caller's reply: takes them in place of the response. */
  headers: boolean;
  /** The names of these headers, in lower case; `undefined` for any that isn't known. */
  headerNames?: ReadonlySet<string | undefined>;
  /** Every reply has a status of its own, whatever was set before the call. */
  setsStatus: boolean;
  /** Which headers its replies have, whatever was set before the call. */
  sets: HeaderNames;
  /** Reads path parameters, so takes `{ params }` after the request. */
  params: boolean;
  /** Still takes the request. */
  request: boolean;
  async: boolean;
  /** Some reply is a promise of a Response, though the function isn't async: `return load().then(…)`. */
  promise: boolean;
  /** Was not async before. */
  becameAsync: boolean;
}

export interface ReplyView extends FunctionView {
  response?: Binding;
  role: "handler" | "helper";
  /** What NextResponse is called in this file. */
  responseName: string;
  /** Headers that all replies have in common, kept in a constant of the module. */
  common?: CommonHeaders;
  /** `T` of `NextApiResponse<T>`. */
  bodyType?: t.Node;
  /** The summary of the same-file function that a call hands the request or response to. */
  helper(call: t.Node): HelperSummary | undefined;
  /** Whether an expression is the request or the response. */
  isRequest(node: t.Node): boolean;
}

export interface ReplyNeeds {
  nextResponse: boolean;
  /** Calls a helper that takes `{ params }`. */
  params: boolean;
  async: boolean;
  /** Takes `headers` in place of the response. */
  headers: boolean;
  headerNames?: ReadonlySet<string | undefined>;
  replies: HelperSummary["replies"];
  guard?: HelperSummary["guard"];
  truthyWhenReplied?: boolean;
  /** Some way ends without a reply: under the Pages Router the request hangs there. */
  silentWay: boolean;
  /** Every reply has a status of its own. */
  setsStatus: boolean;
  sets: HeaderNames;
  promise: boolean;
  /** Functions of Next.js that the rewritten function calls. */
  imports: NeededImport[];
  notes: string[];
}
