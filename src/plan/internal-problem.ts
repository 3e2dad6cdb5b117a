import type { FileProblem } from "./contract.js";

/** A failure of our own on one file: it is named, and the other files go on. */
export function internalProblem(path: string, error: unknown): FileProblem {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    path,
    message: `Internal error while examining ${path}, which was left as it is (${what}). Please report it, with the file if you can share it.`,
  };
}
