/** Evaluates expressions for a request whose method is known. Whatever isn't certain is `undefined`: unknown. */

import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import type { HttpMethod } from "./contract.js";
import type { Module } from "./module.js";
import { isCall, isFunctionNode, isMember, propertyName, unwrap } from "./syntax.js";

/** A known value: a plain JavaScript value, or a piece of the program (a function, an object or array literal). */
export type Value = { value: unknown } | { node: t.Node };

export interface MethodWorld {
  module: Module;
  /** Whether an identifier is the request. */
  isRequest(node: t.Node): boolean;
  /** Parameters whose argument is known: `withMethods(["GET"])`. */
  bound: Map<Binding, t.Node>;
}

export function evaluate(
  node: t.Node | null | undefined,
  method: HttpMethod,
  world: MethodWorld,
  depth = 0,
): Value | undefined {
  if (!node || depth > 40) return undefined;
  const at = (inner: t.Node | null | undefined, other = world) => evaluate(inner, method, other, depth + 1);
  const inner = unwrap(node);
  if (isMethodOfRequest(inner, world)) return { value: method };
  if (t.isStringLiteral(inner) || t.isNumericLiteral(inner) || t.isBooleanLiteral(inner))
    return { value: inner.value };
  if (t.isNullLiteral(inner)) return { value: null };
  if (t.isTemplateLiteral(inner)) return template(inner, at);
  if (t.isIdentifier(inner)) return ofIdentifier(inner, method, world, depth);
  if (
    isFunctionNode(inner) ||
    t.isObjectExpression(inner) ||
    t.isArrayExpression(inner) ||
    t.isRegExpLiteral(inner)
  )
    return { node: inner };
  if (t.isNewExpression(inner) && t.isIdentifier(inner.callee, { name: "Set" }))
    return at(inner.arguments[0]);
  if (t.isUnaryExpression(inner)) {
    const operand = at(inner.argument);
    if (!operand) return undefined;
    if (inner.operator === "!") return { value: !truthy(operand) };
    if (inner.operator === "typeof")
      return {
        value:
          "node" in operand ? (isFunctionNode(operand.node) ? "function" : "object") : typeof operand.value,
      };
    if (inner.operator === "-" && "value" in operand && typeof operand.value === "number")
      return { value: -operand.value };
    return undefined;
  }
  if (t.isLogicalExpression(inner)) {
    const left = at(inner.left);
    if (!left) return undefined;
    const decided =
      inner.operator === "&&"
        ? !truthy(left)
        : inner.operator === "||"
          ? truthy(left)
          : "node" in left || left.value != null;
    return decided ? left : at(inner.right);
  }
  if (t.isConditionalExpression(inner)) {
    const test = at(inner.test);
    return test && at(truthy(test) ? inner.consequent : inner.alternate);
  }
  if (t.isBinaryExpression(inner)) return binary(inner, at);
  if (isMember(inner)) return member(inner, at, world);
  if (isCall(inner)) return call(inner, at, world);
  return undefined;
}

/**
 * Whether a test holds, where that is known. More is known than of its value: `id && false` is false whatever `id` is,
 * as long as evaluating `id` does nothing, and `body || {}` holds, though it may be either.
 */
export function truthOf(node: t.Node, method: HttpMethod, world: MethodWorld): boolean | undefined {
  const inner = unwrap(node);
  const value = evaluate(inner, method, world);
  if (value) return truthy(value);
  if (t.isUnaryExpression(inner) && inner.operator === "!") {
    const operand = truthOf(inner.argument, method, world);
    return operand === undefined ? undefined : !operand;
  }
  if (!t.isLogicalExpression(inner) || inner.operator === "??") return undefined;
  const decisive = inner.operator === "||";
  const left = truthOf(inner.left, method, world);
  if (left === decisive) return decisive;
  const right = truthOf(inner.right, method, world);
  if (left !== undefined) return right;
  return right === decisive && hasNoEffect(inner.left) ? decisive : undefined;
}

/** Reading names and properties, comparing them: nothing that could be noticed. */
function hasNoEffect(node: t.Node): boolean {
  const inner = unwrap(node);
  if (t.isIdentifier(inner) || t.isLiteral(inner))
    return !t.isTemplateLiteral(inner) || inner.expressions.every(hasNoEffect);
  if (isMember(inner)) return hasNoEffect(inner.object) && (!inner.computed || hasNoEffect(inner.property));
  if (t.isUnaryExpression(inner)) return inner.operator !== "delete" && hasNoEffect(inner.argument);
  if (t.isBinaryExpression(inner) || t.isLogicalExpression(inner))
    return hasNoEffect(inner.left) && hasNoEffect(inner.right);
  return false;
}

export function truthy(value: Value): boolean {
  return "node" in value ? true : Boolean(value.value);
}

/** `req.method`, `req["method"]`, `req?.method`, or a binding destructured from the request. */
export function isMethodOfRequest(node: t.Node, world: MethodWorld): boolean {
  const inner = unwrap(node);
  return isMember(inner) && propertyName(inner) === "method" && world.isRequest(unwrap(inner.object));
}

function template(node: t.TemplateLiteral, at: (node: t.Node) => Value | undefined): Value | undefined {
  let text = "";
  for (const [index, quasi] of node.quasis.entries()) {
    text += quasi.value.cooked ?? "";
    const expression = node.expressions[index];
    if (!expression) continue;
    const value = at(expression);
    if (!value || "node" in value) return undefined;
    text += String(value.value);
  }
  return { value: text };
}

function ofIdentifier(
  node: t.Identifier,
  method: HttpMethod,
  world: MethodWorld,
  depth: number,
): Value | undefined {
  const binding = world.module.bindings.get(node);
  if (!binding) {
    if (node.name === "undefined") return { value: undefined };
    // Enums are no bindings in the scope analysis.
    const declared = world.module.program.body
      .map((statement) => (t.isExportNamedDeclaration(statement) ? statement.declaration : statement))
      .find((statement) => t.isTSEnumDeclaration(statement) && statement.id.name === node.name);
    return declared ? { node: declared } : undefined;
  }
  const bound = world.bound.get(binding);
  if (bound) return evaluate(bound, method, world, depth + 1);
  if (!binding.constant) return undefined;
  const declaration = binding.path.node;
  if (t.isFunctionDeclaration(declaration)) return { node: declaration };
  if (t.isVariableDeclarator(declaration)) {
    if (t.isIdentifier(declaration.id)) {
      const value = evaluate(declaration.init, method, world, depth + 1);
      if (value && "node" in value && isLiteralContainer(value.node) && !onlyRead(binding, world))
        return undefined;
      return value;
    }
    if (t.isObjectPattern(declaration.id) && declaration.init)
      return ofPattern(declaration.id, declaration.init, binding, method, world, depth);
  }
  if (isFunctionNode(declaration) || binding.kind === "param") {
    // `function handler({ method }, res)`: the pattern stands where the request is.
    for (const parameter of "params" in declaration ? declaration.params : [declaration]) {
      if (t.isObjectPattern(parameter) && world.isRequest(parameter))
        for (const property of parameter.properties)
          if (
            t.isObjectProperty(property) &&
            propertyName(property) === "method" &&
            bindsName(property.value, binding)
          )
            return { value: method };
    }
  }
  return undefined;
}

function bindsName(pattern: t.Node, binding: Binding): boolean {
  return (
    pattern === binding.identifier || (t.isAssignmentPattern(pattern) && pattern.left === binding.identifier)
  );
}

function ofPattern(
  pattern: t.ObjectPattern,
  init: t.Expression,
  binding: Binding,
  method: HttpMethod,
  world: MethodWorld,
  depth: number,
): Value | undefined {
  for (const property of pattern.properties) {
    if (!t.isObjectProperty(property) || !bindsName(property.value, binding)) continue;
    const name = propertyName(property);
    if (name === undefined) return undefined;
    if (world.isRequest(unwrap(init))) return name === "method" ? { value: method } : undefined;
    const object = evaluate(init, method, world, depth + 1);
    return object && "node" in object
      ? propertyOf(object.node, name, (n) => evaluate(n, method, world, depth + 1))
      : undefined;
  }
  return undefined;
}

function isLiteralContainer(node: t.Node): boolean {
  return t.isObjectExpression(node) || t.isArrayExpression(node);
}

/** Whether an object or array held by a binding is never changed: every use only reads it. */
function onlyRead(binding: Binding, world: MethodWorld): boolean {
  return binding.referencePaths.every((path) => {
    let node: t.Node = path.node;
    let above = world.module.parents.get(node);
    while (above && unwrap(above) === unwrap(node) && above !== node) {
      node = above;
      above = world.module.parents.get(above);
    }
    if (isMember(above) && above.object === node) {
      const user = world.module.parents.get(above);
      if (t.isAssignmentExpression(user) && user.left === above) return false;
      if (t.isUpdateExpression(user) || (t.isUnaryExpression(user) && user.operator === "delete"))
        return false;
      if (isCall(user) && user.callee === above)
        return (
          ![
            "push",
            "pop",
            "shift",
            "unshift",
            "splice",
            "sort",
            "reverse",
            "fill",
            "add",
            "delete",
            "clear",
          ].includes(propertyName(above) ?? "push") || above.computed
        );
      return true;
    }
    if (isCall(above)) {
      const callee = above.callee;
      if (isMember(callee) && t.isIdentifier(callee.object, { name: "Object" }))
        return ["keys", "values", "entries", "hasOwn", "freeze"].includes(propertyName(callee) ?? "");
      // Handed to a function of its own kind (a factory, a wrapper): such functions read their options.
      return above.callee !== node;
    }
    return (
      (t.isBinaryExpression(above) && above.operator === "in") ||
      t.isTSTypeQuery(above) ||
      t.isSpreadElement(above) ||
      t.isVariableDeclarator(above) ||
      t.isExportSpecifier(above) ||
      t.isNewExpression(above)
    );
  });
}

function binary(node: t.BinaryExpression, at: (node: t.Node) => Value | undefined): Value | undefined {
  const left = at(node.left);
  const right = at(node.right);
  if (!left || !right) return undefined;
  if (node.operator === "in") {
    if (!("value" in left) || !("node" in right) || !t.isObjectExpression(right.node)) return undefined;
    const names = keysOf(right.node);
    return names && { value: names.includes(String(left.value)) };
  }
  const equal = node.operator === "===" || node.operator === "==";
  const unequal = node.operator === "!==" || node.operator === "!=";
  if ("node" in left || "node" in right) {
    // A function or literal is never equal to a primitive.
    if ("node" in left && "node" in right) return undefined;
    return equal ? { value: false } : unequal ? { value: true } : undefined;
  }
  if (node.operator === "===") return { value: left.value === right.value };
  if (node.operator === "!==") return { value: left.value !== right.value };
  // biome-ignore lint/suspicious/noDoubleEquals: the author's own `==` is what is evaluated
  if (node.operator === "==") return { value: left.value == right.value };
  // biome-ignore lint/suspicious/noDoubleEquals: see above
  if (node.operator === "!=") return { value: left.value != right.value };
  if (typeof left.value === "number" && typeof right.value === "number") {
    if (node.operator === "<") return { value: left.value < right.value };
    if (node.operator === ">") return { value: left.value > right.value };
    if (node.operator === ">=") return { value: left.value >= right.value };
    if (node.operator === "<=") return { value: left.value <= right.value };
  }
  if (node.operator === "+" && typeof left.value === "string" && typeof right.value === "string")
    return { value: left.value + right.value };
  return undefined;
}

/** The keys of an object literal, unless one of them can't be known. */
export function keysOf(node: t.ObjectExpression): string[] | undefined {
  const keys: string[] = [];
  for (const property of node.properties) {
    if (t.isSpreadElement(property)) return undefined;
    const name = propertyName(property);
    if (name === undefined) return undefined;
    keys.push(name);
  }
  return keys;
}

function propertyOf(
  container: t.Node,
  name: string,
  at: (node: t.Node) => Value | undefined,
): Value | undefined {
  if (t.isTSEnumDeclaration(container)) {
    const members = container.body?.members ?? container.members;
    const found = members.find((m) => (t.isIdentifier(m.id) ? m.id.name : m.id.value) === name);
    return found?.initializer ? at(found.initializer) : undefined;
  }
  if (t.isArrayExpression(container)) {
    if (name === "length") return { value: container.elements.length };
    return undefined;
  }
  if (!t.isObjectExpression(container) || !keysOf(container)) return undefined;
  const found = container.properties.findLast((p) => !t.isSpreadElement(p) && propertyName(p) === name);
  if (!found) return name in Object.prototype ? undefined : { value: undefined };
  if (t.isObjectMethod(found)) return found.kind === "method" ? { node: found } : undefined;
  if (!t.isObjectProperty(found)) return undefined;
  const value = at(found.value);
  if (value) return value;
  // Whatever a table of methods names is called next: an imported function, a wrapped one.
  return t.isIdentifier(found.value) || isMember(found.value) || isCall(found.value)
    ? { node: found.value }
    : undefined;
}

function member(
  node: t.MemberExpression | t.OptionalMemberExpression,
  at: (node: t.Node) => Value | undefined,
  _world: MethodWorld,
): Value | undefined {
  const object = at(node.object);
  if (!object) return undefined;
  let name = propertyName(node);
  if (name === undefined && node.computed) {
    const key = at(node.property);
    if (key && "value" in key) name = String(key.value);
  }
  if (name === undefined) return undefined;
  if ("node" in object) return propertyOf(object.node, name, at);
  if (typeof object.value === "string" && name === "length") return { value: object.value.length };
  return undefined;
}

/** `["PUT", "PATCH"].some((one) => one === req.method)`. */
function quantified(
  callee: t.MemberExpression | t.OptionalMemberExpression,
  test: t.Node | undefined,
  name: "some" | "every",
  at: (node: t.Node, world?: MethodWorld) => Value | undefined,
  world: MethodWorld,
): Value | undefined {
  const list = at(callee.object);
  if (!list || !("node" in list) || !t.isArrayExpression(list.node)) return undefined;
  if (!t.isArrowFunctionExpression(test) || t.isBlockStatement(test.body)) return undefined;
  const [parameter] = test.params;
  const binding = t.isIdentifier(parameter) ? world.module.bindings.get(parameter) : undefined;
  if (!binding) return undefined;
  const values: boolean[] = [];
  for (const element of list.node.elements) {
    if (!element) return undefined;
    const value = at(test.body, { ...world, bound: new Map([...world.bound, [binding, element]]) });
    if (!value) return undefined;
    values.push(truthy(value));
  }
  return { value: name === "some" ? values.some(Boolean) : values.every(Boolean) };
}

function call(
  node: t.CallExpression | t.OptionalCallExpression,
  at: (node: t.Node) => Value | undefined,
  world: MethodWorld,
): Value | undefined {
  const callee = unwrap(node.callee);
  if (t.isIdentifier(callee, { name: "String" }) && !world.module.bindings.has(callee)) {
    const value = at(node.arguments[0]!);
    return value && "value" in value ? { value: String(value.value) } : undefined;
  }
  if (!isMember(callee)) return undefined;
  const name = propertyName(callee);
  if (name === "some" || name === "every") return quantified(callee, node.arguments[0], name, at, world);
  const argument = node.arguments[0] ? at(node.arguments[0]) : undefined;
  if (t.isIdentifier(callee.object, { name: "Object" })) {
    if (!argument || !("node" in argument) || !t.isObjectExpression(argument.node)) return undefined;
    const keys = keysOf(argument.node);
    if (!keys) return undefined;
    if (name === "keys") return { node: t.arrayExpression(keys.map((key) => t.stringLiteral(key))) };
    if (name === "freeze") return argument;
    const key = node.arguments[1] ? at(node.arguments[1]) : undefined;
    if (name === "hasOwn" && key && "value" in key) return { value: keys.includes(String(key.value)) };
    return undefined;
  }
  const object = at(callee.object);
  if (!object) return undefined;
  if ("value" in object) {
    if (typeof object.value !== "string") return undefined;
    if (name === "toUpperCase") return { value: object.value.toUpperCase() };
    if (name === "toLowerCase") return { value: object.value.toLowerCase() };
    if (name === "trim" || name === "toString") return { value: object.value };
    if (argument && "value" in argument && typeof argument.value === "string") {
      if (name === "startsWith") return { value: object.value.startsWith(argument.value) };
      if (name === "includes") return { value: object.value.includes(argument.value) };
      if (name === "localeCompare") return { value: object.value.localeCompare(argument.value) };
    }
    return undefined;
  }
  if (t.isRegExpLiteral(object.node) && name === "test" && argument && "value" in argument) {
    const { pattern, flags } = object.node;
    if (!/^[\w^$|()?:[\]-]*$/.test(pattern) || flags.replace("i", "") !== "") return undefined;
    return { value: new RegExp(pattern, flags).test(String(argument.value)) };
  }
  if (t.isArrayExpression(object.node) && argument && "value" in argument) {
    const values = object.node.elements.map((element) => (element ? at(element) : undefined));
    if (values.some((value) => !value || !("value" in value))) return undefined;
    const plain = values.map((value) => (value as { value: unknown }).value);
    if (name === "includes" || name === "has") return { value: plain.includes(argument.value) };
    if (name === "indexOf") return { value: plain.indexOf(argument.value) };
    return undefined;
  }
  if (t.isObjectExpression(object.node) && name === "hasOwnProperty" && argument && "value" in argument) {
    const keys = keysOf(object.node);
    return keys && { value: keys.includes(String(argument.value)) };
  }
  return undefined;
}
