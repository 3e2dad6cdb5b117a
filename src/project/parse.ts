/** Parses any JavaScript or TypeScript of the user's repo, leniently: nothing here is going to be rewritten. */
import { createRequire } from "node:module";
import type * as Parser from "@babel/parser";
import type * as t from "@babel/types";

const require = createRequire(import.meta.url);

export class SyntaxProblem extends Error {
  override name = "SyntaxProblem";
  constructor(
    message: string,
    readonly line?: number,
    readonly column?: number,
  ) {
    super(message);
  }
}

/**
 * Parses `text` in the dialect that the extension of `path` names. `.js` may hold JSX and types, as it does in the wild.
 * @throws {SyntaxProblem} when the parser can't go on; lines and columns count from 1.
 */
export function parseModule(text: string, path: string): t.File {
  // Loaded with the first file that needs it: most commands never parse anything.
  const { parse } = require("@babel/parser") as typeof Parser;
  const plugins: Parser.ParserPlugin[] = ["typescript", "decorators-legacy"];
  // In a .ts file `<T>x` is a cast, not an element.
  if (!/\.[mc]?ts$/.test(path)) plugins.push("jsx");
  try {
    return parse(text, {
      sourceType: "unambiguous",
      allowReturnOutsideFunction: true,
      errorRecovery: true,
      attachComment: false,
      plugins,
    });
  } catch (error) {
    const { message, loc } = error as Error & { loc?: { line: number; column: number } };
    throw new SyntaxProblem(message.replace(/ \(\d+:\d+\)$/, ""), loc?.line, loc && loc.column + 1);
  }
}

/** The program of a file, read as `parseModule` does; undefined where it doesn't parse. */
export function programOf({ text, path }: { text: string; path: string }): t.Program | undefined {
  try {
    return parseModule(text, path).program;
  } catch (error) {
    if (error instanceof SyntaxProblem) return undefined;
    throw error;
  }
}
