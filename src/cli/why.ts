/** `route-codemod why`: who answered a request, told by what `curl -i` printed. Asks a server only where the user says so. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import {
  type Answer,
  diagnosed,
  diagnosisText,
  readAnswers,
  requestIn,
  whoAnswered,
} from "../diagnosis/index.js";
import { listRoutes } from "../overview/index.js";
import { CLEAN } from "./exit-codes.js";
import { placeFrom } from "./place.js";
import type { Terminal } from "./terminal.js";
import { UsageError } from "./usage-error.js";

export interface WhyFlags {
  url?: string;
  request?: string;
  root?: string;
}

const METHOD = /^[A-Z]+$/;
const MAX_HOPS = 5;
const PATIENCE = 10_000;

/**
 * Gives the exit code. With a file, or `-` for stdin, nothing is asked: `--url` only says what was asked then.
 * @throws {UsageError} where there is no answer to read
 */
export async function why(file: string | undefined, flags: WhyFlags, terminal: Terminal): Promise<number> {
  const { text, answers } = await answersFor(file, flags, terminal);
  const shown = requestIn(text);
  const method = (flags.request ?? shown?.method ?? "POST").toUpperCase();
  if (!METHOD.test(method))
    throw new UsageError(`"${flags.request}" is no method. Give one such as -X POST.`);
  const address = flags.url ?? shown?.path;
  const asked = address === undefined ? undefined : pathOf(address);
  const overview = await listRoutes({ paths: [flags.root ?? "."], cwd: terminal.cwd });
  const verdict = whoAnswered(answers, method);
  const diagnosis = diagnosed(verdict, { method, ...(asked === undefined ? {} : { asked }) }, overview);
  terminal.out(
    diagnosisText(diagnosis, (path) => placeFrom(terminal.cwd, overview.root, path), terminal.command),
  );
  return CLEAN;
}

async function answersFor(
  file: string | undefined,
  flags: WhyFlags,
  terminal: Terminal,
): Promise<{ text: string; answers: Answer[] }> {
  if (file === undefined && flags.url === undefined)
    throw new UsageError(
      "There is no answer to look at. Give what `curl -i` printed, as a file or by `-` on stdin, or a server to ask: --url http://localhost:3000/api/x -X POST.",
    );
  if (file === undefined) return { text: "", answers: await asked(flags) };
  const text = file === "-" ? await terminal.readStdin() : await textOf(resolve(terminal.cwd, file), file);
  const answers = readAnswers(text);
  if (answers.length === 0)
    throw new UsageError(
      `${file === "-" ? "stdin" : file} holds no answer: there is no line such as "HTTP/1.1 405". Print it with \`curl -i\`.`,
    );
  return { text, answers };
}

async function textOf(path: string, typed: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(
      `${typed} can't be read (${code ?? String(error)}). Give the output of \`curl -i\`.`,
    );
  }
}

/** Asks as a browser would: redirects on the same server are followed, and a POST becomes a GET by 301, 302 and 303. */
async function asked({ url, request = "POST" }: WhyFlags): Promise<Answer[]> {
  const answers: Answer[] = [];
  let method = request.toUpperCase();
  let at = URL.canParse(url!) ? new URL(url!) : undefined;
  if (at === undefined || !/^https?:$/.test(at.protocol))
    throw new UsageError(`"${url}" is no address of a server. Give one such as http://localhost:3000/api/x.`);
  for (let hop = 0; at !== undefined && hop <= MAX_HOPS; hop++) {
    const answer = await oneAnswer(at, method);
    answers.push(answer);
    const location = answer.status >= 300 && answer.status < 400 ? answer.headers.get("location") : undefined;
    if (location === undefined || !URL.canParse(location, at.href)) break;
    const next: URL = new URL(location, at.href);
    if (next.host !== at.host) break;
    if (method === "POST" && answer.status < 304) method = "GET";
    at = next;
  }
  return answers;
}

async function oneAnswer(url: URL, method: string): Promise<Answer> {
  try {
    const answer = await fetch(url, { method, redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
    return { status: answer.status, headers: new Map(answer.headers), body: await answer.text() };
  } catch (error) {
    const { message, cause } = error as Error & { cause?: { code?: string } };
    throw new UsageError(`${url.href} can't be asked (${cause?.code ?? message}). Is the server running?`);
  }
}

function pathOf(address: string): string {
  const path = /^(?:[a-z]+:\/\/)?(?:localhost(?::\d+)?)?[^/]*(\/[^?#]*)?/i.exec(address)?.[1];
  return path ?? "/";
}
