/** Changes to a text by position, and how a whole statement is taken out without leaving a hole. */
import * as t from "@babel/types";
import { ownComments } from "./file-header.js";
import type { Module } from "./module.js";

/** Replaces what lies from `start` to `end` (exclusive) by `text`; an insertion when both are the same. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/**
 * Carries out edits given in any order; insertions at one place keep the order in which they are given.
 * Deletions may overlap each other, since parts of one list may be dropped for different reasons: they delete what any
 * of them deletes.
 * @throws {Error} when any other edits overlap, or one lies outside of the text: a mistake in the program, not in the input.
 */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  const sorted = edits
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.order - b.order)
    .map(({ edit }) => edit);
  let text = "";
  let position = 0;
  let deleting = true;
  for (const edit of sorted) {
    if (edit.start < 0 || edit.end < edit.start || edit.end > source.length)
      throw new Error(`The edit ${edit.start}-${edit.end} lies outside of the text.`);
    const deletes = edit.text === "" && edit.end > edit.start;
    if (edit.start < position && !(deletes && deleting))
      throw new Error(`The edit ${edit.start}-${edit.end} overlaps another that ends at ${position}.`);
    if (edit.start > position) text += source.slice(position, edit.start);
    text += edit.text;
    if (edit.end > position) {
      position = edit.end;
      deleting = deletes;
    }
  }
  return text + source.slice(position);
}

/** Takes entries out of a list that is parted by commas. At least one has to stay. */
export function removeEntries(entries: readonly t.Node[], isGone: (entry: t.Node) => boolean): Edit[] {
  const lastKept = entries.findLastIndex((entry) => !isGone(entry));
  const edits: Edit[] = [];
  for (const [index, entry] of entries.slice(0, lastKept).entries())
    if (isGone(entry)) edits.push({ start: entry.start!, end: entries[index + 1]!.start!, text: "" });
  if (lastKept < entries.length - 1)
    edits.push({ start: entries[lastKept]!.end!, end: entries.at(-1)!.end!, text: "" });
  return edits;
}

export interface RemovalOptions {
  /** The comments directly above go too, but for those that speak of the whole file. */
  withComments?: boolean;
}

/** Takes one top-level statement out: its line, the comment behind it, and blank lines that would be one too many. */
export function removeStatement(module: Module, node: t.Statement, options: RemovalOptions = {}): Edit {
  return removeStatements(module, [node], options)[0]!;
}

/** Takes several top-level statements out. Neighbours leave together, so that the blank lines around them come out right. */
export function removeStatements(
  module: Module,
  nodes: readonly t.Statement[],
  options: RemovalOptions = {},
): Edit[] {
  const { source } = module;
  const gone = new Set<t.Node>(nodes);
  const spans: Span[] = [];
  const inOrder = [...gone].sort((a, b) => a.start! - b.start!) as t.Statement[];
  for (const node of inOrder) {
    const span = statementSpan(module, node, options.withComments ?? false);
    const last = spans[spans.length - 1];
    if (last && source.slice(last.end, span.start).trim() === "") {
      last.end = span.end;
      last.toLineEnd = span.toLineEnd;
    } else spans.push(span);
  }
  return spans.map((span) => withoutSpareBlankLines(module, span, gone));
}

interface Span {
  start: number;
  end: number;
  fromLineStart: boolean;
  toLineEnd: boolean;
}

function statementSpan(module: Module, node: t.Statement, withComments: boolean): Span {
  const { source } = module;
  let start = node.start!;
  if (withComments) start = ownComments(module, node)[0]?.start ?? start;
  const lineStart = startOfLine(source, start);
  const fromLineStart = source.slice(lineStart, start).trim() === "";

  let end = node.end!;
  // Without semicolons, the `;` in front of `[` or `(` on the next line belongs to that line.
  const beforeSemicolon = source.slice(node.start!, end - 1);
  const guard = source[end - 1] === ";" && /\n[ \t]*$/.test(beforeSemicolon);
  if (guard)
    return { start: fromLineStart ? lineStart : start, end: end - 1, fromLineStart, toLineEnd: true };
  for (const comment of module.comments) {
    if (comment.start! < end) continue;
    if (!/^[ \t]*$/.test(source.slice(end, comment.start!))) break;
    end = comment.end!;
  }
  const rest = /^[ \t]*(\r?\n|$)/.exec(source.slice(end));
  if (rest)
    return {
      start: fromLineStart ? lineStart : start,
      end: end + rest[0].length,
      fromLineStart,
      toLineEnd: true,
    };
  end = node.end!;
  while (source[end] === " " || source[end] === "\t") end++;
  return { start, end, fromLineStart, toLineEnd: false };
}

function withoutSpareBlankLines(module: Module, span: Span, gone: ReadonlySet<t.Node>): Edit {
  const { source } = module;
  let { start, end } = span;
  if (!span.toLineEnd) return { start, end, text: "" };
  if (!span.fromLineStart) {
    // Something stands before it on its line: the line's end stays, the space in front goes.
    end = start + source.slice(start, end).trimEnd().length;
    while (source[start - 1] === " " || source[start - 1] === "\t") start--;
    return { start, end, text: "" };
  }
  const before = source.slice(0, start);
  const after = source.slice(end);
  const blanksAfter = /^(?:[ \t]*\r?\n)+/.exec(after)?.[0].length ?? 0;
  if (before.trim() === "") {
    start = firstPosition(source);
    end += blanksAfter;
  } else if (after.trim() === "") {
    const blanksBefore = /(?:(?<=\n)[ \t]*\r?\n)+$/.exec(before)?.[0].length ?? 0;
    start -= blanksBefore;
    if (!source.slice(0, end).endsWith("\n")) start -= /\r?\n$/.exec(source.slice(0, start))?.[0].length ?? 0;
  } else if (/\n[ \t]*\r?\n$/.test(before)) end += blanksAfter;
  return { start, end, text: separator(module, span, gone) };
}

/** A `;` where the statements around a removed one would otherwise be read as one. */
function separator(module: Module, span: Span, gone: ReadonlySet<t.Node>): string {
  const { source, program } = module;
  const statements: t.Node[] = [...program.directives, ...program.body].filter((node) => !gone.has(node));
  const next = statements.find((node) => node.start! >= span.end);
  const previous = statements.findLast((node) => node.end! <= span.start);
  if (!next || !previous || !/[([`+\-/]/.test(source[next.start!]!)) return "";
  if (source[previous.end! - 1] === ";" || isClosedByBrace(previous)) return "";
  if (source.slice(span.end).trimStart().startsWith(";")) return "";
  return `;${module.style.eol}`;
}

function isClosedByBrace(node: t.Node): boolean {
  const inner =
    t.isExportNamedDeclaration(node) || t.isExportDefaultDeclaration(node) ? node.declaration : node;
  return (
    t.isFunctionDeclaration(inner) ||
    t.isClassDeclaration(inner) ||
    t.isTSInterfaceDeclaration(inner) ||
    t.isTSEnumDeclaration(inner) ||
    t.isBlockStatement(inner) ||
    t.isIfStatement(inner) ||
    t.isTryStatement(inner)
  );
}

/** Where the text starts: behind the byte order mark. */
function firstPosition(source: string): number {
  return source.startsWith("\uFEFF") ? 1 : 0;
}

function startOfLine(source: string, position: number): number {
  return Math.max(source.lastIndexOf("\n", position - 1) + 1, firstPosition(source));
}
