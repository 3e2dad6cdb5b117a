/** The commands of a shell script as lists of words, as far as its text tells them. */
import { hole } from "../url-pattern.js";

export interface Command {
  words: string[];
  /** Offset of the command's first word. */
  at: number;
}

/**
 * Every command that runs one of `programs`, from its name to the end of the command. What the shell puts in for `$NAME`, `${{ secrets.NAME }}` or `$(…)` is a hole.
 * With `folds`, a line's end is a space like any other: YAML's `>`.
 */
export function commandsOf(text: string, programs: RegExp, folds: (at: number) => boolean): Command[] {
  const found: Command[] = [];
  const starts = new RegExp(`(?<![\\w./-])(?:${programs.source})(?=\\s)`, "g");
  for (const match of text.matchAll(starts)) {
    const lineStart = text.lastIndexOf("\n", match.index) + 1;
    // A comment of the shell, and of YAML.
    if (/^\s*(?:#|\/\/)|\s#\s/.test(text.slice(lineStart, match.index))) continue;
    found.push({ words: wordsFrom(text, match.index, folds(match.index)), at: match.index });
  }
  return found;
}

function wordsFrom(text: string, start: number, folds: boolean): string[] {
  const words: string[] = [];
  let word: string | undefined;
  const add = (part: string) => {
    word = (word ?? "") + part;
  };
  let index = start;
  while (index < text.length) {
    const character = text[index]!;
    const rest = text.slice(index, index + 200);
    const lineEnd = /^\r?\n/.exec(rest);
    const joined = /^\\[ \t]*\r?\n/.exec(rest);
    if (joined) {
      index += joined[0].length;
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (/^[ \t]/.test(rest) || (lineEnd && folds && !/^\r?\n\s*(?:\r?\n|-\s|\w+:)/.test(rest))) {
      if (word !== undefined) words.push(word);
      word = undefined;
      index++;
    } else if (lineEnd || /[;|&<>)`]/.test(character)) {
      break;
    } else if (character === "'") {
      const end = text.indexOf("'", index + 1);
      if (end === -1) break;
      add(text.slice(index + 1, end));
      index = end + 1;
    } else if (character === '"') {
      const end = closingQuote(text, index + 1);
      if (end === -1) break;
      add(holesIn(text.slice(index + 1, end)));
      index = end + 1;
    } else if (character === "$") {
      const value = /^\$(?:\{\{[^}]*\}\}|\{[^}]*\}|\([^)]*\)|\w+)/.exec(rest)?.[0] ?? "$";
      add(holesIn(value));
      index += value.length;
    } else {
      add(character);
      index++;
    }
  }
  if (word !== undefined) words.push(word);
  return words;
}

function closingQuote(text: string, from: number): number {
  for (let index = from; index < text.length; index++) {
    if (text[index] === '"') return index;
    if (text[index] === "\\") index++;
  }
  return -1;
}

/** `$APP_URL/api`, `${APP_URL:-http://localhost:3000}/api`, `${{ secrets.APP_URL }}/api`. */
function holesIn(text: string): string {
  return text.replace(
    /\$\{\{\s*(?:\w+\.)*(\w+)[^}]*\}\}|\$\{(\w+)[^}]*\}|\$\([^)]*\)|\$(\w+)/g,
    (_, one?: string, other?: string, third?: string) => hole(one ?? other ?? third ?? ""),
  );
}
