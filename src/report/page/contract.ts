/** What the review page shows: plain data, put into the page as JSON. The page's own script reads the same types. */

export interface PageData {
  version: 1;
  /** The plan that a selection is made for: a file beside the page. */
  planFile: string;
  repos: PageRepo[];
}

export interface PageRepo {
  name: string;
  outcome: string;
  /** What a person reads for the outcome. */
  words: string;
  source: string;
  failure?: string;
  commit?: string;
  changes: PageChange[];
  /** Findings without a change: to be done by hand. */
  manual: PageFinding[];
}

/** The change of one file, which can be ticked. */
export interface PageChange {
  path: string;
  /** Of the file before, as in the plan. */
  hash: string;
  safety: string;
  diff: string;
  findings: PageFinding[];
  methods: MethodsOfFile;
  /** It is written already. */
  isDone: boolean;
}

export interface MethodsOfFile {
  /** What Next.js answered before: named exports that aren't broken. */
  before: string[];
  after: string[];
}

export interface PageFinding {
  rule: string;
  /** URL of the rule's page. */
  docs: string;
  path: string;
  line: number;
  safety: string;
  message: string;
  notes: string[];
}
