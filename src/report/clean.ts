import type { ReportSummary } from "./outcome.js";

/** Nothing is left to do: all that was found is fixed, or was only said for information. */
export function isClean({ findings, fixed, info }: ReportSummary): boolean {
  return findings === fixed + info;
}
