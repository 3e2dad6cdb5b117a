import type { Plan } from "../plan/contract.js";
import type { Flags } from "./flags.js";
import { pathsInWords } from "./place.js";
import { progressOn } from "./progress.js";
import type { Terminal } from "./terminal.js";
import { UsageError } from "./usage-error.js";

/**
 * Makes the plan and shows how far it is.
 * @throws {PlanError} where nothing can be planned
 * @throws {UsageError} where there is nothing to examine
 */
export async function look(paths: string[], flags: Flags, terminal: Terminal): Promise<Plan> {
  const { makePlan } = await import("../plan/index.js");
  const progress = progressOn(terminal);
  const wanted = paths.length === 0 ? ["."] : paths;
  try {
    const plan = await makePlan({
      paths: wanted,
      cwd: terminal.cwd,
      ...(flags.rules ? { rules: flags.rules } : {}),
      ...(flags.skip ? { skip: flags.skip } : {}),
      ...(flags.methods ? { methods: flags.methods } : {}),
      ...(flags.style ? { style: flags.style } : {}),
      ...(flags.exact ? { exact: true } : {}),
      ...(flags.bridge ? { bridge: true } : {}),
      ...(flags.migrate ? { migrate: true } : {}),
      onProgress: ({ phase, done, total, path }) => {
        const count = total === undefined ? `${done}` : `${done} of ${total}`;
        progress.show(`${phase === "looking" ? "Looking" : "Checking"} (${count}) ${path}`);
      },
    });
    // Findings may speak of other files: a handler in a top-level api folder, say.
    const isEmpty = plan.changes.length + plan.manual.length + plan.problems.length === 0;
    if (plan.examined === 0 && isEmpty) {
      throw new UsageError(
        `No route file and no next.config found in ${pathsInWords(wanted)}. Give the folder of a Next.js app.`,
      );
    }
    return plan;
  } finally {
    progress.clear();
  }
}
