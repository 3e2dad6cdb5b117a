import { createHash } from "node:crypto";
import type { ProjectProblem, SourceFile } from "./contract.js";
import { NotReadable, readBytes, readBytesSync } from "./read-bytes.js";

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
    bytes = await readBytes(absolutePath);
  } catch (error) {
    if (error instanceof NotReadable) {
      if ("kind" in error.found) return problem(path, error.message, "Remove it, or skip this path");
      const size = (error.found.bytes / 1024 / 1024).toFixed(1);
      return problem(path, `has ${size} MB, more than the 5 MB that are examined`, "Edit it by hand");
    }
    return problem(path, `can't be read (${reason(error)})`, remedy(error));
  }
  const text = decode(bytes);
  if (text === undefined) return problem(path, "is not UTF-8 text", "Save it as UTF-8, or remove it");
  return { file: { path, absolutePath, text, hash: createHash("sha256").update(bytes).digest("hex") } };
}

/** The text of a file that only helps to understand others: `undefined` where it isn't there, isn't a regular file of at most `most` bytes, or isn't UTF-8. */
export async function readText(absolutePath: string, most?: number): Promise<string | undefined> {
  return readBytes(absolutePath, most).then(decode, () => undefined);
}

/** As `readText`, for the few places that can't wait. */
export function readTextSync(absolutePath: string): string | undefined {
  try {
    return decode(readBytesSync(absolutePath));
  } catch {
    return undefined;
  }
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
