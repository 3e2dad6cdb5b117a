/** Where a value goes, and what is known about it there. */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import { isCall, isFunctionNode, isMember, propertyName, unwrap } from "../syntax.js";
import { isCast, parentOf, referencesOf, type Work } from "./work.js";

/** Whether another expression is the same value, which can't have changed in between. */
export type Same = (node: t.Node) => boolean;

export const never: Same = () => false;

/** Mentions of a binding that is never written to. */
export function mentionsOf(work: Work, binding: Binding): Same {
  if (binding.constantViolations.length > 0) return never;
  return (node) => work.module.bindings.get(unwrap(node)) === binding;
}

/** Reads of the same property with the same words: `req.headers["x-y"]` and `req.headers["x-y"]`. */
export function sameWords(work: Work, read: t.Node): Same {
  const words = (node: t.Node) =>
    work.module.source.slice(node.start!, node.end!).replace(/\s|\?(?=\.)/g, "");
  const own = words(read);
  return (node) => isMember(unwrap(node)) && words(unwrap(node)) === own;
}

/** Whether a truthy `test` means that the value is there (neither null nor undefined nor empty). */
function truthyMeansThere(test: t.Node, same: Same): boolean {
  const node = unwrap(test);
  if (same(node)) return true;
  if (t.isLogicalExpression(node)) {
    const left = truthyMeansThere(node.left, same);
    const right = truthyMeansThere(node.right, same);
    return node.operator === "&&" ? left || right : left && right;
  }
  if (t.isUnaryExpression(node) && node.operator === "!") return falsyMeansThere(node.argument, same);
  if (t.isBinaryExpression(node)) {
    if (isZero(node.right)) return ["!==", "!=", ">"].includes(node.operator) && same(node.left);
    return comparisonMeansThere(node, ["===", "=="], same);
  }
  if (isMember(node)) return truthyMeansThere(node.object, same);
  if (isCall(node)) {
    if (isMember(node.callee)) return truthyMeansThere(node.callee.object, same);
    return t.isIdentifier(node.callee, { name: "Boolean" }) && isFirst(node.arguments, same);
  }
  return false;
}

/** Whether a falsy `test` means that the value is there. */
function falsyMeansThere(test: t.Node, same: Same): boolean {
  const node = unwrap(test);
  if (t.isLogicalExpression(node) && node.operator !== "??") {
    const left = falsyMeansThere(node.left, same);
    const right = falsyMeansThere(node.right, same);
    return node.operator === "||" ? left || right : left && right;
  }
  if (t.isUnaryExpression(node) && node.operator === "!") return truthyMeansThere(node.argument, same);
  if (t.isBinaryExpression(node)) {
    if (comparisonMeansThere(node, ["!==", "!="], same)) return true;
    if (isZero(node.right)) return (node.operator === "===" || node.operator === "==") && same(node.left);
    return (
      node.operator === "==" && same(node.left) && (t.isNullLiteral(node.right) || isUndefined(node.right))
    );
  }
  return false;
}

function isZero(node: t.Node): boolean {
  return t.isNumericLiteral(node, { value: 0 });
}

function isFirst(nodes: readonly t.Node[], same: Same): boolean {
  return nodes[0] !== undefined && same(nodes[0]);
}

function comparisonMeansThere(node: t.BinaryExpression, operators: string[], same: Same): boolean {
  if (!operators.includes(node.operator)) return false;
  const left = unwrap(node.left);
  if (t.isStringLiteral(node.right)) {
    if (t.isUnaryExpression(left) && left.operator === "typeof")
      return node.right.value === "string" && same(left.argument);
    return same(left);
  }
  return t.isStringLiteral(left) && same(node.right);
}

export function isUndefined(node: t.Node): boolean {
  return t.isIdentifier(node, { name: "undefined" });
}

/** Whether control can't go on behind a statement. */
function alwaysLeaves(statement: t.Statement): boolean {
  if (t.isBlockStatement(statement)) return statement.body.some(alwaysLeaves);
  if (t.isIfStatement(statement))
    return (
      alwaysLeaves(statement.consequent) && Boolean(statement.alternate && alwaysLeaves(statement.alternate))
    );
  return (
    t.isReturnStatement(statement) ||
    t.isThrowStatement(statement) ||
    t.isContinueStatement(statement) ||
    t.isBreakStatement(statement)
  );
}

/** Whether the value is certainly there where `node` stands: a test above or around it has seen to that. */
export function isGuarded(work: Work, node: t.Node, same: Same): boolean {
  if (same === never) return false;
  let child: t.Node = node;
  for (;;) {
    const above = parentOf(work, child);
    if (!above || child === work.view.fn) return false;
    if (t.isIfStatement(above) || t.isConditionalExpression(above)) {
      if (child === above.consequent && truthyMeansThere(above.test, same)) return true;
      if (child === above.alternate && falsyMeansThere(above.test, same)) return true;
    } else if (t.isLogicalExpression(above) && child === above.right) {
      if (above.operator === "&&" && truthyMeansThere(above.left, same)) return true;
      if (above.operator === "||" && falsyMeansThere(above.left, same)) return true;
    } else if (t.isBlockStatement(above) || t.isSwitchCase(above)) {
      const statements: t.Statement[] = t.isBlockStatement(above) ? above.body : above.consequent;
      for (const earlier of statements) {
        if (earlier === child) break;
        if (
          t.isIfStatement(earlier) &&
          alwaysLeaves(earlier.consequent) &&
          falsyMeansThere(earlier.test, same)
        )
          return true;
      }
    }
    child = above;
  }
}

/** Whether only the truth of an expression counts where it stands. */
export function onlyTruthCounts(work: Work, node: t.Node): boolean {
  const above = parentOf(work, node);
  if (!above) return false;
  if (isCast(above)) return onlyTruthCounts(work, above);
  if (t.isUnaryExpression(above)) return above.operator === "!";
  if (t.isLogicalExpression(above)) {
    if (node === above.left && above.operator === "||") return true;
    if (node === above.left && above.operator === "??") return false;
    return onlyTruthCounts(work, above);
  }
  if (t.isIfStatement(above) || t.isConditionalExpression(above)) {
    if (node === above.test) return true;
    return t.isConditionalExpression(above) && onlyTruthCounts(work, above);
  }
  if (t.isWhile(above) || t.isForStatement(above)) return node === above.test;
  return isCall(above) && t.isIdentifier(above.callee, { name: "Boolean" });
}

/** The binding that takes the value of `node` as its initialiser. */
function boundTo(work: Work, node: t.Node): Binding | undefined {
  const above = parentOf(work, node);
  if (t.isVariableDeclarator(above) && above.init === node && t.isIdentifier(above.id))
    return work.module.bindings.get(above.id);
  if (
    t.isAssignmentExpression(above) &&
    above.operator === "=" &&
    above.right === node &&
    t.isIdentifier(above.left)
  )
    return work.module.bindings.get(above.left);
  return undefined;
}

/** Methods that give a text, whatever has them. */
const ALWAYS_THERE = new Set([
  "digest",
  "join",
  "toISOString",
  "toLowerCase",
  "toString",
  "toUpperCase",
  "trim",
]);

/** Whether an expression can't be null or undefined, as far as one sees. */
function isNeverAbsent(work: Work, node: t.Node): boolean {
  const inner = unwrap(node);
  if (t.isTemplateLiteral(inner) || t.isStringLiteral(inner) || t.isNumericLiteral(inner)) return true;
  if (t.isBooleanLiteral(inner) || t.isRegExpLiteral(inner)) return true;
  if (t.isBinaryExpression(inner) || t.isUpdateExpression(inner)) return true;
  if (t.isUnaryExpression(inner)) return inner.operator !== "void";
  if (t.isCallExpression(inner) && isMember(inner.callee))
    return ALWAYS_THERE.has(propertyName(inner.callee) ?? "");
  return t.isIdentifier(inner) && isNeverAbsentInit(work, inner);
}

function isNeverAbsentInit(work: Work, node: t.Identifier): boolean {
  const init = constantOf(work, node);
  return init !== undefined && isNeverAbsent(work, init);
}

/** The initialiser of a constant. */
export function constantOf(work: Work, node: t.Node): t.Expression | undefined {
  const binding = work.module.bindings.get(node);
  if (!binding || binding.constantViolations.length > 0) return undefined;
  const declarator = parentOf(work, binding.identifier);
  if (!t.isVariableDeclarator(declarator) || declarator.id !== binding.identifier) return undefined;
  return declarator.init ?? undefined;
}

/** The literal that an expression is, directly or as a constant. */
function literalOf(work: Work, node: t.Node): t.Node {
  const inner = unwrap(node);
  const init = t.isIdentifier(inner) ? constantOf(work, inner) : undefined;
  return init ? unwrap(init) : inner;
}

/**
 * Whether anyone can tell null from undefined where an expression stands.
 * @param same other mentions of the value: behind a test that it is there, nobody can.
 */
export function absenceShows(work: Work, node: t.Node, same: Same, depth = 0): boolean {
  if (depth > 12) return true;
  if (isGuarded(work, node, same)) return false;
  const above = parentOf(work, node);
  if (!above) return true;
  const further = (): boolean => absenceShows(work, above, never, depth + 1);
  if (isCast(above) || t.isAwaitExpression(above)) return absenceShows(work, above, same, depth + 1);
  const binding = boundTo(work, node);
  if (binding) return absenceShowsOf(work, binding, depth + 1);
  if (t.isExpressionStatement(above)) return false;
  if (isMember(above)) {
    if (above.object === node) return false;
    return !t.isObjectExpression(literalOf(work, above.object));
  }
  if (t.isLogicalExpression(above)) {
    // What was left of `||` alone stands for the whole.
    if (work.residual.replaced.has(above)) return work.module.typescript && further();
    if (above.left === node && above.operator !== "&&") return false;
    return further();
  }
  if (t.isConditionalExpression(above)) return above.test === node ? false : further();
  if (t.isIfStatement(above) || t.isWhile(above) || t.isForStatement(above)) return false;
  if (t.isAssignmentExpression(above)) return above.left !== node;
  if (t.isUnaryExpression(above)) return unaryShows(work, above);
  if (t.isBinaryExpression(above)) return comparisonShows(work, above, node);
  if (t.isSwitchStatement(above)) return above.cases.some(({ test }) => test && !isNeverAbsent(work, test));
  if (t.isSpreadElement(above)) return !t.isObjectExpression(parentOf(work, above));
  if (isCall(above)) return callShows(work, above, node);
  return true;
}

export function absenceShowsOf(work: Work, binding: Binding, depth = 0): boolean {
  const same = mentionsOf(work, binding);
  return referencesOf(work, binding).some((reference) => absenceShows(work, reference, same, depth));
}

function unaryShows(work: Work, node: t.UnaryExpression): boolean {
  if (node.operator === "!" || node.operator === "void") return false;
  if (node.operator !== "typeof") return !onlyTruthCounts(work, node);
  const above = parentOf(work, node);
  if (!t.isBinaryExpression(above)) return true;
  const other = above.left === node ? above.right : above.left;
  return !t.isStringLiteral(other) || other.value === "undefined" || other.value === "object";
}

function comparisonShows(work: Work, node: t.BinaryExpression, side: t.Node): boolean {
  const other = node.left === side ? node.right : node.left;
  if (node.operator === "==" || node.operator === "!=")
    return !isNeverAbsent(work, other) && !isNullish(other);
  if (node.operator === "===" || node.operator === "!==") return !isNeverAbsent(work, other);
  return true;
}

function isNullish(node: t.Node): boolean {
  return t.isNullLiteral(node) || isUndefined(node);
}

function callShows(work: Work, node: t.CallExpression | t.OptionalCallExpression, argument: t.Node): boolean {
  if (node.callee === argument) return false;
  const callee = unwrap(node.callee);
  if (t.isIdentifier(callee)) {
    if (["Boolean", "parseInt", "parseFloat"].includes(callee.name)) return false;
    return callee.name === "Number" ? !onlyTruthCounts(work, node) : true;
  }
  if (!isMember(callee)) return true;
  const name = propertyName(callee) ?? "";
  if (t.isIdentifier(callee.object)) {
    const path = `${callee.object.name}.${name}`;
    if (["Array.isArray", "Number.parseInt", "Number.parseFloat"].includes(path)) return false;
    if (callee.object.name === "console") return false;
  }
  if (["includes", "indexOf", "has"].includes(name)) {
    let list = literalOf(work, callee.object);
    if (t.isNewExpression(list) && list.arguments[0]) list = literalOf(work, list.arguments[0]);
    if (t.isArrayExpression(list))
      return list.elements.some((element) => !element || !isNeverAbsent(work, element));
  }
  return true;
}

const STRING_MEMBERS = new Set([
  "charAt",
  "charCodeAt",
  "codePointAt",
  "endsWith",
  "localeCompare",
  "match",
  "matchAll",
  "normalize",
  "padEnd",
  "padStart",
  "replace",
  "replaceAll",
  "search",
  "split",
  "startsWith",
  "substr",
  "substring",
  "toLowerCase",
  "toUpperCase",
  "trim",
  "trimEnd",
  "trimStart",
]);

/** Whether an expression is treated as a text where it stands: `body.split("\n")`, `JSON.parse(body)`. */
export function isReadAsText(work: Work, node: t.Node): boolean {
  const above = parentOf(work, node);
  if (!above) return false;
  if (isCast(above) || t.isAwaitExpression(above)) return isReadAsText(work, above);
  if (isMember(above)) {
    const called = parentOf(work, above);
    return (
      above.object === node &&
      STRING_MEMBERS.has(propertyName(above) ?? "") &&
      isCall(called) &&
      called.callee === above
    );
  }
  return isJsonParse(above) && above.arguments[0] === node;
}

export function isJsonParse(node: t.Node | undefined): node is t.CallExpression {
  return (
    t.isCallExpression(node) &&
    isMember(node.callee) &&
    t.isIdentifier(node.callee.object, { name: "JSON" }) &&
    propertyName(node.callee) === "parse"
  );
}

/**
 * Whether anyone can tell an empty object from an empty string where an expression stands.
 * @param there reads that prove, where they are truthy, that the value isn't empty.
 */
export function emptinessShows(work: Work, node: t.Node, there: Same, depth = 0): boolean {
  if (depth > 12) return true;
  if (isGuarded(work, node, there)) return false;
  const above = parentOf(work, node);
  if (!above) return true;
  if (isCast(above) || t.isAwaitExpression(above)) return emptinessShows(work, above, there, depth + 1);
  if (t.isExpressionStatement(above)) return false;
  if (t.isVariableDeclarator(above) && t.isObjectPattern(above.id)) return false;
  const binding = boundTo(work, node);
  if (binding)
    return referencesOf(work, binding).some((reference) => emptinessShows(work, reference, there, depth + 1));
  if (isMember(above)) {
    if (above.object !== node) return true;
    const name = propertyName(above);
    return name === "length" || name === "toString" || STRING_MEMBERS.has(name ?? "");
  }
  if (t.isUnaryExpression(above) && above.operator === "!") {
    // `!body || !body.title`
    const either = parentOf(work, above);
    if (t.isLogicalExpression(either) && either.operator === "||" && either.left === above)
      return !(onlyTruthCounts(work, either) && falsyMeansThere(either.right, there));
  }
  if (t.isLogicalExpression(above)) {
    if (above.left === node && above.operator === "||" && isEmptyObject(above.right)) return false;
    // `body && body.title`
    if (above.left === node && above.operator === "&&" && truthyMeansThere(above.right, there))
      return !onlyTruthCounts(work, above);
    if (above.left === node && above.operator !== "??") return true;
    return emptinessShows(work, above, never, depth + 1);
  }
  if (t.isSpreadElement(above)) return !t.isObjectExpression(parentOf(work, above));
  if (t.isAssignmentExpression(above)) return above.left !== node && !t.isObjectPattern(above.left);
  if (isCall(above) && isMember(above.callee)) {
    const { object } = above.callee;
    if (t.isIdentifier(object, { name: "console" }) || t.isIdentifier(object, { name: "Array" }))
      return false;
    if (t.isIdentifier(object, { name: "Object" }))
      return !["assign", "entries", "keys", "values"].includes(propertyName(above.callee) ?? "");
  }
  return !t.isForInStatement(above);
}

export function isEmptyObject(node: t.Node): boolean {
  return t.isObjectExpression(node) && node.properties.length === 0;
}

const ARRAY_MEMBERS = new Set([
  "every",
  "filter",
  "find",
  "flat",
  "flatMap",
  "forEach",
  "join",
  "map",
  "push",
  "reduce",
  "some",
  "sort",
]);

/** Whether anyone can tell a repeated parameter from a single one where an expression stands. */
export function repetitionShows(work: Work, node: t.Node, depth = 0): boolean {
  if (depth > 12) return true;
  const above = parentOf(work, node);
  if (!above) return true;
  const further = (): boolean => repetitionShows(work, above, depth + 1);
  if (t.isTSAsExpression(above) || t.isTSTypeAssertion(above)) {
    if (t.isTSStringKeyword(above.typeAnnotation)) return false;
    return namesArray(above.typeAnnotation) || further();
  }
  if (isCast(above)) return further();
  const binding = boundTo(work, node);
  if (binding) return repetitionShowsOf(work, binding, depth + 1);
  if (isMember(above)) {
    const called = parentOf(work, above);
    return above.object === node && ARRAY_MEMBERS.has(propertyName(above) ?? "") && isCall(called);
  }
  if (t.isLogicalExpression(above)) return further();
  if (t.isConditionalExpression(above)) return above.test !== node && further();
  if (t.isSpreadElement(above)) return !t.isObjectExpression(parentOf(work, above));
  if (t.isForOfStatement(above)) return above.right === node;
  if (t.isArrayExpression(above) || t.isObjectProperty(above)) return endsInReply(work, above);
  if (isCall(above)) {
    if (isReply(above)) return true;
    if (!isMember(above.callee)) return false;
    const name = propertyName(above.callee);
    return (
      name === "concat" || (name === "isArray" && t.isIdentifier(above.callee.object, { name: "Array" }))
    );
  }
  return false;
}

export function repetitionShowsOf(work: Work, binding: Binding, depth = 0): boolean {
  return referencesOf(work, binding).some((reference) => repetitionShows(work, reference, depth));
}

function namesArray(type: t.Node): boolean {
  if (t.isTSArrayType(type)) return true;
  if (t.isTSUnionType(type)) return type.types.some(namesArray);
  return t.isTSTypeReference(type) && t.isIdentifier(type.typeName, { name: "Array" });
}

/** Whether an object or array literal is, or lies in, what a reply sends. */
function endsInReply(work: Work, node: t.Node): boolean {
  let at: t.Node | undefined = node;
  while (at && !isFunctionNode(at)) {
    if (isCall(at)) {
      if (isReply(at)) return true;
      return isMember(at.callee) && propertyName(at.callee) === "flat";
    }
    if (
      !t.isObjectProperty(at) &&
      !t.isObjectExpression(at) &&
      !t.isArrayExpression(at) &&
      !t.isConditionalExpression(at) &&
      !isCast(at)
    )
      return isMember(at) && propertyName(at) === "flat";
    at = parentOf(work, at);
  }
  return false;
}

function isReply(node: t.CallExpression | t.OptionalCallExpression): boolean {
  return isMember(node.callee) && ["end", "json", "send"].includes(propertyName(node.callee) ?? "");
}
