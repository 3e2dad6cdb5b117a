/** The baseline of a check: read, held against the report, written anew. */
import { readFileSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { writeText } from "../apply/index.js";
import {
  type AcceptedFinding,
  acceptedOf,
  BaselineError,
  baselineText,
  type HeldAgainst,
  heldAgainst,
  parseBaseline,
} from "../gate/index.js";
import type { Report } from "../report/index.js";
import { placeFrom } from "./place.js";
import type { Terminal } from "./terminal.js";
import { UsageError } from "./usage-error.js";

/** A baseline file, read. */
export interface Baseline {
  /** As the user typed it. */
  typed: string;
  path: string;
  folder: string;
  accepted: AcceptedFinding[];
}

/** @throws {UsageError} when it isn't there, or is something else. `mayBeMissing`: it is about to be written. */
export function readBaseline(typed: string, mayBeMissing: boolean, cwd: string): Baseline {
  const path = resolve(cwd, typed);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" && mayBeMissing)
      return { typed, path, folder: realFolder(path, typed), accepted: [] };
    throw new UsageError(
      code === "ENOENT"
        ? `There is no baseline ${typed}. Add --update-baseline to write what is found now into it.`
        : `The baseline ${typed} can't be read (${code ?? error}). Mend its permissions, then run again.`,
    );
  }
  try {
    return { typed, path, folder: realFolder(path, typed), accepted: parseBaseline(text) };
  } catch (error) {
    if (!(error instanceof BaselineError)) throw error;
    throw new UsageError(
      `${typed} is no baseline: ${error.message}. Mend it, or delete it and write it anew.`,
    );
  }
}

function realFolder(path: string, typed: string): string {
  try {
    return realpathSync(dirname(path));
  } catch {
    throw new UsageError(`There is no folder for the baseline ${typed}. Make it first.`);
  }
}

/** The report's findings, by what is accepted. */
export function againstBaseline(report: Report, baseline: Baseline): HeldAgainst {
  return heldAgainst(report, baseline.accepted, (path) => placeFrom(baseline.folder, report.root, path));
}

/**
 * Writes what is found now. What the baseline accepts elsewhere than in `paths` stays in it. Gives the new baseline.
 * @throws {UsageError} when it can't be written
 */
export async function updateBaseline(
  report: Report,
  baseline: Baseline,
  paths: string[],
  terminal: Terminal,
): Promise<Baseline> {
  const elsewhere = baseline.accepted.filter((one) => !liesIn(one, baseline, paths, terminal.cwd));
  const found = report.entries.map((entry) =>
    acceptedOf(entry, (path) => placeFrom(baseline.folder, report.root, path)),
  );
  const accepted = [...elsewhere, ...found];
  try {
    await writeText(baseline.path, baselineText(accepted));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`The baseline ${baseline.typed} can't be written (${code ?? error}).`);
  }
  const count = accepted.length === 1 ? "1 accepted finding" : `${accepted.length} accepted findings`;
  terminal.err(`${baseline.typed} now holds ${count}.\n`);
  return { ...baseline, accepted };
}

/** Accepted findings that are gone, of those that lie in `paths`; one line each. */
export function staleText(stale: readonly AcceptedFinding[], baseline: Baseline): string {
  const lines = stale.map(({ rule, path }) => `  ${path}  ${rule}\n`);
  const what = stale.length === 1 ? "1 accepted finding is" : `${stale.length} accepted findings are`;
  return `${what} gone:\n${lines.join("")}Take them out of ${baseline.typed} with --update-baseline.\n`;
}

/** Whether an accepted finding lies in what was looked at. */
export function liesIn({ path }: AcceptedFinding, baseline: Baseline, paths: string[], cwd: string): boolean {
  const absolute = join(baseline.folder, path);
  return (paths.length === 0 ? ["."] : paths).some((one) =>
    isWithin(absolute, realpathSync(resolve(cwd, one))),
  );
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === "" || (!way.startsWith("..") && !isAbsolute(way));
}
