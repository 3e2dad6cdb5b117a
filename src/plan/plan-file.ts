/** Plans as files: looked at on one machine, applied on another. Plain data, bound to the hashes of the files. */
import { type AnsweredMethods, answeredMethods } from "./answered-methods.js";
import type { FileChange, Finding, OnlyWith } from "./contract.js";
import { unifiedDiff } from "./diff.js";

/** One change of one file. */
export interface PlannedChange {
  /** Relative to the repo's root, with forward slashes. */
  path: string;
  /** SHA-256 of the bytes that the change was made for, in hex: it fits no others. */
  hash: string;
  /** The whole new text. */
  after: string;
  diff: string;
  safety: FileChange["safety"];
  /** There is no such file yet; `hash` is empty. */
  isNew?: true;
  /** The file is removed; `after` is empty. */
  isGone?: true;
  /** The file goes there; `after` is its text in that place. */
  movedTo?: string;
  /** Paths of changes of the same repo that this one calls: it is written after them, and not without them. */
  needs?: string[];
  /** Paths of changes of the same repo without which this one isn't written. */
  together?: string[];
  /** It is right only beside what `rule` changes in `path`; `otherwise` is written where that isn't. */
  onlyWith?: { path: string; rule: string; why: string; otherwise?: PlannedChange };
  findings: PlannedFinding[];
  /** What Next.js answers, before and after. */
  methods: AnsweredMethods;
}

export type PlannedFinding = Omit<Finding, "choice" | "methodChoice" | "onceRepaired">;

/** The changes of one repo. */
export interface PlannedRepo {
  name: string;
  /** Where it lay when the plan was made. */
  root: string;
  changes: PlannedChange[];
}

export interface PlanFile {
  kind: "route-codemod-plan";
  version: 1;
  repos: PlannedRepo[];
}

/** What was accepted of a plan, as the review page gives it. `hash` is that of the file before the change. */
export interface SelectionFile {
  kind: "route-codemod-selection";
  version: 1;
  accepted: { repo: string; path: string; hash: string }[];
}

/** Not a plan, or not a selection: the message says what is wrong with it. */
export class PlanFileError extends Error {
  override name = "PlanFileError";
}

/** Changes as data. */
export function plannedChanges(changes: readonly FileChange[]): PlannedChange[] {
  return changes.map(plannedChange);
}

function plannedChange(change: FileChange): PlannedChange {
  return {
    path: change.path,
    hash: change.hash,
    after: change.after,
    diff: unifiedDiff(change),
    safety: change.safety,
    ...(change.isNew ? { isNew: true as const } : {}),
    ...(change.isGone ? { isGone: true as const } : {}),
    ...(change.movedTo ? { movedTo: change.movedTo } : {}),
    ...(change.needs ? { needs: change.needs } : {}),
    ...(change.together ? { together: change.together } : {}),
    ...(change.onlyWith ? { onlyWith: plannedOnlyWith(change.onlyWith) } : {}),
    methods: answeredMethods(change),
    findings: change.findings.map(
      ({ choice: _, methodChoice: __, onceRepaired: ___, ...finding }) => finding,
    ),
  };
}

function plannedOnlyWith({ otherwise, ...rest }: OnlyWith): NonNullable<PlannedChange["onlyWith"]> {
  return { ...rest, ...(otherwise ? { otherwise: plannedChange(otherwise) } : {}) };
}

/** The text of a plan file, piece by piece: the changes of all repos need not lie in memory together. */
export async function* planFile(repos: AsyncIterable<PlannedRepo>): AsyncIterable<string> {
  yield '{"kind":"route-codemod-plan","version":1,"repos":[';
  let separator = "\n";
  for await (const repo of repos) {
    yield `${separator}${JSON.stringify(repo)}`;
    separator = ",\n";
  }
  yield "\n]}\n";
}

/** Reads a plan file; it comes from somewhere else, so nothing of it is believed. @throws {PlanFileError} */
export function readPlanFile(text: string): PlanFile {
  const value = parsed(text, "plan");
  if (value.kind !== "route-codemod-plan" || !Array.isArray(value.repos)) {
    throw new PlanFileError('It is no plan of route-codemod ("kind": "route-codemod-plan" is missing).');
  }
  checkVersion(value.version, "plan");
  if (!value.repos.every(isRepo))
    throw new PlanFileError("The plan is incomplete: a repo or a change lacks a field.");
  const names = value.repos.map((repo) => repo.name);
  if (new Set(names).size < names.length)
    throw new PlanFileError("Two repos of the plan have the same name.");
  return value as unknown as PlanFile;
}

/** @throws {PlanFileError} */
export function readSelectionFile(text: string): SelectionFile {
  const value = parsed(text, "selection");
  if (value.kind !== "route-codemod-selection" || !Array.isArray(value.accepted)) {
    throw new PlanFileError(
      'It is no selection of route-codemod ("kind": "route-codemod-selection" is missing).',
    );
  }
  checkVersion(value.version, "selection");
  const isAccepted = (one: unknown) =>
    isObject(one) && [one.repo, one.path, one.hash].every((field) => typeof field === "string");
  if (!value.accepted.every(isAccepted))
    throw new PlanFileError("The selection is incomplete: an entry lacks a field.");
  return value as unknown as SelectionFile;
}

/**
 * The part of a plan that a selection accepts, with the new files that it needs.
 * @throws {PlanFileError} where it accepts a change which the plan doesn't hold, or holds for another state of the file
 */
export function selected(plan: PlanFile, selection: SelectionFile): PlanFile {
  const open = new Map(selection.accepted.map((one) => [keyOf(one.repo, one.path), one.hash]));
  const repos = plan.repos.map((repo) => ({
    ...repo,
    changes: repo.changes.map(withoutOtherwise).filter((change) => {
      const hash = open.get(keyOf(repo.name, change.path));
      if (hash === undefined) return isNeeded(change, repo, selection);
      open.delete(keyOf(repo.name, change.path));
      if (hash !== change.hash) {
        throw new PlanFileError(
          `The selection was made for another plan: ${change.path} of ${repo.name} had other content then. Make the plan and the selection again.`,
        );
      }
      return true;
    }),
  }));
  const [unknown] = open.keys();
  if (unknown !== undefined) {
    const [repo, path] = unknown.split("\0");
    throw new PlanFileError(`The selection accepts ${path} of ${repo}, which the plan doesn't change.`);
  }
  return { ...plan, repos: repos.filter((repo) => repo.changes.length > 0) };
}

/** Nobody has looked at what would be written instead. */
function withoutOtherwise({ onlyWith, ...change }: PlannedChange): PlannedChange {
  if (onlyWith === undefined) return change;
  const { otherwise: _, ...rest } = onlyWith;
  return { ...change, onlyWith: rest };
}

function isNeeded({ path }: PlannedChange, repo: PlannedRepo, { accepted }: SelectionFile): boolean {
  const paths = new Set(accepted.filter((one) => one.repo === repo.name).map((one) => one.path));
  return repo.changes.some((change) => paths.has(change.path) && change.needs?.includes(path));
}

function keyOf(repo: string, path: string): string {
  return `${repo}\0${path}`;
}

function parsed(text: string, what: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new PlanFileError(`The ${what} is no JSON: ${error instanceof Error ? error.message : error}.`);
  }
  if (!isObject(value)) throw new PlanFileError(`The ${what} is no JSON object.`);
  return value;
}

function checkVersion(version: unknown, what: string): void {
  if (version === 1) return;
  throw new PlanFileError(
    `The ${what} has version ${JSON.stringify(version)}; this route-codemod reads version 1. Update it, or make the ${what} again.`,
  );
}

function isRepo(value: unknown): value is PlannedRepo {
  return (
    isObject(value) &&
    typeof value.name === "string" &&
    typeof value.root === "string" &&
    Array.isArray(value.changes) &&
    value.changes.every(isChange)
  );
}

function isChange(value: unknown): boolean {
  return (
    isObject(value) &&
    isInnerPath(value.path) &&
    typeof value.hash === "string" &&
    typeof value.after === "string" &&
    typeof value.diff === "string" &&
    (value.safety === "safe" || value.safety === "unsafe") &&
    (value.isNew === undefined || value.isNew === true) &&
    (value.isGone === undefined ||
      (value.isGone === true && value.after === "" && value.isNew === undefined)) &&
    (value.movedTo === undefined || (isInnerPath(value.movedTo) && value.isNew === undefined)) &&
    (value.needs === undefined || (Array.isArray(value.needs) && value.needs.every(isInnerPath))) &&
    (value.onlyWith === undefined || isOnlyWith(value.onlyWith, String(value.path))) &&
    Array.isArray(value.findings) &&
    value.findings.every(isFinding)
  );
}

function isOnlyWith(value: unknown, change: string): boolean {
  if (!isObject(value) || !isInnerPath(value.path)) return false;
  const { rule, why, otherwise } = value;
  if (typeof rule !== "string" || typeof why !== "string") return false;
  return otherwise === undefined || (isObject(otherwise) && otherwise.path === change && isChange(otherwise));
}

function isFinding(value: unknown): boolean {
  return (
    isObject(value) &&
    [value.rule, value.path, value.message, value.severity].every((field) => typeof field === "string") &&
    [value.line, value.column].every((field) => typeof field === "number") &&
    [value.methods, value.notes].every(
      (list) => Array.isArray(list) && list.every((entry) => typeof entry === "string"),
    )
  );
}

/** A path that stays in its repo; what links do is seen when it is written. */
function isInnerPath(path: unknown): boolean {
  if (typeof path !== "string" || path === "" || path.includes("\0") || path.includes("\\")) return false;
  return !path.startsWith("/") && !/^[A-Za-z]:/.test(path) && !path.split("/").includes("..");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
