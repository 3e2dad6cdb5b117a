/** What planning takes and gives: plain data. The command line, the wizard, `apply` and the reports know only this. */
import type { HttpMethod, MethodChoice, Safety } from "../handler/contract.js";
import type { Alternative, RelatedPlace, Severity } from "../rules/rule.js";

export type { Alternative, RelatedPlace, Severity };

/** `make-route`: as one map of methods, by a helper in the app's own `lib`. */
export type RouteStyle = "make-route";

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
  /** Sends handlers that can't be rewritten over a bridge (docs/bridge.md): they stay as they are, and answer. */
  bridge?: boolean;
  /** Instead of all else: moves the handlers of `pages/api` to the `app` folder (docs/migrate.md). */
  migrate?: boolean;
  /** How routes are written: those that are repaired, and those that are fine as well. Default: as named exports. */
  style?: RouteStyle;
  /** Keep what can be kept of the Pages Router where the usual reading of a request departs from it (docs/differences.md). */
  exact?: boolean;
  /** `leave`: repositories that lie in the given folders (submodules, clones) are somebody else's. Default: `include`. */
  otherRepos?: "include" | "leave";
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
  severity: Severity;
  /** URL of the rule's page. */
  docs: string;
  /** The line of code that it points at, where the file's text is known. */
  code?: string;
  /** Stays the same when the code moves in its file. */
  fingerprint: string;
  methods: HttpMethod[];
  message: string;
  notes: string[];
  related?: RelatedPlace[];
  /** What is left to say once these files are repaired; undefined where that is nothing. Only for what is about other findings. */
  onceRepaired?: (paths: ReadonlySet<string>) => string | undefined;
  /** The id of the plan's choice that it belongs to. */
  choice?: string;
  /** Set when the methods are an assumption: whoever reviews may choose among `options`. */
  methodChoice?: MethodChoice;
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
  /** Nothing needs the file any more: it is removed, and `after` is empty. */
  isGone?: true;
  /** The file goes to this path, relative to the plan's root, where no file lies; `after` is its text there. `path` is where it lies now. */
  movedTo?: string;
  safety: Exclude<Safety, "manual">;
  /** All findings that this change repairs, in file order. One may speak of another file, such as a call of this route. */
  findings: Finding[];
  /** Paths of files of the plan whose new text this change calls: it is written after them, and not without them. */
  needs?: string[];
  /** Paths of changes without which this one isn't right: they call what is only there in a new form. */
  together?: string[];
  /** It is right only beside another change. */
  onlyWith?: OnlyWith;
  /** The change without what rests on an assumption; only where there is such a part, and more than that. */
  safePart?: FileChange;
  /** The same change for other methods. Only where a finding has a `methodChoice`. Throws `MethodsRefused`. */
  withMethods?: (methods: HttpMethod[]) => FileChange;
}

/** What has to be written for a change to be right. */
export interface OnlyWith {
  /** The file, and the rule whose fix of it is needed. */
  path: string;
  rule: string;
  /** Said of what is left out where that isn't written. */
  why: string;
  /** What is written instead; nothing where it is undefined. */
  otherwise?: FileChange;
}

/** A file can't be repaired for the methods that were asked for; the message says why. */
export class MethodsRefused extends Error {
  override name = "MethodsRefused";
}

/** Findings that can be mended in several ways. */
export interface Choice {
  id: string;
  findings: Finding[];
  alternatives: Alternative[];
  /** The alternative that is part of the plan; undefined when the findings are to be left as they are. */
  chosen: string | undefined;
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
  /** In path order. Its first alternatives are in `changes`, until `choose` says otherwise. */
  choices: Choice[];
  /** The same plan with another alternative (undefined: none) for the choice with this id. */
  choose: (choice: string, alternative: string | undefined) => Plan;
  problems: FileProblem[];
  /**
   * For the path of a finding, the other files that it rests on: the callers of a route, the config and the middleware of its app.
   */
  restsOn: ReadonlyMap<string, readonly string[]>;
  /** Route files and configs that were examined, to tell "all fine" from "nothing there". */
  examined: number;
  /** Ids of the rules that the request left out: of what they would say nothing is known. Absent where all were asked. */
  notAsked?: readonly string[];
}

/** Nothing could be planned, for a reason that the user can mend: exit code 2. `message` says what, where, and what to do. */
export class PlanError extends Error {
  override name = "PlanError";
  /** `unseen`: something that may be what was asked for couldn't be looked at; the message says what. */
  constructor(
    message: string,
    readonly unseen = false,
  ) {
    super(message);
  }
}
