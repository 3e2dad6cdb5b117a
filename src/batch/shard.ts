/** A batch in parts, one for each machine. */
import { createHash } from "node:crypto";
import { BatchError, type RepoSource } from "./contract.js";

export interface Shard {
  /** Counts from 1. */
  index: number;
  count: number;
}

/** Reads `2/5`. @throws {BatchError} */
export function readShard(text: string): Shard {
  const [, index, count] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  if (index === undefined || count === undefined || index < 1 || index > count) {
    throw new BatchError(`--shard takes a part such as 2/5 (the second of five), not "${text}".`);
  }
  return { index, count };
}

/** The part's repos. Which part a repo falls into depends on its name alone, not on which others there are. */
export function inShard(sources: readonly RepoSource[], { index, count }: Shard): RepoSource[] {
  return sources.filter(({ name }) => {
    const hash = createHash("sha256").update(name).digest();
    return hash.readUInt32BE(0) % count === index - 1;
  });
}
