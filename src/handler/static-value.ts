/** The value of an expression that is the same in every run, as far as a segment config may need it. */
import * as t from "@babel/types";
import type { Module } from "./module.js";
import { isMember, propertyName, unwrap } from "./syntax.js";

export type StaticValue = string | number | boolean | null | StaticValue[];

/**
 * Folds literals, arithmetic, text put together, conditions and constants of the module's top level.
 * @returns undefined where the value isn't known without running the code
 */
export function staticValue(module: Module, expression: t.Node | null | undefined): StaticValue | undefined {
  if (!expression) return undefined;
  const node = resolveConstant(module, expression);
  if (t.isStringLiteral(node) || t.isNumericLiteral(node) || t.isBooleanLiteral(node)) return node.value;
  if (t.isNullLiteral(node)) return null;
  if (t.isTemplateLiteral(node)) {
    let text = "";
    for (const [index, quasi] of node.quasis.entries()) {
      text += quasi.value.cooked ?? "";
      const inner = node.expressions[index];
      if (!inner) continue;
      const value = staticValue(module, inner);
      if (value === undefined || typeof value === "object") return undefined;
      text += String(value);
    }
    return text;
  }
  if (t.isUnaryExpression(node)) return unary(node.operator, staticValue(module, node.argument));
  if (t.isBinaryExpression(node))
    return binary(node.operator, staticValue(module, node.left), staticValue(module, node.right));
  if (t.isConditionalExpression(node)) {
    const test = staticValue(module, node.test);
    if (test === undefined) return undefined;
    return staticValue(module, test ? node.consequent : node.alternate);
  }
  if (t.isArrayExpression(node)) {
    const values = node.elements.map((element) => staticValue(module, element));
    return values.some((value) => value === undefined) ? undefined : (values as StaticValue[]);
  }
  if (isMember(node)) {
    const name = propertyName(node);
    const object = resolveConstant(module, node.object);
    if (name === undefined || !t.isObjectExpression(object)) return undefined;
    let found: t.Node | undefined;
    for (const property of object.properties) {
      if (!t.isObjectProperty(property) || propertyName(property) === undefined) return undefined;
      if (propertyName(property) === name) found = property.value;
    }
    return staticValue(module, found);
  }
  return undefined;
}

/** What stands behind casts and the names of constants of the module's top level. */
export function resolveConstant(module: Module, expression: t.Node): t.Node {
  let node = unwrap(expression);
  for (let depth = 0; depth < 10 && t.isIdentifier(node); depth++) {
    const binding = module.bindings.get(node);
    const { path } = binding ?? {};
    if (!binding?.constant || binding.scope !== module.programScope || !path?.isVariableDeclarator())
      return node;
    const { id, init } = path.node;
    if (!t.isIdentifier(id) || !init) return node;
    node = unwrap(init);
  }
  return node;
}

function unary(operator: string, value: StaticValue | undefined): StaticValue | undefined {
  if (value === undefined) return undefined;
  if (operator === "-" && typeof value === "number") return -value;
  if (operator === "+" && typeof value === "number") return value;
  if (operator === "!" && typeof value !== "object") return !value;
  return undefined;
}

function binary(
  operator: string,
  left: StaticValue | undefined,
  right: StaticValue | undefined,
): StaticValue | undefined {
  if (typeof left === "number" && typeof right === "number") {
    const result = arithmetic(operator, left, right);
    return result !== undefined && Number.isFinite(result) ? result : undefined;
  }
  if (
    operator === "+" &&
    typeof left === "string" &&
    (typeof right === "string" || typeof right === "number")
  )
    return left + right;
  return undefined;
}

function arithmetic(operator: string, left: number, right: number): number | undefined {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
    case "%":
      return left % right;
    case "**":
      return left ** right;
    default:
      return undefined;
  }
}
