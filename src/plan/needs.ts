/** Changes that are there for others: a new file that repaired routes import. */
import type { FileChange } from "./contract.js";

/** The paths of changes that others need. */
export function neededPaths(changes: readonly FileChange[]): Set<string> {
  return new Set(changes.flatMap(({ needs, safePart }) => [...(needs ?? []), ...(safePart?.needs ?? [])]));
}

/** What is left of `wanted` without the files that are there for others, of which none is wanted. `all`: the whole plan. */
export function withoutUnneeded(wanted: readonly FileChange[], all: readonly FileChange[]): FileChange[] {
  const serving = neededPaths(all);
  const needed = new Set(wanted.flatMap(({ needs }) => needs ?? []));
  return wanted.filter(({ path }) => !serving.has(path) || needed.has(path));
}
