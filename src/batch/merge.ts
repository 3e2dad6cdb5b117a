/** The results of several machines, put together. */
import { BatchError, type RepoSource } from "./contract.js";
import {
  type BatchState,
  beginState,
  readRecord,
  readState,
  type StateFolder,
  saveRecord,
  saveState,
} from "./state.js";

/**
 * Makes one state folder of several: all sources, all results.
 * @throws {BatchError} where a folder holds no batch, or two hold different results for one repo
 */
export async function mergeBatches(
  folders: readonly string[],
  into: string,
): Promise<{ folder: StateFolder; state: BatchState }> {
  const parts = await Promise.all(
    folders.map(async (path) => {
      const state = await readState(path);
      if (state === undefined) throw new BatchError(`There is no batch in ${path}.`);
      return { path, state };
    }),
  );
  const owners = new Map<string, { path: string; source: RepoSource }>();
  for (const { path, state } of parts) {
    for (const source of state.sources) {
      const other = owners.get(source.name);
      if (other !== undefined) {
        throw new BatchError(
          `${source.name} is in ${other.path} and in ${path}. Shards of one batch have no repo in common.`,
        );
      }
      owners.set(source.name, { path, source });
    }
  }
  const sources = [...owners.values()].map(({ source }) => source);
  sources.sort((a, b) => (a.name < b.name ? -1 : 1));
  const [first] = parts;
  if (first === undefined) throw new BatchError("Name the state folders to be merged.");
  const state: BatchState = {
    version: 1,
    sources,
    options: first.state.options,
    finished: false,
  };
  const folder = await beginState(into, state);
  let isWhole = parts.every((part) => part.state.finished);
  for (const [name, { path }] of owners) {
    const record = await readRecord({ path }, name);
    if (record === undefined) isWhole = false;
    else await saveRecord(folder, record);
  }
  state.finished = isWhole;
  await saveState(folder, state);
  return { folder, state };
}
