import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import type { ProjectProblem, SourceFile } from "./contract.js";

/** No hand-written route or config comes near this size; a generated one is nothing to edit. */
const MAX_BYTES = 5 * 1024 * 1024;

/** Reads at most this many files at a time: more wins nothing and can run out of file handles. */
const CONCURRENCY = 32;

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Reads one text file.
 * Gives its text (a byte order mark stays in) and the hash of its bytes, or the problem that kept it from being read:
 * unreadable, too large, not text. Never throws for what lies on disk.
 */
export async function readSource(
  absolutePath: string,
  path: string,
): Promise<{ file: SourceFile } | { problem: ProjectProblem }> {
  let bytes: Buffer;
  try {
    const handle = await open(absolutePath, "r");
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) return problem(path, "is not a regular file", "Remove it, or skip this path");
      if (stat.size > MAX_BYTES) {
        const size = (stat.size / 1024 / 1024).toFixed(1);
        return problem(path, `has ${size} MB, more than the 5 MB that are examined`, "Edit it by hand");
      }
      bytes = await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    return problem(path, `can't be read (${reason(error)})`, remedy(error));
  }
  const text = decode(bytes);
  if (text === undefined) return problem(path, "is not UTF-8 text", "Save it as UTF-8, or remove it");
  return { file: { path, absolutePath, text, hash: createHash("sha256").update(bytes).digest("hex") } };
}

/** The text of UTF-8 bytes, `undefined` when they are something else. */
export function decode(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Runs `work` on every item, a bounded number at a time, and gives the results in the items' order. */
export async function mapConcurrently<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index] as T);
    }
  };
  await Promise.all(Array.from({ length: Math.min(CONCURRENCY, items.length) }, worker));
  return results;
}

function problem(path: string, what: string, todo: string): { problem: ProjectProblem } {
  return { problem: { path, message: `${path} ${what}. ${todo}, then run again.` } };
}

function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "EACCES" || code === "EPERM") return "permission denied";
  if (code === "ENOENT") return "it has gone";
  return code ?? String(error);
}

function remedy(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  return code === "EACCES" || code === "EPERM" ? "Give yourself read permission" : "See that it can be read";
}
