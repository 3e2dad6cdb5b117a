/** Which scripts are worth a look because someone may take them for an API route or for middleware. */
import { basename, dirname, join } from "node:path";
import { isInside, relativePath } from "./paths.js";
import { pagesUrl, routeUrl } from "./route-url.js";

export interface StraySearch {
  /** The app's own folder. All paths are absolute. */
  folder: string;
  appDir: string | undefined;
  pagesDir: string | undefined;
  files: readonly string[];
  pageExtensions: readonly string[];
}

const SCRIPT = /\.[mc]?[jt]sx?$/;
const NO_SOURCE = /\.d\.[mc]?ts$|\.(?:test|spec|stories)\.[mc]?[jt]sx?$/;

/** Files of the `app` folder that have a meaning of their own, `page` apart: one in `api` may hold a handler. */
const CONVENTIONS =
  /^(?:layout|template|default|loading|error|global-error|not-found|forbidden|unauthorized|icon\d*|apple-icon\d*|opengraph-image\d*|twitter-image\d*|sitemap|robots|manifest)\./;

/** The absolute paths of what `StrayFile` describes, in the order of the files. Most of an app is passed by on its names alone. */
export function strayPaths(search: StraySearch): string[] {
  const { files } = search;
  const hasApiPackage = files.includes(join(search.folder, "api", "package.json"));
  return files.filter((file) => {
    const name = basename(file);
    if (!SCRIPT.test(name) || NO_SOURCE.test(name) || /[\\/]__tests__[\\/]/.test(file)) return false;
    return (
      isStrayInApp(file, search) ||
      isInDeadRouter(file, search) ||
      isMisplacedMiddleware(file, search) ||
      isUnroutedPagesApi(file, search) ||
      isScriptAmongPages(file, search) ||
      (!hasApiPackage && isInside(file, join(search.folder, "api")))
    );
  });
}

function isStrayInApp(file: string, { appDir, pageExtensions }: StraySearch): boolean {
  if (appDir === undefined || !isInside(file, appDir)) return false;
  const path = relativePath(appDir, file);
  if (routeUrl(path, pageExtensions) !== undefined) return false;
  const name = basename(file);
  if (/^(?:route|middleware|proxy)\./i.test(name)) return true;
  return /(?:^|\/)_?api\//.test(path) && !CONVENTIONS.test(name);
}

/** Next looks at the first of `app` and `src/app` only, and so with `pages` (measured on 14, 15 and 16). */
function isInDeadRouter(file: string, { folder, appDir, pagesDir, pageExtensions }: StraySearch): boolean {
  const deadApp = join(folder, "src", "app");
  if (appDir !== undefined && appDir !== deadApp && isInside(file, deadApp)) {
    return routeUrl(relativePath(deadApp, file), pageExtensions) !== undefined;
  }
  const deadPages = join(folder, "src", "pages");
  return pagesDir !== undefined && pagesDir !== deadPages && isInside(file, join(deadPages, "api"));
}

/** Middleware lies beside the `app` or `pages` folder: in `src`, where that is the one in use. */
function isMisplacedMiddleware(file: string, { folder, appDir, pagesDir }: StraySearch): boolean {
  const router = appDir ?? pagesDir;
  if (router === undefined || !/^(?:middleware|proxy)\.[jt]s$/.test(basename(file))) return false;
  const right = dirname(router);
  const wrong = right === folder ? join(folder, "src") : folder;
  return dirname(file) === wrong;
}

/** A page that can't hold an element, or that lies in a folder called like an API: someone may take it for one. */
function isScriptAmongPages(file: string, { pagesDir, pageExtensions }: StraySearch): boolean {
  if (pagesDir === undefined || !isInside(file, pagesDir) || isInside(file, join(pagesDir, "api")))
    return false;
  const path = relativePath(pagesDir, file);
  if (/^_/.test(basename(file)) || pagesUrl(path, pageExtensions) === undefined) return false;
  return (
    file.endsWith(".ts") || /^(?:apis?|backend|server|endpoints?|rest|handlers?|controllers?)\//i.test(path)
  );
}

function isUnroutedPagesApi(file: string, { pagesDir, pageExtensions }: StraySearch): boolean {
  return (
    pagesDir !== undefined &&
    isInside(file, join(pagesDir, "api")) &&
    pagesUrl(relativePath(pagesDir, file), pageExtensions) === undefined
  );
}
