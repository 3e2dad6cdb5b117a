import { createHash } from "node:crypto";

/** A line longer than this was not written by hand; only its beginning is shown. */
const SHOWN_AT_MOST = 300;

/** The line of code that a finding points at; undefined where the text isn't known. Cut short where it is very long. */
export function codeAt(text: string | undefined, line: number): string | undefined {
  return text
    ?.split(/\r\n|[\n\r\u2028\u2029]/)
    .at(line - 1)
    ?.slice(0, SHOWN_AT_MOST);
}

/**
 * A short hash of a finding that stays the same when the code moves in its file or is indented anew. Takes the rule's id, and the
 * line of code or whatever else tells two findings of one file apart.
 */
export function fingerprint(rule: string, code: string): string {
  const text = code.replace(/\s+/g, " ").trim();
  return createHash("sha256").update(`${rule}\n${text}`).digest("hex").slice(0, 16);
}
