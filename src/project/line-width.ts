/** How long a line may be, by the settings of the repo's formatter: new code is broken where that would break it. */
import { dirname, join } from "node:path";
import { isInside } from "./paths.js";
import { readBytes } from "./read-bytes.js";

/** What prettier and biome take where their settings don't name a width (documented: prettier.io/docs/options, biomejs.dev/reference/configuration). */
const DEFAULT_WIDTH = 80;

const PRETTIER = [
  ".prettierrc",
  ...["json", "json5", "yaml", "yml", "toml", "js", "mjs", "cjs", "ts", "mts", "cts"].flatMap((extension) => [
    `.prettierrc.${extension}`,
    ...(/^[cm]?[jt]s$/.test(extension) ? [`prettier.config.${extension}`] : []),
  ]),
];
const BIOME = ["biome.json", "biome.jsonc"];

/** Settings are small; what is larger is something else. */
const MOST_BYTES = 64 * 1024;

/**
 * The width that the settings nearest to a folder name, of prettier, biome or an `.editorconfig`, up to `root`. Settings that are code are read
 * as text: nothing of the repo is run.
 * @returns nothing where no formatter is set up, or where the width can't be read
 */
export async function lineWidth(folder: string, root: string): Promise<number | undefined> {
  for (let current = folder; ; current = dirname(current)) {
    const found = await widthIn(current);
    if (found !== undefined) return found;
    if (current === root || !isInside(current, root) || dirname(current) === current) return undefined;
  }
}

async function widthIn(folder: string): Promise<number | undefined> {
  const fromEditor = editorWidth((await textOf(join(folder, ".editorconfig"))) ?? "");
  for (const name of [...PRETTIER, ...BIOME]) {
    const text = await textOf(join(folder, name));
    if (text === undefined) continue;
    const named = numberNamed(text, BIOME.includes(name) ? "lineWidth" : "printWidth");
    return named === "unknown" ? undefined : (named ?? sane(fromEditor) ?? DEFAULT_WIDTH);
  }
  const manifest = await textOf(join(folder, "package.json"));
  const own = manifest === undefined ? undefined : ownSettings(manifest);
  return own ?? sane(fromEditor);
}

/** `max_line_length` of the sections that hold for all files, or for those of JavaScript or TypeScript. */
function editorWidth(text: string): string | undefined {
  return text
    .split(/^(?=\s*\[)/m)
    .filter((section) => /^\s*\[(?:\*|.*[jt]s.*)\]/.test(section))
    .map((section) => /^\s*max_line_length\s*=\s*(\d+)/m.exec(section)?.[1])
    .findLast((width) => width !== undefined);
}

/** `"prettier": { "printWidth": 100 }` in package.json; the name of a shared configuration says nothing here. */
function ownSettings(manifest: string): number | undefined {
  try {
    const { prettier } = JSON.parse(manifest) as { prettier?: unknown };
    if (typeof prettier !== "object" || prettier === null) return undefined;
    return sane(String((prettier as { printWidth?: unknown }).printWidth ?? DEFAULT_WIDTH));
  } catch {
    return undefined;
  }
}

/** `printWidth: 100`, in JSON, YAML, TOML or code. Where it is no number, or other settings are taken in, it isn't known. */
function numberNamed(text: string, name: string): number | "unknown" | undefined {
  const value = new RegExp(`(?<![\\w$])${name}["']?\\s*[:=]\\s*([^\\s,;}]+)`).exec(text)?.[1];
  if (value !== undefined) return sane(value) ?? "unknown";
  const isShared = /\brequire\(|^\s*import\b|\.\.\.|^\s*["'][^"'\n]+["']\s*$|"extends"/m.test(text);
  return isShared && !/\bplugins\b/.test(text) ? "unknown" : undefined;
}

function sane(text: string | undefined): number | undefined {
  const width = Number(text);
  return Number.isInteger(width) && width >= 40 && width <= 400 ? width : undefined;
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return (await readBytes(path, MOST_BYTES)).toString("utf8");
  } catch {
    // Not there, or nothing to read: no settings.
    return undefined;
  }
}
