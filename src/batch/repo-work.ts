/** The work on one repo, as a worker process does it. It may be killed at any place; `recover` then puts the repo right. */
import { realpath } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import {
  abandonBranch,
  applyPlan,
  CommitError,
  checkCanCommit,
  checkNewBranch,
  finishCommit,
  hasUncommittedWork,
  partWritten,
  prepareCommit,
  startBranch,
  startOf,
  undoRun,
  type Written,
  wantedPart,
  wantedParts,
  whyUnwanted,
} from "../apply/index.js";
import { GitError, gitTopLevel } from "../git/index.js";
import { makePlan, type Plan, PlanError, plannedChanges } from "../plan/index.js";
import { type Fate, type Report, reportOf } from "../report/index.js";
import { cloneOf } from "./clone.js";
import { commitMessage } from "./commit-message.js";
import {
  BatchError,
  type BatchOptions,
  type RepoFailure,
  type RepoOutcome,
  type RepoRecord,
  type RepoResult,
  type RepoSource,
} from "./contract.js";
import { outcomeOf } from "./repo-outcome.js";
import { type StateFolder, saveProgress } from "./state.js";

export interface RepoJob {
  source: RepoSource;
  options: BatchOptions;
  state: StateFolder;
  /** Where clones go. */
  clones: string;
}

/** Looks at one repo and, with `apply`, writes. What goes wrong with this repo is in the record; it never throws. */
export async function workOn(job: RepoJob): Promise<RepoRecord> {
  const started = performance.now();
  const record = await attempt(job).catch((error: unknown) => failed(job.source, failureOf(error)));
  record.result.seconds = Math.round(performance.now() - started) / 1000;
  return record;
}

async function attempt(job: RepoJob): Promise<RepoRecord> {
  const { source, options, state } = job;
  await saveProgress(state, source.name, { stage: "begun", pid: process.pid });
  const folder = source.kind === "git" ? await cloneOf(source, job.clones) : source.location;
  const topLevel = gitTopLevel(folder);
  const plan = await planOf(folder, options);
  if (plan === undefined) return ended(job, folder, "no-app");
  const foreseen = reportOf(plan, foreseenFates(plan, options.unsafe));
  if (!options.apply || foreseen.summary.wouldFix === 0) {
    return ended(job, folder, outcomeOf(foreseen, options.apply), { plan, report: foreseen });
  }
  if (topLevel !== undefined && !options.allowDirty && (await hasUncommittedWork(folder))) {
    return ended(job, folder, "dirty", { plan, report: foreseen });
  }
  return write(job, folder, plan, topLevel);
}

function foreseenFates(plan: Plan, unsafe: boolean): Map<string, Fate> {
  const wanted = new Map(wantedParts(plan.changes, unsafe).map((part) => [part.path, part]));
  return new Map(
    plan.changes.map((change): [string, Fate] => {
      const part = wanted.get(change.path);
      if (part === undefined) {
        return [change.path, { outcome: "unchanged", reason: whyUnwanted(change, unsafe, plan.changes) }];
      }
      return [change.path, { outcome: "would-fix", ...partWritten(change, part, unsafe) }];
    }),
  );
}

async function planOf(folder: string, options: BatchOptions): Promise<Plan | undefined> {
  try {
    return await makePlan({
      paths: [folder],
      cwd: folder,
      otherRepos: "leave",
      ...(options.rules ? { rules: options.rules } : {}),
      ...(options.skip ? { skip: options.skip } : {}),
      ...(options.methods ? { methods: options.methods } : {}),
      ...(options.style ? { style: options.style } : {}),
      ...(options.exact ? { exact: true } : {}),
    });
  } catch (error) {
    if (error instanceof PlanError) return undefined;
    throw error;
  }
}

async function write(
  job: RepoJob,
  folder: string,
  plan: Plan,
  topLevel: string | undefined,
): Promise<RepoRecord> {
  const { source, options, state } = job;
  const { branch, commit } = options;
  const intoGit = topLevel !== undefined && (branch !== undefined || commit);
  if (branch !== undefined || commit) await checkRepository(folder, topLevel, options);
  const start = intoGit ? await startOf(topLevel) : undefined;
  const written = await applyPlan(plan, {
    unsafe: options.unsafe,
    allowDirty: options.allowDirty,
    onJournal: ({ id }) =>
      saveProgress(state, source.name, {
        ...{ stage: "writing", pid: process.pid, folder, undo: id },
        ...(branch !== undefined && start ? { branch, start } : {}),
      }),
  });
  const report = reportOf(plan, fatesOf(written), written.undo);
  const record = ended(job, folder, outcomeOf(report, true), { plan, report });
  if (report.summary.fixed === 0 || topLevel === undefined) return record;
  if (branch !== undefined) record.result.branch = branch;
  try {
    await intoRepository(job, folder, topLevel, { plan, written, record });
  } catch (error) {
    // The files are given back; the branch too, where it was begun.
    if (written.undo !== undefined) await undoRun(folder, { id: written.undo.id });
    if (branch !== undefined && start !== undefined)
      await abandonBranch(topLevel, branch, start).catch(() => undefined);
    if (!(error instanceof GitError)) throw error;
    throw new CommitError(`Git could not take the commit, so the files were given back: ${error.message}`);
  }
  return record;
}

/** Makes the branch and the commit. */
async function intoRepository(
  { source, options, state }: RepoJob,
  folder: string,
  topLevel: string,
  { plan, written, record }: { plan: Plan; written: Written; record: RepoRecord },
): Promise<void> {
  const { branch, commit } = options;
  if (commit) {
    const prepared = await prepareCommit(topLevel, {
      ...(await pathsWritten(written, plan, topLevel)),
      message: commitMessage(record.result),
      ...(branch === undefined ? {} : { branch }),
    });
    record.result.commit = prepared.id;
    await saveProgress(state, source.name, {
      ...{ stage: "committing", pid: process.pid, folder },
      ...{ commit: prepared, record },
    });
    await finishCommit(topLevel, prepared);
  } else if (branch !== undefined) {
    await startBranch(topLevel, branch);
  }
}

/** @throws {BatchError | CommitError} */
async function checkRepository(
  folder: string,
  topLevel: string | undefined,
  options: BatchOptions,
): Promise<void> {
  if (topLevel === undefined)
    throw new CommitError(
      "It is in no git repository, so nothing can be committed. Leave --branch and --commit out.",
    );
  if ((await realpath(topLevel)) !== (await realpath(folder))) {
    throw new CommitError(`It is a folder of the repository ${topLevel}. Give that one to the batch.`);
  }
  if (options.branch !== undefined) await checkNewBranch(topLevel, options.branch);
  await checkCanCommit(topLevel);
}

/** What git calls the files: behind a link, the file that it leads to. Files that were moved are in it under both names. */
async function pathsWritten(
  written: Written,
  plan: Plan,
  topLevel: string,
): Promise<{ paths: string[]; removed: string[] }> {
  const root = await realpath(topLevel);
  const fixed = new Set(written.files.filter((file) => file.outcome === "fixed").map((file) => file.path));
  const changes = plan.changes.filter((change) => fixed.has(change.path));
  const inGit = (path: string) => relative(root, path).split(sep).join("/");
  const paths = await Promise.all(
    changes.map(({ absolutePath, movedTo }) =>
      realpath(movedTo === undefined ? absolutePath : join(plan.root, movedTo)),
    ),
  );
  const removed = await Promise.all(
    changes
      .filter(({ movedTo }) => movedTo !== undefined)
      .map(async ({ absolutePath }) => join(await realpath(dirname(absolutePath)), basename(absolutePath))),
  );
  return { paths: [...removed, ...paths].map(inGit), removed: removed.map(inGit) };
}

function fatesOf(written: Written): Map<string, Fate> {
  return new Map(written.files.map((file): [string, Fate] => [file.path, file]));
}

function ended(
  { source, options }: RepoJob,
  folder: string,
  outcome: RepoOutcome,
  made?: { plan: Plan; report: Report },
): RepoRecord {
  const { plan, report } = made ?? {};
  const result: RepoResult = {
    ...{ version: 1, name: source.name, source: shownLocation(source), outcome, folder },
    summary: report?.summary ?? NOTHING,
    examined: report?.examined ?? 0,
    files: report?.entries ?? [],
    ...(report?.undo ? { undo: report.undo.id } : {}),
    seconds: 0,
  };
  // Of a change that rests on an assumption in part, the part that these options want; of others all, for the review.
  const changes = plan?.changes.map((change) => wantedPart(change, options.unsafe) ?? change) ?? [];
  return { result, ...(plan ? { root: plan.root } : {}), changes: plannedChanges(changes) };
}

const NOTHING: Report["summary"] = {
  ...{ findings: 0, fixed: 0, wouldFix: 0, unchanged: 0, manual: 0, failed: 0, info: 0 },
};

/** The record of a repo that could not be worked on. */
export function failed(
  source: RepoSource,
  failure: RepoFailure,
  outcome: "failed" | "timed-out" = "failed",
): RepoRecord {
  return {
    result: {
      ...{ version: 1, name: source.name, source: shownLocation(source), outcome },
      ...{ summary: NOTHING, examined: 0, files: [], failure, seconds: 0 },
    },
    changes: [],
  };
}

/** Results and pages are handed around: a password or token in the URL stays out of them. */
function shownLocation({ kind, location }: RepoSource): string {
  return kind === "git" ? location.replace(/^(https?:\/\/)[^/]*@/, "$1") : location;
}

export function failureOf(error: unknown): RepoFailure {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof CommitError) return { cause: "commit", message };
  if (error instanceof BatchError) return { cause: error.kind, message };
  const name = error instanceof Error ? error.name : "error";
  return { cause: `internal ${name}`, message };
}
