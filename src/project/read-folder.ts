import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { ProjectProblem, SourceFile } from "./contract.js";
import { relativePath } from "./paths.js";
import { mapConcurrently, readSource } from "./read.js";

/**
 * Reads all files of a folder and the folders in it, whatever git ignores; none where it isn't there. What can't be read as
 * text becomes a problem.
 */
export async function readFolder(
  folder: string,
  root: string,
): Promise<{ files: SourceFile[]; problems: ProjectProblem[] }> {
  const paths = await listFiles(folder);
  const read = await mapConcurrently(paths, (path) => readSource(path, relativePath(root, path)));
  return {
    files: read.flatMap((one) => ("file" in one ? [one.file] : [])),
    problems: read.flatMap((one) => ("problem" in one ? [one.problem] : [])),
  };
}

async function listFiles(folder: string): Promise<string[]> {
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = await Promise.all(
    entries.map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === "node_modules" ? [] : listFiles(path);
      return entry.isFile() || entry.isSymbolicLink() ? [path] : [];
    }),
  );
  return found.flat().sort();
}
