/** The wizard's question about one file: a key, taken at once where the terminal allows it. */
import { paletteFor } from "../report/palette.js";
import { wrap } from "../report/wrap.js";
import { type Answer, type Question, type Word, wordOf } from "../review/index.js";
import { readKey, readsKeys } from "./read-key.js";
import type { Terminal } from "./terminal.js";

type FileQuestion = Extract<Question, { kind: "file" }>;

/**
 * Gives the answer; `help` when the user wants the keys explained, and `diff` for the whole of a diff that was `folded`.
 * @throws {Cancelled}
 */
export async function askFile(
  question: FileQuestion,
  folded: boolean,
  name: (path: string) => string,
  terminal: Terminal,
): Promise<Answer | "help" | "diff"> {
  const words: (Word | "diff")[] = folded ? [...question.words, "diff"] : question.words;
  const keys = [...words.map((word) => word[0]!), "?"];
  const said = `${sentence(question, name)} [${keys.join(",")}]`;
  const typed = readsKeys()
    ? await key(said, keys, terminal)
    : await line(said, words, keys.join(","), terminal);
  const word = wordOf(typed, words);
  if (word === undefined) return "help";
  return word === "diff" ? word : { kind: "file", word };
}

/** Which step, which file, and for what: `2/3 app/api/subscribe/route.js: repair, for POST?` */
function sentence(
  { again, number, total, change, words, methods }: FileQuestion,
  name: (path: string) => string,
): string {
  const place = again ? "skipped before:" : `${number}/${total}`;
  const assumed = change.findings.find(({ methodChoice }) => methodChoice)?.methods ?? [];
  const forMethods = words.includes("methods") ? `, for ${(methods ?? assumed).join(", ")}` : "";
  return `${place} ${name(change.path)}: repair${forMethods}?`;
}

function key(said: string, keys: string[], terminal: Terminal): Promise<string> {
  const { bold, blue } = paletteFor(terminal.outColor);
  return readKey(keys, {
    prompt: () =>
      wrap(said, terminal.width - 4)
        .map((text, at) => `${at === 0 ? blue("?") : " "} ${bold(text)}`)
        .join("\n")
        .concat(" "),
    hint: `Press one of ${keys.join(",")}; ? explains them.`,
    signal: terminal.signal,
  });
}

async function line(
  said: string,
  words: readonly string[],
  keys: string,
  terminal: Terminal,
): Promise<string> {
  const { askLine } = await import("../review/ask.js");
  const isFine = (text: string) => isHelp(text) || wordOf(text, words) !== undefined;
  return askLine(
    said,
    (text) => isFine(text) || `Type one of ${keys} and press Enter; ? explains them.`,
    terminal.signal,
  );
}

function isHelp(text: string): boolean {
  return ["", "?", "h", "help"].includes(text.trim().toLowerCase());
}
