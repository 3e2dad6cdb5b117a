/** Where in an app a module lies that its routes import, and how they import it. */
import { access } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { NextApp, SourceFile } from "./contract.js";
import { type PathAlias, readCodeFacts } from "./path-aliases.js";
import { isInside, relativePath } from "./paths.js";
import { readSource } from "./read.js";

/** A place for a module. Paths are relative to the project's root, without an extension. */
export interface HelperPlace {
  path: string;
  absolutePath: string;
  /** The files that an import of this path may mean, with any extension. */
  files: SourceFile[];
  /** A folder of this name, or something that can't be read, is meant by the same import. */
  taken: boolean;
  /** What an import of it says in the file `from`. */
  specifier: (from: string) => string;
}

export interface HelperPlaces {
  /** The app is written in TypeScript. */
  typescript: boolean;
  /** By preference; of each folder one place for each name. */
  places: HelperPlace[];
}

const EXTENSIONS = ["ts", "tsx", "mts", "cts", "js", "jsx", "mjs", "cjs"];

/**
 * The places for a module with one of these names in the app's folder `lib`: where an alias of tsconfig or jsconfig leads, a folder that is
 * there already before one that would have to be made.
 */
export async function helperPlaces(app: NextApp, names: readonly string[]): Promise<HelperPlaces> {
  const { typescript, aliases } = await readCodeFacts(app.absoluteRoot);
  const root = rootOf(app);
  const folders = libFolders(app, root, aliases);
  const isThere = (folder: string) =>
    app.files.some((file) => file.startsWith(`${relativePath(root, folder)}/`));
  const ordered = [...folders.filter(isThere), ...folders.filter((folder) => !isThere(folder))];
  const places = ordered.flatMap((folder) => names.map((name) => join(folder, name)));
  return {
    typescript: typescript || app.routes.some(({ path }) => /\.tsx?$/.test(path)),
    places: await Promise.all(places.map((place) => placeAt(place, root, aliases))),
  };
}

function rootOf({ absoluteRoot, root }: NextApp): string {
  return root === "" ? absoluteRoot : join(absoluteRoot, ...root.split("/").map(() => ".."));
}

/** Not in the folders of the routers: a file called route is a route there. */
function libFolders(app: NextApp, root: string, aliases: readonly PathAlias[]): string[] {
  const routers = [app.appDir, app.pagesDir].flatMap((folder) => (folder ? [join(root, folder)] : []));
  const home = dirname(routers[0] ?? join(app.absoluteRoot, "app"));
  const homes = [home, app.absoluteRoot, join(app.absoluteRoot, "src")];
  const aliased = aliases.flatMap(({ folder }) => {
    if (basename(folder) === "lib") return [folder];
    return homes.includes(folder) ? [join(folder, "lib")] : [];
  });
  return [...new Set([...aliased, join(home, "lib")])].filter(
    (folder) => isInside(folder, app.absoluteRoot) && !routers.some((router) => isInside(folder, router)),
  );
}

async function placeAt(
  absolutePath: string,
  root: string,
  aliases: readonly PathAlias[],
): Promise<HelperPlace> {
  const files: SourceFile[] = [];
  let taken = await exists(absolutePath);
  for (const extension of EXTENSIONS) {
    const file = `${absolutePath}.${extension}`;
    if (!(await exists(file))) continue;
    const read = await readSource(file, relativePath(root, file));
    if ("file" in read) files.push(read.file);
    else taken = true;
  }
  return {
    path: relativePath(root, absolutePath),
    absolutePath,
    files,
    taken,
    specifier: (from) => aliased(absolutePath, aliases) ?? relativeSpecifier(join(root, from), absolutePath),
  };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Of several patterns that an import fits, the longest counts. */
function aliased(path: string, aliases: readonly PathAlias[]): string | undefined {
  const specifiers = aliases
    .filter(({ folder }) => isInside(path, folder))
    .map(({ prefix, folder }) => ({ prefix, text: prefix + relativePath(folder, path) }))
    .filter(({ prefix, text }) =>
      aliases.every((other) => !text.startsWith(other.prefix) || other.prefix.length <= prefix.length),
    );
  return specifiers.sort((a, b) => a.text.length - b.text.length)[0]?.text;
}

function relativeSpecifier(from: string, path: string): string {
  const way = relativePath(dirname(from), path);
  return way.startsWith(".") ? way : `./${way}`;
}
