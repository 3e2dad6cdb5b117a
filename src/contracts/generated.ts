/** How a file that was generated is told from one that somebody has changed since. */
import { createHash } from "node:crypto";

const HEADER = /^\/\/ Written by `route-codemod contracts`[\s\S]*?\bContents: ([0-9a-f]{12})\b.*\r?\n/;

/** A generated file: `about` goes on from "Written by …", each of its lines below 100 characters. */
export function generated(about: string[], body: string): string {
  const lines = [`Written by \`route-codemod contracts\`${about[0]}`, ...about.slice(1)];
  const header = lines.map((line) => `// ${line}`).join("\n");
  return `${header} Contents: ${fingerprintOf(body)}\n${body}`;
}

/** What is known of a file that lies where a generated one would go. */
export function stateOf(text: string): "generated" | "edited" | "foreign" {
  const header = HEADER.exec(text.replace(/^\uFEFF/, ""));
  if (header === null) return "foreign";
  const body = text.replace(/^\uFEFF/, "").slice(header[0].length);
  return fingerprintOf(body) === header[1] ? "generated" : "edited";
}

/** Whether two generated files say the same, but for what a formatter changes. */
export function isSame(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

/** A formatter's work is nobody's edit: line breaks, indents, quotes, semicolons, commas and parentheses don't count. */
function plain(text: string): string {
  return text.replace(/[\s;,"'`()\uFEFF]+/g, "");
}

function fingerprintOf(body: string): string {
  return createHash("sha256").update(plain(body)).digest("hex").slice(0, 12);
}
