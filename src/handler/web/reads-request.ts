/** Whether a GET reads anything that only a request has, so that the build can't answer it beforehand. */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import type { Module } from "../module.js";
import { childrenOf, type FunctionNode, isCall, isMember, propertyName, unwrap } from "../syntax.js";
import { localFunction } from "./replies.js";

/** Reading one of these makes a GET dynamic (measured on 14 and on 16 with `cacheComponents`); `method` doesn't. */
const FACETS = new Set(["url", "nextUrl", "headers", "cookies"]);

/** Next's functions that read the request wherever they are called, and the modules that they come from. */
const READERS = new Set(["cookies", "headers", "draftMode", "connection", "unstable_noStore"]);
const READER_MODULES = new Set(["next/headers", "next/server", "next/cache"]);

const MAX_DEPTH = 6;

/**
 * Follows the request through the functions of the file. False where no reading is found: the request may go to code of another file, of which
 * nothing is known.
 */
export function readsRequest(fn: FunctionNode, module: Module, from = 0, depth = 0): boolean {
  const parameter = fn.params[from];
  const target = t.isAssignmentPattern(parameter) ? parameter.left : parameter;
  if (t.isObjectPattern(target) && takesFacet(target)) return true;
  const request = t.isIdentifier(target) ? module.bindings.get(target) : undefined;
  return reads(fn.body, request, module, depth);
}

function reads(node: t.Node, request: Binding | undefined, module: Module, depth: number): boolean {
  const isRequest = (one: t.Node | null | undefined): boolean => {
    const inner = one && unwrap(one);
    return request !== undefined && t.isIdentifier(inner) && module.bindings.get(inner) === request;
  };
  if (isMember(node) && isRequest(node.object)) {
    // A computed name may be any of them.
    const name = propertyName(node);
    if (name === undefined || FACETS.has(name)) return true;
  }
  if (t.isVariableDeclarator(node) && t.isObjectPattern(node.id) && isRequest(node.init)) {
    if (takesFacet(node.id)) return true;
  }
  if (isCall(node)) {
    const callee = unwrap(node.callee);
    if (t.isIdentifier(callee) && isReader(callee, module)) return true;
    const called = depth < MAX_DEPTH ? localFunction(callee, module) : undefined;
    const at = node.arguments.findIndex(isRequest);
    if (called !== undefined && t.isIdentifier(callee)) {
      if (readsRequest(called, module, at < 0 ? Number.POSITIVE_INFINITY : at, depth + 1)) return true;
    }
  }
  return childrenOf(node).some((child) => reads(child, request, module, depth));
}

function takesFacet(pattern: t.ObjectPattern): boolean {
  return pattern.properties.some((property) => {
    const name = t.isObjectProperty(property) ? propertyName(property) : undefined;
    return name === undefined || FACETS.has(name);
  });
}

function isReader(callee: t.Identifier, module: Module): boolean {
  const path = module.bindings.get(callee)?.path;
  if (!t.isImportSpecifier(path?.node) || !t.isImportDeclaration(path.parent)) return false;
  const { imported } = path.node;
  return (
    READERS.has(t.isIdentifier(imported) ? imported.name : imported.value) &&
    READER_MODULES.has(path.parent.source.value)
  );
}
