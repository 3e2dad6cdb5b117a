/** How the author writes: new code is written likewise. */
import * as t from "@babel/types";
import { readArgumentLayout } from "./argument-lists.js";
import { visitAll } from "./syntax.js";

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
  /** No line is longer than that, and no list is broken that would fit: a formatter has been at work. */
  formatted: boolean;
}

const PRINT_WIDTH = 80;

/**
 * Reads the style off the source; where it says nothing, prettier's defaults hold.
 * @param width how long a line may be, where the repo says so
 */
export function readStyle(source: string, program: t.Program, typescript: boolean, width?: number): Style {
  const single = source.match(/(?<![\w'"`])'[^'\n"]*'/g)?.length ?? 0;
  const double = source.match(/(?<![\w'"`])"[^"\n']*"/g)?.length ?? 0;
  const crlf = source.match(/\r\n/g)?.length ?? 0;
  const lf = (source.match(/\n/g)?.length ?? 0) - crlf;
  const indents = source.match(/^(?:\t+|[ ]+)(?=\S)(?!\*)/gm) ?? [];
  const tabs = indents.filter((indent) => indent.startsWith("\t")).length;
  const spaces = indents.filter((indent) => indent.startsWith(" ")).map((indent) => indent.length);
  const fours = spaces.length > 0 && spaces.filter((length) => length % 4 === 0).length > spaces.length * 0.8;
  const wide = spaces.length > 0 && Math.min(...spaces) >= 4;
  const list = readArgumentLayout(source, program);
  const code = linesOfCode(source, program);
  const limit = width ?? widthOf(code, list.brokenFrom);
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
    width: limit,
    formatted: list.brokenFrom > limit && code.every((line) => withoutTexts(line).length <= limit),
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
  const limit = WIDTHS.findLast((one) => one < brokenFrom) ?? PRINT_WIDTH;
  const isKept = lines.every((line) => withoutTexts(line).length <= limit);
  const least = Math.min(longest, isKept ? limit : Number.POSITIVE_INFINITY);
  return WIDTHS.find((one) => one >= least) ?? 120;
}

/**
 * The lines that a formatter could have broken. A tab counts as two columns, and the semicolon not at all, so that the twins of a file
 * break alike. Nobody breaks comments, templates and paths of imports.
 */
function linesOfCode(source: string, program: t.Program): string[] {
  const inTemplates = new Set<number>();
  const lineOf = (position: number): number => source.slice(0, position).split("\n").length - 1;
  visitAll(program, (node) => {
    if (!t.isTemplateElement(node) || !source.slice(node.start!, node.end!).includes("\n")) return;
    for (let line = lineOf(node.start!); line <= lineOf(node.end!); line++) inTemplates.add(line);
  });
  return source
    .split("\n")
    .filter((line, index) => !inTemplates.has(index) && !/^\s*(?:\/[/*]|\*|import\b|} from\b)/.test(line))
    .map((line) => withoutComment(line).trimEnd().replace(/;$/, "").replaceAll("\t", "  "));
}

const TEXTS = /"[^"]*"|'[^']*'|`[^`]*`?/g;

function withoutComment(line: string): string {
  const start = line.replace(TEXTS, (text) => "x".repeat(text.length)).search(/\/[/*]/);
  return start < 0 ? line : line.slice(0, start);
}

function withoutTexts(line: string): string {
  return line.replace(TEXTS, '""').trimEnd();
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
