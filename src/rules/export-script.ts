/** `next export` in a script of package.json: up to Next 13 the same as `output: "export"`, from 14 on an error. */
import type { NextApp, SourceFile } from "../project/contract.js";
import type { TextEdit } from "./rule.js";

/** A script that calls `next export`. Lines and columns count from 1. */
export interface ExportScript {
  name: string;
  command: string;
  line: number;
  column: number;
  /** Where the export is written to. */
  folder: string;
  /** Takes the call out. Absent where nothing else is in the script, or where the call can't be told from what is around it. */
  edit?: TextEdit;
}

const CALL = /\bnext export\b/;
/** A command that is a call of `next export` and nothing else. */
const WHOLE_CALL =
  /^\s*(?:(?:npx|yarn|pnpm)\s+)?next export(?:\s+(?:-o|--outdir)(?:\s+|=)\S+|\s+(?:-s|--silent))*\s*$/;

export function exportScripts({ packageJson }: NextApp): ExportScript[] {
  if (!packageJson || !CALL.test(packageJson.text)) return [];
  return Object.entries(scriptsOf(packageJson)).flatMap(([name, command]) => {
    if (typeof command !== "string" || !CALL.test(command)) return [];
    const folder = /\bnext export\b[^&|;]*?(?:-o|--outdir)(?:\s+|=)(\S+)/.exec(command)?.[1] ?? "out";
    const start = startOf(packageJson.text, name, command);
    const about = { name, command, folder, ...placeOf(packageJson.text, start ?? 0) };
    const left = withoutCall(command);
    if (start === undefined || left === undefined) return [about];
    return [{ ...about, edit: { start, end: start + command.length, text: left } }];
  });
}

/** The scripts of a package.json; none where it can't be read. */
export function scriptsOf(manifest: SourceFile): Record<string, unknown> {
  try {
    const { scripts } = JSON.parse(manifest.text.replace(/^\uFEFF/, "")) as { scripts?: unknown };
    return typeof scripts === "object" && scripts !== null ? (scripts as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function withoutCall(command: string): string | undefined {
  const parts = command.split("&&");
  const left = parts.filter((part) => !WHOLE_CALL.test(part));
  const text = left.join("&&").trim();
  return text === "" || CALL.test(text) || left.length === parts.length ? undefined : text;
}

/** Where the command stands in the text, if it stands there as it is: without escapes, and once under that name. */
function startOf(text: string, name: string, command: string): number | undefined {
  const pattern = new RegExp(`"${escaped(name)}"(\\s*:\\s*)"${escaped(command)}"`, "g");
  const [found, ...others] = text.matchAll(pattern);
  if (!found || others.length > 0) return undefined;
  return found.index + found[0].length - command.length - 1;
}

function placeOf(text: string, position: number): { line: number; column: number } {
  const lines = text.slice(0, position).split("\n");
  return { line: lines.length, column: lines.at(-1)!.length + 1 };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
