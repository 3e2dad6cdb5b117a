import { isAbsolute, join, relative, sep } from "node:path";

/** How a file of the report is called from where the user stands: an editor's terminal can open it by a click. */
export function placeFrom(cwd: string, root: string, path: string): string {
  const way = relative(cwd, join(root, path));
  return isAbsolute(way) ? way : way.split(sep).join("/");
}
