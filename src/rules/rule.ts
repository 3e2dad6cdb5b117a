/** What a rule is: one cause of a 405, how it is found, and the fix that it offers. */
import type { HttpMethod, MethodChoice, RouteRepair, Safety } from "../handler/contract.js";
import type { NextApp, RouteFile } from "../project/contract.js";

/** A finding without its path, which its `RuleResult` carries. Lines and columns count from 1. */
export interface RuleFinding {
  safety: Safety;
  methods: HttpMethod[];
  line: number;
  column: number;
  message: string;
  notes: string[];
  /** Where this one weighs less than the rule's own severity. */
  severity?: Severity;
  /** Other places that belong to it, such as the route behind a call. */
  related?: RelatedPlace[];
  /** What is left to say once these files are repaired; undefined where that is nothing. Only for what is about other findings. */
  onceRepaired?: (paths: ReadonlySet<string>) => string | undefined;
  methodChoice?: MethodChoice;
}

/** Another place of a finding. `path` is relative to the project's root; lines count from 1. */
export interface RelatedPlace {
  path: string;
  line: number;
  message: string;
}

/** `error`: answers wrongly or not at all. `warning`: will, under conditions. `info`: good to know; never makes a run fail. */
export type Severity = "error" | "warning" | "info";

/** A stretch of a file's text to be replaced. Offsets into `SourceFile.text`. */
export interface TextEdit {
  start: number;
  end: number;
  text: string;
}

/** One of several ways to mend a finding. */
export interface Alternative {
  /** The same for all alternatives of a kind: `add-stub`. */
  id: string;
  /** What it does, as an order: `Send POST in the call`. No text of the repo is in it. */
  title: string;
  safety: Exclude<Safety, "manual">;
  /** The file that it edits; need not be the one with the finding. */
  path: string;
  edits: TextEdit[];
}

/**
 * What a rule says of one file. It edits the file by `after` or `edits`, or one of several files by `alternatives`; without any of them
 * every finding is `manual`.
 */
export interface RuleResult {
  /** Relative to the project's root: the file of which the findings speak. What is edited must be one of the app's files. */
  path: string;
  findings: RuleFinding[];
  /** The whole new text of `path`. Two rules may return the same text for the same file: that is one change. */
  after?: string;
  /** The file goes to this path, relative to the project's root, where no file lies; `after` is its text there. */
  movedTo?: string;
  /** Stretches of `path` to replace, in any order. They don't overlap. */
  edits?: TextEdit[];
  /** The first one is taken where nobody is asked; the findings take over its safety. */
  alternatives?: Alternative[];
  /** The same result for other methods, where a finding has a `methodChoice`. */
  withMethods?: (methods: HttpMethod[]) => RuleResult;
}

/** What a rule may know besides the app. */
export interface RuleOptions {
  /** Ids of the rules that take part in this run. */
  selected: ReadonlySet<string>;
  /**
   * What the handler compiler says of each requested route file that could be broken, by path: computed once per
   * file, shared by all rules. A file that isn't there is fine, or could not be parsed (which is reported elsewhere).
   */
  repairs: ReadonlyMap<string, RouteRepair>;
  /** Compiles one route file again, for other methods. */
  repairWith: (route: RouteFile, methods: HttpMethod[]) => RouteRepair;
  /** Compiles a route that isn't there yet, under its new path. Undefined where the compiler fails on it, which is reported elsewhere. */
  repairMoved: (route: RouteFile) => RouteRepair | undefined;
  /** `output: "export"` stays in next.config, for all builds or for some. */
  staticExport: boolean;
}

export interface Rule {
  id: string;
  /** What is wrong, in one line. */
  title: string;
  /** The rule's page, relative to the package: `docs/rules/<id>.md`. */
  docs: string;
  severity: Severity;
  /** When the fix is safe, when it rests on an assumption, and what is left to do by hand. One or two sentences. */
  safety: string;
  /** Where a finding of it is left to do by hand, the file keeps every byte, whatever other rules would change in it. */
  refusesWholeFile?: true;
  /** Looks at one app. Pure: the same app and options give the same results. */
  detect: (app: NextApp, options: RuleOptions) => RuleResult[] | Promise<RuleResult[]>;
}
