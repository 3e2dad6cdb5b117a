/** One dynamic segment of a route file's path. */
export interface DynamicSegment {
  name: string;
  kind: "single" | "catch-all" | "optional-catch-all";
}

/** The URL segments of a route file: strings are literal; groups, slots and everything before `app` are left out. */
export function routeSegments(path: string): (string | DynamicSegment)[] {
  const folders = path.split("/").slice(0, -1);
  return folders
    .slice(folders.indexOf("app") + 1)
    .filter((folder) => !/^\(.*\)$/.test(folder) && !folder.startsWith("@"))
    .map((folder) => {
      const [, optional, rest, name] = /^\[(\[)?(\.\.\.)?([^\]]+)\]/.exec(folder) ?? [];
      if (name === undefined) return folder;
      return { name, kind: optional ? "optional-catch-all" : rest ? "catch-all" : "single" };
    });
}

/**
 * The path parameters that Next gives a route for a URL, decoded.
 * @throws {Error} when the URL doesn't lead to the route: the fixture is wrong.
 */
export function routeParams(path: string, url: string): Record<string, string | string[]> {
  const params: Record<string, string | string[]> = {};
  const rest = new URL(url, "http://localhost").pathname.split("/").filter(Boolean).map(decodeURIComponent);
  const astray = () => new Error(`${url} doesn't lead to ${path}`);
  for (const segment of routeSegments(path)) {
    if (typeof segment === "string") {
      if (rest.shift() !== segment) throw astray();
    } else if (segment.kind === "single") {
      const value = rest.shift();
      if (value === undefined) throw astray();
      params[segment.name] = value;
    } else {
      const values = rest.splice(0);
      if (values.length > 0) params[segment.name] = values;
      else if (segment.kind === "catch-all") throw astray();
    }
  }
  if (rest.length > 0) throw astray();
  return params;
}
