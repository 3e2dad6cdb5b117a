/** Changes that are right only beside another change. */
import type { FileChange } from "./contract.js";

/** Of changes that are to be written, what is right beside the others: each as it is, or what it has instead, or not at all. */
export function fitting(wanted: readonly FileChange[]): FileChange[] {
  return wanted.flatMap((change) => (isMet(change, wanted) ? change : (change.onlyWith?.otherwise ?? [])));
}

/** What a change is right beside is among those that are written. */
function isMet({ onlyWith }: FileChange, written: readonly FileChange[]): boolean {
  if (onlyWith === undefined) return true;
  const { path, rule } = onlyWith;
  return written.some((one) => one.path === path && one.findings.some((finding) => finding.rule === rule));
}
