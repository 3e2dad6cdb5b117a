/** Values for the dynamic segments of a URL that name nothing real, so that a test finds, changes and deletes nothing. */
import { pathParameters } from "../handler/segments.js";

/** A value for each dynamic segment of a route file's path. An optional one that takes the rest of the path is left out. */
export function sampleParams(path: string): [name: string, value: string | string[]][] {
  return pathParameters(path).flatMap(({ name, kind }): [string, string | string[]][] => {
    if (kind === "optional") return [];
    const value = isNumber(name) ? "0" : "sample";
    return [[name, kind === "many" ? [value] : value]];
  });
}

/** Ids are numbers as often as not, and "0" is a number that no record has. */
function isNumber(name: string): boolean {
  return /(?:^|[a-z_-])(?:id|ids|no|num|number|page|year|month|day|index|count)$/i.test(name);
}
