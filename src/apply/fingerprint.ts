import { createHash } from "node:crypto";

/** SHA-256 of bytes, or of a text as UTF-8, in hex: how a file is recognised as the one that was read. */
export function fingerprint(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}

/** The text of UTF-8 bytes with its byte order mark kept, or undefined where they are no UTF-8. */
export function exactText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
