/** How much of the disk has to be looked through for the paths that the user gave. */
import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { nextRange, ROUTER_FOLDERS } from "./find-apps.js";
import type { GivenPath } from "./given-path.js";
import { CONFIG_NAMES } from "./next-config.js";
import { isInside } from "./paths.js";
import { ascend, commonFolder, isWorkspaceRoot, neighbourhoodOf } from "./roots.js";
import { listTree, type Tree, type TreeOptions } from "./tree.js";

/** What every path of a project is relative to: the git root; without git the workspace, the app, or the folder given. */
export function projectRoot(given: readonly GivenPath[]): string {
  return commonFolder(given.map((path) => path.gitRoot ?? scopeOf(path)));
}

/** Lists what lies around the given paths: their apps with all that may call them. No file is listed twice. */
export async function listScopes(
  given: readonly GivenPath[],
  root: string,
  options: Pick<TreeOptions, "otherRepos" | "onFolder">,
): Promise<Tree> {
  const tree: Tree = { files: [], folders: new Set(), problems: [] };
  const add = async (start: string, gitRoot: string | undefined) => {
    if (tree.folders.has(start)) return;
    const found = await listTree(start, { root, gitRoot, ...options });
    const known = new Set(tree.files);
    for (const file of found.files) if (!known.has(file)) tree.files.push(file);
    for (const folder of found.folders) tree.folders.add(folder);
    tree.problems.push(...found.problems);
  };
  const scopes = given.map((path) => ({ folder: scopeOf(path), gitRoot: path.gitRoot }));
  // Outer folders first: most inner ones are listed along with them.
  scopes.sort((a, b) => a.folder.length - b.folder.length);
  for (const scope of scopes) await add(scope.folder, scope.gitRoot);
  // A path that git ignores is looked at all the same when it is named.
  for (const path of given) {
    await add(path.folder, path.gitRoot);
    if (path.isFile && !tree.files.includes(path.path)) tree.files.push(path.path);
  }
  tree.files.sort();
  return tree;
}

function scopeOf(given: GivenPath): string {
  const app = ascend(given.folder, given.gitRoot, looksLikeApp);
  if (app !== undefined) return neighbourhoodOf(app, given.gitRoot);
  const workspace = ascend(given.folder, given.gitRoot, isWorkspaceRoot);
  if (workspace !== undefined) return workspace;
  const appFolder = ascend(given.folder, given.gitRoot, (folder) => basename(folder) === "app");
  if (appFolder === undefined) return given.folder;
  const parent = dirname(appFolder);
  return basename(parent) === "src" && parent !== given.gitRoot ? dirname(parent) : parent;
}

function looksLikeApp(folder: string): boolean {
  return (
    ROUTER_FOLDERS.some((router) => existsSync(join(folder, router))) &&
    (CONFIG_NAMES.some((name) => existsSync(join(folder, name))) || nextRange(folder) !== undefined)
  );
}

/** The apps, of all that were found, that the paths concern: those in a path, and the nearest one around it. */
export function concernedApps(apps: readonly string[], given: readonly GivenPath[]): string[] {
  const concerned = new Set<string>();
  for (const { folder, isFile } of given) {
    if (!isFile) for (const app of apps) if (isInside(app, folder)) concerned.add(app);
    const around = apps.filter((app) => isInside(folder, app)).sort((a, b) => b.length - a.length)[0];
    if (around !== undefined) concerned.add(around);
  }
  return [...concerned].sort();
}
