/** What stands in the way of a route that isn't there yet. */
import { posix } from "node:path";
import type { MeantRoute, NextApp } from "../../project/contract.js";
import { isPrivate, mayBeMoved } from "../stray-handler.js";
import type { Move } from "./place.js";

/**
 * Why a misplaced file can't become the route that it is meant to be; it goes on from "since". Next refuses two files for one URL, and two names for
 * one parameter ("You cannot use different slug names for the same dynamic path", https://nextjs.org/docs/app/api-reference/file-conventions/dynamic-routes).
 */
export function obstacleTo({ app, file, meant }: Move): string | undefined {
  const folders = posix.relative(routerOf(app, meant), posix.dirname(meant.path)).split("/");
  const odd = folders.find((folder) => !isPlainFolder(folder));
  if (odd !== undefined) return `"${odd}" is no plain name for a segment`;
  const parked = folders.find((folder) => PARKED.test(folder));
  const isRequested = meant.callers.sites.some(({ sure }) => sure);
  if (parked !== undefined && !isRequested) return `"${parked}" looks as if it were kept back`;
  const names = parametersOf(meant.url).map(({ name }) => name);
  if (new Set(names).size < names.length) return "two parameters of its path would have one name";
  if (app.files.includes(meant.path) && meant.path !== file.path) return `${meant.path} is there already`;
  if (meant.ignored) return `git ignores ${meant.path}`;
  const publicFile = posix.join(app.root, "public", meant.url);
  if (app.files.includes(publicFile)) return `${publicFile} is served at the same path`;
  const wouldBe = [...app.strays.filter((other) => !isPrivate(other)), ...app.pagesApi].flatMap((other) =>
    other.meant && mayBeMoved(other) ? [{ path: other.path, url: other.meant.url }] : [],
  );
  const others = [...app.routes, ...app.pagesApi, ...app.pages, ...wouldBe].filter(
    ({ path }) => path !== file.path,
  );
  const twin = others.find(({ url }) => shapeOf(url) === shapeOf(meant.url));
  if (twin !== undefined) return `${twin.path} answers, or is meant to answer, ${twin.url} too`;
  const rival = others.find(({ url }) => disagree(url, meant.url));
  if (rival !== undefined) return `${rival.path} has another parameter in the same place`;
  const loader = app.routes.find(({ text }) => /\b(?:import|require)\(\s*`[^`]*\$\{/.test(text));
  if (loader !== undefined) return `${loader.path} loads modules by names that are only known when it runs`;
  const named = [...app.hosting, ...(app.packageJson ? [app.packageJson] : [])].find(({ text }) =>
    text.includes(posix.relative(app.root, file.path)),
  );
  return named && `${named.path} names the file by its place`;
}

/** The `app` folder, which need not be there yet, or the `pages` folder. */
function routerOf({ appDir, pagesDir }: NextApp, { path }: Pick<MeantRoute, "path">): string {
  if (pagesDir !== undefined && path.startsWith(`${pagesDir}/`)) return pagesDir;
  return appDir ?? posix.join(posix.dirname(pagesDir ?? ""), "app");
}

/** Folders in which people park what they don't want to be routed. */
export const PARKED =
  /^_*(?:old|archived?|backup|deprecated|disabled|draft|unused|examples?|templates?|wip|trash|legacy)/i;

/** A segment, a parameter, or a group: no slot, nothing that intercepts, nothing private. */
function isPlainFolder(folder: string): boolean {
  return (
    folder === "" || /^(?:[a-z\d][\w-]*|\[(?:\.\.\.)?[\w-]+\]|\[\[\.\.\.[\w-]+\]\]|\([\w-]+\))$/i.test(folder)
  );
}

interface Parameter {
  /** The URL in front of it. */
  before: string;
  name: string;
  kind: string;
}

function parametersOf(url: string): Parameter[] {
  const parts = url.split("/");
  return parts.flatMap((part, index) => {
    const [, open, name] = /^(\[{1,2}(?:\.\.\.)?)([^[\]]+)\]+$/.exec(part) ?? [];
    return open && name ? [{ before: parts.slice(0, index).join("/"), name, kind: open }] : [];
  });
}

/** The URL without the names of its parameters. */
function shapeOf(url: string): string {
  return url.replace(/(\[{1,2}(?:\.\.\.)?)[^[\]]+/g, "$1");
}

/** One kind of parameter has one name in each place, and a place takes `[...a]` or `[[...a]]`, not both. */
function disagree(one: string, other: string): boolean {
  return parametersOf(one).some((a) =>
    parametersOf(other).some(
      (b) =>
        shapeOf(a.before) === shapeOf(b.before) &&
        (a.kind === b.kind ? a.name !== b.name : a.kind !== "[" && b.kind !== "["),
    ),
  );
}
