import { type ParseResult, parse } from "@babel/parser";
import type { File } from "@babel/types";

/** An input and its output, which many tests look at one after the other. */
const latest: { text: string; file: ParseResult<File> }[] = [];

/** Parses a route file, whichever of TypeScript, TSX and JavaScript it holds. @throws {SyntaxError} where none fits. */
export function parseSource(text: string): ParseResult<File> {
  const known = latest.find((each) => each.text === text);
  if (known) return known.file;
  const file = parsed(text);
  latest.unshift({ text, file });
  latest.length = Math.min(latest.length, 2);
  return file;
}

function parsed(text: string): ParseResult<File> {
  const options = { sourceType: "unambiguous", tokens: true, errorRecovery: true } as const;
  try {
    return parse(text, { ...options, plugins: ["typescript"] });
  } catch {
    return parse(text, { ...options, plugins: ["typescript", "jsx"] });
  }
}
