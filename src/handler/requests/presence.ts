/** What a test around or above an expression proves about its value. */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import { isCall, isMember, unwrap } from "../syntax.js";
import { isUndefined } from "./flow.js";
import { parentOf, type Work } from "./work.js";

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
export function truthyMeansThere(test: t.Node, same: Same): boolean {
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
export function falsyMeansThere(test: t.Node, same: Same): boolean {
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
export function isGuarded(
  work: Pick<Work, "module"> & { view: Pick<Work["view"], "fn"> },
  node: t.Node,
  same: Same,
): boolean {
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

/** Whether `node` is only reached while the value is absent: a test above or around it has seen to that. */
export function isUnreachedWhereThere(work: Work, node: t.Node, same: Same): boolean {
  let child: t.Node = node;
  for (;;) {
    const above = parentOf(work, child);
    if (!above || child === work.view.fn) return false;
    if (t.isIfStatement(above) || t.isConditionalExpression(above)) {
      if (child === above.consequent && thereDecides(above.test, same) === false) return true;
      if (child === above.alternate && thereDecides(above.test, same) === true) return true;
    } else if (t.isLogicalExpression(above) && child === above.right) {
      if (above.operator !== "??" && thereDecides(above.left, same) === (above.operator === "||"))
        return true;
    } else if (t.isBlockStatement(above) || t.isSwitchCase(above)) {
      const statements: t.Statement[] = t.isBlockStatement(above) ? above.body : above.consequent;
      for (const earlier of statements) {
        if (earlier === child) break;
        if (
          t.isIfStatement(earlier) &&
          alwaysLeaves(earlier.consequent) &&
          thereDecides(earlier.test, same) === true
        )
          return true;
      }
    }
    child = above;
  }
}

/** What a test says of a value that is there, a text that isn't empty; undefined where it isn't decided by that. */
function thereDecides(test: t.Node, same: Same): boolean | undefined {
  const node = unwrap(test);
  if (same(node)) return true;
  if (t.isUnaryExpression(node) && node.operator === "!") {
    const inner = thereDecides(node.argument, same);
    return inner === undefined ? undefined : !inner;
  }
  if (t.isLogicalExpression(node) && node.operator !== "??") {
    const [left, right] = [thereDecides(node.left, same), thereDecides(node.right, same)];
    const decisive = node.operator === "||";
    if (left === decisive || right === decisive) return decisive;
    return left === right ? left : undefined;
  }
  if (!t.isBinaryExpression(node)) return undefined;
  const equal = node.operator === "===" || node.operator === "==";
  if (!equal && node.operator !== "!==" && node.operator !== "!=") return undefined;
  const { left, right } = node;
  if (t.isUnaryExpression(left) && left.operator === "typeof" && same(left.argument))
    return t.isStringLiteral(right) ? (right.value === "string") === equal : undefined;
  const absent = t.isNullLiteral(right) || isUndefined(right) || t.isStringLiteral(right, { value: "" });
  return absent && same(left) ? !equal : undefined;
}
