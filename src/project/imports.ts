/** Which file of the repo an import means. */
import { dirname, join } from "node:path";
import { Aliases } from "./aliases.js";

/** In the order in which a bundler looks for them. */
const EXTENSIONS = [".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".mts", ".cts"];

export class Imports {
  /** By the path that an import may give it: without its extension, and of an index file its folder. */
  readonly #files: ReadonlyMap<string, string>;
  readonly #aliases: Aliases;
  readonly #known = new Map<string, string | undefined>();

  /** All paths are absolute. `files` are those that there are; `root` bounds the search for what an alias stands for. */
  constructor(files: Iterable<string>, root: string) {
    this.#files = byImportPath([...files]);
    this.#aliases = new Aliases(root);
  }

  /** The file that `specifier` means in the file `from`; `undefined` for packages. */
  resolve(from: string, specifier: string): string | undefined {
    const key = `${dirname(from)}\n${specifier}`;
    if (!this.#known.has(key)) this.#known.set(key, this.#find(from, specifier));
    return this.#known.get(key);
  }

  #find(from: string, specifier: string): string | undefined {
    if (specifier.startsWith(".")) return this.#fileAt(join(dirname(from), specifier));
    for (const path of this.#aliases.candidates(from, specifier)) {
      const found = this.#fileAt(path);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #fileAt(path: string): string | undefined {
    return this.#files.get(path) ?? this.#files.get(path.replace(/\.[mc]?[jt]sx?$/, ""));
  }
}

function byImportPath(files: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  const indexes = new Map<string, string>();
  for (const extension of EXTENSIONS) {
    for (const file of files) {
      if (!file.endsWith(extension)) continue;
      const path = file.slice(0, -extension.length);
      if (!found.has(path)) found.set(path, file);
      const folder = /^(.*?)(?:[\\/]src)?[\\/]index$/.exec(path)?.[1];
      if (folder === undefined) continue;
      for (const one of [dirname(path), folder]) if (!indexes.has(one)) indexes.set(one, file);
    }
  }
  for (const [path, file] of indexes) if (!found.has(path)) found.set(path, file);
  return found;
}
