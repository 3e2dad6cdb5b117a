import type { FileChange } from "../plan/contract.js";
import { unifiedDiff } from "../plan/index.js";
import type { Palette } from "./palette.js";
import { printable } from "./printable.js";

/** The unified diff of one change for a terminal or a pipe: harmless, and coloured where `palette` has colours. */
export function diffText(change: FileChange, palette: Palette): string {
  let inHunk = false;
  return printable(unifiedDiff(change))
    .split("\n")
    .map((line) => {
      if (line.startsWith("@@")) {
        inHunk = true;
        return palette.cyan(line);
      }
      if (!inHunk) return palette.bold(line);
      if (line.startsWith("+")) return palette.green(line);
      if (line.startsWith("-")) return palette.red(line);
      return line;
    })
    .join("\n");
}
