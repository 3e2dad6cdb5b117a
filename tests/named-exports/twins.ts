import * as t from "@babel/types";
import { parseSource } from "./parse-source.js";

/**
 * The same program in another hand. `of` gives undefined for a text that can't be written so by changing the text
 * alone (a template literal over several lines keeps its own indentation, say): such a fixture has no such twin.
 */
export interface Twin {
  name: string;
  of: (text: string) => string | undefined;
}

export const TWINS: Twin[] = [
  { name: "CRLF line ends", of: (text) => text.replace(/\r?\n/g, "\r\n") },
  { name: "a byte order mark", of: (text) => (text.startsWith("\uFEFF") ? undefined : `\uFEFF${text}`) },
  { name: "no newline at the end", of: (text) => text.trimEnd() },
  { name: "tabs", of: withTabs },
  { name: "no semicolons", of: withoutSemicolons },
  { name: "double quotes", of: (text) => withQuotes(text, '"') },
  { name: "single quotes", of: (text) => withQuotes(text, "'") },
];

interface Token {
  type: { label: string };
  value?: unknown;
  start: number;
  end: number;
}

/** The indentation of every line in tabs. */
function withTabs(text: string): string | undefined {
  if (/^ *\t/m.test(text)) return undefined;
  const unit = indentUnit(text);
  if (unit === undefined) return undefined;
  const file = parseSource(text);
  const frozen = new Set<number>();
  const aligned = new Set<number>();
  t.traverseFast(file, (node) => {
    if (!node.loc) return;
    if (t.isTemplateElement(node))
      for (let line = node.loc.start.line + 1; line <= node.loc.end.line; line++) frozen.add(line);
  });
  if (frozen.size > 0) return undefined;
  for (const comment of file.comments ?? []) {
    for (let line = comment.loc!.start.line + 1; line <= comment.loc!.end.line; line++) aligned.add(line);
  }
  const lines = text.split("\n");
  const twin: string[] = [];
  for (const [index, line] of lines.entries()) {
    const width = /^ */.exec(line)![0].length;
    const odd = width % unit;
    // The lines of a block comment stand one column to the right.
    if (odd !== 0 && !(aligned.has(index + 1) && odd === 1)) return undefined;
    twin.push("\t".repeat((width - odd) / unit) + " ".repeat(odd) + line.slice(width));
  }
  return twin.join("\n");
}

function indentUnit(text: string): number | undefined {
  const widths = [...text.matchAll(/^( +)[^\s*]/gm)].map((match) => match[1]!.length);
  if (widths.length === 0) return undefined;
  const least = Math.min(...widths);
  return least >= 2 ? least : undefined;
}

/** Statements without the semicolon at their end. */
function withoutSemicolons(text: string): string | undefined {
  const file = parseSource(text);
  const tokens = codeTokens(file);
  const ends = new Set<number>();
  let possible = true;
  t.traverseFast(file, (node) => {
    if (t.isEmptyStatement(node)) possible = false;
    const ending =
      t.isExpressionStatement(node) ||
      t.isVariableDeclaration(node) ||
      t.isReturnStatement(node) ||
      t.isThrowStatement(node) ||
      t.isBreakStatement(node) ||
      t.isContinueStatement(node) ||
      t.isImportDeclaration(node) ||
      t.isExportNamedDeclaration(node) ||
      t.isExportDefaultDeclaration(node) ||
      t.isExportAllDeclaration(node) ||
      t.isTSTypeAliasDeclaration(node) ||
      t.isDoWhileStatement(node) ||
      t.isDirective(node) ||
      t.isClassProperty(node) ||
      (t.isTSPropertySignature(node) && /^[^\S\n]*\n/.test(text.slice(node.end!)));
    if (ending && text[node.end! - 1] === ";") ends.add(node.end! - 1);
  });
  if (!possible) return undefined;
  let twin = "";
  let from = 0;
  for (const [index, token] of tokens.entries()) {
    if (!ends.has(token.start)) continue;
    const next = tokens[index + 1];
    if (next && !text.slice(token.end, next.start).includes("\n")) {
      // A statement on the same line, or a closing brace.
      if (text[next.start] !== "}") return undefined;
      continue;
    }
    if (next && /^[([`+\-/*.,?]/.test(text.slice(next.start))) return undefined;
    twin += text.slice(from, token.start);
    from = token.end;
  }
  return from === 0 ? undefined : twin + text.slice(from);
}

/** Every string in the same quotes. */
function withQuotes(text: string, quote: string): string | undefined {
  let twin = "";
  let from = 0;
  for (const token of codeTokens(parseSource(text))) {
    if (token.type.label !== "string") continue;
    const inner = text.slice(token.start + 1, token.end - 1);
    if (/["'\\]/.test(inner)) return undefined;
    twin += text.slice(from, token.start) + quote + inner + quote;
    from = token.end;
  }
  return from === 0 ? undefined : twin + text.slice(from);
}

function codeTokens(file: ReturnType<typeof parseSource>): Token[] {
  return (file.tokens as (Token & { type: unknown })[]).filter(
    (token) => typeof token.type === "object",
  ) as Token[];
}
