/** One key of the keyboard, taken at once: nobody has to press Enter. */
import { Cancelled } from "../review/cancelled.js";

/** Whether keys can be read one by one here. */
export function readsKeys(): boolean {
  return Boolean(process.stdin.isTTY) && typeof process.stdin.setRawMode === "function";
}

/**
 * Shows the prompt and waits for one of `keys`; gives it. `prompt` is called again when the terminal has changed its size. Other keys are answered by
 * `hint`. Keys that were typed along with the first (`yes`, Enter) are dropped, so that they answer no other question.
 * @throws {Cancelled} on Ctrl-C, Ctrl-D and `signal`
 */
export function readKey(
  keys: readonly string[],
  { prompt, hint, signal }: { prompt: () => string; hint: string; signal: AbortSignal },
): Promise<string> {
  const { stdin, stdout } = process;
  return new Promise((resolve, reject) => {
    let rows = 0;
    const draw = () => {
      const text = prompt();
      rows = text.split("\n").length;
      stdout.write(text);
    };
    const redraw = () => {
      stdout.write(`\r${rows > 1 ? `\u001b[${rows - 1}A` : ""}\u001b[J`);
      draw();
    };
    const end = (settle: () => void) => {
      stdin.off("data", onData);
      stdin.off("end", cancel);
      stdout.off("resize", redraw);
      signal.removeEventListener("abort", cancel);
      stdin.setRawMode(false);
      stdin.pause();
      settle();
    };
    const cancel = () => end(() => reject(new Cancelled("Cancelled.")));
    const onData = (data: Buffer) => {
      const typed = data.toString("utf8");
      if (typed.includes(CTRL_C) || typed.includes(CTRL_D)) return cancel();
      // An arrow, Home and the like; and an Enter that belongs to the question before.
      if (typed.startsWith(ESCAPE)) return;
      const key = typed.trim().slice(0, 1).toLowerCase();
      if (keys.includes(key)) {
        end(() => {
          stdout.write(`${key}\n`);
          resolve(key);
        });
        return;
      }
      stdout.write(`\n${hint}\n`);
      draw();
    };
    stdin.setRawMode(true);
    stdin.on("data", onData);
    stdin.once("end", cancel);
    stdout.on("resize", redraw);
    signal.addEventListener("abort", cancel);
    stdin.resume();
    draw();
    if (signal.aborted) cancel();
  });
}

const CTRL_C = "\u0003";
const CTRL_D = "\u0004";
const ESCAPE = "\u001b";
