/** The app's middleware, with the modules of the repo that it may run. */
import { basename, dirname, extname } from "node:path";
import type { MiddlewareFile, ModuleFile, SourceFile } from "./contract.js";
import { Imports } from "./imports.js";
import { relativePath } from "./paths.js";

export interface MiddlewareSearch {
  /** The project's root. */
  root: string;
  /** The folder in which Next looks: the one that holds `app` or `pages`. */
  folder: string;
  /** Absolute paths of all files there are. */
  files: readonly string[];
  /** Major version of Next. */
  next: number;
  isWanted: (path: string) => boolean;
  /** Reads a file; what can't be read gives nothing. */
  read: (path: string) => Promise<SourceFile[]>;
}

/** More modules than these are not read: a middleware that needs them can't be followed anyway. */
const MOST_MODULES = 40;

/**
 * The file that Next runs before each request: middleware.* in every version, proxy.* from 16 on (measured). A build with both fails, so that none of them
 * says anything.
 */
export async function readMiddleware(
  search: MiddlewareSearch,
): Promise<{ middleware: SourceFile[]; active?: MiddlewareFile }> {
  const { folder, files, next, isWanted, read } = search;
  const named = files.filter(
    (file) => dirname(file) === folder && /^(?:middleware|proxy)\.[jt]s$/.test(basename(file)),
  );
  const middleware = (await Promise.all(named.map(read))).flat();
  const run = middleware.filter(({ path }) => next >= 16 || basename(path).startsWith("middleware."));
  const [only] = run;
  if (only === undefined || run.length > 1) return { middleware };
  const modules = await reachable(only, search);
  return { middleware, active: { ...only, requested: isWanted(only.absolutePath), modules } };
}

/** The modules that a file imports, and those that they import. Which names they take isn't looked at. */
async function reachable(start: SourceFile, { root, files, read }: MiddlewareSearch): Promise<ModuleFile[]> {
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

/** Everything that an import or re-export could say. What is in a comment leads to a file too much, which nobody asks for. */
function specifiersIn(text: string): Set<string> {
  const found = text.matchAll(/\b(?:from|import|require\s*\()\s*["']([^"'\n]+)["']/g);
  return new Set([...found].map(([, specifier]) => specifier as string));
}
