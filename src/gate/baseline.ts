/** What was found and is accepted: a file in the repo that a check is held against. */
import type { Report, ReportEntry } from "../report/index.js";

/** One accepted finding. Its line isn't part of it, so it may move in its file. */
export interface AcceptedFinding {
  rule: string;
  /** Relative to the folder of the baseline, with forward slashes. */
  path: string;
  fingerprint: string;
}

/** The file is no baseline. `message` says why. */
export class BaselineError extends Error {
  override name = "BaselineError";
}

/** @throws {BaselineError} for a text that is no baseline of a version that is known. */
export function parseBaseline(text: string): AcceptedFinding[] {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new BaselineError(`it is no JSON (${(error as Error).message})`);
  }
  const { version, accepted } = (value ?? {}) as { version?: unknown; accepted?: unknown };
  if (version !== 1 || !Array.isArray(accepted)) {
    throw new BaselineError('it has no "version": 1 and list of "accepted" findings');
  }
  const wrong = accepted.findIndex((one) => !isAccepted(one));
  if (wrong >= 0)
    throw new BaselineError(`entry ${wrong + 1} of "accepted" lacks a rule, path or fingerprint`);
  return accepted as AcceptedFinding[];
}

function isAccepted(value: unknown): value is AcceptedFinding {
  const { rule, path, fingerprint } = (value ?? {}) as Record<string, unknown>;
  return [rule, path, fingerprint].every((part) => typeof part === "string");
}

/** The text of a baseline: sorted, so that two branches seldom conflict in it. */
export function baselineText(accepted: readonly AcceptedFinding[]): string {
  const sorted = accepted
    .map(({ rule, path, fingerprint }) => ({ rule, path, fingerprint }))
    .sort(
      (a, b) => compare(a.path, b.path) || compare(a.rule, b.rule) || compare(a.fingerprint, b.fingerprint),
    );
  return `${JSON.stringify({ version: 1, accepted: sorted }, null, 2)}\n`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What is left of a report under a baseline. */
export interface HeldAgainst {
  open: ReportEntry[];
  accepted: ReportEntry[];
  /** Accepted findings that are gone. */
  stale: AcceptedFinding[];
}

/**
 * Takes a report, what is accepted, and how the baseline calls a path of the report. Two findings that are alike need two entries.
 */
export function heldAgainst(
  report: Report,
  baseline: readonly AcceptedFinding[],
  name: (path: string) => string,
): HeldAgainst {
  const left = new Map<string, AcceptedFinding[]>();
  for (const one of baseline) left.set(keyOf(one), [...(left.get(keyOf(one)) ?? []), one]);
  const open: ReportEntry[] = [];
  const accepted: ReportEntry[] = [];
  for (const entry of report.entries) {
    const known = left.get(keyOf(acceptedOf(entry, name)))?.pop();
    (known === undefined ? open : accepted).push(entry);
  }
  return { open, accepted, stale: [...left.values()].flat() };
}

/** A finding as a baseline holds it. */
export function acceptedOf(entry: ReportEntry, name: (path: string) => string): AcceptedFinding {
  return { rule: entry.rule, path: name(entry.path), fingerprint: entry.fingerprint };
}

function keyOf({ rule, path, fingerprint }: AcceptedFinding): string {
  return JSON.stringify([rule, path, fingerprint]);
}
