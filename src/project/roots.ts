/** How far a project reaches: the git root, the workspace, the folder of an app. */
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { isInside } from "./paths.js";
import { readBytesSync } from "./read-bytes.js";

/** The nearest folder at or above `folder` with a `.git` in it. */
export function gitRootOf(folder: string): string | undefined {
  return ascend(folder, undefined, (current) => existsSync(join(current, ".git")));
}

/**
 * The folder whose files may call the API of the app in `appFolder`: its workspace; or the git root, where that holds apps side by
 * side (`frontend/`, `mobile/`) and is no package itself; else the app alone. Two apps that merely lie in one
 * repo, as examples do, don't call each other.
 */
export function neighbourhoodOf(appFolder: string, gitRoot: string | undefined): string {
  const workspace = ascend(appFolder, gitRoot, isWorkspaceRoot);
  if (workspace !== undefined) return workspace;
  const parent = dirname(appFolder);
  const sideBySide = parent === gitRoot && !existsSync(join(parent, "package.json")) && parent !== homedir();
  return sideBySide ? parent : appFolder;
}

/**
 * The root that everything is relative to: of each path its git root, else the workspace or app around it, else the path
 * itself; and of several the folder that holds them all.
 */
export function commonFolder(folders: readonly string[]): string {
  let common = folders[0] as string;
  for (const folder of folders) while (!isInside(folder, common)) common = dirname(common);
  return common;
}

/** Goes up from `folder`, not beyond `limit`, to the first folder that fits. */
export function ascend(
  folder: string,
  limit: string | undefined,
  fits: (folder: string) => boolean,
): string | undefined {
  for (let current = resolve(folder); ; current = dirname(current)) {
    if (fits(current)) return current;
    if (current === limit || dirname(current) === current) return undefined;
  }
}

export function isWorkspaceRoot(folder: string): boolean {
  for (const name of ["pnpm-workspace.yaml", "lerna.json", "nx.json", "rush.json"]) {
    if (existsSync(join(folder, name))) return true;
  }
  return hasWorkspaces(folder);
}

function hasWorkspaces(folder: string): boolean {
  const manifest = readManifest(folder);
  return manifest?.workspaces !== undefined;
}

/** The package.json of a folder; `undefined` when there is none, or it is no object in JSON. */
export function readManifest(folder: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(
      readBytesSync(join(folder, "package.json"))
        .toString("utf8")
        .replace(/^\uFEFF/, ""),
    );
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
