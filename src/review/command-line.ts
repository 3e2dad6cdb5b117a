import type { HttpMethod } from "../handler/contract.js";
import type { FileChange } from "../plan/contract.js";
import { neededPaths } from "../plan/needs.js";
import { quoted } from "./quoted.js";
import type { Decision } from "./wizard.js";

export interface SameRunOptions {
  /** How a file is named on the command line. */
  name: (change: FileChange) => string;
  /** What the run was called with: paths, `--methods`, and flags that choose what is looked at. */
  paths: string[];
  methods?: HttpMethod[];
  flags: string[];
  allowDirty: boolean;
  windows?: boolean;
  /** How the command is started. */
  command: string;
}

/**
 * What was accepted in a review, as commands that do the same without questions. There are several where files were
 * given different methods. The paths of the run itself are named where they give the same, else each file.
 */
export function sameRun(decisions: Decision[], options: SameRunOptions): string[] {
  // New files come along with those that need them.
  const needed = neededPaths(decisions.map(({ planned }) => planned));
  const asked = decisions.filter(({ planned }) => !needed.has(planned.path));
  const accepted = asked.filter((one) => one.choice === "accepted");
  if (accepted.length === 0) return [];
  const unsafe = accepted.some((one) => one.planned.safety === "unsafe");
  const wouldBeWritten = asked.filter(
    ({ planned }) => unsafe || planned.safety === "safe" || planned.safePart !== undefined,
  );
  const isWhole =
    wouldBeWritten.length === accepted.length && accepted.every((one) => one.methods === undefined);
  if (isWhole) return [command(accepted, options.paths, options)];
  const groups = new Map<string, Decision[]>();
  for (const decision of accepted) {
    const key = (decision.methods ?? []).join(",");
    groups.set(key, [...(groups.get(key) ?? []), decision]);
  }
  return [...groups.values()].map((group) =>
    command(
      group,
      group.map((one) => options.name(one.planned)),
      options,
    ),
  );
}

function command(group: Decision[], paths: string[], options: SameRunOptions): string {
  const methods = group[0]?.methods ?? options.methods;
  return [
    `${options.command} --yes`,
    ...(group.some((one) => one.planned.safety === "unsafe") ? ["--unsafe"] : []),
    ...(methods === undefined ? [] : [`--methods ${methods.join(",")}`]),
    ...(options.allowDirty ? ["--allow-dirty"] : []),
    ...[...options.flags, ...paths].map((argument) => quoted(argument, options.windows)),
  ].join(" ");
}
