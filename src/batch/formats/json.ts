import { safeJson } from "../../report/index.js";
import type { BatchView } from "./format.js";

/** One object: the summary, and the results as `repos`. */
export async function* asJson({ summary, results }: BatchView): AsyncIterable<string> {
  yield `{"version":1,"summary":${safeJson(summary)},"repos":[`;
  let isFirst = true;
  for await (const result of results()) {
    yield `${isFirst ? "" : ","}\n${safeJson(result)}`;
    isFirst = false;
  }
  yield "\n]}\n";
}

/** JSON Lines: one result a line, in the order of the names (docs/batch-result.schema.json). */
export async function* asJsonLines({ results }: BatchView): AsyncIterable<string> {
  for await (const result of results()) yield `${safeJson(result)}\n`;
}
