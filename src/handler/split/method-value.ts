/** Evaluates expressions for a request whose method is known. Whatever isn't certain is `undefined`: unknown. */

import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import { step } from "../budget.js";
import { HTTP_METHODS, type HttpMethod } from "../contract.js";
import { isSurelyThere } from "../given/absence.js";
import { valuesOf } from "../given/values.js";
import { type Module, ownerOf } from "../module.js";
import type { SecondNames } from "../second-names.js";
import {
  childrenOf,
  type FunctionNode,
  isCall,
  isFunctionNode,
  isMember,
  propertyName,
  unwrap,
} from "../syntax.js";
import { outcomeHere } from "./call-outcome.js";

/** A known value: a plain JavaScript value, or a piece of the program (a function, an object or array literal). */
export type Value = { value: unknown } | { node: t.Node };

export interface MethodWorld {
  module: Module;
  /** Whether an identifier is the request. */
  isRequest(node: t.Node): boolean;
  /** Parameters whose argument is known: `withMethods(["GET"])`. */
  bound: Map<Binding, t.Node>;
  /** Calls that reply and then tell so end the way for what follows: of interest to who asks for answers, not for code. */
  followsCalls?: boolean;
  /** Names for functions in such arguments that have none: `createHandler({ GET: (req, res) => … })`. */
  hoisted?: Map<FunctionNode, string>;
  /** Other names of the request and the response in the function at hand. */
  names?: SecondNames;
}

export function evaluate(
  node: t.Node | null | undefined,
  method: HttpMethod,
  world: MethodWorld,
  depth = 0,
): Value | undefined {
  if (!node || depth > 40) return undefined;
  step();
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
    t.isRegExpLiteral(inner) ||
    isMapOfEntries(inner)
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
          "node" in operand
            ? isLiteralContainer(operand.node)
              ? "object"
              : "function"
            : typeof operand.value,
      };
    if (inner.operator === "-" && "value" in operand && typeof operand.value === "number")
      return { value: -operand.value };
    return undefined;
  }
  if (t.isLogicalExpression(inner)) {
    const left = at(inner.left);
    if (!left) return undefined;
    const decided =
      inner.operator === "&&" ? !truthy(left) : inner.operator === "||" ? truthy(left) : !isNullish(left);
    return decided ? left : at(inner.right);
  }
  if (t.isConditionalExpression(inner)) {
    const test = at(inner.test);
    return test && at(truthy(test) ? inner.consequent : inner.alternate);
  }
  if (t.isBinaryExpression(inner)) return binary(inner, at);
  if (isMember(inner)) return member(inner, at, world);
  const own = isCall(inner) ? call(inner, at, world) : undefined;
  if (own || !(isCall(inner) || t.isAwaitExpression(inner))) return own;
  // A function of this file, whose call has no other purpose than its value.
  const outcome = outcomeHere(inner, method, world, depth + 1);
  return outcome?.ends === "returns" && outcome.pure ? outcome.value : undefined;
}

/**
 * Whether a test holds, where the method or a known argument decides that. A test on anything else stays as the author
 * wrote it, constant or not. More is known than of its value: `id && false` is false whatever `id` is, as long as
 * evaluating `id` does nothing, and `body || {}` holds, though it may be either.
 */
export function truthOf(node: t.Node, method: HttpMethod, world: MethodWorld): boolean | undefined {
  return speaksOfMethod(node, world) ? truth(node, method, world) : undefined;
}

/** Like `truthOf`, of any expression. */
export function truth(node: t.Node, method: HttpMethod, world: MethodWorld, depth = 0): boolean | undefined {
  const inner = unwrap(node);
  const value = evaluate(inner, method, world, depth);
  if (value) return truthy(value);
  if (t.isUnaryExpression(inner) && inner.operator === "!") {
    const operand = truth(inner.argument, method, world, depth);
    return operand === undefined ? undefined : !operand;
  }
  if (!t.isLogicalExpression(inner) || inner.operator === "??") return undefined;
  const decisive = inner.operator === "||";
  const left = truth(inner.left, method, world, depth);
  if (left === decisive) return decisive;
  const right = truth(inner.right, method, world, depth);
  if (left !== undefined) return right;
  return right === decisive && hasNoEffect(inner.left, world) ? decisive : undefined;
}

/** Whether an expression contains the method, a known argument, or a constant that was made of one. */
function speaksOfMethod(node: t.Node, world: MethodWorld, seen = new Set<t.Node>()): boolean {
  if (seen.has(node)) return false;
  seen.add(node);
  if (isMethodOfRequest(node, world)) return true;
  if (t.isIdentifier(node)) {
    const binding = world.module.bindings.get(node);
    if (!binding) return false;
    if (world.bound.has(binding)) return true;
    if (binding.kind === "param") return evaluate(node, "GET", world) !== undefined;
    const { node: declaration } = binding.path;
    if (!t.isVariableDeclarator(declaration) || !declaration.init) return false;
    if (world.isRequest(unwrap(declaration.init))) return evaluate(node, "GET", world) !== undefined;
    return speaksOfMethod(declaration.init, world, seen);
  }
  if ((isCall(node) || t.isAwaitExpression(node)) && differsByMethod(node, world)) return true;
  return childrenOf(node).some((child) => speaksOfMethod(child, world, seen));
}

/** Whether a function of this file asks for the method itself, of the request that it is given. */
function differsByMethod(call: t.Node, world: MethodWorld): boolean {
  const told = HTTP_METHODS.map((method) => {
    const outcome = outcomeHere(call, method, world);
    const value = outcome?.value;
    return `${outcome?.ends} ${outcome?.pure} ${value && ("value" in value ? String(value.value) : "node")}`;
  });
  return new Set(told).size > 1;
}

/**
 * Whether a test holds behind a call that does more than tell: `if (!allow(req, res, ["GET"])) return` when `allow` has
 * replied. Where the call throws, nothing follows either.
 */
export function truthOnceCalled(node: t.Node, method: HttpMethod, world: MethodWorld): boolean | undefined {
  const inner = unwrap(node);
  if (t.isUnaryExpression(inner) && inner.operator === "!") {
    const operand = truthOnceCalled(inner.argument, method, world);
    return operand === undefined ? undefined : !operand;
  }
  if (t.isIdentifier(inner)) {
    const binding = world.module.bindings.get(inner);
    const declaration = binding?.constant ? binding.path.node : undefined;
    return t.isVariableDeclarator(declaration) && t.isIdentifier(declaration.id) && declaration.init
      ? truthOnceCalled(declaration.init, method, world)
      : undefined;
  }
  const value = outcomeHere(inner, method, world)?.value;
  return value && truthy(value);
}

/** Reading names and the properties of what is surely there, comparing them: nothing that could be noticed. */
export function hasNoEffect(node: t.Node, world: MethodWorld): boolean {
  const none = (one: t.Node): boolean => hasNoEffect(one, world);
  const inner = unwrap(node);
  if (t.isIdentifier(inner) || t.isLiteral(inner))
    return !t.isTemplateLiteral(inner) || inner.expressions.every(none);
  if (isMember(inner))
    return (
      (t.isOptionalMemberExpression(inner) || isThere(inner.object, world)) &&
      none(inner.object) &&
      (!inner.computed || none(inner.property))
    );
  if (t.isUnaryExpression(inner)) return inner.operator !== "delete" && none(inner.argument);
  if (t.isBinaryExpression(inner) || t.isLogicalExpression(inner))
    return none(inner.left) && none(inner.right);
  return false;
}

/** Whether a value is neither null nor undefined where it stands, as far as is known. */
function isThere(node: t.Node, world: MethodWorld): boolean {
  const { module } = world;
  const inner = unwrap(node);
  if (world.isRequest(inner)) return true;
  const owner = ownerOf(module, inner);
  const facts = isFunctionNode(owner) ? valuesOf(module).factsOf(owner) : undefined;
  return isSurelyThere(facts?.of(node) || valuesOf(module).of(node));
}

function truthy(value: Value): boolean {
  return "node" in value ? true : Boolean(value.value);
}

function isNullish(value: Value): boolean {
  return "value" in value && (value.value === undefined || value.value === null);
}

/**
 * Whether an expression is `null` or `undefined`, where the method decides that: `methods[req.method]?.(req, res)` is for
 * a method that the table lacks, and isn't for one whose function is async and so gives a promise.
 */
export function nullishness(node: t.Node, method: HttpMethod, world: MethodWorld): boolean | undefined {
  if (!speaksOfMethod(node, world)) return undefined;
  const inner = unwrap(node);
  const value = evaluate(inner, method, world);
  if (value) return isNullish(value);
  if (!isCall(inner)) return undefined;
  const callee = evaluate(inner.callee, method, world);
  const called = callee && "node" in callee ? callee.node : undefined;
  return isFunctionNode(called) && called.async && !called.generator ? false : undefined;
}

/** `req.method`, `req["method"]`, `req?.method`, or a binding destructured from the request. */
export function isMethodOfRequest(node: t.Node, world: MethodWorld): boolean {
  const inner = unwrap(node);
  return isMember(inner) && propertyName(inner) === "method" && world.isRequest(unwrap(inner.object));
}

/** Whether a pattern for the request takes the method out of it, by itself or along with the rest. */
export function takesMethod({ properties }: t.ObjectPattern): boolean {
  return properties.some((property) => t.isRestElement(property) || propertyName(property) === "method");
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
      if (value && "node" in value && isLiteralContainer(value.node) && !onlyRead(binding, value.node, world))
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
  return t.isObjectExpression(node) || t.isArrayExpression(node) || isMapOfEntries(node);
}

/** `new Map([["GET", list], ["POST", create]])`. */
function isMapOfEntries(node: t.Node): boolean {
  return (
    t.isNewExpression(node) && t.isIdentifier(node.callee, { name: "Map" }) && entriesOf(node) !== undefined
  );
}

/** The entries of such a Map, unless one of them can't be known. */
function entriesOf(map: t.NewExpression): { key: string; value: t.Expression }[] | undefined {
  const [list] = map.arguments;
  const literal = list && unwrap(list);
  if (map.arguments.length !== 1 || !t.isArrayExpression(literal)) return undefined;
  const entries: { key: string; value: t.Expression }[] = [];
  for (const element of literal.elements) {
    const pair = element && unwrap(element);
    if (!t.isArrayExpression(pair) || pair.elements.length !== 2) return undefined;
    const [key, value] = pair.elements;
    if (!t.isStringLiteral(key) || !t.isExpression(value)) return undefined;
    entries.push({ key: key.value, value });
  }
  return entries;
}

export const MUTATORS = new Set(
  "push pop shift unshift splice sort reverse fill copyWithin add set delete clear assign".split(" "),
);

/**
 * Whether an object or array held by a binding is never changed. A list or table of methods is taken for what it looks
 * like, a constant, wherever it is handed to; of all others every use has to be one that can only read.
 */
function onlyRead(binding: Binding, literal: t.Node, world: MethodWorld): boolean {
  const ofMethods = isOfMethods(literal);
  const nested = childrenOf(literal).some((child) =>
    isLiteralContainer(unwrap(t.isObjectProperty(child) ? child.value : child)),
  );
  return binding.referencePaths.every((path) => {
    let { node, above } = outOfCasts(path.node, world);
    const itself = !isMember(above) || above.object !== node;
    while (isMember(above) && above.object === node) {
      if (above.computed && isCall(world.module.parents.get(above))) return ofMethods;
      ({ node, above } = outOfCasts(above, world));
    }
    if (t.isAssignmentExpression(above) && above.left === node) return false;
    if (t.isUpdateExpression(above) || (t.isUnaryExpression(above) && above.operator === "delete"))
      return false;
    if (isCall(above) && above.callee === node)
      return !isMember(node) || !MUTATORS.has(propertyName(node) ?? "");
    if (t.isBinaryExpression(above) || t.isTSTypeQuery(above) || t.isExportSpecifier(above)) return true;
    if (!itself && (ofMethods || !nested)) return !t.isArrayPattern(above) && !t.isForXStatement(above);
    if (isCall(above)) {
      const { callee } = above;
      if (isMember(callee) && t.isIdentifier(callee.object, { name: "Object" }))
        return ["keys", "values", "entries", "hasOwn", "freeze"].includes(propertyName(callee) ?? "");
      if (isMember(callee) && isMember(callee.object) && propertyName(callee.object) === "hasOwnProperty")
        return true;
      if (isMember(callee) && propertyName(callee) === "setHeader") return true;
      // At the top level it is handed to a factory or a wrapper: such functions read their options.
      return ofMethods || !path.getFunctionParent();
    }
    if (t.isVariableDeclarator(above)) return ofMethods || (t.isObjectPattern(above.id) && !nested);
    if (t.isNewExpression(above)) return ofMethods || t.isIdentifier(above.callee, { name: "Set" });
    if (t.isSpreadElement(above)) return ofMethods || !nested;
    return !itself && isTested(node, above);
  });
}

function isTested(node: t.Node, above: t.Node | undefined): boolean {
  return (
    ((t.isIfStatement(above) || t.isConditionalExpression(above)) && above.test === node) ||
    (t.isUnaryExpression(above) && above.operator === "!")
  );
}

/** The outermost cast around a node, and what stands above that. */
function outOfCasts(from: t.Node, world: MethodWorld): { node: t.Node; above: t.Node | undefined } {
  let node = from;
  let above = world.module.parents.get(node);
  while (above && unwrap(above) === unwrap(node)) {
    node = above;
    above = world.module.parents.get(above);
  }
  return { node, above };
}

/** `["GET", "POST"]`, `{ GET: …, POST: … }`. */
function isOfMethods(node: t.Node): boolean {
  const names = t.isArrayExpression(node)
    ? node.elements.map((element) => (t.isStringLiteral(element) ? element.value : undefined))
    : t.isObjectExpression(node)
      ? keysOf(node)
      : t.isNewExpression(node)
        ? entriesOf(node)?.map(({ key }) => key)
        : undefined;
  const known: readonly string[] = HTTP_METHODS;
  return !!names?.length && names.every((name) => name !== undefined && known.includes(name.toUpperCase()));
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
function keysOf(node: t.ObjectExpression): string[] | undefined {
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
  lookup = false,
): Value | undefined {
  if (t.isTSEnumDeclaration(container)) {
    const members = container.body?.members ?? container.members;
    const found = members.find((m) => (t.isIdentifier(m.id) ? m.id.name : m.id.value) === name);
    return found?.initializer ? at(found.initializer) : undefined;
  }
  if (t.isArrayExpression(container)) {
    if (name === "length" && !container.elements.some((element) => t.isSpreadElement(element)))
      return { value: container.elements.length };
    return undefined;
  }
  if (!t.isObjectExpression(container) || !keysOf(container)) return undefined;
  const found = container.properties.findLast((p) => !t.isSpreadElement(p) && propertyName(p) === name);
  if (!found) return name in Object.prototype ? undefined : { value: undefined };
  if (t.isObjectMethod(found)) return found.kind === "method" ? { node: found } : undefined;
  if (!t.isObjectProperty(found)) return undefined;
  return entryValue(found.value, at, lookup);
}

function entryValue(
  node: t.Node,
  at: (node: t.Node) => Value | undefined,
  lookup: boolean,
): Value | undefined {
  const value = at(node);
  if (value) return value;
  // Whatever is looked up by the method is called next: an imported function, a wrapped one.
  return lookup && (t.isIdentifier(node) || isMember(node) || isCall(node)) ? { node } : undefined;
}

function member(
  node: t.MemberExpression | t.OptionalMemberExpression,
  at: (node: t.Node) => Value | undefined,
  world: MethodWorld,
): Value | undefined {
  const object = at(node.object);
  if (!object) return undefined;
  let name = propertyName(node);
  const lookup = name === undefined && node.computed && speaksOfMethod(node.property, world);
  if (name === undefined && node.computed) {
    const key = at(node.property);
    if (key && "value" in key) name = String(key.value);
  }
  if (name === undefined) return undefined;
  if ("node" in object) return propertyOf(object.node, name, at, lookup);
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
  const called = isMember(callee) || t.isIdentifier(callee) ? at(callee) : undefined;
  if (called && isNullish(called)) return isOptional(node) ? { value: undefined } : undefined;
  if (!isMember(callee)) return undefined;
  const name = propertyName(callee);
  if (name === "some" || name === "every") return quantified(callee, node.arguments[0], name, at, world);
  const argument = node.arguments[0] ? at(node.arguments[0]) : undefined;
  const borrowed = unwrap(callee.object);
  if (name === "call" && isMember(borrowed) && propertyName(borrowed) === "hasOwnProperty")
    return hasOwn(argument, node.arguments[1] && at(node.arguments[1]));
  if (t.isIdentifier(callee.object, { name: "Object" })) {
    if (!argument || !("node" in argument) || !t.isObjectExpression(argument.node)) return undefined;
    const keys = keysOf(argument.node);
    if (!keys) return undefined;
    if (name === "keys") return { node: t.arrayExpression(keys.map((key) => t.stringLiteral(key))) };
    if (name === "freeze") return argument;
    return name === "hasOwn" ? hasOwn(argument, node.arguments[1] && at(node.arguments[1])) : undefined;
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
  if (name === "hasOwnProperty") return hasOwn(object, argument);
  if (t.isNewExpression(object.node) && argument && "value" in argument) {
    const entry = entriesOf(object.node)!.findLast(({ key }) => key === argument.value);
    if (name === "has") return { value: entry !== undefined };
    if (name === "get") return entry ? entryValue(entry.value, at, true) : { value: undefined };
  }
  return undefined;
}

/** `table?.()`, `tables.get(name)?.()`. */
function isOptional(node: t.CallExpression | t.OptionalCallExpression): boolean {
  return t.isOptionalCallExpression(node) && node.optional;
}

/** Whether an object literal has a property of that name. */
function hasOwn(object: Value | undefined, key: Value | undefined): Value | undefined {
  if (!object || !("node" in object) || !t.isObjectExpression(object.node)) return undefined;
  const keys = keysOf(object.node);
  return keys && key && "value" in key ? { value: keys.includes(String(key.value)) } : undefined;
}
