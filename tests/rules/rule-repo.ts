/** Reads the small repos in `repos/<rule>/<case>`: each shows one cause, or one healthy app that looks like it. */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { globSync } from "tinyglobby";
import { NEXT_16 } from "../project/next-16.js";

const REPOS = join(import.meta.dirname, "repos");

/** What `expect.json` holds. */
export interface Expected {
  /** The paths that are given to the tool. Default: the whole repo. */
  paths?: string[];
  /** All that every rule finds in the repo, by path and line. Only the keys that are written down are compared. */
  findings: ExpectedFinding[];
  /** What all fixes together, the unsafe ones too, make of the repo: every file that changes, and the text file that it then equals. */
  after?: Record<string, string>;
  /** The files that move, by the place where they lay; `after` has them under their new ones. */
  moved?: Record<string, string>;
}

export interface ExpectedFinding {
  rule: string;
  path: string;
  line: number;
  safety: "safe" | "unsafe" | "manual";
  severity?: "error" | "warning" | "info";
  column?: number;
  /** Parts of the message. */
  says?: string[];
  /** Parts of one note each. */
  notes?: string[];
}

export interface RuleRepo {
  /** `<rule>/<case>` */
  name: string;
  expected: Expected;
  /** The text that a file has after the fixes, by the file's path. */
  after: Record<string, string>;
  /** Copies it into a folder, which becomes a git repo. */
  copyTo: (folder: string) => void;
}

export function ruleRepos(): RuleRepo[] {
  return globSync("*/*/expect.json", { cwd: REPOS })
    .sort()
    .map((path) => {
      const folder = join(REPOS, path, "..");
      const expected = JSON.parse(readFileSync(join(REPOS, path), "utf8")) as Expected;
      const after = Object.entries(expected.after ?? {}).map(([file, text]) => [
        file,
        readFileSync(join(folder, text), "utf8"),
      ]);
      return {
        name: relative(REPOS, folder).split(sep).join("/"),
        expected,
        after: Object.fromEntries(after),
        copyTo: (target) => copy(folder, target),
      };
    });
}

/** `expect.json` and the folder `expect` are about the repo, not of it. Without a package.json it gets one with Next 16. */
function copy(folder: string, target: string): void {
  cpSync(folder, target, {
    recursive: true,
    filter: (path) => !/^expect(?:\.json$|$)/.test(relative(folder, path)),
  });
  if (!existsSync(join(target, "package.json"))) writeFileSync(join(target, "package.json"), NEXT_16);
  execFileSync("git", ["init", "--quiet", target]);
}
