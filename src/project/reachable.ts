/** A file with the modules of the repo to which it leads. */
import { extname } from "node:path";
import type { ModuleFile, SourceFile } from "./contract.js";
import { Imports } from "./imports.js";
import { relativePath } from "./paths.js";

export interface ModuleSearch {
  /** The project's root. */
  root: string;
  /** Absolute paths of all files there are. */
  files: readonly string[];
  /** Reads a file; what can't be read gives nothing. */
  read: (path: string) => Promise<SourceFile[]>;
}

/** More modules than these are not read: a file that needs them can't be followed anyway. */
const MOST_MODULES = 40;

/**
 * The file itself, the modules to which `specifiersIn` its text leads, and those to which they lead. Which names they take isn't looked at.
 */
export async function reachable(
  start: SourceFile,
  specifiersIn: (text: string) => Iterable<string>,
  { root, files, read }: ModuleSearch,
): Promise<ModuleFile[]> {
  const known = new Imports(files, root);
  const seen = new Set([start.absolutePath]);
  const found: ModuleFile[] = [];
  for (let pending = [start]; pending.length > 0 && found.length < MOST_MODULES; ) {
    const next: string[] = [];
    for (const file of pending) {
      const imports: Record<string, string> = {};
      for (const specifier of specifiersIn(file.text)) {
        const target = known.resolve(file.absolutePath, specifier);
        if (target === undefined || !/^\.[mc]?[jt]sx?$/.test(extname(target))) continue;
        imports[specifier] = relativePath(root, target);
        if (!seen.has(target)) next.push(target);
        seen.add(target);
      }
      found.push({ ...file, imports });
    }
    pending = (await Promise.all(next.map(read))).flat();
  }
  return found;
}
