/** The files of a folder, as git and Next see them. */
import type { Dirent } from "node:fs";
import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ProjectProblem } from "./contract.js";
import { addLayers, type IgnoreLayers, isIgnored, layersAbove } from "./ignored.js";
import { isInside, relativePath } from "./paths.js";
import { kindOfFile } from "./read-bytes.js";

/** Never source, wherever they lie. */
const NEVER = new Set(["node_modules", ".next", ".git", ".turbo", ".vercel", ".netlify", ".cache", ".yarn"]);

/** What Next takes for a route handler, whatever its extension is in the config. */
const ROUTE_NAME = /^route\.[mc]?[jt]sx?$/;

/** Build output, but a fine name for a segment: `app/api/build/route.ts`. */
const OUTPUT = new Set(["out", "dist", "build", "coverage"]);

/** Paths are absolute. */
export interface Tree {
  files: string[];
  folders: Set<string>;
  problems: ProjectProblem[];
}

export interface TreeOptions {
  /** Symbolic links that lead out of it are not followed; problems' paths are relative to it. */
  root: string;
  gitRoot: string | undefined;
  /** Folders with a `.git` of their own, below the one where the listing starts. Default: `include`. */
  otherRepos?: "include" | "leave";
  onFolder?: (path: string) => void;
}

/**
 * Lists all files below `start`: no ignored ones, no build output, no node_modules.
 * Links are followed only to what lies in the root, and no folder is visited twice.
 */
export async function listTree(start: string, options: TreeOptions): Promise<Tree> {
  const tree: Tree = { files: [], folders: new Set(), problems: [] };
  const visited = new Set<string>();
  const routed = relativePath(options.root, start).split("/").some(isRouterFolder);
  let layer = [{ folder: start, layers: await layersAbove(start, options.gitRoot), routed }];
  while (layer.length > 0) {
    const found = await Promise.all(layer.map((entry) => visit(entry, tree, visited, options)));
    layer = found.flat();
  }
  tree.files.sort();
  return tree;
}

interface Visit {
  folder: string;
  layers: IgnoreLayers;
  /** Lies in an `app` or `pages` folder, where every name is a segment. */
  routed: boolean;
}

async function visit(entry: Visit, tree: Tree, visited: Set<string>, options: TreeOptions): Promise<Visit[]> {
  const { folder, routed } = entry;
  const path = relativePath(options.root, folder);
  let entries: Dirent[];
  try {
    const real = await realpath(folder);
    if (visited.has(real)) return [];
    visited.add(real);
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    const message = `The folder ${path || "."} can't be listed (${code}), so nothing in it was examined. Give yourself read permission, then run again.`;
    tree.problems.push({ path: path || ".", message });
    return [];
  }
  const isGitRoot = entries.some((found) => found.name === ".git");
  if (isGitRoot && options.otherRepos === "leave" && folder !== options.root) return [];
  tree.folders.add(folder);
  options.onFolder?.(folder);
  const hasIgnoreFile = entries.some((found) => found.name === ".gitignore");
  const layers = isGitRoot || hasIgnoreFile ? await addLayers(entry.layers, folder, isGitRoot) : entry.layers;
  const below: Visit[] = [];
  for (const found of entries) {
    const child = join(folder, found.name);
    const isRouted = routed || (isRouterFolder(found.name) && !isCollection(folder));
    const kind = found.isSymbolicLink() ? await linkKind(child, isRouted, tree, options) : kindOf(found);
    if (kind !== "file" && routed && ROUTE_NAME.test(found.name) && !isIgnored(layers, child, false))
      await tellSpecial(child, tree, options);
    if (kind === undefined) continue;
    if (kind === "folder") {
      if (NEVER.has(found.name) || (OUTPUT.has(found.name) && !routed)) continue;
      if (isIgnored(layers, child, true)) continue;
      below.push({
        folder: child,
        layers,
        routed: isRouted,
      });
    } else if (!isIgnored(layers, child, false)) {
      tree.files.push(child);
    }
  }
  return below;
}

function kindOf(entry: Dirent): "folder" | "file" | undefined {
  return entry.isDirectory() ? "folder" : entry.isFile() ? "file" : undefined;
}

/** What looks like a route, and is none: said, since who sees the name expects that it was examined. */
async function tellSpecial(path: string, tree: Tree, { root }: TreeOptions): Promise<void> {
  const name = relativePath(root, path);
  if (tree.problems.some((problem) => problem.path === name)) return;
  try {
    const stats = await lstat(path);
    const end = stats.isSymbolicLink() ? await stat(path) : stats;
    const what = `${stats.isSymbolicLink() ? "leads to" : "is"} ${kindOfFile(end)}`;
    const message = `${name} ${what}, not a regular file, so Next.js takes it for no route, and it was not examined. Put a file in its place, or remove it.`;
    tree.problems.push({ path: name, message });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === "ELOOP" ? "a symbolic link that leads to itself" : "a symbolic link that leads to nothing";
    const message = `${name} is ${why}, so it was not examined. Put a file in its place, or remove it.`;
    tree.problems.push({ path: name, message });
  }
}

/** A link counts as what it leads to, as long as that lies in the root. */
async function linkKind(
  path: string,
  routed: boolean,
  tree: Tree,
  options: TreeOptions,
): Promise<"folder" | "file" | undefined> {
  try {
    const target = await realpath(path);
    if (isInside(target, options.root)) {
      const stats = await stat(target);
      return stats.isDirectory() ? "folder" : stats.isFile() ? "file" : undefined;
    }
    if (routed) {
      const name = relativePath(options.root, path);
      const message = `${name} is a symbolic link that leads out of ${options.root}, so it was left alone. Run on its target, ${target}, instead.`;
      tree.problems.push({ path: name, message });
    }
  } catch {
    // A link to nothing: Next doesn't see it either.
  }
  return undefined;
}

function isRouterFolder(name: string): boolean {
  return name === "app" || name === "pages";
}

/** In `packages/app` the name is that of a package. */
function isCollection(folder: string): boolean {
  return /[\\/](?:apps|packages)$/.test(folder);
}
