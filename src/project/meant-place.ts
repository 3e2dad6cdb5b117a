/** Where a route would have to lie that answers what the place and the name of a script say. */
import { posix } from "node:path";
import { folderUrl } from "./route-url.js";

export interface MeantPlace {
  /** Below the `app` folder, as the script's own path. */
  path: string;
  url: string;
}

/**
 * Takes the path of a script below the `app` folder: `api/auth/register.ts` means `api/auth/register/route.ts`, `api/Route.ts` means
 * `api/route.ts`. Private folders are opened. Nothing for middleware.
 */
export function meantPlace(pathInApp: string, pageExtensions: readonly string[]): MeantPlace | undefined {
  const name = posix.basename(pathInApp);
  if (/^(?:middleware|proxy)\./i.test(name)) return undefined;
  const path = /^route\./i.test(name)
    ? routeFile(openFolder(posix.dirname(pathInApp)), name.slice("route.".length), pageExtensions)
    : namedAfterPath(pathInApp, pageExtensions);
  return path === undefined ? undefined : { path, url: folderUrl(foldersOf(posix.dirname(path))) };
}

/** What every file says somewhere that exports a method. */
const EXPORTS_METHOD = /\bexport\b[^;=]*\b(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/;

/** Whether a file may have a default export: one without says none of this. */
export function mayHaveDefault(text: string): boolean {
  return /\bexport\s+default\b|\bas\s+default\b|\bdefault\s*[,}]|\bexports\b/.test(text);
}

/**
 * The same for a file below `pages` that looks like a route of the `app` folder, by its name or by what it exports: `api/x.ts` with methods and
 * no default means `api/x/route.ts`. So does `api/x/route.ts`, or else `api/x/index.ts` below `pages`, which is `asIndex`.
 */
export function meantInPages(
  pathInPages: string,
  text: string,
  pageExtensions: readonly string[],
): (MeantPlace & { asIndex?: string }) | undefined {
  const extension = pageExtensions.find((one) => pathInPages.endsWith(`.${one}`));
  if (extension === undefined) return undefined;
  const folder = posix.dirname(pathInPages);
  const name = posix.basename(pathInPages, `.${extension}`);
  if (name === "route") {
    return {
      path: posix.join(folder, `route.${extension}`),
      url: `/${folder}`,
      asIndex: posix.join(folder, `index.${extension}`),
    };
  }
  if (!EXPORTS_METHOD.test(text) || mayHaveDefault(text)) return undefined;
  const place = name === "index" ? folder : posix.join(folder, name);
  return { path: posix.join(place, `route.${extension}`), url: `/${place}` };
}

/** The same for any handler below `pages`: `api/tasks/[id].ts` and `api/tasks/[id]/index.ts` become `api/tasks/[id]/route.ts`. */
export function migratedPlace(pathInPages: string, pageExtensions: readonly string[]): string | undefined {
  const extension = pageExtensions.find((one) => pathInPages.endsWith(`.${one}`));
  if (extension === undefined) return undefined;
  const folder = posix.dirname(pathInPages);
  const name = posix.basename(pathInPages, `.${extension}`);
  return posix.join(name === "index" ? folder : posix.join(folder, name), `route.${extension}`);
}

/** `index.ts`, `post.ts`, `handler.ts` speak of their folder, `users[id].ts` of `users/[id]`, `users.post.ts` of the POST of `users`. */
function namedAfterPath(path: string, pageExtensions: readonly string[]): string | undefined {
  const folder = openFolder(posix.dirname(path));
  const [, name, extension] = /^(.*?)\.([mc]?[jt]sx?)$/.exec(posix.basename(path)) ?? [];
  if (name === undefined || extension === undefined) return undefined;
  if (/^(?:index|page|routes?|api|handlers?|endpoint|get|head|post|put|patch|delete|options)$/i.test(name)) {
    return routeFile(folder, extension, pageExtensions);
  }
  const bare = name.replace(/\.(?:get|post|put|patch|delete|handler|api|route)$/i, "");
  const parts = /^([^[\]]+)(\[.+\])$/.exec(bare)?.slice(1) ?? [bare];
  return routeFile(posix.join(folder, ...parts), extension, pageExtensions);
}

/** With the extension that it has, where Next routes that one; else with the nearest that it routes. */
function routeFile(folder: string, extension: string, pageExtensions: readonly string[]): string {
  const wanted = /ts/.test(extension) ? /ts$/ : /js$/;
  const kept = pageExtensions.includes(extension)
    ? extension
    : (pageExtensions.find((one) => wanted.test(one)) ?? pageExtensions[0] ?? "ts");
  return posix.join(folder, `route.${kept}`);
}

function openFolder(folder: string): string {
  return foldersOf(folder)
    .map((part) => part.replace(/^_+/, ""))
    .join("/");
}

function foldersOf(folder: string): string[] {
  return folder === "." ? [] : folder.split("/");
}
