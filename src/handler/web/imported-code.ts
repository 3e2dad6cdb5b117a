/** Where a name comes from, and whether code from there may look at the request by itself. */
import * as t from "@babel/types";
import type { Module } from "../module.js";

export interface ImportedName {
  source: string;
  /** What it is called where it comes from; "default" and "*" as Babel's AST has them. */
  name: string;
  local: string;
}

export function importedFrom(node: t.Node, module: Module): ImportedName | undefined {
  const binding = t.isIdentifier(node) ? module.bindings.get(node) : undefined;
  const specifier = binding?.path.node;
  const declaration = binding?.path.parent;
  if (!binding || !t.isImportDeclaration(declaration)) return undefined;
  const { name: local } = binding.identifier;
  const source = declaration.source.value;
  if (!t.isImportSpecifier(specifier)) {
    return { source, name: t.isImportDefaultSpecifier(specifier) ? "default" : "*", local };
  }
  const { imported } = specifier;
  return { source, name: t.isIdentifier(imported) ? imported.name : imported.value, local };
}

const NODE =
  /^(?:node:.*|fs(?:\/promises)?|path|crypto|os|util|url|buffer|events|stream|child_process|zlib|assert|timers\/promises)$/;
/** Packages that get at the request through Next's own `cookies()` and `headers()`. */
const KNOWS_NEXT =
  /next|auth|clerk|session|cookie|ssr|kinde|workos|logto|supertokens|payload|sanity|trpc|sentry/i;

/**
 * Whether code imported from `source` may call `cookies()` or `headers()`: the repo's own may, a package only where it knows Next.
 * @param packages the packages that the app depends on
 */
export function isRequestReader(source: string, packages: ReadonlySet<string>): boolean {
  if (source === "next/server" || NODE.test(source)) return false;
  const name = source.split("/", source.startsWith("@") ? 2 : 1).join("/");
  return !packages.has(name) || KNOWS_NEXT.test(name);
}
