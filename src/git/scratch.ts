import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GitError } from "./git-error.js";

let scratch: string | undefined;

/**
 * A folder of this process alone, gone when it ends.
 * @throws {GitError} where there is no temporary folder to make it in
 */
export function scratchFolder(): string {
  if (scratch !== undefined) return scratch;
  try {
    scratch = realpathSync(mkdtempSync(join(tmpdir(), "route-codemod-")));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new GitError(
      `Git can't be asked: the temporary folder ${tmpdir()} can't be used (${code}): set TMPDIR to a folder that you may write to`,
      false,
    );
  }
  process.once("exit", () => rmSync(scratch!, { recursive: true, force: true }));
  return scratch;
}
