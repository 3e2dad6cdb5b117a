/** Which statuses an expression may have, as far as the file tells. */

import * as t from "@babel/types";
import type { Module } from "../module.js";
import { staticValue } from "../static-value.js";
import { unwrap } from "../syntax.js";
import { literalStatus } from "./response-use.js";
import { isErrorStatus, namedStatus } from "./unknown-status.js";
import { sourcesOf } from "./value-sources.js";

/** The statuses with which a Response takes no body, but throws (measured on Next 14, 15 and 16). */
const BODILESS = [204, 205, 304];

function isBodiless(status: number | undefined): boolean {
  return status !== undefined && BODILESS.includes(status);
}

/** Stands for the status of an error, whichever it is. */
const SOME_ERROR = 500;

export interface StatusValues {
  /** Those of the known values that allow no body. */
  bodiless: number[];
  /** There is no other value. */
  only: boolean;
  /** Some value isn't known, and may be one of those as well. */
  unknown: boolean;
}

export function statusValues(expressions: t.Node[], module: Module): StatusValues {
  const found = possibleStatuses(expressions, module);
  return {
    bodiless: BODILESS.filter((status) => found.has(status)),
    unknown: found.has(undefined),
    only: [...found].every((status) => isBodiless(status)),
  };
}

/** Every status that one of the expressions may have; `undefined` stands for those that aren't known. */
export function possibleStatuses(expressions: t.Node[], module: Module): Set<number | undefined> {
  const found = new Set<number | undefined>();
  for (const expression of expressions) collect(expression, module, found, 0);
  return found;
}

/** Adds every value. */
function collect(expression: t.Node, module: Module, found: Set<number | undefined>, depth: number): void {
  const node = unwrap(expression);
  const known = literalStatus(node) ?? staticValue(module, node);
  if (typeof known === "number") {
    found.add(known);
    return;
  }
  const named = namedStatus(node, module);
  if (named !== undefined) {
    found.add(named);
    return;
  }
  const sources = depth > 5 ? undefined : sourcesOf(node, module);
  if (!sources) found.add(isErrorStatus(node, module) ? SOME_ERROR : undefined);
  const values = new Set<number | undefined>();
  for (const source of sources ?? []) collect(source, module, values, depth + 1);
  // `result.status ?? 500`: what falls back to an error's status is one.
  const fallback = t.isLogicalExpression(node) ? (literalStatus(node.right) ?? 0) : 0;
  for (const value of values) found.add(fallback >= 400 ? (value ?? SOME_ERROR) : value);
}
