/** The work on one repo, as a worker process does it. It may be killed at any place; `recover` then puts the repo right. */
import { realpath } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import {
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
  type Written,
  wantedPart,
  wantedParts,
  whyUnwanted,
} from "../apply/index.js";
import { GitError, gitTopLevel, repositoryAt } from "../git/index.js";
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
import { thisProcess } from "./running-process.js";
import { shownLocation } from "./shown-location.js";
import { type StateFolder, saveProgress } from "./state.js";
import { takeBack } from "./take-back.js";

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
  await saveProgress(state, source.name, { stage: "begun", ...thisProcess() });
  const folder = source.kind === "git" ? await cloneOf(source, job.clones) : source.location;
  const topLevel = gitTopLevel(folder);
  const plan = await planOf(folder, options);
  if (plan === undefined) return ended(job, folder, "no-app");
  const foreseen = reportOf(plan, foreseenFates(plan, options.unsafe));
  if (!options.apply || foreseen.summary.wouldFix === 0) {
    return ended(job, folder, outcomeOf(foreseen, options.apply), { plan, report: foreseen });
  }
  if (topLevel !== undefined && !options.allowDirty && (await isDirty(folder))) {
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
      ...(options.bridge ? { bridge: true } : {}),
    });
  } catch (error) {
    if (error instanceof PlanError && error.unseen) throw new BatchError(error.message, "unexamined");
    if (error instanceof PlanError) return undefined;
    throw error;
  }
}

/** Where git can't tell, the repo counts as one with changes: what is written into it might not be brought back. */
async function isDirty(folder: string): Promise<boolean> {
  const repository = repositoryAt(folder);
  if (repository === undefined) return false;
  try {
    return await hasUncommittedWork(repository, folder);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return !error.missing;
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
        ...{ stage: "writing", ...thisProcess(), folder, undo: id },
        ...(branch !== undefined && start ? { branch, start } : {}),
      }),
  });
  const report = reportOf(plan, fatesOf(written), written.undo);
  const record = ended(job, folder, outcomeOf(report, true), { plan, report });
  if (report.summary.fixed === 0 || !intoGit) return record;
  try {
    await intoBranch(job, topLevel, { plan, written, record });
  } catch (error) {
    const begun = branch !== undefined && start ? { branch, start } : {};
    if (written.undo !== undefined) await takeBack({ folder, undo: written.undo.id, ...begun });
    throw error;
  }
  return record;
}

/** Commits what was written, or switches to the new branch, as the options say; notes it in the record. Fails as a whole. */
async function intoBranch(
  { source, options: { branch, commit }, state }: RepoJob,
  topLevel: string,
  { plan, written, record }: { plan: Plan; written: Written; record: RepoRecord },
): Promise<void> {
  if (branch !== undefined) record.result.branch = branch;
  if (commit) {
    const prepared = await prepareCommit(topLevel, {
      ...(await pathsWritten(written, plan, topLevel)),
      message: commitMessage(record.result),
      ...(branch === undefined ? {} : { branch }),
    });
    record.result.commit = prepared.id;
    await saveProgress(state, source.name, {
      ...{ stage: "committing", ...thisProcess(), folder: topLevel },
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
    changes
      .filter(({ isGone }) => !isGone)
      .map(({ absolutePath, movedTo }) =>
        realpath(movedTo === undefined ? absolutePath : join(plan.root, movedTo)),
      ),
  );
  const removed = await Promise.all(
    changes
      .filter(({ isGone, movedTo }) => isGone || movedTo !== undefined)
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
  ...{ findings: 0, fixed: 0, wouldFix: 0, unchanged: 0, manual: 0, failed: 0, info: 0, bridged: 0 },
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
    ...(UNSETTLED.has(failure.cause) ? { unsettled: true } : {}),
  };
}

/** Failures after which something may be half done in the repo. */
const UNSETTLED = new Set(["half written", "still at work"]);

export function failureOf(error: unknown): RepoFailure {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof CommitError || error instanceof GitError) return { cause: "commit", message };
  if (error instanceof BatchError) return { cause: error.kind, message };
  const name = error instanceof Error ? error.name : "error";
  return { cause: `internal ${name}`, message };
}
