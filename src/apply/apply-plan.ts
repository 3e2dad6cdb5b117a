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

/** What is wanted of a change: all of it, or its safe part; undefined where it has none. */
export function wantedPart(change: FileChange, unsafe: boolean): FileChange | undefined {
  return unsafe || change.safety === "safe" ? change : change.safePart;
}

/**
 * Writes a plan's safe changes, and what `options` adds to them; of a change that rests on an assumption only in part, the other part. Gives
 * one entry for each change of the plan, in its order.
 * Files with uncommitted changes are left alone unless `allowDirty` is set. What was written can be undone by `undoRun`.
 */
export async function applyPlan(plan: Plan, options: ApplyOptions = {}): Promise<Written> {
  const left = new Map<string, WrittenFile>();
  const leave = ({ path }: FileChange, reason: string) =>
    left.set(path, { path, outcome: "unchanged", reason });
  const wanted: FileChange[] = [];
  for (const change of plan.changes) {
    const part = wantedPart(change, options.unsafe ?? false);
    if (part === undefined) leave(change, NEEDS_UNSAFE);
    else wanted.push(part);
  }
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
  const parts = new Map(wanted.map((part) => [part.path, part]));
  const files = plan.changes.map((change) => {
    const file = left.get(change.path) ?? done.get(change.path)!;
    const part = parts.get(change.path);
    return part === undefined || part === change ? file : { ...file, change: part, left: NEEDS_UNSAFE };
  });
  return { ...written, files };
}
