/** The form in which a file's text lies on disk: its byte order mark and its line ends. The compiler works without both. */

export interface PlainText {
  text: string;
  /** Gives a new text the form of the old one; the file ends as it ended. */
  restored: (code: string) => string;
}

export function plainText(source: string): PlainText {
  const bom = source.startsWith("\uFEFF") ? "\uFEFF" : "";
  const crlf = /\r\n/.test(source) && !/(?<!\r)\n/.test(source);
  const text = source.slice(bom.length).replaceAll(crlf ? "\r\n" : "\0", "\n");
  return {
    text,
    restored: (code) => {
      const ended = code.trimEnd() + text.slice(text.trimEnd().length);
      return bom + (crlf ? ended.replaceAll("\n", "\r\n") : ended);
    },
  };
}
