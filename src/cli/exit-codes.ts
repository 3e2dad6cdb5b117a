import { isClean } from "../report/clean.js";
import type { Report } from "../report/index.js";

/** Nothing found, or all of it fixed or for information. */
export const CLEAN = 0;
/** Something was found, would change, or is left to do by hand. */
export const FOUND = 1;
/** Wrong usage, nothing matched, or an internal failure. */
export const UNUSABLE = 2;
/** The user cancelled: 128 plus the number of SIGINT, as shells count. */
export const CANCELLED = 130;

/** The exit code of a run that came to its end. What is there for information alone doesn't count. */
export function exitCodeOf(report: Report): number {
  return isClean(report.summary) ? CLEAN : FOUND;
}
