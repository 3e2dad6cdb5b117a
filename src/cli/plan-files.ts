/** Writes plan files: for one repo, and for a batch piece by piece. */

import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rename } from "node:fs/promises";
import { wantedPart } from "../apply/index.js";
import type { RepoRecord } from "../batch/index.js";
import { type Plan, type PlannedRepo, plannedChanges, writePlanFile } from "../plan/index.js";

/** The plan of one repo as a plan file. `name` is what a selection calls the repo; `unsafe`: what rests on an assumption is wanted. */
export function planText(plan: Plan, name: string, unsafe: boolean): string {
  const changes = plan.changes.map((change) => wantedPart(change, unsafe) ?? change);
  return writePlanFile([{ name, root: plan.root, changes: plannedChanges(changes) }]);
}

/** The plan of a whole batch; at no time do the changes of all repos lie in memory. */
export async function writeBatchPlan(path: string, records: AsyncIterable<RepoRecord>): Promise<void> {
  const partial = `${path}.partial`;
  const stream = createWriteStream(partial);
  const put = async (text: string) => {
    if (!stream.write(text)) await once(stream, "drain");
  };
  await put('{"kind":"route-codemod-plan","version":1,"repos":[');
  let separator = "\n";
  for await (const { result, root, changes } of records) {
    if (root === undefined || changes.length === 0) continue;
    const repo: PlannedRepo = { name: result.name, root, changes };
    await put(`${separator}${JSON.stringify(repo)}`);
    separator = ",\n";
  }
  stream.end("\n]}\n");
  await once(stream, "finish");
  await rename(partial, path);
}
