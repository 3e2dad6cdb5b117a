import type { FileChange } from "../plan/contract.js";
import { editsBetween } from "../plan/index.js";

/** A stretch of a text, and what comes in its place. Lines and columns count from 1, in UTF-16 units; the end is exclusive. */
export interface PlacedEdit {
  startLine: number;
  startColumn: number;
  endLine: number;
  endColumn: number;
  text: string;
}

/** The edits of a change, line by line, as places in the file as it was. */
export function placedEdits({ before, after }: Pick<FileChange, "before" | "after">): PlacedEdit[] {
  return editsBetween(before, after).map(({ start, end, text }) => placed(before, start, end, text));
}

/** The same as one edit, from the first line that changes to the last: half of a rewrite is of no use to anybody. */
export function spanningEdit(change: Pick<FileChange, "before" | "after">): PlacedEdit | undefined {
  const edits = editsBetween(change.before, change.after);
  const first = edits[0];
  const last = edits.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const kept = change.before.length - last.end;
  const text = change.after.slice(first.start, change.after.length - kept);
  return placed(change.before, first.start, last.end, text);
}

function placed(before: string, start: number, end: number, text: string): PlacedEdit {
  const [startLine, startColumn] = position(before, start);
  const [endLine, endColumn] = position(before, end);
  return { startLine, startColumn, endLine, endColumn, text };
}

function position(text: string, offset: number): [line: number, column: number] {
  const above = text.slice(0, offset).split("\n");
  return [above.length, (above.at(-1) as string).length + 1];
}
