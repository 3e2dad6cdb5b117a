/** Which files import each other in a circle, as they are loaded: imports of types alone vanish and don't count. */
import { posix } from "node:path";
import { parse } from "@babel/parser";
import { importsOf, type SourceFile } from "./rules.js";

/** The groups of files of which each reaches each other one by imports (Tarjan's strongly connected components of more than one). */
export function circlesOf(files: readonly SourceFile[]): string[][] {
  const imports = new Map(files.map((file) => [file.path, importedBy(file)]));
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];

  const visit = (path: string): void => {
    const number = order.size;
    order.set(path, number);
    lowest.set(path, number);
    open.push(path);
    for (const next of imports.get(path)!) {
      if (!imports.has(next)) continue;
      if (!order.has(next)) visit(next);
      if (open.includes(next)) lowest.set(path, Math.min(lowest.get(path)!, lowest.get(next)!));
    }
    if (lowest.get(path) !== number) return;
    const circle = open.splice(open.indexOf(path)).sort();
    if (circle.length > 1) circles.push(circle);
  };

  for (const path of imports.keys()) if (!order.has(path)) visit(path);
  return circles.sort(([one], [other]) => (one! < other! ? -1 : 1));
}

function importedBy({ path, text }: SourceFile): string[] {
  const program = parse(text, { sourceType: "module", plugins: ["typescript"] });
  return importsOf(program)
    .filter(({ id, typeOnly }) => id.startsWith(".") && !typeOnly)
    .map(({ id }) => posix.join(posix.dirname(path), id).replace(/\.js$/, ".ts"));
}
