/** One patch for each repo that is or would be changed, with the words for a pull request. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { changeBody, changeTitle } from "./commit-message.js";
import type { RepoRecord, RepoResult } from "./contract.js";

/**
 * Writes `NAME.patch` (for `git apply`), `NAME.title.txt` and `NAME.body.md` into the folder for each record that changes
 * something. Gives how many patches there are.
 */
export async function writePatches(folder: string, records: AsyncIterable<RepoRecord>): Promise<number> {
  await mkdir(folder, { recursive: true });
  let count = 0;
  for await (const { result } of records) {
    const patch = patchOf(result);
    if (patch === "") continue;
    count += 1;
    await writeFileAtomic(join(folder, `${result.name}.patch`), patch);
    await writeFileAtomic(join(folder, `${result.name}.title.txt`), `${changeTitle(result)}\n`);
    await writeFileAtomic(join(folder, `${result.name}.body.md`), changeBody(result));
  }
  return count;
}

/** The diffs of all files that are or would be changed; each file's diff stands in every entry of the file. */
function patchOf({ files }: RepoResult): string {
  const diffs = new Map<string, string>();
  for (const { path, outcome, diff } of files) {
    if ((outcome === "fixed" || outcome === "would-fix") && diff !== undefined) diffs.set(path, diff);
  }
  return [...diffs.values()].join("");
}
