/** The functions of next/navigation that end a handler with a reply of their own. */
import * as t from "@babel/types";
import type { Module } from "../module.js";
import { isCall } from "../syntax.js";

const STATUSES: Record<string, number> = {
  redirect: 307,
  permanentRedirect: 308,
  notFound: 404,
  unauthorized: 401,
  forbidden: 403,
};

/** The status of a call such as `redirect("/x")` or `notFound()`; undefined for every other expression. */
export function navigationStatus(node: t.Node, module: Module): number | undefined {
  const callee = isCall(node) ? node.callee : undefined;
  const binding = t.isIdentifier(callee) ? module.bindings.get(callee) : undefined;
  const specifier = binding?.path.node;
  const from = binding?.path.parent;
  if (!t.isImportSpecifier(specifier) || !t.isIdentifier(specifier.imported)) return undefined;
  if (!t.isImportDeclaration(from) || from.source.value !== "next/navigation") return undefined;
  return STATUSES[specifier.imported.name];
}
