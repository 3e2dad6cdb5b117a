/** The command in a real terminal, and what stands on its screen then: text with its colours, cell by cell. */
import { createRequire } from "node:module";
import pty from "@lydell/node-pty";
import type { Terminal } from "@xterm/headless";
import { BIN } from "../cli/built.js";
import { cleanEnvironment } from "../cli/run-cli.js";

// A script of CommonJS, which isn't to be read as a module.
const xterm: typeof import("@xterm/headless") = createRequire(import.meta.url)("@xterm/headless");

/** A stretch of text in one look. `colour` is one of the 16 colours of a terminal. */
export interface Run {
  text: string;
  colour?: number;
  bold: boolean;
  dim: boolean;
  inverse: boolean;
}

/** What is typed once a text is on the screen. */
export interface Typed {
  sees: string;
  types: string;
}

/**
 * Runs the built command in `cwd`, types, and gives the lines of the screen once `until` is on it: those that have scrolled away too.
 * @throws {Error} with the screen, where something is waited for in vain
 */
export async function screenOf(
  cwd: string,
  args: string[],
  { columns, rows, typed, until }: { columns: number; rows: number; typed: Typed[]; until: string },
): Promise<Run[][]> {
  const terminal = new xterm.Terminal({ cols: columns, rows, scrollback: 1000, allowProposedApi: true });
  const env = cleanEnvironment({ FORCE_COLOR: "1" }) as Record<string, string>;
  const child = pty.spawn(process.execPath, [BIN, ...args], { cwd, cols: columns, rows, env });
  let written = Promise.resolve();
  child.onData((data) => {
    written = new Promise((resolve) => terminal.write(data, resolve));
  });
  // What the program asks the terminal is answered.
  terminal.onData((data) => child.write(data));
  const text = () =>
    linesOf(terminal)
      .map((line) => line.map((run) => run.text).join(""))
      .join("\n");
  const waitFor = async (wanted: string) => {
    for (const start = Date.now(); ; await new Promise((resolve) => setTimeout(resolve, 50))) {
      await written;
      if (text().includes(wanted)) return;
      if (Date.now() - start > 50_000)
        throw new Error(`"${wanted}" never was on the screen. It shows:\n${text()}`);
    }
  };
  try {
    for (const { sees, types } of typed) {
      await waitFor(sees);
      child.write(types);
    }
    await waitFor(until);
    return linesOf(terminal);
  } finally {
    child.kill("SIGKILL");
    terminal.dispose();
  }
}

function linesOf(terminal: Terminal): Run[][] {
  const { active } = terminal.buffer;
  const lines: Run[][] = [];
  for (let row = 0; row < active.length; row++) lines.push(runsOf(active.getLine(row)!, terminal.cols));
  while (lines.length > 0 && lines.at(-1)!.every(({ text }) => text.trim() === "")) lines.pop();
  return lines;
}

type Line = NonNullable<ReturnType<Terminal["buffer"]["active"]["getLine"]>>;

function runsOf(line: Line, columns: number): Run[] {
  const runs: Run[] = [];
  for (let column = 0; column < columns; column++) {
    const cell = line.getCell(column)!;
    if (cell.getWidth() === 0) continue;
    const look = {
      ...(cell.isFgPalette() ? { colour: cell.getFgColor() } : {}),
      bold: cell.isBold() !== 0,
      dim: cell.isDim() !== 0,
      inverse: cell.isInverse() !== 0,
    };
    const text = cell.getChars() || " ";
    const last = runs.at(-1);
    if (last !== undefined && isSameLook(last, look)) last.text += text;
    else runs.push({ text, ...look });
  }
  const end = runs.at(-1);
  if (end !== undefined && !end.inverse) end.text = end.text.trimEnd();
  return runs.filter(({ text }) => text !== "");
}

function isSameLook(one: Omit<Run, "text">, other: Omit<Run, "text">): boolean {
  return (
    one.colour === other.colour &&
    one.bold === other.bold &&
    one.dim === other.dim &&
    one.inverse === other.inverse
  );
}
