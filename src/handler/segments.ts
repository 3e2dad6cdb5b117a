/** The dynamic segments of a route file's own path. */

export interface PathParameter {
  name: string;
  /** `[id]`, `[...slug]`, `[[...slug]]`: the last may be absent. */
  kind: "one" | "many" | "optional";
}

/** The path parameters of a route file, outermost first, as its folders name them. */
export function pathParameters(path: string): PathParameter[] {
  const found: PathParameter[] = [];
  for (const segment of path.split("/").slice(0, -1)) {
    const match = /^(\[\[|\[)(\.\.\.)?([^[\]]+)\]\]?$/.exec(segment);
    if (!match) continue;
    const kind = match[1] === "[[" ? "optional" : match[2] ? "many" : "one";
    found.push({ name: match[3]!, kind });
  }
  return found;
}
