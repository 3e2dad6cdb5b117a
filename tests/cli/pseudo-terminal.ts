import pty from "@lydell/node-pty";
import { onTestFinished } from "vitest";
import { BIN } from "./built.js";
import { cleanEnvironment } from "./run-cli.js";

export const ENTER = "\r";
export const CTRL_C = "\u0003";
export const CTRL_D = "\u0004";
export const SPACE = " ";
export const DOWN = "\u001b[B";

/** The CLI in a terminal of 80 columns, and someone who reads and types. */
export interface Terminal {
  /** Waits until this text is on the screen, after what was waited for before. */
  sees: (text: string | RegExp) => Promise<void>;
  types: (keys: string) => void;
  /** The window gets so many columns. */
  resize: (columns: number) => void;
  /** Waits for the end; gives the exit code. */
  ends: () => Promise<number>;
  /** All that was ever on the screen, without colours and cursor movements. */
  screen: () => string;
  /** The same with them. */
  raw: () => string;
  pid: number;
}

/** Starts the built CLI in a real pseudo-terminal. */
export function openTerminal(cwd: string, args: string[], env: Record<string, string> = {}): Terminal {
  return openTerminalOn(process.execPath, [BIN, ...args], cwd, env);
}

/** The same for any command that starts it. */
export function openTerminalOn(
  command: string,
  args: string[],
  cwd: string,
  env: Record<string, string> = {},
): Terminal {
  const child = pty.spawn(command, args, {
    cwd,
    cols: 80,
    rows: 40,
    env: cleanEnvironment(env) as Record<string, string>,
  });
  let output = "";
  let seen = 0;
  let exitCode: number | undefined;
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const look of waiting) look();
  };
  child.onData((data) => {
    output += data;
    wake();
  });
  child.onExit((exit) => {
    exitCode = exit.exitCode;
    wake();
  });
  onTestFinished(() => {
    if (exitCode === undefined) child.kill("SIGKILL");
  });

  const until = <T>(look: () => T | undefined, what: string) =>
    new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(tryNow);
        reject(new Error(`The terminal never showed ${what}. It shows:\n${plain(output)}`));
      }, 50_000);
      const tryNow = () => {
        const found = look();
        if (found === undefined) return;
        waiting.delete(tryNow);
        clearTimeout(timer);
        resolve(found);
      };
      waiting.add(tryNow);
      tryNow();
    });

  return {
    sees: (text) =>
      until(() => {
        const screen = plain(output);
        const rest = screen.slice(seen);
        const at = typeof text === "string" ? rest.indexOf(text) : rest.search(text);
        if (at < 0) return undefined;
        seen += at + (typeof text === "string" ? text.length : 1);
        return true;
      }, String(text)).then(() => undefined),
    types: (keys) => child.write(keys),
    resize: (columns) => child.resize(columns, 40),
    ends: () => until(() => exitCode, "its end"),
    screen: () => plain(output),
    raw: () => output,
    pid: child.pid,
  };
}

function plain(output: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminal sequences are made of them
  return output.replace(/\u001b\[[0-9;?]*[A-Za-z]|\u001b\][^\u0007]*\u0007/g, "").replaceAll("\r\n", "\n");
}
