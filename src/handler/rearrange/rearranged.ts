/** A module whose statements stand in other places than the author put them, but mean the same. */
import { type Module, parseModule } from "../module.js";
import { applyEdits, type Edit } from "../splice.js";
import { visitAll } from "../syntax.js";

/** A change; `from` is where in the source its text came from, line by line. */
export interface Move extends Edit {
  from?: number;
}

/** The author's line of each line of a rearranged module. */
const authorsLines = new WeakMap<Module, readonly number[]>();

/**
 * Carries out moves and parses the result. Its nodes tell by `loc` on which line their code stood in the author's file.
 * @throws {SyntaxError} where the text doesn't parse any more.
 */
export function rearranged(module: Module, moves: readonly Move[]): Module {
  const { source, context, style } = module;
  const text = applyEdits(source, moves);
  const result = { ...parseModule(text, context), style };
  const before = authorsLines.get(module);
  const lines = linesAfter(source, moves).map((line) => before?.[line - 1] ?? line);
  authorsLines.set(result, lines);
  visitAll(result.program, ({ loc }) => {
    if (loc) loc.start.line = lines[loc.start.line - 1]!;
  });
  return result;
}

/** For each line of the new text the line of the source that it was. New text counts as the line in whose place it stands. */
function linesAfter(source: string, moves: readonly Move[]): number[] {
  const lineAt = (offset: number): number => source.slice(0, offset).split("\n").length;
  const lines = [1];
  const copy = (text: string, first: number): void => {
    for (let index = 1; index < text.split("\n").length; index++) lines.push(first + index);
  };
  let position = 0;
  for (const { start, end, text, from } of [...moves].sort((a, b) => a.start - b.start)) {
    copy(source.slice(position, start), lineAt(position));
    if (from === undefined) for (const _ of text.matchAll(/\n/g)) lines.push(lineAt(start));
    else {
      lines[lines.length - 1] = lineAt(from);
      copy(text, lineAt(from));
    }
    if (text === "" ? source[start - 1] === "\n" : text.endsWith("\n")) lines[lines.length - 1] = lineAt(end);
    position = end;
  }
  copy(source.slice(position), lineAt(position));
  return lines;
}
