/** What planning takes and gives: plain data. The command line, the wizard, `apply` and the reports know only this. */
import type { HttpMethod, Safety } from "../handler/contract.js";

/** What to look at, and how. */
export interface PlanRequest {
  /** As the user typed them: a repo, an `app` folder, any folder, or one file. Relative ones are relative to `cwd`. */
  paths: string[];
  cwd: string;
  /** Only these rules / all but these rules. Ids are valid (the command line has checked them). */
  rules?: string[];
  skip?: string[];
  /** For handlers that don't dispatch on the method. */
  methods?: HttpMethod[];
  onProgress?: (progress: {
    phase: "looking" | "checking";
    done: number;
    total?: number;
    path: string;
  }) => void;
}

/** One cause of a 405 in one place. `path` is relative to the plan's root, with forward slashes. */
export interface Finding {
  rule: string;
  path: string;
  line: number;
  column: number;
  safety: Safety;
  methods: HttpMethod[];
  message: string;
  notes: string[];
  /** Set when the methods are an assumption: whoever reviews may choose among `options`. */
  methodChoice?: { options: HttpMethod[]; chosen: HttpMethod[] };
}

/** The whole change of one file. Its safety is that of its least safe finding; never `manual`. */
export interface FileChange {
  path: string;
  absolutePath: string;
  before: string;
  after: string;
  /** SHA-256 of the bytes on disk that `before` was read from. */
  hash: string;
  /** The file isn't there yet: `before` is empty, and writing makes the file and its folders. */
  isNew?: true;
  safety: Exclude<Safety, "manual">;
  /** All findings that this change repairs, in file order. */
  findings: Finding[];
  /** The same change for other methods. Only where a finding has a `methodChoice`. */
  withMethods?: (methods: HttpMethod[]) => FileChange;
}

/** A file that could not be examined: unreadable, not text, too large, a syntax error. */
export interface FileProblem {
  path: string;
  message: string;
  line?: number;
  column?: number;
}

export interface Plan {
  /** Absolute path; every `path` is relative to it. */
  root: string;
  /** Changes by path, in path order. */
  changes: FileChange[];
  /** Findings without an edit (`safety: "manual"`), in path order. */
  manual: Finding[];
  problems: FileProblem[];
  /** Route files and configs that were examined, to tell "all fine" from "nothing there". */
  examined: number;
}

/** Nothing could be planned, for a reason that the user can mend: exit code 2. `message` says what, where, and what to do. */
export class PlanError extends Error {
  override name = "PlanError";
}
