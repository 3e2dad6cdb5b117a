// docs/performance.md: each benchmark writes its own part of it.
import { readFileSync, writeFileSync } from "node:fs";

const PAGE = new URL("../docs/performance.md", import.meta.url);

/** Replaces the part under the heading, or adds it at the end. */
export function writePart(heading, text) {
  const [head, ...parts] = readFileSync(PAGE, "utf8").split(/^(?=## )/m);
  const part = `## ${heading}\n\n${text.trim()}\n`;
  const index = parts.findIndex((one) => one.startsWith(`## ${heading}\n`));
  if (index < 0) parts.push(part);
  else parts[index] = part;
  writeFileSync(PAGE, `${[head, ...parts].map((one) => one.trim()).join("\n\n")}\n`);
}
