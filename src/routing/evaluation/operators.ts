/** Operators and truth, for values that may be unknown. */
import type * as t from "@babel/types";
import { nameOf, type Run } from "./run.js";
import {
  isObject,
  isUnknown,
  join,
  type Primitive,
  toText,
  type Unknown,
  unknown,
  type Value,
} from "./values.js";

/** Whether a value is truthy: asks for a decision where that can't be told. */
export function isTruthy(value: Value, node: t.Node, run: Run): boolean {
  if (!isObject(value)) return Boolean(value);
  if (value.kind === "text" && value.parts.every((part) => typeof part !== "string")) {
    return isTruthy(value.parts[0] as Unknown, node, run);
  }
  if (value.kind !== "unknown") return true;
  const base = negated.get(value);
  if (base !== undefined) return !isTruthy(base, node, run);
  return run.decisions.decide(value, { about: value.text, varies: value.varies, node });
}

/** Whether a value is null or undefined. */
export function isNullish(value: Value, node: t.Node, run: Run): boolean {
  if (!isUnknown(value)) return value === null || value === undefined;
  return !run.decisions.decide(value, { about: value.text, varies: value.varies, node });
}

/** What unknowns are the opposite of others: both are decided at once. */
const negated = new WeakMap<Unknown, Unknown>();
const comparisons = new WeakMap<Unknown, Map<string, Unknown>>();

export function not(value: Value, node: t.Node, run: Run): Value {
  if (isUnknown(value)) return opposite(value);
  return !isTruthy(value, node, run);
}

function opposite(value: Unknown): Unknown {
  const base = negated.get(value);
  if (base !== undefined) return base;
  const made = unknown(`!${value.text}`, value.varies);
  negated.set(made, value);
  return made;
}

export function binary(
  operator: string,
  left: Value,
  right: Value,
  node: t.BinaryExpression,
  run: Run,
): Value {
  if (!isObject(left) && !isObject(right)) return primitive(operator, left, right);
  if (operator === "+" && (isText(left) || isText(right))) return join(toText(left), toText(right));
  if (/^[!=]==?$/.test(operator)) {
    const isNegative = operator.startsWith("!");
    const same = equality(left, right, node, run);
    return isNegative ? not(same, node, run) : same;
  }
  return unknown(nameOf(node), isFree(left, right, run));
}

function isText(value: Value): boolean {
  return typeof value === "string" || (isObject(value) && value.kind === "text");
}

/** A comparison of an unknown with the same thing is the same unknown, so that it is decided once. */
function equality(left: Value, right: Value, node: t.BinaryExpression, run: Run): Value {
  if (left === right) return true;
  const [one, other] = isUnknown(left) ? [left, right] : [right, left];
  if (!isUnknown(one)) {
    if (isObject(one) && isObject(other) && one.kind !== "text" && other.kind !== "text") return false;
    if ((isObject(one) && one.kind !== "text") || (isObject(other) && other.kind !== "text")) return false;
    return unknown(nameOf(node), isFree(left, right, run));
  }
  // `user === null`: as good as asking for its truth.
  if (other === null || other === undefined) return opposite(one);
  const free = isFree(one, other, run);
  if (isObject(other)) return unknown(nameOf(node), free);
  const known = comparisons.get(one) ?? new Map<string, Unknown>();
  comparisons.set(one, known);
  const key = `${typeof other} ${other}`;
  const result = known.get(key) ?? unknown(`${one.text} === ${JSON.stringify(other)}`, free);
  known.set(key, result);
  return result;
}

/** What comes of these values differs from client to client, and from nothing else. */
export function isFree(...given: [...Value[], Run]): boolean {
  const run = given.at(-1) as Run;
  const values = given.slice(0, -1) as Value[];
  return values.every((value) => {
    if (isUnknown(value)) return value.varies;
    if (isObject(value) && value.kind === "text") {
      return value.parts.every((part) => (typeof part === "string" ? true : part.varies));
    }
    return !run.surroundings.restsOnRequest(value);
  });
}

/** No path, header or method is longer. */
const LONGEST = 10_000;

function primitive(operator: string, left: Primitive, right: Primitive): Value {
  // The operators' own meaning, on values that only the user's types make plausible.
  const [a, b] = [left as number, right as number];
  switch (operator) {
    case "===":
      return left === right;
    case "!==":
      return left !== right;
    case "==":
      // biome-ignore lint/suspicious/noDoubleEquals: it is the operator that is evaluated
      return left == right;
    case "!=":
      // biome-ignore lint/suspicious/noDoubleEquals: as above
      return left != right;
    case "+":
      // Text that doubles with every constant would fill the memory.
      if (typeof left === "string" && left.length + String(right).length > LONGEST)
        return unknown("+", false);
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return a / b;
    case "%":
      return a % b;
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
    default:
      return unknown(operator, false);
  }
}
