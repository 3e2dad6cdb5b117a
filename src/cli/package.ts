import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The package asks Node for itself by name, so this holds for the sources and for what they compile to. */
const manifest = createRequire(import.meta.url).resolve("route-codemod/package.json");

export function packageVersion(): string {
  return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
}

/** A text file that ships with the package; `path` is relative to the package's folder. @throws when it isn't there */
export function packagedText(path: string): string {
  return readFileSync(join(dirname(manifest), path), "utf8");
}
