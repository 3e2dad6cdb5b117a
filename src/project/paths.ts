/** Paths as the project speaks of them: relative, with forward slashes, whatever the system's own separator is. */
import { isAbsolute, relative, sep } from "node:path";

/** `path` relative to `root` with forward slashes; "" for the root itself. */
export function relativePath(root: string, path: string): string {
  const rel = relative(root, path);
  return sep === "/" ? rel : rel.split(sep).join("/");
}

/** Whether the absolute path `inner` is `outer` or lies in it. */
export function isInside(inner: string, outer: string): boolean {
  const rel = relative(outer, inner);
  return rel === "" || (rel !== ".." && !rel.startsWith(`..${sep}`) && !isAbsolute(rel));
}

/** Orders paths by code unit: the same on every machine, whatever its locale. */
export function byPath(a: { path: string }, b: { path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
