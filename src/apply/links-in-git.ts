/** A git folder whose parts are links: what git writes there lands in another folder, perhaps in another repo. */
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { GitError, type Repository } from "../git/index.js";

const PARTS = ["HEAD", "index", "index.lock", "refs", "objects", "logs", "packed-refs", "config"];

/** @throws {GitError} where something that git would write is a link */
export async function assertNoLinks({ gitDir, commonDir }: Repository): Promise<void> {
  for (const folder of new Set([gitDir, commonDir])) {
    for (const part of PARTS) await assertPlain(join(folder, part));
    await assertNoneBelow(join(folder, "refs"), 32);
    await assertNoneBelow(join(folder, "logs"), 32);
  }
  await assertNoneBelow(join(commonDir, "objects"), 1);
}

async function assertNoneBelow(folder: string, depth: number): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) refuse(path);
    if (entry.isDirectory() && depth > 1) await assertNoneBelow(path, depth - 1);
  }
}

async function assertPlain(path: string): Promise<void> {
  const stats = await lstat(path).catch(() => undefined);
  if (stats?.isSymbolicLink()) refuse(path);
}

function refuse(path: string): never {
  throw new GitError(`${path} is a link: git would write to where it leads`, false);
}
