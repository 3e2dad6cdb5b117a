import { presentationOf } from "../../src/cli/presentation.js";

/** The tool as the command line presents it from the root of the reports in `tests/review/plans.ts`. */
export const presentation = presentationOf("/repo", "/repo", true);
