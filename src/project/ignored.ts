/** What git ignores: .gitignore files at any depth and .git/info/exclude. The deepest file that speaks of a path wins. */
import { isAbsolute, join, resolve } from "node:path";
import ignore, { type Ignore } from "ignore";
import { isInside, relativePath } from "./paths.js";
import { readBytes } from "./read-bytes.js";

interface Layer {
  folder: string;
  rules: Ignore;
}

/** The ignore files that hold for a folder, outermost first. */
export type IgnoreLayers = readonly Layer[];

/**
 * The layers that hold for `folder` because of the folders above it, from the git root down.
 * A layer that ignores `folder` itself is left out: who names a folder wants it looked at.
 */
export async function layersAbove(folder: string, gitRoot: string | undefined): Promise<IgnoreLayers> {
  if (gitRoot === undefined || folder === gitRoot) return [];
  const parts = relativePath(gitRoot, folder).split("/");
  let layers: IgnoreLayers = [];
  let current = gitRoot;
  for (const part of parts) {
    layers = await addLayers(layers, current, current === gitRoot);
    current = join(current, part);
  }
  return layers.filter((layer) => !layer.rules.ignores(`${relativePath(layer.folder, folder)}/`));
}

/** `layers` with the ignore files of `folder` itself added. At a git root the layers above it end. */
export async function addLayers(
  layers: IgnoreLayers,
  folder: string,
  isGitRoot: boolean,
): Promise<IgnoreLayers> {
  const own: Layer[] = [];
  if (isGitRoot) {
    const exclude = await excludeFile(folder);
    if (exclude !== undefined) own.push({ folder, rules: ignore().add(exclude) });
  }
  const text = await readOptional(join(folder, ".gitignore"));
  if (text !== undefined) own.push({ folder, rules: ignore().add(text) });
  return own.length === 0 && !isGitRoot ? layers : [...(isGitRoot ? [] : layers), ...own];
}

/** Whether git would ignore the absolute `path`, provided that nothing above it is ignored. */
export function isIgnored(layers: IgnoreLayers, path: string, isFolder: boolean): boolean {
  for (let index = layers.length - 1; index >= 0; index--) {
    const { folder, rules } = layers[index] as Layer;
    if (!isInside(path, folder) || path === folder) continue;
    const result = rules.test(relativePath(folder, path) + (isFolder ? "/" : ""));
    if (result.ignored) return true;
    if (result.unignored) return false;
  }
  return false;
}

/** Whether git would ignore a file at the absolute `path`, be it there or not, for itself or for a folder above it. */
export async function wouldBeIgnored(path: string, gitRoot: string | undefined): Promise<boolean> {
  if (gitRoot === undefined) return false;
  const parts = relativePath(gitRoot, path).split("/");
  let layers: IgnoreLayers = [];
  let current = gitRoot;
  for (const [index, part] of parts.entries()) {
    layers = await addLayers(layers, current, current === gitRoot);
    current = join(current, part);
    if (isIgnored(layers, current, index < parts.length - 1)) return true;
  }
  return false;
}

/** .git is a file in worktrees and submodules; it names the folder, and that one the common folder. */
async function excludeFile(gitRoot: string): Promise<string | undefined> {
  const dotGit = join(gitRoot, ".git");
  const direct = await readOptional(join(dotGit, "info", "exclude"));
  if (direct !== undefined) return direct;
  const pointer = (await readOptional(dotGit))?.match(/^gitdir:\s*(.+?)\s*$/m)?.[1];
  if (pointer === undefined) return undefined;
  const gitDir = resolve(gitRoot, pointer);
  const common = (await readOptional(join(gitDir, "commondir")))?.trim();
  const commonDir = common === undefined ? gitDir : isAbsolute(common) ? common : join(gitDir, common);
  return readOptional(join(commonDir, "info", "exclude"));
}

async function readOptional(path: string): Promise<string | undefined> {
  try {
    return (await readBytes(path)).toString("utf8");
  } catch {
    return undefined;
  }
}
