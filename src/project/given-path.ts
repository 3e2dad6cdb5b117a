/** From what the user typed to real places on disk. */
import { existsSync, lstatSync, realpathSync, type Stats, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { isInside } from "./paths.js";
import { ascend, gitRootOf } from "./roots.js";

/** The project can't be read, for a reason that the user can mend. `message` says what, where, and what to do. */
export class ProjectError extends Error {
  override name = "ProjectError";
  /** `unseen`: something that may be what was asked for couldn't be looked at; the message says what. */
  constructor(
    message: string,
    readonly unseen = false,
  ) {
    super(message);
  }
}

export interface GivenPath {
  /** As the user typed it, for messages. */
  typed: string;
  /** Absolute, links resolved. */
  path: string;
  isFile: boolean;
  /** The path itself, or the folder of a file. */
  folder: string;
  gitRoot: string | undefined;
}

/**
 * Resolves one path. It is never taken for a glob pattern: `[id]`, `(group)` and spaces are plain characters.
 * @throws {ProjectError} when nothing is there, or a symbolic link leads out of its own repo.
 */
export function resolveGivenPath(typed: string, cwd: string): GivenPath {
  if (typed === "") {
    throw new ProjectError(
      "A path is empty (a variable that isn't set?). Give the folder of your Next.js app, or . for the current one.",
    );
  }
  const absolute = existing(resolve(cwd, typed)) ?? existing(resolve(cwd, typed.replaceAll("\\", "/")));
  if (absolute === undefined) {
    throw new ProjectError(
      `${typed} doesn't exist (looked in ${cwd}). Give a folder or a file that does, such as the folder of your Next.js app.`,
    );
  }
  let path: string;
  let stats: Stats;
  try {
    path = realpathSync(absolute);
    stats = statSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new ProjectError(
      `${typed} can't be read (${code}). Mend the link or its permissions, then run again.`,
    );
  }
  const home = enclosingProject(dirname(absolute));
  if (home !== undefined && !isInside(path, realpathSync(home))) {
    throw new ProjectError(
      `${typed} is a symbolic link that leads out of ${home}. Run on its target, ${path}, instead.`,
    );
  }
  if (!stats.isFile() && !stats.isDirectory()) {
    throw new ProjectError(`${typed} is neither a file nor a folder. Give the folder of your Next.js app.`);
  }
  const folder = stats.isFile() ? dirname(path) : path;
  return { typed, path, isFile: stats.isFile(), folder, gitRoot: gitRootOf(folder) };
}

/** The repo, or without git the package, that a path claims to lie in by its name. */
function enclosingProject(folder: string): string | undefined {
  return (
    gitRootOf(folder) ?? ascend(folder, undefined, (current) => existsSync(join(current, "package.json")))
  );
}

function existing(path: string): string | undefined {
  try {
    lstatSync(path);
    return path;
  } catch {
    return undefined;
  }
}
