/** What a test says of the values that it looks at. */
import * as t from "@babel/types";
import type { Test } from "../flow/graph.js";
import type { Module } from "../module.js";
import { isCall, isMember, propertyName, unwrap } from "../syntax.js";
import { absent, defined, type Given, notNull, surely } from "./absence.js";

/** What is learnt: of an expression, how what was known of it changes. */
export type Learn = (node: t.Node, change: (given: Given) => Given) => void;

/** Tells `learn` what holds where a test came out as it did. */
export function narrow({ node, is }: Test, learn: Learn, module: Module, depth = 0): void {
  const one = unwrap(node);
  if (is === "there" || is === "nullish") {
    learn(one, is === "there" ? surely : absent);
    return;
  }
  const holds = is === "truthy";
  if (holds) learn(one, surely);
  if (depth > 6) return;
  const also = (inner: t.Node, truth: boolean): void =>
    narrow({ node: inner, is: truth ? "truthy" : "falsy" }, learn, module, depth + 1);
  if (t.isUnaryExpression(one) && one.operator === "!") also(one.argument, !holds);
  else if (t.isLogicalExpression(one)) {
    if (one.operator === (holds ? "&&" : "||")) {
      also(one.left, holds);
      also(one.right, holds);
    }
  } else if (t.isBinaryExpression(one)) comparison(one, holds, learn, module);
  else if (t.isIdentifier(one)) {
    // `const isMissing = !user`
    const binding = module.bindings.get(one);
    const declaration = binding?.constant ? binding.path.node : undefined;
    const init =
      t.isVariableDeclarator(declaration) && t.isIdentifier(declaration.id) ? declaration.init : undefined;
    if (init && isQuestion(unwrap(init)) && looksAtConstants(init, module)) also(init, holds);
  } else if (isMember(one) && holds) {
    learnWhole(one, learn);
    // zod: `parsed.success`
    if (propertyName(one) === "success") learn(dataOf(one), surely);
  } else if (isCall(one)) {
    const callee = unwrap(one.callee);
    const [first] = one.arguments;
    if (t.isIdentifier(callee, { name: "Boolean" }) && first) also(first, holds);
    if (!holds || !isMember(callee)) return;
    learnWhole(callee, learn);
    const name = propertyName(callee);
    if (t.isIdentifier(callee.object, { name: "Array" }) && name === "isArray" && first)
      learn(unwrap(first), surely);
    // `if (ALLOWED.includes(origin))`: nobody keeps nothing in a list.
    if ((name === "includes" || name === "has") && first) learn(unwrap(first), surely);
    // `if (tasks.has(id)) … tasks.get(id)`
    if (name === "has" && first && t.isExpression(first) && !t.isSuper(callee.object))
      learn(
        t.callExpression(t.memberExpression(callee.object as t.Expression, t.identifier("get")), [first]),
        surely,
      );
  }
}

/** `user?.name` is true: there is a user. */
function learnWhole(node: t.Node, learn: Learn): void {
  for (let one = node; isMember(one) || isCall(one); ) {
    const below: t.Node = unwrap(isMember(one) ? one.object : one.callee);
    if (isMember(one)) learn(below, surely);
    one = below;
  }
}

function dataOf(member: t.MemberExpression | t.OptionalMemberExpression): t.Node {
  return t.memberExpression(member.object as t.Expression, t.identifier("data"));
}

function isQuestion(node: t.Node): boolean {
  return (
    t.isUnaryExpression(node) || t.isBinaryExpression(node) || t.isLogicalExpression(node) || isCall(node)
  );
}

/** Whether what a test looks at is the same later on. */
function looksAtConstants(node: t.Node, module: Module): boolean {
  let constant = true;
  t.traverseFast(node, (inner) => {
    const binding = t.isIdentifier(inner) ? module.bindings.get(inner) : undefined;
    if (binding && !binding.constant) constant = false;
  });
  return constant;
}

function comparison(node: t.BinaryExpression, holds: boolean, learn: Learn, module: Module): void {
  const left = unwrap(node.left);
  const right = unwrap(node.right);
  const equality = ["===", "==", "!==", "!="].includes(node.operator);
  if (equality) {
    const isEqual = holds === (node.operator === "===" || node.operator === "==");
    const isLoose = node.operator.length === 2;
    for (const [value, other] of [[left, right] as const, [right, left] as const])
      equals(value, other, isEqual, isLoose);
    return;
  }
  if (node.operator === "instanceof" && holds) learn(left, surely);
  if (!["<", ">", "<=", ">="].includes(node.operator)) return;
  // `rows.length > 0`, `index >= 0`; nothing that is absent is more than nought.
  if (holds) for (const side of [left, right]) if (!t.isNumericLiteral(side)) positive(side);
  const [side, number] = t.isNumericLiteral(right) ? [left, right.value] : [undefined, 0];
  if (side && !holds && node.operator === "<" && number === 0) found(side);
  if (side && holds && ((node.operator === ">=" && number === 0) || (node.operator === ">" && number === -1)))
    found(side);
  if (side && holds && node.operator === ">" && t.isUnaryExpression(right)) found(side);

  function positive(side: t.Node): void {
    if (isMember(side)) learnWhole(side, learn);
    if (isCall(side)) learnWhole(unwrap(side.callee), learn);
  }

  function found(side: t.Node): void {
    learnFound(side, learn, module);
  }

  function equals(value: t.Node, other: t.Node, isEqual: boolean, isLoose: boolean): void {
    const isUndefined = t.isIdentifier(other, { name: "undefined" }) || isVoid(other);
    const isNull = t.isNullLiteral(other);
    if (isUndefined || isNull) {
      if (isLoose) learn(value, isEqual ? absent : surely);
      else if (!isEqual) learn(value, isUndefined ? defined : notNull);
      else learn(value, absent);
      return;
    }
    if (isTypeof(value)) {
      const name = t.isStringLiteral(other) ? other.value : undefined;
      const about = unwrap(value.argument);
      if (name === "undefined") learn(about, isEqual ? absent : defined);
      else if (name !== undefined && isEqual) learn(about, name === "object" ? defined : surely);
      return;
    }
    // `index !== -1`: what is sought is there.
    if (isMinusOne(other) && !isEqual) learnFound(value, learn, module);
    const isValue = t.isLiteral(other) || isMinusOne(other);
    if (isEqual && isValue) {
      learn(value, surely);
      if (isMember(value)) learnWhole(value, learn);
    }
    // `rows.length !== 0`
    if (
      !isEqual &&
      t.isNumericLiteral(other, { value: 0 }) &&
      isMember(value) &&
      !t.isOptionalMemberExpression(value)
    )
      learn(unwrap(value.object), surely);
  }
}

/** `tasks[index]`, where `index` is where something was found in `tasks`. */
function learnFound(index: t.Node, learn: Learn, module: Module): void {
  const binding = t.isIdentifier(index) ? module.bindings.get(index) : undefined;
  const declaration = binding?.constant ? binding.path.node : undefined;
  const search =
    t.isVariableDeclarator(declaration) && declaration.init ? unwrap(declaration.init) : undefined;
  if (!isCall(search) || !isMember(search.callee)) return;
  if (!/^(?:findIndex|findLastIndex|indexOf)$/.test(propertyName(search.callee) ?? "")) return;
  learn(t.memberExpression(search.callee.object as t.Expression, index as t.Identifier, true), surely);
}

function isTypeof(node: t.Node): node is t.UnaryExpression {
  return t.isUnaryExpression(node) && node.operator === "typeof";
}

function isVoid(node: t.Node): boolean {
  return t.isUnaryExpression(node) && node.operator === "void";
}

function isMinusOne(node: t.Node): boolean {
  return (
    t.isUnaryExpression(node) && node.operator === "-" && t.isNumericLiteral(node.argument, { value: 1 })
  );
}
