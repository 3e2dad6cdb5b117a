import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FileChange, Plan } from "../../src/plan/contract.js";
import { aChange, aPlan } from "../review/plans.js";

/** The change of a file that is there: reads it as it is now, and would write `after`. */
export function changeOf(
  root: string,
  path: string,
  after: string,
  about: Partial<FileChange> = {},
): FileChange {
  const absolutePath = join(root, path);
  const bytes = readFileSync(absolutePath);
  const hash = createHash("sha256").update(bytes).digest("hex");
  return aChange(path, { absolutePath, before: bytes.toString("utf8"), after, hash, ...about });
}

/** The change that makes a file. */
export function newFileOf(root: string, path: string, after: string): FileChange {
  return aChange(path, { absolutePath: join(root, path), before: "", after, hash: "", isNew: true });
}

export function planOf(root: string, ...changes: FileChange[]): Plan {
  return aPlan({ root, changes, examined: changes.length });
}
