import { stat, writeFile } from "node:fs/promises";
import writeFileAtomic from "write-file-atomic";

/**
 * Writes a file of the tool's own (a report, a baseline), in one step where it is a regular file: nobody reads half of it.
 * @throws {Error} of the file system, with its `code`
 */
export async function writeText(path: string, text: string): Promise<void> {
  const existing = await stat(path).catch(() => undefined);
  // A pipe or a device is written into, not replaced.
  if (existing !== undefined && !existing.isFile()) await writeFile(path, text);
  else await writeFileAtomic(path, text);
}
