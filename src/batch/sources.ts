/** From what the user typed to the list of repos. */
import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { globSync, isDynamicPattern } from "tinyglobby";
import { BatchError, type RepoSource } from "./contract.js";

export interface SourceRequest {
  /** As typed: a repo, a folder of repos, a glob, a file that lists sources, `-` for such a list on stdin, a git URL. */
  given: readonly string[];
  cwd: string;
  readStdin: () => Promise<string>;
}

/** How far below a given folder repos are looked for: `clones/<owner>/<name>` is as deep as people sort them. */
const DEPTH = 3;

type Found = Omit<RepoSource, "name"> & { label: string };

/**
 * The repos that the sources stand for, each once, in the order of their names. A wrong line of a list becomes a source that fails.
 * @throws {BatchError} for a source that doesn't exist or holds no repo, and for lists without any
 */
export async function findSources(request: SourceRequest): Promise<RepoSource[]> {
  const found: Found[] = [];
  const add = async (given: string, from: string, isListed: boolean): Promise<void> => {
    if (isGitUrl(given)) {
      found.push({ kind: "git", location: given, label: nameInUrl(given) });
      return;
    }
    if (given === "-" && !isListed) {
      await addLines(await request.readStdin(), request.cwd);
      return;
    }
    const path = resolve(from, given);
    const kind = kindOf(path);
    if (kind === "folder") {
      for (const repo of reposIn(path)) found.push({ kind: "folder", location: repo, label: basename(repo) });
    } else if (kind === "file" && !isListed) {
      await addLines(readFileSync(path, "utf8"), dirname(path));
    } else if (kind === undefined && isDynamicPattern(given)) {
      const matches = globSync(given, {
        cwd: from,
        onlyDirectories: true,
        absolute: true,
        expandDirectories: false,
      });
      if (matches.length === 0) throw new BatchError(`No folder matches ${given} (looked from ${from}).`);
      for (const match of matches.sort()) await add(resolve(match), from, true);
    } else {
      const what = kind === "file" ? "is a file, and a list can't name another list" : "doesn't exist";
      throw new BatchError(
        `${given} ${what}. A source is a repo, a folder of repos, a glob in quotes, a file with one source a line, "-" for such a list on stdin, or a git URL.`,
      );
    }
  };
  const addLines = async (text: string, from: string): Promise<void> => {
    for (const line of linesOf(text)) {
      try {
        await add(line, from, true);
      } catch (error) {
        if (!(error instanceof BatchError)) throw error;
        const wrong = `${error.message} Mend the line in the list, then begin anew with --restart.`;
        found.push({ kind: "folder", location: resolve(from, line), label: basename(line), wrong });
      }
    }
  };
  for (const given of request.given) await add(given, request.cwd, false);
  if (found.length === 0) {
    throw new BatchError(
      `${request.given.join(", ")} names no repo: the list is empty. It takes one source a line.`,
    );
  }
  const unique = [...new Map(found.map((one) => [one.location, one])).values()];
  return named(unique);
}

/** `https://…`, `ssh://…`, `git@host:path`, `file://…`. The transports that run a command of the URL's choice are none. */
function isGitUrl(given: string): boolean {
  return /^(?:https?|ssh|git|file):\/\//.test(given) || /^[\w.-]+@[\w.-]+:(?!\\)/.test(given);
}

function nameInUrl(url: string): string {
  const parts = url
    .replace(/[/\\]+$/, "")
    .replace(/\.git$/, "")
    .split(/[/:\\]/)
    .filter(Boolean);
  return parts.slice(-2).join("-");
}

/** One source a line; empty lines and `#` comments don't count. Names with line feeds need a list that is split by NUL. */
function linesOf(text: string): string[] {
  if (text.includes("\0")) return text.split("\0").filter((entry) => entry !== "");
  return text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

function kindOf(path: string): "folder" | "file" | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isDirectory() ? "folder" : stats?.isFile() ? "file" : undefined;
}

/** The folder itself where it is a repo or a package, else the nearest such folders below it. Links are not followed. */
function reposIn(folder: string): string[] {
  const real = realpathSync(folder);
  if (isRepo(real)) return [real];
  const below = (current: string, depth: number): string[] => {
    const entries = readdirSync(current, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    return entries.flatMap((entry) => {
      if (!entry.isDirectory() || entry.name === "node_modules" || entry.name === ".git") return [];
      const child = join(current, entry.name);
      if (isRepo(child)) return [child];
      // A hidden folder may be a repo; what is hidden deeper is a cache of somebody's.
      if (entry.name.startsWith(".")) return [];
      return depth > 1 ? listed(child, depth - 1, below) : [];
    });
  };
  const repos = listed(real, DEPTH, below);
  if (repos.length > 0) return repos;
  throw new BatchError(
    `There is no repo in ${folder}: no folder there has a .git or a package.json (looked ${DEPTH} levels deep).`,
  );
}

/** A folder that can't be listed holds nothing for us. */
function listed(folder: string, depth: number, below: (folder: string, depth: number) => string[]): string[] {
  try {
    return below(folder, depth);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EACCES") return [];
    throw error;
  }
}

function isRepo(folder: string): boolean {
  return [".git", "package.json"].some((name) => lstatSync(join(folder, name), { throwIfNoEntry: false }));
}

/** Names that any file system takes. Two repos of one name both get a hash of their place, whichever comes first. */
function named(found: readonly Found[]): RepoSource[] {
  const plain = found.map(({ label }) => safeName(label));
  const count = new Map<string, number>();
  for (const name of plain) count.set(name.toLowerCase(), (count.get(name.toLowerCase()) ?? 0) + 1);
  const taken = new Set<string>();
  const nameOf = ({ label, location }: Found, index: number): string => {
    const name = plain[index]!;
    const isUnique = count.get(name.toLowerCase()) === 1 && name === label;
    let unique = isUnique ? name : `${name}-${shortHash(location)}`;
    // A folder may be called what another one was given.
    for (let length = 16; taken.has(unique.toLowerCase()); length += 8) {
      unique = `${name}-${shortHash(location, length)}`;
    }
    taken.add(unique.toLowerCase());
    return unique;
  };
  // In the order of their places: a name doesn't depend on which source was typed first.
  const inOrder = found.map((one, index) => ({ one, index }));
  inOrder.sort((a, b) => (a.one.location < b.one.location ? -1 : 1));
  const sources = inOrder.map(({ one, index }): RepoSource => {
    const { label, ...source } = one;
    return { ...source, name: nameOf(one, index) };
  });
  return sources.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function safeName(label: string): string {
  const safe = label.replace(/[^\w.-]+/g, "-").replace(/^[.-]+|[.-]+$/g, "");
  return safe.slice(0, 80) || "repo";
}

function shortHash(text: string, length = 8): string {
  return createHash("sha256").update(text).digest("hex").slice(0, length);
}
