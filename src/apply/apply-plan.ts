import type { FileChange, Plan } from "../plan/contract.js";
import { type WriteOptions, type Written, type WrittenFile, writeChanges } from "./apply.js";
import { uncommittedFiles } from "./git-state.js";

export interface ApplyOptions extends WriteOptions {
  /** Write changes that rest on an assumption, too. */
  unsafe?: boolean;
  /** Write files that git could not bring back, too. */
  allowDirty?: boolean;
}

/** Why a change that rests on an assumption is left out. */
export const NEEDS_UNSAFE = "It rests on an assumption: check it, then add --unsafe.";

/**
 * Writes a plan's safe changes, and what `options` adds to them. Gives one entry for each change of the plan, in its order.
 * Files with uncommitted changes are left alone unless `allowDirty` is set. What was written can be undone by `undoRun`.
 */
export async function applyPlan(plan: Plan, options: ApplyOptions = {}): Promise<Written> {
  const left = new Map<string, WrittenFile>();
  const leave = (change: FileChange, reason: string) =>
    left.set(change.path, { path: change.path, outcome: "unchanged", reason });
  for (const change of plan.changes) {
    if (change.safety === "unsafe" && !options.unsafe) leave(change, NEEDS_UNSAFE);
  }
  const wanted = plan.changes.filter((change) => !left.has(change.path));
  const uncommitted = options.allowDirty
    ? new Map<string, string>()
    : await uncommittedFiles(wanted.map((change) => change.absolutePath));
  for (const change of wanted) {
    const reason = uncommitted.get(change.absolutePath);
    if (reason !== undefined) leave(change, `${reason} Commit it first, or add --allow-dirty.`);
  }
  const written = await writeChanges(
    plan.root,
    wanted.filter((change) => !left.has(change.path)),
    options,
  );
  const done = new Map(written.files.map((file) => [file.path, file]));
  return { ...written, files: plan.changes.map((change) => left.get(change.path) ?? done.get(change.path)!) };
}
