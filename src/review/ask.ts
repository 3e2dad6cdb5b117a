import inquirer from "inquirer";
import type { HttpMethod } from "../handler/contract.js";
import type { Choice } from "../plan/contract.js";
import { Cancelled } from "./cancelled.js";
import type { Answer, Question } from "./wizard.js";

export { Cancelled };

/** How a question is asked. */
export interface Asking {
  signal: AbortSignal;
  /** A path from where the user stands, such that a terminal can show it. */
  name: (path: string) => string;
}

/**
 * Asks one question in the terminal; what it is about has been shown before.
 * @throws {Cancelled}
 */
export async function ask(
  question: Exclude<Question, { kind: "file" }>,
  { signal, name }: Asking,
): Promise<Answer> {
  switch (question.kind) {
    case "uncommitted":
      return { kind: "uncommitted", include: await askYesNo("Include them?", signal) };
    case "choice":
      return { kind: "choice", alternative: await askChoice(question.choice, signal) };
    case "methods":
      return { kind: "methods", methods: await askMethods(question.options, question.chosen, signal) };
    case "list":
      return { kind: "list", paths: await askList(question.files, { signal, name }) };
  }
}

/** Asks for a line, where keys can't be read one by one. `validate` gives true, or what is wrong with it. @throws {Cancelled} */
export function askLine(
  message: string,
  validate: (text: string) => true | string,
  signal: AbortSignal,
): Promise<string> {
  return prompt<string>({ type: "input", message, validate }, signal);
}

/** Asks for a yes or no; Enter means no. @throws {Cancelled} */
export function askYesNo(message: string, signal: AbortSignal): Promise<boolean> {
  return prompt<boolean>({ type: "confirm", message, default: false }, signal);
}

function askList(
  files: Extract<Question, { kind: "list" }>["files"],
  { name, signal }: Asking,
): Promise<string[]> {
  return prompt<string[]>(
    {
      type: "checkbox",
      message: "Which files are to be repaired? (Space ticks, Enter is done)",
      choices: files.map(({ change, ticked }) => ({
        name: `${name(change.path)}  ${change.safety}${change.safety === "unsafe" ? ", as proposed" : ""}`,
        value: change.path,
        checked: ticked,
      })),
      pageSize: 15,
      loop: false,
    },
    signal,
  );
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
