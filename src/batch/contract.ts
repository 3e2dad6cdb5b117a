/** What a batch takes and gives: plain data. The command line, the state folder and the worker processes know only this. */
import type { HttpMethod } from "../handler/contract.js";
import type { PlannedChange, RouteStyle } from "../plan/index.js";
import type { Report } from "../report/index.js";

/** One repo of a batch. */
export interface RepoSource {
  /** Unique in the batch, and the same in every run over the same sources: shards and results go by it. Holds only what any file system takes. */
  name: string;
  kind: "folder" | "git";
  /** Absolute path of a folder, or a git URL. */
  location: string;
  /** It is a line of a list that names no repo: why. It fails with this message, and the others go on. */
  wrong?: string;
}

/** What to do with each repo. */
export interface BatchOptions {
  /** Write; else only look. */
  apply: boolean;
  unsafe: boolean;
  /** Write repos with uncommitted changes too. */
  allowDirty: boolean;
  /** Switch each repo that is changed to a new branch of this name. */
  branch?: string;
  /** Commit what was written. */
  commit: boolean;
  rules?: string[];
  skip?: string[];
  methods?: HttpMethod[];
  style?: RouteStyle;
  exact?: boolean;
  bridge?: boolean;
}

/**
 * What became of a repo; each has exactly one.
 * - `clean`: nothing was found.
 * - `no-app`: there is no Next.js app in it.
 * - `would-fix`: nothing was to be written; `--apply` would mend something.
 * - `fixed`: all that was found is mended.
 * - `partly-fixed`: some of it is mended, the rest is left to do.
 * - `left`: something was found, and nothing of it could be mended with these options.
 * - `dirty`: it has uncommitted changes, so it was left alone.
 * - `timed-out`, `failed`: it could not be worked on; it is as it was before.
 */
export type RepoOutcome =
  | "clean"
  | "no-app"
  | "would-fix"
  | "fixed"
  | "partly-fixed"
  | "left"
  | "dirty"
  | "timed-out"
  | "failed";

export const OUTCOMES: readonly RepoOutcome[] = [
  "fixed",
  "partly-fixed",
  "would-fix",
  "left",
  "clean",
  "no-app",
  "dirty",
  "timed-out",
  "failed",
];

/** Why a repo could not be worked on. `cause` is the same for failures of one kind, and groups them. */
export interface RepoFailure {
  cause: string;
  message: string;
}

/** The result of one repo: one line of `results.jsonl`. */
export interface RepoResult {
  version: 1;
  name: string;
  /** The folder or the URL, as it was resolved; a password in the URL is left out. */
  source: string;
  outcome: RepoOutcome;
  /** Where the repo lies on disk. */
  folder?: string;
  summary: Report["summary"];
  examined: number;
  /** As in the report of one repo. */
  files: Report["entries"];
  /** The run in the repo's undo journal, where something was written. */
  undo?: string;
  branch?: string;
  /** Id of the commit that was made. */
  commit?: string;
  failure?: RepoFailure;
  /** How long it took. */
  seconds: number;
}

/** The result with the texts that a plan file needs: what a worker gives and the state folder keeps. */
export interface RepoRecord {
  result: RepoResult;
  /** What the paths are relative to: the repo's top level, in most cases the folder itself. */
  root?: string;
  changes: PlannedChange[];
  /** Something may be half done in the repo: how far it came is kept for the next attempt. */
  unsettled?: boolean;
}

/** The batch can't be begun or gone on with, for a reason that the user can mend: exit code 2. */
export class BatchError extends Error {
  override name = "BatchError";
  /** `kind`: of an error that is about one repo, to group it by. */
  constructor(
    message: string,
    readonly kind = "batch",
  ) {
    super(message);
  }
}
