import { type ParseResult, parse } from "@babel/parser";
import type { File } from "@babel/types";

/** Parses a route file, whichever of TypeScript, TSX and JavaScript it holds. @throws {SyntaxError} where none fits. */
export function parseSource(text: string): ParseResult<File> {
  const options = { sourceType: "unambiguous", tokens: true, errorRecovery: true } as const;
  try {
    return parse(text, { ...options, plugins: ["typescript"] });
  } catch {
    return parse(text, { ...options, plugins: ["typescript", "jsx"] });
  }
}
