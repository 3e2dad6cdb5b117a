const STEERING = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/**
 * Makes text from a repository harmless for a terminal: control characters (C0, C1, ESC, DEL), bidirectional overrides and
 * Unicode line separators come out as visible escapes (`\x1b`, `\u202e`). Line feeds, tabs and the CR of a CRLF stay, so
 * that a diff is still a diff.
 */
export function printable(text: string): string {
  return text.replace(STEERING, (character, offset: number) => {
    if (character === "\n" || character === "\t") return character;
    if (character === "\r" && text[offset + 1] === "\n") return character;
    return escaped(character);
  });
}

/** As `printable`, for what has to stay on one line (a path, a message): line feeds and tabs are escaped too. */
export function printableLine(text: string): string {
  return text.replace(STEERING, escaped);
}

function escaped(character: string): string {
  if (character === "\n") return "\\n";
  if (character === "\r") return "\\r";
  if (character === "\t") return "\\t";
  const code = character.charCodeAt(0);
  return code < 0x100
    ? `\\x${code.toString(16).padStart(2, "0")}`
    : `\\u${code.toString(16).padStart(4, "0")}`;
}
