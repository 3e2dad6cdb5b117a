import type { FileChange, Plan } from "../plan/contract.js";
import { boundTo, withoutUnneeded } from "../plan/needs.js";
import { fitting } from "../plan/only-with.js";
import { type WriteOptions, type Written, type WrittenFile, writeChanges } from "./apply.js";
import { uncommittedChanges } from "./git-state.js";

export interface ApplyOptions extends WriteOptions {
  /** Write changes that rest on an assumption, too. */
  unsafe?: boolean;
  /** Write files that git could not bring back, too. */
  allowDirty?: boolean;
}

/** Why a change that rests on an assumption is left out. */
const NEEDS_UNSAFE = "It rests on an assumption: check it, then add --unsafe.";

/** Why a file that others import is left out where none of them is written. */
const NEEDED_BY_NONE = "It is there for files that are left as they are.";

/** What is wanted of a change: all of it, or its safe part; undefined where it has none. */
export function wantedPart(change: FileChange, unsafe: boolean): FileChange | undefined {
  return unsafe || change.safety === "safe" ? change : change.safePart;
}

/** What is wanted of each change of a plan: what is right beside the others, and no new file that nothing of it needs. */
export function wantedParts(changes: readonly FileChange[], unsafe: boolean): FileChange[] {
  const wanted = changes.flatMap((change) => wantedPart(change, unsafe) ?? []);
  return withoutUnneeded(fitting(wanted), changes);
}

/** Why nothing of a change is wanted. */
export function whyUnwanted(change: FileChange, unsafe: boolean, all: readonly FileChange[]): string {
  const part = wantedPart(change, unsafe);
  if (part === undefined) return NEEDS_UNSAFE;
  if (part.onlyWith) return part.onlyWith.why;
  const bound = boundTo(change, all);
  return change.findings.length === 0 || bound.length === 0
    ? NEEDED_BY_NONE
    : `It has to be written together with ${bound.join(", ")}, and not all of these are written.`;
}

/** What is to be said where `part` of a change is written: nothing, if that is all of it. */
export function partWritten(
  change: FileChange,
  part: FileChange,
  unsafe: boolean,
): Pick<WrittenFile, "change" | "left"> {
  if (part === change) return {};
  const wanted = wantedPart(change, unsafe);
  return { change: part, left: part === wanted ? NEEDS_UNSAFE : (wanted?.onlyWith?.why ?? NEEDS_UNSAFE) };
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
  const unsafe = options.unsafe ?? false;
  const wanted = wantedParts(plan.changes, unsafe);
  const uncommitted = options.allowDirty
    ? new Map<string, string>()
    : await uncommittedChanges(plan.root, wanted);
  for (const change of wanted) {
    const reason = uncommitted.get(change.path);
    if (reason !== undefined) leave(change, `${reason} Commit it first, or add --allow-dirty.`);
  }
  const committed = wanted.filter((change) => !left.has(change.path));
  const parts = withoutUnneeded(fitting(committed), plan.changes);
  const partOf = new Map(parts.map((part) => [part.path, part]));
  for (const change of plan.changes) {
    if (!partOf.has(change.path) && !left.has(change.path))
      leave(change, whyUnwanted(change, unsafe, plan.changes));
  }
  const written = await writeChanges(plan.root, parts, options);
  const done = new Map(written.files.map((file) => [file.path, file]));
  const files = plan.changes.map((change) => {
    const part = partOf.get(change.path);
    if (part === undefined) return left.get(change.path)!;
    return { ...done.get(change.path)!, ...partWritten(change, part, unsafe) };
  });
  return { ...written, files };
}
