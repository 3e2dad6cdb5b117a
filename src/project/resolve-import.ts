/** Which file of the repo an import means. */
import { dirname, join } from "node:path";
import { isInside } from "./paths.js";

const EXTENSIONS = ["", ".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".mts", ".cts"];
const INDEXES = ["/index.ts", "/index.tsx", "/index.js", "/index.jsx", "/src/index.ts", "/src/index.tsx"];

/**
 * The file that `specifier` means in the file `from`; `undefined` for packages. All paths are absolute; `files` are those that there are, `root` bounds the search
 * for what an alias stands for.
 */
export function resolveImport(
  from: string,
  specifier: string,
  files: ReadonlySet<string>,
  root: string,
): string | undefined {
  if (specifier.startsWith(".")) return fileAt(join(dirname(from), specifier), files);
  // What an alias stands for is said in a tsconfig; nearly always it is the package's folder, or its src.
  const alias = /^(?:@\/|~\/|#\/?|src\/)(.+)$/.exec(specifier);
  if (alias === null) return undefined;
  for (let folder = dirname(from); isInside(folder, root); folder = dirname(folder)) {
    const found =
      fileAt(join(folder, alias[1] as string), files) ??
      fileAt(join(folder, "src", alias[1] as string), files);
    if (found !== undefined) return found;
    if (folder === dirname(folder)) break;
  }
  return undefined;
}

function fileAt(path: string, files: ReadonlySet<string>): string | undefined {
  const bare = path.replace(/\.[mc]?jsx?$/, "");
  for (const candidate of [path, bare]) {
    for (const ending of [...EXTENSIONS, ...INDEXES]) {
      if (files.has(candidate + ending)) return candidate + ending;
    }
  }
  return undefined;
}
