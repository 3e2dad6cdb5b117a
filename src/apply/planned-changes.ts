/** From a plan file back to a plan for the repo as it lies here. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { FileChange, OnlyWith, Plan } from "../plan/contract.js";
import { unifiedDiff } from "../plan/diff.js";
import type { PlannedChange, PlannedRepo } from "../plan/index.js";
import { exactText, fingerprint } from "./fingerprint.js";

/** A plan, and the changes of the plan file that it can't hold, by path, with the reason. */
export interface PlanHere {
  plan: Plan;
  refused: Map<string, string>;
}

/**
 * Binds the changes to the files below `root`. A file that isn't as it was when the plan was made is refused here, and so is a
 * change whose diff, which was reviewed, isn't what would be written.
 */
export async function planHere(repo: PlannedRepo, root: string): Promise<PlanHere> {
  const changes: FileChange[] = [];
  const refused = new Map<string, string>();
  for (const planned of repo.changes) {
    const change = await bound(planned, root);
    changes.push(change);
    if (await hasChanged(planned, root)) {
      refused.set(planned.path, "The file has changed since the plan was made. Make the plan again.");
    } else if (!isAsReviewed(change, planned)) {
      refused.set(planned.path, "The plan's diff isn't what the plan would write. Make the plan again.");
    }
  }
  const rest = { manual: [], choices: [], restsOn: new Map(), problems: [], examined: changes.length };
  const plan: Plan = { root, changes, ...rest, choose: () => plan };
  return { plan, refused };
}

/** By another hand than this plan's. A file that can't be read is refused with its own reason when it is to be written. */
async function hasChanged({ path, hash, after, isNew }: PlannedChange, root: string): Promise<boolean> {
  const bytes = isNew ? undefined : await readFile(join(root, path)).catch(() => undefined);
  return bytes !== undefined && ![hash, fingerprint(after)].includes(fingerprint(bytes));
}

/** The diff of a file that has changed since can't be told; writing refuses it. */
function isAsReviewed(change: FileChange, planned: PlannedChange): boolean {
  const isUnchanged = change.isNew || change.before !== "" || planned.hash === fingerprint("");
  const { otherwise } = change.onlyWith ?? {};
  return (
    (!isUnchanged || unifiedDiff(change) === planned.diff) &&
    (otherwise === undefined || isAsReviewed(otherwise, planned.onlyWith!.otherwise!))
  );
}

async function bound(planned: PlannedChange, root: string): Promise<FileChange> {
  const { path, hash, after, safety, isNew, isGone, movedTo, needs, together, onlyWith } = planned;
  const absolutePath = join(root, path);
  const bytes = isNew ? undefined : await readFile(absolutePath).catch(() => undefined);
  const isSame = bytes !== undefined && fingerprint(bytes) === hash;
  return {
    ...{ path, absolutePath, after, hash, safety },
    before: isSame ? (exactText(bytes) ?? "") : "",
    findings: planned.findings,
    ...(isNew ? { isNew } : {}),
    ...(isGone ? { isGone } : {}),
    ...(movedTo ? { movedTo } : {}),
    ...(needs ? { needs } : {}),
    ...(together ? { together } : {}),
    ...(onlyWith ? { onlyWith: await boundOnlyWith(onlyWith, root) } : {}),
  };
}

async function boundOnlyWith(
  { otherwise, ...rest }: NonNullable<PlannedChange["onlyWith"]>,
  root: string,
): Promise<OnlyWith> {
  return { ...rest, ...(otherwise ? { otherwise: await bound(otherwise, root) } : {}) };
}
