/** How a file is moved by hand: the exact command, and what the move does to its imports. */
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

/** One note that says how the relative imports of a file read after its move; none where they stay. */
export function importNotes(text: string, from: string, to: string): string[] {
  const specifiers = [
    ...text.matchAll(/\b(?:from|import|require\(|import\()\s*["'](\.{1,2}\/[^"'\n]+)["']/g),
  ];
  const changes = new Map<string, string>();
  for (const [, specifier] of specifiers) {
    if (specifier === undefined) continue;
    const target = posix.join(posix.dirname(from), specifier);
    const relative = posix.relative(posix.dirname(to), target);
    const moved = relative.startsWith(".") ? relative : `./${relative}`;
    if (moved !== specifier) changes.set(specifier, moved);
  }
  if (changes.size === 0) return [];
  const list = [...changes].map(([before, after]) => `"${before}" becomes "${after}"`).join(", ");
  return [`The move changes its relative imports: ${list}.`];
}
