import { dirname, join, relative, resolve, sep } from "node:path";
import { quoted } from "../review/quoted.js";

/**
 * How the user starts the command again from where they stand. An installed package, or one that npx fetched, lies in `node_modules`; a clone is
 * found by npx in its own folder alone, and elsewhere it is named by its path.
 */
export function commandName(script: string | undefined, cwd: string, windows = false): string {
  if (script === undefined) return NPX;
  const path = resolve(cwd, script);
  if (path.split(sep).includes("node_modules")) return NPX;
  const clone = join(dirname(path), "..");
  const way = relative(clone, cwd);
  if (way === "" || !way.startsWith("..")) return NPX;
  const short = relative(cwd, path);
  return `node ${quoted(short.length < path.length ? short : path, windows)}`;
}

const NPX = "npx route-codemod";
