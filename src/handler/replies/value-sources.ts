/** Where a value comes from, as far as the file tells. */

import * as t from "@babel/types";
import type { Module } from "../module.js";
import {
  type FunctionNode,
  isCall,
  isFunctionNode,
  isMember,
  propertyName,
  unwrap,
  visitAll,
} from "../syntax.js";
import { callsOf } from "../value-flow.js";

/** The expressions of which one gives the value; nothing where there may be others. */
export function sourcesOf(node: t.Node, module: Module): t.Node[] | undefined {
  if (t.isConditionalExpression(node)) return [node.consequent, node.alternate];
  if (t.isLogicalExpression(node)) return [node.left, node.right];
  if (t.isIdentifier(node)) return sourcesOfName(node, module);
  if (isCall(node)) {
    const fn = t.isIdentifier(node.callee) ? functionNamed(node.callee, module) : undefined;
    return isFunctionNode(fn) ? returnedBy(fn) : undefined;
  }
  if (!isMember(node)) return undefined;
  const name = propertyName(node);
  const object = unwrap(node.object);
  const declaration = t.isIdentifier(object) ? module.bindings.get(object)?.path.node : undefined;
  if (!t.isVariableDeclarator(declaration) || !declaration.init) return undefined;
  const made = unwrap(declaration.init, true);
  if (!name) return t.isObjectExpression(made) ? valuesOf(made) : undefined;
  const fn = isCall(made) && t.isIdentifier(made.callee) ? functionNamed(made.callee, module) : undefined;
  return fn && returnedProperties(fn, name);
}

/** The same for a name: of a parameter, what the calls of its function give it. */
export function sourcesOfName(name: t.Identifier, module: Module): t.Node[] | undefined {
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
    if (index < 0 || !calls?.every((call) => call.arguments.every((one) => t.isExpression(one))))
      return undefined;
    for (const call of calls) {
      const argument = call.arguments[index];
      if (argument) sources.push(argument);
      else if (!t.isAssignmentPattern(parameter)) sources.push(t.identifier("undefined"));
    }
  } else if (t.isVariableDeclarator(declaration) && t.isIdentifier(declaration.id)) {
    if (declaration.init) sources.push(declaration.init);
  } else if (t.isVariableDeclarator(declaration) && t.isObjectPattern(declaration.id)) {
    const property = declaration.id.properties.find(
      (one) => t.isObjectProperty(one) && one.value === binding!.identifier,
    );
    const made = declaration.init && unwrap(declaration.init, true);
    const fn = isCall(made) && t.isIdentifier(made.callee) ? functionNamed(made.callee, module) : undefined;
    const given =
      fn && t.isObjectProperty(property) ? returnedProperties(fn, propertyName(property) ?? "") : undefined;
    if (!given) return undefined;
    sources.push(...given);
  } else return undefined;
  for (const { node } of binding!.constantViolations) {
    if (!t.isAssignmentExpression(node) || node.operator !== "=") return undefined;
    sources.push(node.right);
  }
  return sources;
}

/** All that a table may give: `STATUS[kind]`. */
function valuesOf(table: t.ObjectExpression): t.Node[] | undefined {
  const values = table.properties.flatMap((one) => (t.isObjectProperty(one) ? [one.value] : []));
  return values.length === table.properties.length ? values : undefined;
}

function functionNamed(name: t.Identifier, module: Module): t.Node | undefined {
  const declaration = module.bindings.get(name)?.path.node;
  const fn = t.isVariableDeclarator(declaration) && declaration.init ? unwrap(declaration.init) : declaration;
  return isFunctionNode(fn) ? fn : undefined;
}

/** What a function gives on each of its ways. */
export function returnedBy(fn: FunctionNode): t.Node[] | undefined {
  if (!t.isBlockStatement(fn.body)) return [fn.body];
  const values: t.Node[] = [];
  visitAll(fn.body, (node) => {
    if (isFunctionNode(node)) return false;
    if (t.isReturnStatement(node) && node.argument) values.push(node.argument);
    return undefined;
  });
  return values.length > 0 ? values : undefined;
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
