/** What a rule is: one cause of a 405, how it is found, and the fix that it offers. */
import type { HttpMethod, RouteRepair, Safety } from "../handler/contract.js";
import type { NextApp, RouteFile } from "../project/contract.js";

/** A finding without its path, which its `RuleResult` carries. Lines and columns count from 1. */
export interface RuleFinding {
  safety: Safety;
  methods: HttpMethod[];
  line: number;
  column: number;
  message: string;
  notes: string[];
  methodChoice?: { options: HttpMethod[]; chosen: HttpMethod[] };
}

/** What a rule says of one file. Without `after` nothing is edited, and every finding is `manual`. */
export interface RuleResult {
  /** Relative to the project's root; one of the app's files. */
  path: string;
  findings: RuleFinding[];
  /** The whole new text. Two rules may return the same text for the same file: that is one change. */
  after?: string;
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
}

export interface Rule {
  id: string;
  /** What is wrong, in one line. */
  title: string;
  /** The rule's page, relative to the package: `docs/rules/<id>.md`. */
  docs: string;
  severity: "error" | "warning";
  /** When the fix is safe, when it rests on an assumption, and what is left to do by hand. One or two sentences. */
  safety: string;
  /** Looks at one app. Pure: the same app and options give the same results. */
  detect: (app: NextApp, options: RuleOptions) => RuleResult[] | Promise<RuleResult[]>;
}
