import { structuredPatch } from "diff";
import type { FileChange } from "./contract.js";

const NO_NEWLINE = "\\ No newline at end of file";

/**
 * The change as a unified diff that `git apply` and `patch -p1` take from the plan's root; "" when nothing differs.
 * Line endings, a byte order mark and a missing last newline show as they are.
 */
export function unifiedDiff(
  change: Pick<FileChange, "path" | "before" | "after" | "isNew" | "isGone" | "movedTo">,
): string {
  const { path, before, after, isNew, isGone, movedTo } = change;
  if (movedTo !== undefined && before === after) {
    // An empty line ends it: what follows would be read as a part of these headers.
    return `${renameHeaders(path, movedTo).join("\n")}\n\n`;
  }
  if (before === after) return "";
  const { hunks } = structuredPatch(path, path, before, after, undefined, undefined, { context: 3 });
  const lines = [
    ...(movedTo === undefined ? [] : renameHeaders(path, movedTo)),
    `--- ${isNew ? "/dev/null" : header("a", path)}`,
    `+++ ${isGone ? "/dev/null" : header("b", movedTo ?? path)}`,
  ];
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

/** As git writes the names of both sides: a tab ends one with a space in it. */
function header(side: "a" | "b", path: string): string {
  const name = `${side}/${path}`;
  const written = quoted(name);
  return written === name && name.includes(" ") ? `${name}\t` : written;
}

/** Git's extended headers, which `git apply` and GNU patch read. */
function renameHeaders(from: string, to: string): string[] {
  return [
    `diff --git ${quoted(`a/${from}`)} ${quoted(`b/${to}`)}`,
    `rename from ${quoted(from)}`,
    `rename to ${quoted(to)}`,
  ];
}

/** As git writes a name with quotes, backslashes or control characters in it. */
function quoted(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to be quoted
  if (/["\\\u0000-\u001f\u007f]/.test(name)) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: as above
    return `"${name.replace(/["\\\u0000-\u001f\u007f]/g, escaped)}"`;
  }
  return name;
}

function escaped(character: string): string {
  const known: Record<string, string> = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r" };
  return known[character] ?? `\\${character.charCodeAt(0).toString(8).padStart(3, "0")}`;
}
