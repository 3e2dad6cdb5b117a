/** How a file is moved by hand: the exact command. */
import { posix } from "node:path";

/** A command for a shell that moves a file, with the folder made for it. Paths are relative to the project's root. */
export function moveCommand(from: string, to: string): string {
  const folder = posix.dirname(to);
  const make = folder === posix.dirname(from) || folder === "." ? "" : `mkdir -p ${quoted(folder)} && `;
  return `${make}git mv ${quoted(from)} ${quoted(to)}`;
}

export function removeCommand(path: string): string {
  return `git rm ${quoted(path)}`;
}

/** Why a file isn't moved: the end of a finding that names the command. */
export function leftSince(refusal: string): string {
  return `That is left to you, since ${refusal.replace(/\.$/, "")}.`;
}

/** Brackets, parentheses and spaces mean something to a shell. */
function quoted(path: string): string {
  return /^[\w./@-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
