/** Changes that are there for others: a new file that repaired routes import, a module whose functions they call. */
import type { FileChange } from "./contract.js";

/** The paths of changes that others need. */
export function neededPaths(changes: readonly FileChange[]): Set<string> {
  return new Set(changes.flatMap(({ needs, safePart }) => [...(needs ?? []), ...(safePart?.needs ?? [])]));
}

/**
 * What is left of `wanted` without what can't be written alone: a change that lacks what it needs, one without those that it has to be written
 * together with, and files that are there for others, of which none is wanted. `all`: the whole plan.
 */
export function withoutUnneeded(wanted: readonly FileChange[], all: readonly FileChange[]): FileChange[] {
  const serving = neededPaths(all);
  let left = [...wanted];
  for (let size = -1; size !== left.length; ) {
    size = left.length;
    const paths = new Set(left.map(({ path }) => path));
    const needed = new Set(left.flatMap(({ needs }) => needs ?? []));
    left = left.filter(
      (change) =>
        lacking(change, paths) === undefined && (!serving.has(change.path) || needed.has(change.path)),
    );
  }
  return left;
}

/** A file that a change can't be written without, and that isn't among these. */
function lacking(
  { needs = [], together = [] }: FileChange,
  written: ReadonlySet<string>,
): string | undefined {
  return [...needs, ...together].find((path) => !written.has(path));
}

/** The files of the plan that have to be written together with a change, directly or not, which is why it is left where one of them is. */
export function boundTo(change: FileChange, all: readonly FileChange[]): string[] {
  const byPath = new Map(all.map((one) => [one.path, one]));
  const found = new Set<string>();
  const collect = ({ needs = [], together = [] }: FileChange): void => {
    for (const path of [...needs, ...together]) {
      if (found.has(path)) continue;
      found.add(path);
      const next = byPath.get(path);
      if (next) collect(next);
    }
  };
  collect(change);
  found.delete(change.path);
  return [...found].sort();
}
