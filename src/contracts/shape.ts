/** What is certain of a value that a route sends as JSON. */
import * as t from "@babel/types";
import { propertyName, unwrap } from "../handler/syntax.js";
import type { Shape } from "./contract.js";

/** What a value holds in every run, read off its literal; undefined where nothing is certain. */
export function shapeOf(expression: t.Node | undefined): Shape | undefined {
  const node = expression && unwrap(expression);
  if (t.isStringLiteral(node) || t.isNumericLiteral(node) || t.isBooleanLiteral(node)) {
    return { kind: "literal", value: node.value };
  }
  if (t.isNullLiteral(node)) return { kind: "literal", value: null };
  if (t.isTemplateLiteral(node)) return { kind: "string" };
  if (t.isArrayExpression(node)) return { kind: "array" };
  if (!t.isObjectExpression(node)) return undefined;
  const properties = new Map<string, Shape>();
  for (const property of node.properties) {
    // What is spread may bring any of the names before it along.
    if (t.isSpreadElement(property)) properties.clear();
    if (!t.isObjectProperty(property)) continue;
    const name = propertyName(property);
    const shape = name === undefined ? undefined : shapeOf(property.value);
    if (name !== undefined) properties.delete(name);
    if (name !== undefined && shape !== undefined) properties.set(name, shape);
  }
  return properties.size === 0 ? undefined : { kind: "object", properties: [...properties] };
}

/** What two values have in common. */
export function commonShape(one: Shape | undefined, other: Shape | undefined): Shape | undefined {
  if (one === undefined || other === undefined) return undefined;
  if (one.kind === "object" && other.kind === "object") {
    const others = new Map(other.properties);
    const properties = one.properties.flatMap(([name, shape]): [string, Shape][] => {
      const common = commonShape(shape, others.get(name));
      return common === undefined ? [] : [[name, common]];
    });
    return properties.length === 0 ? undefined : { kind: "object", properties };
  }
  if (isText(one) && isText(other)) {
    return one.kind === "literal" && other.kind === "literal" && one.value === other.value
      ? one
      : { kind: "string" };
  }
  return JSON.stringify(one) === JSON.stringify(other) ? one : undefined;
}

function isText(shape: Shape): boolean {
  return shape.kind === "string" || (shape.kind === "literal" && typeof shape.value === "string");
}
