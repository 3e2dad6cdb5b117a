/** How the author writes: new code is written likewise. */
import type * as t from "@babel/types";
import { readArgumentLayout } from "./argument-lists.js";

export interface Style {
  quote: '"' | "'";
  semicolons: boolean;
  indent: string;
  eol: "\n" | "\r\n";
  /** A comma after the last field of an object or array that is broken over lines. */
  trailingComma: boolean;
  /** A comma after the last argument of a call that is broken over lines. */
  argumentComma: boolean;
  /** Each argument on a line of its own where one of them takes several lines. */
  argumentsOnLines: boolean;
  /** Spaces inside of the braces of `{ a }`. */
  braceSpace: string;
  width: number;
}

const PRINT_WIDTH = 80;

/** Reads the style off the source; where it says nothing, prettier's defaults hold. */
export function readStyle(source: string, program: t.Program, typescript: boolean): Style {
  const single = source.match(/(?<![\w'"`])'[^'\n"]*'/g)?.length ?? 0;
  const double = source.match(/(?<![\w'"`])"[^"\n']*"/g)?.length ?? 0;
  const crlf = source.match(/\r\n/g)?.length ?? 0;
  const lf = (source.match(/\n/g)?.length ?? 0) - crlf;
  const indents = source.match(/^(?:\t+|[ ]+)(?=\S)(?!\*)/gm) ?? [];
  const tabs = indents.filter((indent) => indent.startsWith("\t")).length;
  const spaces = indents.filter((indent) => indent.startsWith(" ")).map((indent) => indent.length);
  const fours = spaces.length > 0 && spaces.filter((length) => length % 4 === 0).length > spaces.length * 0.8;
  const wide = spaces.length > 0 && Math.min(...spaces) >= 4;
  // A tab counts as two columns, and the semicolon not at all, so that the twins of a file break alike. Nobody breaks
  // comments and paths of imports.
  const lines = source
    .split("\n")
    .filter((line) => !/^\s*(?:\/[/*]|\*|import\b|} from\b)/.test(line))
    .map((line) => line.trimEnd().replace(/;$/, "").replaceAll("\t", "  "));
  const list = readArgumentLayout(source, program);
  const trailingComma = /,\s*\n\s*[)}\]]/.test(source) || !/[^,\s]\s*\n\s*[}\]]\s*\)/.test(source);
  const tight = (source.match(/(?<!\$)\{\w[^\n{}]*\w\}/g) ?? []).length;
  const spaced = (source.match(/\{ \w[^\n{}]* \}/g) ?? []).length;
  return {
    quote: single > double || (single === double && !typescript && single > 0) ? "'" : '"',
    semicolons: usesSemicolons(source, program),
    indent: tabs > spaces.length ? "\t" : fours && wide ? "    " : "  ",
    eol: crlf > lf ? "\r\n" : "\n",
    trailingComma,
    argumentComma: list.comma ?? trailingComma,
    argumentsOnLines: list.onLines,
    braceSpace: tight > spaced ? "" : " ",
    width: widthOf(lines, list.brokenFrom),
  };
}

/** Where people have their formatter break lines. */
const WIDTHS = [PRINT_WIDTH, 100, 120];

/**
 * The longest line counts that could have been broken, unless the author breaks shorter ones: then it has to be long
 * because of a text in it.
 */
function widthOf(lines: string[], brokenFrom: number): number {
  const breakable = lines.filter((line) => !/^\s*(?:return |[\w$]+: |["'][^"']*["']: )?["'`].*$/.test(line));
  const longest = Math.max(0, ...breakable.map((line) => line.length));
  const limit = Math.max(PRINT_WIDTH, brokenFrom - 1);
  const isKept = lines.every((line) => withoutTexts(line).length <= limit);
  const least = Math.min(longest, isKept ? limit : Number.POSITIVE_INFINITY);
  const width = WIDTHS.find((one) => one >= least) ?? 120;
  return isKept ? Math.min(width, limit) : width;
}

function withoutTexts(line: string): string {
  return line
    .replace(/"[^"]*"|'[^']*'|`[^`]*`?/g, '""')
    .replace(/\/\/.*$/, "")
    .trimEnd();
}

/** Counts the statements that end in `;` among those that could. */
function usesSemicolons(source: string, program: t.Program): boolean {
  let withSemicolon = 0;
  let without = 0;
  const look = (node: t.Node): void => {
    if (
      node.type === "ExpressionStatement" ||
      node.type === "VariableDeclaration" ||
      node.type === "ReturnStatement" ||
      node.type === "ImportDeclaration"
    ) {
      if (source[node.end! - 1] === ";") withSemicolon++;
      else without++;
    }
    const body = (node as { body?: unknown }).body;
    if (Array.isArray(body)) for (const child of body) look(child as t.Node);
    else if (body) look(body as t.Node);
    const declaration = (node as { declaration?: t.Node | null }).declaration;
    if (declaration) look(declaration);
    const consequent = (node as { consequent?: unknown }).consequent;
    if (Array.isArray(consequent)) for (const child of consequent) look(child as t.Node);
    else if (consequent) look(consequent as t.Node);
    const block = (node as { block?: t.Node }).block;
    if (block) look(block);
  };
  for (const statement of program.body) look(statement);
  return withSemicolon >= without;
}

/** A string literal in the author's quotes. */
export function quoted(text: string, style: Style): string {
  const escaped = text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\r", "\\r");
  return style.quote + escaped.replaceAll(style.quote, `\\${style.quote}`) + style.quote;
}

/** `{ a, b }` with the author's inner spaces. */
export function braced(inside: string, style: Style): string {
  return `{${style.braceSpace}${inside}${style.braceSpace}}`;
}
