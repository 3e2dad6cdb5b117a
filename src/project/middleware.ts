/** The app's middleware, with the modules of the repo that it may run. */
import { basename, dirname } from "node:path";
import type { MiddlewareFile, SourceFile } from "./contract.js";
import { type ModuleSearch, reachable } from "./reachable.js";

export interface MiddlewareSearch extends ModuleSearch {
  /** The folder in which Next looks: the one that holds `app` or `pages`. */
  folder: string;
  /** Major version of Next. */
  next: number;
  isWanted: (path: string) => boolean;
}

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
  const modules = await reachable(only, specifiersIn, search);
  return { middleware, active: { ...only, requested: isWanted(only.absolutePath), modules } };
}

/** Everything that an import or re-export could say. What is in a comment leads to a file too much, which nobody asks for. */
function specifiersIn(text: string): Set<string> {
  const found = text.matchAll(/\b(?:from|import|require\s*\()\s*["']([^"'\n]+)["']/g);
  return new Set([...found].map(([, specifier]) => specifier as string));
}
