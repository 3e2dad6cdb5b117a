import type { ReportSummary } from "./outcome.js";

/** Nothing is left to do: all that was found is fixed. */
export function isClean({ findings, fixed }: ReportSummary): boolean {
  return findings === fixed;
}
