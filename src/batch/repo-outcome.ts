import type { Report } from "../report/index.js";
import type { RepoOutcome } from "./contract.js";

/** The one outcome that a finished repo has, by what became of its findings. */
export function outcomeOf({ summary }: Report, apply: boolean): RepoOutcome {
  const { findings } = summary;
  if (findings === 0) return "clean";
  if (!apply) return summary.wouldFix > 0 ? "would-fix" : "left";
  if (summary.fixed === 0) return "left";
  return summary.fixed === findings ? "fixed" : "partly-fixed";
}
