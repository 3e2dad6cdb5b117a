/** The few settings that say how git compares files: plain words, of the user and of the repo, that name no program. */
import { lstatSync } from "node:fs";
import { join } from "node:path";
import { awayGit } from "./away.js";
import { GitError } from "./git-error.js";
import type { Repository } from "./repository.js";

export interface Settings {
  /** For the section `core`. */
  values: ReadonlyMap<string, string>;
  objectFormat: string | undefined;
  /** `core.worktree` of the repo. */
  worktree: string | undefined;
}

/** What such a setting may be. Others are left out: git's own defaults hold. */
const WORDS: Readonly<Record<string, RegExp>> = {
  autocrlf: /^(?:true|false|input)$/i,
  eol: /^(?:lf|crlf|native)$/i,
  filemode: /^(?:true|false)$/i,
  ignorecase: /^(?:true|false)$/i,
  symlinks: /^(?:true|false)$/i,
  precomposeunicode: /^(?:true|false)$/i,
  longpaths: /^(?:true|false)$/i,
  sharedrepository: /^(?:\w+)$/,
};

/** Files with patterns: the user's own, never one that a repo names. */
const FILES = ["excludesfile", "attributesfile"];

let ofUser: Promise<Map<string, string>> | undefined;

/** @throws {GitError} where the repo's configuration can't be understood */
export async function settingsOf(repository: Repository): Promise<Settings> {
  ofUser ??= userSettings();
  const config = join(repository.commonDir, "config");
  const own = await readSettings(config);
  const ofWorktree = join(repository.gitDir, "config.worktree");
  const more =
    lstatSync(ofWorktree, { throwIfNoEntry: false }) === undefined ? own : await readSettings(ofWorktree);
  const values = new Map<string, string>();
  for (const [key, value] of [...(await ofUser), ...own, ...more]) {
    const [, name = ""] = /^core\.(.+)$/.exec(key) ?? [];
    if (WORDS[name]?.test(value)) values.set(name, value);
  }
  for (const name of FILES) {
    const value = (await ofUser).get(`core.${name}`);
    if (value !== undefined && value !== "") values.set(name, value);
  }
  const objectFormat = own.get("extensions.objectformat");
  return {
    values,
    objectFormat: objectFormat === "sha256" ? objectFormat : undefined,
    worktree: more.get("core.worktree") ?? own.get("core.worktree"),
  };
}

const WANTED = `^(core\\.(${[...Object.keys(WORDS), ...FILES, "worktree"].join("|")})|extensions\\.objectformat)$`;

function userSettings(): Promise<Map<string, string>> {
  return listed(["config", "-z", "--includes", "--type=path", "--get-regexp", WANTED]);
}

/** Of one file, and of none that it includes. */
async function readSettings(file: string): Promise<Map<string, string>> {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return new Map();
  if (!stats.isFile()) throw new GitError(`${file} is no regular file`, false);
  return listed(["config", "-z", "--file", file, "--no-includes", "--get-regexp", WANTED]);
}

async function listed(args: string[]): Promise<Map<string, string>> {
  try {
    const output = await awayGit(args);
    return new Map(
      output
        .split("\0")
        .filter((entry) => entry !== "")
        .map((entry) => [entry.split("\n", 1)[0]!, entry.slice(entry.indexOf("\n") + 1)]),
    );
  } catch (error) {
    // No such setting: git ends with 1 and says nothing.
    if (error instanceof GitError && error.silent) return new Map();
    throw error;
  }
}
