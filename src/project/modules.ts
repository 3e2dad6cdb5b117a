/** The modules of the repo that imports lead to, read when they are asked for. */
import { createHash } from "node:crypto";
import { extname, join } from "node:path";
import type { ImportSite, RepoModules, SourceFile } from "./contract.js";
import { addImporters } from "./importers.js";
import { Imports } from "./imports.js";
import { relativePath } from "./paths.js";
import { decode } from "./read.js";
import { readBytesSync } from "./read-bytes.js";

/** Nobody writes helpers of this size by hand. */
const MOST_BYTES = 512 * 1024;

/** `files`: absolute paths of all files there are. What can't be read isn't there. */
export function repoModules(files: readonly string[], root: string): RepoModules {
  let imports: Imports | undefined;
  const known = new Map<string, SourceFile | undefined>();
  const read = (absolutePath: string): SourceFile | undefined => {
    if (!known.has(absolutePath)) known.set(absolutePath, readModule(absolutePath, root));
    return known.get(absolutePath);
  };
  return {
    load: (specifier, from) => {
      imports ??= new Imports(files, root);
      const target = imports.resolve(join(root, from), specifier);
      return target === undefined ? undefined : read(target);
    },
    file: (path) => read(join(root, path)),
    importersOf: async (paths) => {
      const asked = paths.flatMap((path): (SourceFile & { importedBy?: ImportSite[] })[] => {
        const file = read(join(root, path));
        return file ? [{ ...file }] : [];
      });
      await addImporters(asked, files, root);
      return new Map(asked.map(({ path, importedBy = [] }) => [path, importedBy]));
    },
  };
}

function readModule(absolutePath: string, root: string): SourceFile | undefined {
  if (!/^\.[mc]?[jt]sx?$/.test(extname(absolutePath))) return undefined;
  try {
    const bytes = readBytesSync(absolutePath, MOST_BYTES);
    const text = decode(bytes);
    if (text === undefined) return undefined;
    const hash = createHash("sha256").update(bytes).digest("hex");
    return { path: relativePath(root, absolutePath), absolutePath, text, hash };
  } catch {
    return undefined;
  }
}
