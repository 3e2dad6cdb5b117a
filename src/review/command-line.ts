import type { FileChange } from "../plan/contract.js";
import type { Decision } from "./wizard.js";

/**
 * What was accepted in a review, as commands that do the same without questions. There are several where files were
 * given different methods. Takes how a file is named on the command line, and the flags that the run began with.
 */
export function sameRun(
  decisions: Decision[],
  options: { name: (change: FileChange) => string; flags: string[]; allowDirty: boolean; windows?: boolean },
): string[] {
  const groups = new Map<string, Decision[]>();
  for (const decision of decisions.filter((one) => one.choice === "accepted")) {
    const key = (decision.methods ?? []).join(",");
    groups.set(key, [...(groups.get(key) ?? []), decision]);
  }
  return [...groups].map(([methods, group]) =>
    [
      "npx route-codemod --yes",
      ...(group.some((one) => one.planned.safety === "unsafe") ? ["--unsafe"] : []),
      ...(methods === "" ? [] : [`--methods ${methods}`]),
      ...(options.allowDirty ? ["--allow-dirty"] : []),
      ...options.flags.map((flag) => quoted(flag, options.windows)),
      ...group.map((one) => quoted(options.name(one.planned), options.windows)),
    ].join(" "),
  );
}

/** One argument for a POSIX shell, or for cmd and PowerShell. */
export function quoted(argument: string, windows = false): string {
  if (/^[\w@%+=:,./-]+$/.test(argument)) return argument;
  return windows ? `"${argument.replaceAll('"', '""')}"` : `'${argument.replaceAll("'", "'\\''")}'`;
}
