/** Small questions about syntax trees that every stage asks. */
import * as t from "@babel/types";
import { step } from "./budget.js";

/** A function in any of its forms. */
export type FunctionNode =
  | t.FunctionDeclaration
  | t.FunctionExpression
  | t.ArrowFunctionExpression
  | t.ObjectMethod
  | t.ClassMethod;

export function isFunctionNode(node: t.Node | null | undefined): node is FunctionNode {
  return (
    t.isFunctionDeclaration(node) ||
    t.isFunctionExpression(node) ||
    t.isArrowFunctionExpression(node) ||
    t.isObjectMethod(node) ||
    t.isClassMethod(node)
  );
}

/** The direct children of a node, in source order of their keys. */
export function childrenOf(node: t.Node): t.Node[] {
  step();
  const children: t.Node[] = [];
  for (const key of t.VISITOR_KEYS[node.type] ?? []) {
    const value = (node as unknown as Record<string, unknown>)[key];
    if (Array.isArray(value)) {
      for (const child of value) if (child) children.push(child as t.Node);
    } else if (value) children.push(value as t.Node);
  }
  return children;
}

/** Visits a node and all below it; returning false from `visit` skips what is below. */
export function visitAll(node: t.Node, visit: (node: t.Node) => unknown): void {
  if (visit(node) === false) return;
  for (const child of childrenOf(node)) visitAll(child, visit);
}

/** The expression inside of casts, `!`, `satisfies` and, if asked for, `await`. */
export function unwrap(node: t.Node, awaits = false): t.Node {
  let inner = node;
  for (;;) {
    if (
      t.isTSAsExpression(inner) ||
      t.isTSSatisfiesExpression(inner) ||
      t.isTSNonNullExpression(inner) ||
      t.isTSTypeAssertion(inner) ||
      t.isParenthesizedExpression(inner)
    )
      inner = inner.expression;
    else if (awaits && t.isAwaitExpression(inner)) inner = inner.argument;
    else return inner;
  }
}

/** The name of a property that is known without running the code, of `a.name`, `a["name"]` and `{ name: … }`. */
export function propertyName(
  node:
    | t.MemberExpression
    | t.OptionalMemberExpression
    | t.ObjectProperty
    | t.ObjectMethod
    | t.ClassMethod
    | t.ClassProperty,
): string | undefined {
  const key = isMember(node) ? node.property : node.key;
  if (!node.computed && t.isIdentifier(key)) return key.name;
  if (t.isStringLiteral(key)) return key.value;
  if (t.isNumericLiteral(key)) return String(key.value);
  if (t.isTemplateLiteral(key) && key.expressions.length === 0)
    return key.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

export function isMember(
  node: t.Node | null | undefined,
): node is t.MemberExpression | t.OptionalMemberExpression {
  return t.isMemberExpression(node) || t.isOptionalMemberExpression(node);
}

/** The key under which a pattern takes a name out of an object, without a default. */
export function keyTaken(pattern: t.Node, name: t.Node): string | undefined {
  if (!t.isObjectPattern(pattern)) return undefined;
  for (const one of pattern.properties)
    if (t.isObjectProperty(one) && one.value === name) return propertyName(one);
  return undefined;
}

export function isCall(node: t.Node | null | undefined): node is t.CallExpression | t.OptionalCallExpression {
  return t.isCallExpression(node) || t.isOptionalCallExpression(node);
}

/** The name of a parameter that has a plain one, with or without a default. */
export function parameterIdentifier(parameter: t.Node | undefined): t.Identifier | undefined {
  if (t.isIdentifier(parameter)) return parameter;
  if (t.isAssignmentPattern(parameter) && t.isIdentifier(parameter.left)) return parameter.left;
  return undefined;
}

/** The `T` of `Name<T>`. */
export function typeArgumentsOf(type: t.TSTypeReference): t.TSType[] {
  return type.typeParameters?.params ?? [];
}

/** All identifiers that a pattern binds. */
export function boundNames(pattern: t.Node): t.Identifier[] {
  const names: t.Identifier[] = [];
  const collect = (node: t.Node | null | undefined): void => {
    if (!node) return;
    if (t.isIdentifier(node)) names.push(node);
    else if (t.isObjectPattern(node))
      for (const property of node.properties)
        collect(t.isRestElement(property) ? property.argument : property.value);
    else if (t.isArrayPattern(node)) for (const element of node.elements) collect(element);
    else if (t.isAssignmentPattern(node)) collect(node.left);
    else if (t.isRestElement(node)) collect(node.argument);
    else if (t.isTSParameterProperty(node)) collect(node.parameter);
  };
  collect(pattern);
  return names;
}

/** True where an expression that is put in front of `.`, `??`, `!` or the like needs parentheses. */
export function needsParentheses(node: t.Node): boolean {
  return (
    t.isSequenceExpression(node) ||
    t.isAssignmentExpression(node) ||
    t.isArrowFunctionExpression(node) ||
    t.isFunctionExpression(node) ||
    t.isConditionalExpression(node) ||
    t.isLogicalExpression(node) ||
    t.isBinaryExpression(node) ||
    t.isUnaryExpression(node) ||
    t.isAwaitExpression(node) ||
    t.isYieldExpression(node) ||
    t.isTSAsExpression(node) ||
    t.isTSSatisfiesExpression(node) ||
    t.isObjectExpression(node)
  );
}
