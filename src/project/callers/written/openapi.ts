/** API descriptions: which methods a path is said to have (https://spec.openapis.org/oas/v3.1.0). Nobody asks by itself. */
import { hole, joinUrl } from "../url-pattern.js";
import { field, listIn, methodCalled, type Reader, readJson, type WrittenRequest } from "./found.js";

export const openApiRequests: Reader = (text) => {
  if (!/^\s*\{/.test(text)) return inYaml(text);
  const api = readJson(text);
  const server = field(listIn(field(api, "servers"))[0], "url") ?? field(api, "basePath");
  const base = typeof server === "string" ? server : "";
  const paths = field(api, "paths");
  if (typeof paths !== "object" || paths === null) return [];
  return Object.entries(paths).flatMap(([path, operations]) => {
    const at = Math.max(text.indexOf(JSON.stringify(path)), 0);
    return Object.keys(operations ?? {}).flatMap((verb) => described(base, path, verb, at));
  });
};

/** Whether a file is such a description. */
export function isDescription(text: string): boolean {
  return /(?:^|[{,])\s*["']?(?:openapi|swagger)["']?\s*:\s*["']?\d/m.test(text);
}

/** Its keys stand on lines of their own: paths below `paths:`, methods below those. */
function inYaml(text: string): WrittenRequest[] {
  const base = /^servers:\s*\r?\n\s*-\s*url:\s*["']?([^\s"'#]+)/m.exec(text)?.[1] ?? "";
  const found: WrittenRequest[] = [];
  let isInside = false;
  let path: { name: string; indent: number; at: number } | undefined;
  let depth = -1;
  for (const match of text.matchAll(/^([ ]*)(["']?)([^\s"'#:][^"':\n]*?|\/[^"'\n]*?)\2:[ \t]*\r?$/gm)) {
    const indent = match[1]!.length;
    const name = match[3]!;
    if (indent === 0) isInside = name === "paths";
    else if (isInside && name.startsWith("/") && (path === undefined || indent <= path.indent)) {
      path = { name, indent, at: match.index + indent };
      depth = -1;
    } else if (isInside && path !== undefined && indent > path.indent) {
      if (depth === -1) depth = indent;
      if (indent === depth) found.push(...described(base, path.name, name, path.at));
    }
  }
  return found;
}

function described(base: string, path: string, verb: string, at: number): WrittenRequest[] {
  const method = methodCalled(verb);
  if (method === undefined || !path.startsWith("/")) return [];
  const url = joinUrl(base, path).replace(/\{([^{}]*)\}/g, (_, name: string) => hole(name));
  return [{ url, methods: [method], form: false, at, assumed: true }];
}
