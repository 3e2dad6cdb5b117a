/** `batch`: many repos. Reads the flags, shows how far it is, and prints the result in the chosen format. */
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { isBranchName } from "../apply/index.js";
import {
  assertNoLinks,
  BatchError,
  type BatchFormatName,
  type BatchOptions,
  type BatchState,
  batchFormat,
  beginState,
  believed,
  checkGoesOn,
  findSources,
  forgetFailures,
  forgetProgress,
  inShard,
  isClean,
  isOwnState,
  lockState,
  namesWithRecord,
  OUTCOME_WORDS,
  type RepoRecord,
  readShard,
  readState,
  records,
  results,
  runBatch,
  type StateFolder,
  summarise,
  writePatches,
} from "../batch/index.js";
import { type PageRepo, pageRepo } from "../report/index.js";
import { quoted } from "../review/quoted.js";
import { batchProgressOn } from "./batch-progress.js";
import { CANCELLED, CLEAN, FOUND } from "./exit-codes.js";
import type { Flags } from "./flags.js";
import { unwritable } from "./output.js";
import type { Terminal } from "./terminal.js";
import { UsageError } from "./usage-error.js";

/** What is to be made of the results, besides what is printed. */
export interface ResultFlags {
  patches?: string;
  plan?: string;
  html?: string;
  format: BatchFormatName;
}

/** The flags of `batch`, checked. */
export interface BatchFlags
  extends ResultFlags,
    Pick<Flags, "unsafe" | "allowDirty" | "rules" | "skip" | "methods" | "style" | "exact"> {
  apply: boolean;
  branch?: string;
  commit: boolean;
  state?: string;
  cache?: string;
  shard?: string;
  resume: boolean;
  failed: boolean;
  restart: boolean;
  jobs?: number;
  timeout: number;
  memory: number;
}

/** Where the state lies when no folder is named. */
const STATE = join(".route-codemod", "batch");

/** Runs a batch, or goes on with one. Gives the exit code: 1 where something was found, is left or failed. */
export async function batch(given: string[], flags: BatchFlags, terminal: Terminal): Promise<number> {
  const path = resolve(terminal.cwd, flags.state ?? STATE);
  await assertNoLinks(path);
  const letGo = await lockState(path);
  try {
    return await locked(path, given, flags, terminal);
  } finally {
    await letGo();
  }
}

async function locked(path: string, given: string[], flags: BatchFlags, terminal: Terminal): Promise<number> {
  const { folder, state } = await begin(path, given, flags, terminal);
  const total = state.sources.length;
  const progress = batchProgressOn(terminal, { total, done: (await namesWithRecord(folder)).size });
  terminal.signal.addEventListener("abort", () => {
    progress.clear();
    terminal.err("Ends when the repos at hand are done. Ctrl-C again ends at once.\n");
  });
  try {
    await terminal.uninterrupted(() =>
      runBatch({
        folder,
        state,
        ...(flags.cache === undefined ? {} : { clones: resolve(terminal.cwd, flags.cache) }),
        jobs: flags.jobs ?? availableParallelism(),
        timeoutSeconds: flags.timeout,
        memoryMegabytes: flags.memory,
        signal: terminal.signal,
        onBegin: progress.begin,
        onEnd: progress.end,
      }),
    );
  } finally {
    progress.clear();
  }
  if (terminal.signal.aborted) {
    const left = total - (await namesWithRecord(folder)).size;
    terminal.err(
      `Cancelled with ${left} of ${total} repos to go. Go on with: ${resumeLine(flags, terminal)}\n`,
    );
    return CANCELLED;
  }
  return giveResults(folder, state, flags, terminal);
}

/** Tells where a batch stands. */
export async function batchStatus(
  flags: ResultFlags & { state?: string },
  terminal: Terminal,
): Promise<number> {
  const path = resolve(terminal.cwd, flags.state ?? STATE);
  const state = await readState(path);
  if (state === undefined)
    throw new BatchError(`There is no batch in ${path}. Name its folder with --state.`);
  const folder = { path };
  const done = (await namesWithRecord(folder)).size;
  const total = state.sources.length;
  const isFinished = state.finished && done >= total;
  const where = isFinished ? "finished" : `unfinished: ${done} of ${total} repos done`;
  terminal.err(`The batch in ${path} is ${where}.\n`);
  if (!isFinished) terminal.err(`Go on with: ${resumeLine(flags, terminal)}\n`);
  const code = await giveResults(folder, state, flags, terminal);
  return isFinished ? code : FOUND;
}

/** Writes the files that were asked for and prints the state folder's results in the chosen format; gives the exit code. */
export async function giveResults(
  folder: StateFolder,
  state: BatchState,
  flags: ResultFlags,
  terminal: Terminal,
): Promise<number> {
  if (flags.patches !== undefined) await patches(flags.patches, folder, state, terminal);
  for (const said of await reviewFiles(flags, folder, state, terminal)) terminal.err(`${said}\n`);
  const read = () => results(folder, state.sources);
  const summary = await summarise(read());
  const pieces = (await batchFormat(flags.format))({ summary, results: read });
  for await (const piece of pieces) terminal.out(piece);
  const missing = state.sources.length - summary.repos;
  if (missing > 0) {
    terminal.err(
      `${missing} of ${state.sources.length} repos ${missing === 1 ? "has" : "have"} no result.\n`,
    );
  }
  return missing === 0 && isClean(summary) ? CLEAN : FOUND;
}

async function begin(
  path: string,
  given: string[],
  flags: BatchFlags,
  terminal: Terminal,
): Promise<{ folder: StateFolder; state: BatchState }> {
  const known = await readState(path);
  checkGoesOn(known, path, { ...flags, applies: optionsOf(flags).apply });
  const folder = { path };
  if (known !== undefined && (flags.resume || flags.failed)) {
    if (given.length > 0) {
      throw new UsageError(
        "--resume and --failed take the sources of the batch that they go on with; leave the sources out.",
      );
    }
    const sources = await believed(path, known.word, known.sources);
    // On another machine the repos are others, and so is what was half done in them.
    if (!(await isOwnState(path, known.word))) await forgetProgress(folder);
    if (flags.failed) await forgetFailures(folder, results(folder, known.sources));
    return { folder, state: { ...known, sources } };
  }
  if (given.length === 0) {
    throw new UsageError(
      'batch needs sources: folders, globs in quotes, a list file, "-" for a list on stdin, or git URLs.',
    );
  }
  if (flags.branch !== undefined && !(await isBranchName(flags.branch))) {
    throw new UsageError(`--branch: "${flags.branch}" is no name for a branch.`);
  }
  const found = await findSources({ given, cwd: terminal.cwd, readStdin: terminal.readStdin });
  const sources = flags.shard === undefined ? found : inShard(found, readShard(flags.shard));
  const state: BatchState = { version: 1, sources, options: optionsOf(flags), finished: false };
  return { folder: await beginState(path, state), state };
}

/** To commit is to write. */
function optionsOf(flags: BatchFlags): BatchOptions {
  const { branch, commit, rules, skip, methods, style, exact, unsafe, allowDirty } = flags;
  return {
    apply: flags.apply || commit || branch !== undefined,
    ...{ unsafe, allowDirty, commit },
    ...(branch === undefined ? {} : { branch }),
    ...(rules ? { rules } : {}),
    ...(skip ? { skip } : {}),
    ...(methods ? { methods } : {}),
    ...(style ? { style } : {}),
    ...(exact ? { exact } : {}),
  };
}

async function patches(
  name: string,
  folder: StateFolder,
  state: BatchState,
  terminal: Terminal,
): Promise<void> {
  const count = await writePatches(resolve(terminal.cwd, name), records(folder, state.sources)).catch(
    (error: unknown) => {
      throw unwritable(error, name);
    },
  );
  terminal.err(`${count} ${count === 1 ? "patch" : "patches"} written to ${name}.\n`);
}

async function reviewFiles(
  flags: ResultFlags,
  folder: StateFolder,
  state: BatchState,
  terminal: Terminal,
): Promise<string[]> {
  if (flags.html === undefined && flags.plan === undefined) return [];
  const { writeReviewFiles } = await import("./review-page.js");
  const all = () => records(folder, state.sources);
  return writeReviewFiles(flags, terminal, {
    page: async function* () {
      for await (const record of all()) yield pageRepoOf(record);
    },
    plan: async function* () {
      for await (const { result, root, changes } of all()) {
        if (root !== undefined && changes.length > 0) yield { name: result.name, root, changes };
      }
    },
  });
}

function pageRepoOf({ result, changes }: RepoRecord): PageRepo {
  const { name, outcome, source, commit, failure, files } = result;
  return pageRepo({
    ...{ name, outcome, words: OUTCOME_WORDS[outcome], source, entries: files, changes },
    ...(commit === undefined ? {} : { commit }),
    ...(failure === undefined ? {} : { failure: failure.message }),
  });
}

function resumeLine({ state }: { state?: string }, { windows, command }: Terminal): string {
  return `${command} batch --resume${state === undefined ? "" : ` --state ${quoted(state, windows)}`}`;
}
