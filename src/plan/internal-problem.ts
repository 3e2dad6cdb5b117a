import type { FileProblem } from "./contract.js";

/** A failure of our own on one file: it is named, and the other files go on. */
export function internalProblem(path: string, error: unknown): FileProblem {
  // The engine has one word for it, whatever it was that went too deep.
  if (error instanceof RangeError && error.message.includes("call stack")) {
    return {
      path,
      message: `${path} couldn't be examined: code in it is nested too deeply. It was left as it is. If it looks plain, please report it, with the file if you can share it.`,
    };
  }
  if (error instanceof Error && error.name === "OverBudget") {
    return { path, message: `${path} couldn't be examined: ${error.message}. It was left as it is.` };
  }
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    path,
    message: `Internal error while examining ${path}, which was left as it is (${what}). Please report it, with the file if you can share it.`,
  };
}
