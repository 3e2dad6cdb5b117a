/** What a file's place says about the URL that it answers. */

/**
 * The URL of a route handler, from its path below the `app` folder: `(shop)/api/tasks/[id]/route.ts` answers
 * `/api/tasks/[id]`. Groups and slots don't show in it, and `%5F` stands for a leading underscore
 * (https://nextjs.org/docs/app/getting-started/project-structure).
 * Gives `undefined` for what Next doesn't route: another name than `route`, a wrong extension or capitals
 * (measured on Next 16), a private folder (`_lib`) on the way.
 */
export function routeUrl(pathInApp: string, pageExtensions: readonly string[]): string | undefined {
  return urlOf("route", pathInApp, pageExtensions);
}

/**
 * The URL of a page in the `app` folder. `undefined` for pages in slots and intercepting folders too: they are shown along
 * with other pages, and say nothing of what answers their URL.
 */
export function appPageUrl(pathInApp: string, pageExtensions: readonly string[]): string | undefined {
  return /(?:^|\/)(?:@|\(\.)/.test(pathInApp) ? undefined : urlOf("page", pathInApp, pageExtensions);
}

function urlOf(name: string, pathInApp: string, pageExtensions: readonly string[]): string | undefined {
  const parts = pathInApp.split("/");
  const file = parts.pop() as string;
  if (!file.startsWith(`${name}.`) || !pageExtensions.includes(file.slice(name.length + 1))) return undefined;
  return parts.some((part) => part.startsWith("_")) ? undefined : folderUrl(parts);
}

/** The URL of a folder below the `app` folder, private ones taken for segments. */
export function folderUrl(folders: readonly string[]): string {
  const segments = folders.filter((part) => !part.startsWith("@") && !/^\([^.)][^)]*\)$/.test(part));
  return `/${segments.map((part) => part.replace(/^%5F/i, "_")).join("/")}`;
}

/** The URL of a file in `pages`, from its path below that folder; `undefined` for other extensions and for `_app` and its like. */
export function pagesUrl(pathInPages: string, pageExtensions: readonly string[]): string | undefined {
  const name = pathInPages.slice(pathInPages.lastIndexOf("/") + 1);
  if (name.endsWith(".d.ts") || /^_(?:app|document|error)\./.test(name)) return undefined;
  const extension = pageExtensions.find((candidate) => pathInPages.endsWith(`.${candidate}`));
  if (extension === undefined) return undefined;
  const url = `/${pathInPages.slice(0, -extension.length - 1)}`;
  return url.endsWith("/index") ? url.slice(0, -"/index".length) || "/" : url;
}
