import type { Report } from "../report/index.js";

/** Nothing found, or all of it fixed. */
export const CLEAN = 0;
/** Something was found, would change, or is left to do by hand. */
export const FOUND = 1;
/** Wrong usage, nothing matched, or an internal failure. */
export const UNUSABLE = 2;
/** The user cancelled: 128 plus the number of SIGINT, as shells count. */
export const CANCELLED = 130;

/** The exit code of a run that came to its end. */
export function exitCodeOf(report: Report): number {
  return report.summary.fixed === report.summary.findings ? CLEAN : FOUND;
}
