import { isAbsolute, join, relative, sep } from "node:path";

/** How a file of the report is called from where the user stands: an editor's terminal can open it by a click. */
export function placeFrom(cwd: string, root: string, path: string): string {
  const way = relative(cwd, join(root, path));
  return isAbsolute(way) ? way : way.split(sep).join("/");
}

/** The paths that a user gave, within a sentence: a dot alone would read as its end. */
export function pathsInWords(paths: readonly string[]): string {
  return paths.map((path) => (path === "." || path === "./" ? "this folder" : path)).join(", ");
}
