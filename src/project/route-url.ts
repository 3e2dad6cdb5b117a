/** What a file's place says about the URL that it answers. */

/**
 * The URL of a route handler, from its path below the `app` folder: `(shop)/api/tasks/[id]/route.ts` answers
 * `/api/tasks/[id]`. Groups and slots don't show in it, and `%5F` stands for a leading underscore
 * (https://nextjs.org/docs/app/getting-started/project-structure).
 * Gives `undefined` for what Next doesn't route: another name than `route`, a wrong extension or capitals
 * (measured on Next 16), a private folder (`_lib`) on the way.
 */
export function routeUrl(pathInApp: string, pageExtensions: readonly string[]): string | undefined {
  const parts = pathInApp.split("/");
  const file = parts.pop() as string;
  if (!file.startsWith("route.") || !pageExtensions.includes(file.slice("route.".length))) return undefined;
  const segments: string[] = [];
  for (const part of parts) {
    if (part.startsWith("_")) return undefined;
    if (part.startsWith("@") || /^\([^.)][^)]*\)$/.test(part)) continue;
    segments.push(part.replace(/^%5F/i, "_"));
  }
  return `/${segments.join("/")}`;
}

/** The URL of a file in `pages/api`, from its path below the `pages` folder; `undefined` for other extensions. */
export function pagesApiUrl(pathInPages: string, pageExtensions: readonly string[]): string | undefined {
  const name = pathInPages.slice(pathInPages.lastIndexOf("/") + 1);
  if (name.endsWith(".d.ts")) return undefined;
  const extension = pageExtensions.find((candidate) => pathInPages.endsWith(`.${candidate}`));
  if (extension === undefined) return undefined;
  const url = `/${pathInPages.slice(0, -extension.length - 1)}`;
  return url.endsWith("/index") ? url.slice(0, -"/index".length) : url;
}
