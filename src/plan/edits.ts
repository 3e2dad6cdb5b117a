/** Edits of one text by several rules: compared, joined and applied. */
import { diffLines } from "diff";
import type { TextEdit } from "../rules/rule.js";

/** The edits that make `after` of `before`, line by line. */
export function editsBetween(before: string, after: string): TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  let open: TextEdit | undefined;
  for (const { value, added, removed } of diffLines(before, after)) {
    if (!added && !removed) {
      at += value.length;
      open = undefined;
      continue;
    }
    if (open === undefined) {
      open = { start: at, end: at, text: "" };
      edits.push(open);
    }
    if (added) open.text += value;
    else {
      at += value.length;
      open.end = at;
    }
  }
  return edits;
}

/** Whether both can't be made: they change the same stretch, and not in the same way. Insertions at one place come one after the other. */
export function overlap(some: readonly TextEdit[], others: readonly TextEdit[]): boolean {
  return some.some((a) => others.some((b) => !isSame(a, b) && a.start < b.end && b.start < a.end));
}

/** All edits in the order of the text, what is said twice only once. */
export function joined(lists: readonly (readonly TextEdit[])[]): TextEdit[] {
  const all: TextEdit[] = [];
  for (const edit of lists.flat()) if (!all.some((one) => isSame(one, edit))) all.push(edit);
  return all.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The text with edits that don't overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let at = 0;
  for (const edit of joined([edits])) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

function isSame(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text;
}
