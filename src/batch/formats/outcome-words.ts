import type { RepoOutcome } from "../contract.js";

/** What a person reads for an outcome. */
export const OUTCOME_WORDS: Record<RepoOutcome, string> = {
  fixed: "fixed",
  "partly-fixed": "partly fixed",
  "would-fix": "can be fixed",
  left: "left to do",
  clean: "nothing to repair",
  "no-app": "no Next.js app",
  dirty: "uncommitted changes",
  "timed-out": "timed out",
  failed: "failed",
};
