/** Which statuses an expression may have, as far as the file tells. */

import * as t from "@babel/types";
import type { Module } from "../module.js";
import { staticValue } from "../static-value.js";
import { isCall, isFunctionNode, isMember, propertyName, unwrap, visitAll } from "../syntax.js";
import { literalStatus } from "./response-use.js";

/** The statuses with which a Response takes no body, but throws (measured on Next 14, 15 and 16). */
const BODILESS = [204, 205, 304];

function isBodiless(status: number | undefined): boolean {
  return status !== undefined && BODILESS.includes(status);
}

export interface StatusValues {
  /** Those of the known values that allow no body. */
  bodiless: number[];
  /** There is no other value. */
  only: boolean;
}

export function statusValues(expressions: t.Node[], module: Module): StatusValues {
  const found = possibleStatuses(expressions, module);
  return {
    bodiless: BODILESS.filter((status) => found.has(status)),
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
  const sources = depth > 5 ? undefined : sourcesOf(node, module);
  if (!sources) found.add(undefined);
  for (const source of sources ?? []) collect(source, module, found, depth + 1);
}

/** The expressions of which one gives the value; nothing where there may be others. */
function sourcesOf(node: t.Node, module: Module): t.Node[] | undefined {
  if (t.isConditionalExpression(node)) return [node.consequent, node.alternate];
  if (t.isLogicalExpression(node)) return [node.left, node.right];
  if (t.isIdentifier(node)) return sourcesOfName(node, module);
  if (!isMember(node)) return undefined;
  const name = propertyName(node);
  const object = unwrap(node.object);
  const declaration = t.isIdentifier(object) ? module.bindings.get(object)?.path.node : undefined;
  if (!name || !t.isVariableDeclarator(declaration) || !declaration.init) return undefined;
  const made = unwrap(declaration.init, true);
  const fn = isCall(made) && t.isIdentifier(made.callee) ? functionNamed(made.callee, module) : undefined;
  return fn && returnedProperties(fn, name);
}

function sourcesOfName(name: t.Identifier, module: Module): t.Node[] | undefined {
  const binding = module.bindings.get(name);
  const declaration = binding?.path.node;
  const sources: t.Node[] = [];
  if (binding?.kind === "param") {
    const fn = binding.scope.block;
    if (!isFunctionNode(fn)) return undefined;
    const index = fn.params.findIndex(
      (parameter) =>
        parameter === binding.identifier ||
        (t.isAssignmentPattern(parameter) && parameter.left === binding.identifier),
    );
    const parameter = fn.params[index];
    if (t.isAssignmentPattern(parameter)) sources.push(parameter.right);
    const calls = callsOf(fn, module);
    if (index < 0 || !calls) return undefined;
    for (const call of calls) if (call.arguments[index]) sources.push(call.arguments[index]!);
  } else if (t.isVariableDeclarator(declaration) && t.isIdentifier(declaration.id)) {
    if (declaration.init) sources.push(declaration.init);
  } else return undefined;
  for (const { node } of binding!.constantViolations) {
    if (!t.isAssignmentExpression(node) || node.operator !== "=") return undefined;
    sources.push(node.right);
  }
  return sources;
}

/** All calls of a named function of the file; nothing where it is used otherwise. */
function callsOf(fn: t.Node, module: Module): t.CallExpression[] | undefined {
  const above = module.parents.get(fn);
  const name =
    t.isFunctionDeclaration(fn) && fn.id
      ? fn.id
      : t.isVariableDeclarator(above) && t.isIdentifier(above.id)
        ? above.id
        : undefined;
  const references = name && module.bindings.get(name)?.referencePaths;
  if (!references) return undefined;
  const calls: t.CallExpression[] = [];
  for (const { node } of references) {
    const call = module.parents.get(node);
    if (!t.isCallExpression(call) || call.callee !== node) return undefined;
    calls.push(call);
  }
  return calls;
}

function functionNamed(name: t.Identifier, module: Module): t.Node | undefined {
  const declaration = module.bindings.get(name)?.path.node;
  const fn = t.isVariableDeclarator(declaration) && declaration.init ? unwrap(declaration.init) : declaration;
  return isFunctionNode(fn) ? fn : undefined;
}

/** `{ status: 204 }` of every `return`. */
function returnedProperties(fn: t.Node, name: string): t.Node[] | undefined {
  const values: t.Node[] = [];
  let complete = true;
  visitAll(fn, (node) => {
    if (node !== fn && isFunctionNode(node)) return false;
    if (!t.isReturnStatement(node)) return undefined;
    const value = node.argument ? unwrap(node.argument) : undefined;
    const property = t.isObjectExpression(value)
      ? value.properties.find((one) => t.isObjectProperty(one) && propertyName(one) === name)
      : undefined;
    if (t.isObjectProperty(property)) values.push(property.value);
    else complete = false;
    return undefined;
  });
  return complete && values.length > 0 ? values : undefined;
}
