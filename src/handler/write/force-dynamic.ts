/** Keeps Next.js 13 and 14 from running a GET once, at build time. */
import * as t from "@babel/types";
import { positionAbove } from "../file-header.js";
import type { Module } from "../module.js";
import type { Edit } from "../splice.js";
import { quoted } from "../style.js";

const WHY =
  "// The Pages handler ran on every request; without this, Next.js 13 and 14 run GET once, at build time.";

/**
 * `export const dynamic = "force-dynamic"`, behind the imports. `edits` are what else happens to the file, `why` is the comment above it.
 */
export function forceDynamic(module: Module, edits: readonly Edit[], why = WHY): Edit {
  const { program, style } = module;
  const end = style.semicolons ? ";" : "";
  const lines = `${why}\nexport const dynamic = ${quoted("force-dynamic", style)}${end}`;
  const last = program.body.findLast((statement) => t.isImportDeclaration(statement));
  if (last) return { start: last.end!, end: last.end!, text: `\n\n${lines}` };
  const above = positionAbove(module, program.body[0]!);
  const start = edits.find((edit) => edit.start < above && above < edit.end)?.start ?? above;
  return { start, end: start, text: `${lines}\n\n` };
}
