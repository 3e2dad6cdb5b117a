/** Which folders are Next.js apps. */
import { basename, dirname, join } from "node:path";
import { CONFIG_NAMES } from "./next-config.js";
import { isInside } from "./paths.js";
import { ascend, readManifest } from "./roots.js";
import type { Tree } from "./tree.js";

/** Folders that hold routes, in the order in which Next prefers them (measured on Next 14, 15 and 16). */
export const ROUTER_FOLDERS = ["app", "src/app", "pages", "src/pages"];

/** An app: next.config or the dependency says that it is one, and there is something to route. Paths are absolute. */
export function findApps(tree: Tree): string[] {
  const candidates = new Set<string>();
  for (const file of tree.files) {
    const name = basename(file);
    if (CONFIG_NAMES.includes(name)) candidates.add(dirname(file));
    else if (name === "package.json" && nextRange(dirname(file)) !== undefined) candidates.add(dirname(file));
  }
  return [...candidates]
    .filter((folder) => ROUTER_FOLDERS.some((router) => tree.folders.has(join(folder, router))))
    .sort();
}

/**
 * An app without a package.json or next.config, for a folder that the user named: a bare `app` folder with route files in it.
 * A package.json beside it that doesn't know Next speaks against it: Remix and Expo have `app` folders too.
 */
export function findBareApps(tree: Tree, given: string): string[] {
  const folders = new Set<string>();
  for (const file of tree.files) {
    if (!isInside(file, given) || !/^route\.[jt]sx?$/.test(basename(file))) continue;
    const app = ascend(dirname(file), undefined, (folder) => basename(folder) === "app");
    if (app === undefined) continue;
    const parent = dirname(app);
    const folder = basename(parent) === "src" ? dirname(parent) : parent;
    if (readManifest(folder) === undefined) folders.add(folder);
  }
  return [...folders].sort();
}

/** The range of `next` in the package.json of `folder`. */
export function nextRange(folder: string): string | undefined {
  const manifest = readManifest(folder);
  for (const field of ["dependencies", "devDependencies"]) {
    const range = (manifest?.[field] as Record<string, unknown> | undefined)?.next;
    if (typeof range === "string") return range;
  }
  return undefined;
}

/** The first of `app`, `src/app` (or `pages`, `src/pages`) that the app has; the other one is dead. */
export function routerFolder(tree: Tree, appFolder: string, kind: "app" | "pages"): string | undefined {
  return [join(appFolder, kind), join(appFolder, "src", kind)].find((folder) => tree.folders.has(folder));
}
