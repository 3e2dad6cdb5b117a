/** What the rewrite into `makeRoute` takes and gives. */
import type { HttpMethod, RouteContext } from "../../src/handler/contract.js";

export interface MakeRouteContext
  extends Pick<RouteContext, "path" | "next" | "cacheComponents" | "staticExport"> {
  /** How the route imports the helper: `@/lib/route`. */
  helper: string;
}

export interface MakeRouteResult {
  /** The methods that the file exports. */
  methods: HttpMethod[];
  /** Where the first of them stands. Lines and columns count from 1. */
  place?: { line: number; column: number };
  /** The whole new text. Absent where there is nothing to do, or nothing that may be done. */
  code?: string;
  /** Why a file with methods was left alone, and the place. Lines and columns count from 1. */
  refusal?: { line: number; column: number; reason: string };
}
