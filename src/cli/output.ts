import { resolve } from "node:path";
import type { Terminal } from "./terminal.js";
import { UsageError } from "./usage-error.js";

/** Where the result of a command goes: stdout, or a file. */
export interface Output {
  /** What the command prints on. */
  terminal: Terminal;
  /** Brings the result to its place. @throws {UsageError} when the file can't be written */
  close: () => Promise<void>;
}

/** The result goes to stdout. */
export function toStdout(terminal: Terminal): Output {
  return { terminal, close: async () => {} };
}

/** The result is kept and written into a file at the end, without colours; nobody is asked. */
export function toFile(path: string, terminal: Terminal): Output {
  let text = "";
  return {
    terminal: {
      ...terminal,
      out: (more) => {
        text += more;
      },
      interactive: false,
      outColor: false,
      width: 80,
    },
    close: async () => {
      const { writeText } = await import("../apply/index.js");
      try {
        await writeText(resolve(terminal.cwd, path), text);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        const why = code === "ENOENT" ? "its folder doesn't exist" : (code ?? String(error));
        throw new UsageError(`The result can't be written to ${path}: ${why}.`);
      }
    },
  };
}
