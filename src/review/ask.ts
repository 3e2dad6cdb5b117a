import inquirer from "inquirer";
import type { HttpMethod } from "../handler/contract.js";
import type { Choice } from "../plan/contract.js";
import { type Answer, type Question, type Word, wordOf } from "./wizard.js";

/** The user ended the questions by Ctrl-C or Ctrl-D. */
export class Cancelled extends Error {
  override name = "Cancelled";
}

/**
 * Asks one question in the terminal. What it is about has been shown before: no text of the repository is in the prompt
 * itself. Gives `help` when the user wants the words explained.
 * @throws {Cancelled}
 */
export async function ask(question: Question, signal: AbortSignal): Promise<Answer | "help"> {
  switch (question.kind) {
    case "uncommitted":
      return { kind: "uncommitted", include: await askYesNo("Include them?", signal) };
    case "choice":
      return { kind: "choice", alternative: await askChoice(question.choice, signal) };
    case "methods":
      return { kind: "methods", methods: await askMethods(question.options, question.chosen, signal) };
    case "file": {
      const word = await askWord(question, signal);
      return word === "help" ? "help" : { kind: "file", word };
    }
  }
}

async function askWord(
  question: Extract<Question, { kind: "file" }>,
  signal: AbortSignal,
): Promise<Word | "help"> {
  const { words, again, number, total } = question;
  const keys = [...words.map((word) => word[0]), "?"].join(",");
  const place = again ? "skipped before" : `${number}/${total}`;
  const typed = await prompt<string>(
    {
      type: "input",
      message: `(${place}) Repair this file [${keys}]?`,
      validate: (text: string) =>
        isHelp(text) ||
        wordOf(text, words) !== undefined ||
        `Type one of ${keys} and press Enter; ? explains them.`,
    },
    signal,
  );
  return wordOf(typed, words) ?? "help";
}

function isHelp(text: string): boolean {
  return ["", "?", "h", "help"].includes(text.trim().toLowerCase());
}

/** Asks for a yes or no; Enter means no. @throws {Cancelled} */
export function askYesNo(message: string, signal: AbortSignal): Promise<boolean> {
  return prompt<boolean>({ type: "confirm", message, default: false }, signal);
}

function askMethods(options: HttpMethod[], chosen: HttpMethod[], signal: AbortSignal): Promise<HttpMethod[]> {
  return prompt<HttpMethod[]>(
    {
      type: "checkbox",
      message: "Which methods does it serve?",
      choices: options.map((method) => ({ name: method, value: method, checked: chosen.includes(method) })),
      required: true,
    },
    signal,
  );
}

function askChoice({ alternatives, chosen }: Choice, signal: AbortSignal): Promise<string | undefined> {
  return prompt<string | undefined>(
    {
      type: "select",
      message: "How is it to be mended?",
      choices: [
        ...alternatives.map(({ id, title }) => ({ name: title, value: id })),
        { name: "Leave it as it is", value: undefined },
      ],
      default: chosen,
      loop: false,
    },
    signal,
  );
}

type PromptQuestion = Parameters<ReturnType<typeof inquirer.createPromptModule>>[0];

async function prompt<T>(question: object, signal: AbortSignal): Promise<T> {
  const inputEnded = whenInputEnds();
  try {
    const module = inquirer.createPromptModule({ signal });
    const asked: Promise<unknown> = module({ ...question, name: "answer" } as PromptQuestion);
    const answers = await Promise.race([asked, inputEnded.rejection]);
    return (answers as { answer: T }).answer;
  } catch (error) {
    if (error instanceof Error && CANCELLING.has(error.name)) throw new Cancelled("Cancelled.");
    throw error;
  } finally {
    inputEnded.forget();
  }
}

const CANCELLING = new Set(["Cancelled", "ExitPromptError", "AbortPromptError", "CancelPromptError"]);

/** Ctrl-D closes the prompt's input without an answer: nothing is left to wait for, and Node would end in silence. */
function whenInputEnds(): { rejection: Promise<never>; forget: () => void } {
  let forget = () => {};
  const rejection = new Promise<never>((_, reject) => {
    const end = () => reject(new Cancelled("Cancelled."));
    process.once("beforeExit", end);
    forget = () => process.off("beforeExit", end);
  });
  return { rejection, forget };
}
