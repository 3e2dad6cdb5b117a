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

/** Why a file that the user named can't be written; other errors as they are. */
export function unwritable(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined || !(code in WHY)) return error;
  return new UsageError(`The result can't be written to ${path}: ${WHY[code]}.`);
}

const WHY: Record<string, string> = {
  ENOENT: "its folder doesn't exist",
  ENOTDIR: "its folder is a file",
  EISDIR: "it is a folder",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
};

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
      patchColor: false,
      width: 80,
    },
    close: async () => {
      const { writeText } = await import("../apply/index.js");
      try {
        await writeText(resolve(terminal.cwd, path), text);
      } catch (error) {
        throw unwritable(error, path);
      }
    },
  };
}
