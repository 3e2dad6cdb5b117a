/** Route files that hand on what another module exports. */
import type { RouteFile } from "./contract.js";
import { relativePath } from "./paths.js";
import { reachable } from "./reachable.js";
import { readSource } from "./read.js";

/** Puts into each route with an `export *` the modules to which that leads. */
export async function addReexported(
  routes: readonly RouteFile[],
  files: readonly string[],
  root: string,
): Promise<void> {
  const read = async (path: string) => {
    const result = await readSource(path, relativePath(root, path));
    return "file" in result ? [result.file] : [];
  };
  for (const route of routes) {
    if (handedOnIn(route.text).length === 0) continue;
    route.modules = await reachable(route, handedOnIn, { root, files, read });
  }
}

function handedOnIn(text: string): string[] {
  const found = text.matchAll(/\bexport\s*\*\s*from\s*["']([^"'\n]+)["']/g);
  return [...found].map(([, specifier]) => specifier as string);
}
