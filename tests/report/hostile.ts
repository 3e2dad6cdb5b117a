import { reportOf } from "../../src/report/index.js";
import { aChange, aFinding, aPlan } from "../review/plans.js";

/** Text as a repository might hold it to break out of a report. */
const HOSTILE = [
  "a]]> <b>&amp; \"q\" 'q' %0A::stop-commands::x",
  "::error file=x::y",
  "##[endgroup]",
  "`code` ```` [link](javascript:x) ![img](x) @team #12 <!-- | -->",
  "\u001b[31m\u0000\u0008\u007f\u009b31m\u202e\u2066\u200f\u2028\uFFFE\ud800 end",
].join("\n");

/** A path of which every character means something somewhere. */
export const HOSTILE_PATH = "app/api/(a)/[id]/{x}\u009b\u202e %25,:`'\"&<b>@t/route.ts";

/** One finding with a fix and one without, in such a file, and a file that could not be examined. */
export function hostileReport() {
  const about = { message: HOSTILE, notes: [HOSTILE], code: "é\texport default handler;", column: 3 };
  const related = [{ path: HOSTILE_PATH, line: 2, message: HOSTILE }];
  const change = aChange(HOSTILE_PATH, { findings: [aFinding(HOSTILE_PATH, about)] });
  const manual = aFinding(HOSTILE_PATH, {
    ...about,
    safety: "manual",
    severity: "warning",
    line: 9,
    related,
  });
  return reportOf(
    aPlan({ changes: [change], manual: [manual], problems: [{ path: HOSTILE_PATH, message: HOSTILE }] }),
    new Map(),
  );
}
