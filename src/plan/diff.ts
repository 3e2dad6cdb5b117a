import { structuredPatch } from "diff";
import type { FileChange } from "./contract.js";

const NO_NEWLINE = "\\ No newline at end of file";

/**
 * The change as a unified diff that `git apply` and `patch -p1` take from the plan's root; "" when nothing differs.
 * Line endings, a byte order mark and a missing last newline show as they are.
 */
export function unifiedDiff(change: Pick<FileChange, "path" | "before" | "after" | "isNew">): string {
  const { path, before, after, isNew } = change;
  if (before === after) return "";
  const { hunks } = structuredPatch(path, path, before, after, undefined, undefined, { context: 3 });
  const lines = [`--- ${isNew ? "/dev/null" : header("a", path)}`, `+++ ${header("b", path)}`];
  for (const hunk of hunks) {
    lines.push(
      `@@ -${range(hunk.oldStart, hunk.oldLines)} +${range(hunk.newStart, hunk.newLines)} @@`,
      ...hunk.lines.map((line) => (line.startsWith("\\") ? NO_NEWLINE : line)),
    );
  }
  return `${lines.join("\n")}\n`;
}

/** Git leaves out a length of one. */
function range(start: number, length: number): string {
  return length === 1 ? `${start}` : `${start},${length}`;
}

/** As git writes names: a tab ends one with a space in it, and one with quotes, backslashes or control characters is quoted. */
function header(side: "a" | "b", path: string): string {
  const name = `${side}/${path}`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to be quoted
  if (/["\\\u0000-\u001f\u007f]/.test(name)) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: as above
    return `"${name.replace(/["\\\u0000-\u001f\u007f]/g, escaped)}"`;
  }
  return name.includes(" ") ? `${name}\t` : name;
}

function escaped(character: string): string {
  const known: Record<string, string> = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r" };
  return known[character] ?? `\\${character.charCodeAt(0).toString(8).padStart(3, "0")}`;
}
