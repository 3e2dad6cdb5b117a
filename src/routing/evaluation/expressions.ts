/** Expressions. */
import type * as t from "@babel/types";
import { bind } from "./bindings.js";
import { spreadItems } from "./builtins.js";
import { callFunction } from "./calls.js";
import { memberOf } from "./members.js";
import { binary, isFree, isNullish, isTruthy, not } from "./operators.js";
import { nameOf, type Run, step } from "./run.js";
import type { Scope } from "./scope.js";
import {
  type Fields,
  fields,
  isObject,
  isUnknown,
  join,
  list,
  toText,
  unknown,
  type Value,
} from "./values.js";

/** What an expression is worth. @throws {Thrown} where it throws, {NotFollowed} where it goes on for too long. */
export function evaluate(node: t.Node, scope: Scope, run: Run): Value {
  step(run);
  const inner = (next: t.Node) => evaluate(next, scope, run);
  switch (node.type) {
    case "StringLiteral":
    case "NumericLiteral":
    case "BooleanLiteral":
      return node.value;
    case "NullLiteral":
      return null;
    case "RegExpLiteral":
      return regexp(node.pattern, node.flags);
    case "TemplateLiteral":
      return node.quasis.reduce<ReturnType<typeof join>>((text, quasi, index) => {
        const expression = node.expressions[index];
        const grown = join(text, quasi.value.cooked ?? "");
        return expression === undefined ? grown : join(grown, toText(inner(expression)));
      }, "");
    case "Identifier": {
      const owner = scope.find(node.name);
      if (owner !== undefined) return owner.get(node.name);
      return node.name === "undefined" ? undefined : run.surroundings.global(node.name);
    }
    case "MemberExpression":
    case "OptionalMemberExpression":
      return memberOf(inner(node.object), keyOf(node, scope, run), run);
    case "CallExpression":
    case "OptionalCallExpression":
      return call(node, scope, run);
    case "NewExpression":
      return callFunction(inner(node.callee), argumentsOf(node.arguments, scope, run), node, run);
    case "ArrowFunctionExpression":
    case "FunctionExpression":
      return { kind: "closure", node, scope };
    case "ObjectExpression":
      return object(node, scope, run);
    case "ArrayExpression":
      return list(
        node.elements.flatMap((element) => {
          if (element === null) return [undefined];
          return element.type === "SpreadElement" ? spreadItems(inner(element.argument)) : [inner(element)];
        }),
      );
    case "ConditionalExpression":
      return inner(isTruthy(inner(node.test), node.test, run) ? node.consequent : node.alternate);
    case "LogicalExpression":
      return logical(node, scope, run);
    case "UnaryExpression":
      return unary(node, inner(node.argument), run);
    case "BinaryExpression":
      return binary(node.operator, inner(node.left), inner(node.right), node, run);
    case "AssignmentExpression":
      return assignment(node, scope, run);
    case "UpdateExpression":
      return update(node, scope, run);
    case "SequenceExpression":
      return node.expressions.map(inner).at(-1);
    case "AwaitExpression":
      return inner(node.argument);
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "TSTypeAssertion":
    case "ParenthesizedExpression":
      return inner(node.expression);
    default:
      return unknown(nameOf(node), false);
  }
}

/** The key of a member or property, as it is written or computed. */
export function keyOf(
  node: t.MemberExpression | t.OptionalMemberExpression | t.ObjectProperty | t.ObjectMethod,
  scope: Scope,
  run: Run,
): Value {
  const key = "property" in node ? node.property : node.key;
  if (!node.computed && key.type === "Identifier") return key.name;
  return key.type === "PrivateName" ? `#${key.id.name}` : evaluate(key, scope, run);
}

function call(node: t.CallExpression | t.OptionalCallExpression, scope: Scope, run: Run): Value {
  const { callee } = node;
  if (callee.type === "Super" || callee.type === "V8IntrinsicIdentifier" || callee.type === "Import") {
    return unknown(nameOf(node), false);
  }
  if (callee.type === "MemberExpression" || callee.type === "OptionalMemberExpression") {
    const owner = evaluate(callee.object, scope, run);
    // `value?.method()` of nothing is nothing.
    if (callee.optional && (owner === null || owner === undefined)) return undefined;
    const method = memberOf(owner, keyOf(callee, scope, run), run);
    return callFunction(method, argumentsOf(node.arguments, scope, run), node, run);
  }
  const target = evaluate(callee, scope, run);
  if (node.optional && (target === null || target === undefined)) return undefined;
  return callFunction(target, argumentsOf(node.arguments, scope, run), node, run);
}

function argumentsOf(nodes: t.CallExpression["arguments"], scope: Scope, run: Run): Value[] {
  return nodes.flatMap((node) =>
    node.type === "SpreadElement"
      ? spreadItems(evaluate(node.argument, scope, run))
      : [evaluate(node, scope, run)],
  );
}

function object(node: t.ObjectExpression, scope: Scope, run: Run): Fields {
  const made = fields();
  made.node = node;
  for (const property of node.properties) {
    if (property.type === "SpreadElement") {
      const value = evaluate(property.argument, scope, run);
      if (isObject(value) && value.kind === "fields") {
        for (const [name, held] of value.values) made.values.set(name, held);
        made.rest ??= value.rest;
      } else if (isUnknown(value)) {
        // It may set anything that stands before it.
        made.values.clear();
        made.rest = value;
      }
      continue;
    }
    const key = keyOf(property, scope, run);
    if (isObject(key)) {
      made.rest ??= unknown("…", false);
      continue;
    }
    const value: Value =
      property.type === "ObjectMethod"
        ? { kind: "closure", node: property, scope }
        : evaluate(property.value, scope, run);
    made.values.set(String(key), value);
  }
  return made;
}

function logical(node: t.LogicalExpression, scope: Scope, run: Run): Value {
  const left = evaluate(node.left, scope, run);
  const right = () => evaluate(node.right, scope, run);
  if (node.operator === "??") return isNullish(left, node.left, run) ? right() : left;
  const truth = isTruthy(left, node.left, run);
  if (node.operator === "&&") return truth ? right() : isUnknown(left) ? false : left;
  return truth ? (isUnknown(left) ? left : left) : right();
}

function unary(node: t.UnaryExpression, value: Value, run: Run): Value {
  switch (node.operator) {
    case "!":
      return not(value, node.argument, run);
    case "void":
      return undefined;
    case "typeof":
      if (!isObject(value)) return typeof value;
      if (value.kind === "text") return "string";
      if (value.kind === "closure" || value.kind === "native") return "function";
      return value.kind === "unknown" ? unknown(nameOf(node), value.varies) : "object";
    case "-":
      return typeof value === "number" ? -value : unknown(nameOf(node), isFree(value, run));
    case "+":
      return isObject(value) ? unknown(nameOf(node), isFree(value, run)) : Number(value);
    default:
      return unknown(nameOf(node), isFree(value, run));
  }
}

function assignment(node: t.AssignmentExpression, scope: Scope, run: Run): Value {
  if (node.operator === "=") {
    const value = evaluate(node.right, scope, run);
    bind(node.left, value, scope, run, true);
    return value;
  }
  const before = evaluate(node.left, scope, run);
  const operator = node.operator.slice(0, -1);
  let value: Value;
  if (operator === "??" || operator === "||" || operator === "&&") {
    const keeps =
      operator === "??"
        ? !isNullish(before, node.left, run)
        : isTruthy(before, node.left, run) === (operator === "||");
    value = keeps ? before : evaluate(node.right, scope, run);
  } else {
    const after = evaluate(node.right, scope, run);
    value = binary(operator, before, after, node as unknown as t.BinaryExpression, run);
  }
  bind(node.left, value, scope, run, true);
  return value;
}

function update(node: t.UpdateExpression, scope: Scope, run: Run): Value {
  const before = evaluate(node.argument, scope, run);
  const after =
    typeof before === "number" ? before + (node.operator === "++" ? 1 : -1) : unknown(nameOf(node), false);
  bind(node.argument, after, scope, run, true);
  return node.prefix ? after : before;
}

export function regexp(source: string, flags: string): Value {
  try {
    return { kind: "pattern", regexp: new RegExp(source, flags) };
  } catch {
    return unknown(`/${source}/`, false);
  }
}
