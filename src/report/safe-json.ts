/** What JSON lets stand as it is, and a terminal or an editor obeys: DEL, C1, bidirectional controls, line separators. */
const OBEYED = /[\x7f-\x9f\p{Bidi_Control}\u2028\u2029]/gu;

/**
 * JSON of the same value that may be printed: what steers a terminal, or turns the order of the text around, is written as an escape.
 * @param indent as of `JSON.stringify`
 */
export function safeJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(
    OBEYED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
