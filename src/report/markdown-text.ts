/** Text of a repo as Markdown that says nothing but this text. */
import { printable, printableLine } from "./printable.js";

/** Text in which only `code` is marked up: everything else of it reads as it is, and calls nobody (`@team`) and nothing (`#1`). */
export function prose(text: string): string {
  const parts = printable(text).split("`");
  if (parts.length % 2 === 0) parts.splice(-2, 2, `${parts.at(-2)}\`${parts.at(-1)}`);
  return parts
    .map((part, index) => (index % 2 === 1 && part.trim() !== "" ? code(part) : escaped(part)))
    .join("");
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/[\\`*_[\](){}#+\-.!|~>]/g, (mark, at: number, whole: string) =>
      isMarkup(mark, at, whole) ? `\\${mark}` : mark,
    )
    .replace(/[@#](?=[\w-])/g, "$&&#8203;")
    .replace(/\n/g, "  \n");
}

/** Marks that mean something only at the start of a line, or between words, are left alone elsewhere: the source should read well too. */
function isMarkup(mark: string, at: number, whole: string): boolean {
  if (/[\\`*_[\]|~]/.test(mark)) return true;
  const before = whole.slice(0, at);
  const startsLine = /(?:^|\n)[ \t]*(?:\d+|#*)$/.test(before);
  if (mark === "(" || mark === ")") return startsLine || before.endsWith("]");
  if (mark === "!") return whole[at + 1] === "[";
  return startsLine;
}

/** A code span: one more backtick around it than any run in it has. */
export function code(text: string): string {
  const line = printableLine(text);
  const ticks = "`".repeat(longestRun(line) + 1);
  const pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${ticks}${pad}${line}${pad}${ticks}`;
}

export function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

/** What `prose` or `code` made, for a cell of a table: on one line, and no bar of it ends the cell. */
export function inCell(markdown: string): string {
  return markdown.replace(/(?<!\\)\|/g, "\\|").replace(/ *\n/g, " ");
}
