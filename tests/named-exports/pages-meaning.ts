import * as t from "@babel/types";
import { parseSource } from "./parse-source.js";

/**
 * Whether a route can be asked under the Pages Router as it stands. Not so the ones that answer with a Response
 * (a web-style handler, or one that somebody converted in part), or that read the request as a web Request.
 */
export function hasPagesMeaning(source: string): boolean {
  const file = parseSource(source);
  const requests = firstParameters(file);
  let webStyle = false;
  t.traverseFast(file, (node) => {
    if (t.isNewExpression(node) && isResponse(node.callee)) webStyle = true;
    if (t.isMemberExpression(node) && isResponse(node.object)) webStyle = true;
    if (t.isMemberExpression(node) && isRequest(node.object) && isNamed(node.property, ["nextUrl"]))
      webStyle = true;
    // Absolute only as a web Request has it.
    if (t.isNewExpression(node) && isNamed(node.callee, ["URL"]) && node.arguments.length === 1) {
      const [url] = node.arguments;
      if (t.isMemberExpression(url) && isRequest(url.object)) webStyle = true;
    }
    if (!t.isCallExpression(node) || !t.isMemberExpression(node.callee)) return;
    const { object, property } = node.callee;
    if (isNamed(property, ["json"]) && node.arguments.length === 2) webStyle = true;
    if (isRequest(object) && isNamed(property, ["json", "text", "formData"])) webStyle = true;
    const headers =
      t.isMemberExpression(object) && isRequest(object.object) && isNamed(object.property, ["headers"]);
    if (headers && isNamed(property, ["get"])) webStyle = true;
  });
  return !webStyle;

  function isRequest(node: t.Node): boolean {
    return t.isIdentifier(node) && requests.has(node.name);
  }
}

function isResponse(node: t.Node): boolean {
  return isNamed(node, ["NextResponse", "Response"]);
}

function isNamed(node: t.Node, names: readonly string[]): boolean {
  return t.isIdentifier(node) && names.includes(node.name);
}

/** The names that functions give their first parameter, and none its second: in a route file, mostly the request. */
function firstParameters(file: t.File): ReadonlySet<string> {
  const names = new Set<string>();
  const second = new Set<string>();
  t.traverseFast(file, (node) => {
    if (!t.isFunction(node)) return;
    const [one, other] = node.params;
    if (t.isIdentifier(one)) names.add(one.name);
    if (t.isIdentifier(other)) second.add(other.name);
  });
  // A helper that gets nothing but the response.
  for (const name of second) names.delete(name);
  return names;
}
