/** Who can tell null from undefined: the Pages Router gives undefined for what isn't there, a web request null. */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import { DEPARTURES } from "../departures.js";
import { isCall, isMember, propertyName, unwrap } from "../syntax.js";
import { boundTo, constantOf, isUndefined, literalOf, onlyTruthCounts } from "./flow.js";
import { isGuarded, mentionsOf, never, type Same } from "./presence.js";
import { isCast, note, parentOf, referencesOf, type Work } from "./work.js";

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

/**
 * Whether a read has to give undefined for what is absent: somebody can tell it from null where the expression stands.
 * By default the word in a text and what a value is compared to don't count, and the report says so.
 * @param same other mentions of the value: behind a test that it is there, nobody can.
 */
export function absenceShows(work: Work, node: t.Node, same: Same): boolean {
  return decided(work, (question) => shows(question, node, same));
}

export function absenceShowsOf(work: Work, binding: Binding): boolean {
  return decided(work, (question) => showsOf(question, binding));
}

function decided(work: Work, asked: (question: Question) => boolean): boolean {
  if (!asked({ work, inWords: true })) return false;
  if (work.module.context.exact || asked({ work, inWords: false })) return true;
  note(work, DEPARTURES.absentIsNull);
  return false;
}

interface Question {
  work: Work;
  /** Whether a text with `undefined` in it counts, and a comparison with a value that may be absent itself. */
  inWords: boolean;
}

function shows(question: Question, node: t.Node, same: Same, depth = 0): boolean {
  const { work, inWords } = question;
  if (depth > 12) return true;
  if (isGuarded(work, node, same)) return false;
  const above = parentOf(work, node);
  if (!above) return true;
  const further = (): boolean => shows(question, above, never, depth + 1);
  if (isCast(above) || t.isAwaitExpression(above)) return shows(question, above, same, depth + 1);
  const binding = boundTo(work, node);
  if (binding) return showsOf(question, binding, depth + 1);
  if (t.isExpressionStatement(above)) return false;
  if (isMember(above)) {
    if (above.object === node) return false;
    // A key that is written has a name: `seen[null]` is another than `seen[undefined]`.
    return isWritten(work, above) || !t.isObjectExpression(literalOf(work, above.object));
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
  if (t.isTemplateLiteral(above)) return inWords;
  if (t.isBinaryExpression(above)) return comparisonShows(question, above, node);
  if (t.isSwitchStatement(above)) return above.cases.some(({ test }) => test && !isNeverAbsent(work, test));
  if (t.isSpreadElement(above)) return !t.isObjectExpression(parentOf(work, above));
  if (isCall(above)) return callShows(question, above, node);
  return true;
}

function showsOf(question: Question, binding: Binding, depth = 0): boolean {
  const same = mentionsOf(question.work, binding);
  return referencesOf(question.work, binding).some((reference) => shows(question, reference, same, depth));
}

function unaryShows(work: Work, node: t.UnaryExpression): boolean {
  if (node.operator === "!" || node.operator === "void") return false;
  if (node.operator !== "typeof") return !onlyTruthCounts(work, node);
  const above = parentOf(work, node);
  if (!t.isBinaryExpression(above)) return true;
  const other = above.left === node ? above.right : above.left;
  return !t.isStringLiteral(other) || other.value === "undefined" || other.value === "object";
}

function comparisonShows({ work, inWords }: Question, node: t.BinaryExpression, side: t.Node): boolean {
  const other = node.left === side ? node.right : node.left;
  if (!inWords && (node.operator === "+" || (!isNullish(other) && isEquality(node)))) return false;
  if (node.operator === "==" || node.operator === "!=")
    return !isNeverAbsent(work, other) && !isNullish(other);
  if (node.operator === "===" || node.operator === "!==") return !isNeverAbsent(work, other);
  return true;
}

function isEquality({ operator }: t.BinaryExpression): boolean {
  return ["===", "!==", "==", "!="].includes(operator);
}

function isNullish(node: t.Node): boolean {
  return t.isNullLiteral(node) || isUndefined(node);
}

function isWritten(work: Work, member: t.Node): boolean {
  const user = parentOf(work, member);
  return (
    (t.isAssignmentExpression(user) && user.left === member) ||
    t.isUpdateExpression(user) ||
    (t.isUnaryExpression(user) && user.operator === "delete")
  );
}

/** `res.json(value)`: what isn't there goes out as null. */
function isSentAsJson(work: Work, call: t.Node, argument: t.Node): boolean {
  return (
    isCall(call) &&
    isMember(call.callee) &&
    propertyName(call.callee) === "json" &&
    call.arguments[0] === argument &&
    work.residual.replaced.has(call)
  );
}

/** `res.setHeader("X-Id", id)`, `res.redirect(url)`: without a value both throw, whichever word it has. */
function isSetOnResponse(
  { module }: Work,
  call: t.CallExpression | t.OptionalCallExpression,
  argument: t.Node,
): boolean {
  if (!isMember(call.callee)) return false;
  const name = propertyName(call.callee) ?? "";
  if (!["appendHeader", "redirect", "setHeader"].includes(name) || call.arguments.at(-1) !== argument)
    return false;
  let root: t.Node = unwrap(call.callee.object);
  while (isCall(root) || isMember(root)) root = unwrap(isCall(root) ? root.callee : root.object);
  return t.isIdentifier(root) && module.bindings.get(root)?.kind === "param";
}

function callShows(
  { work, inWords }: Question,
  node: t.CallExpression | t.OptionalCallExpression,
  argument: t.Node,
): boolean {
  if (node.callee === argument || isSentAsJson(work, node, argument)) return false;
  if (isSetOnResponse(work, node, argument)) return false;
  const callee = unwrap(node.callee);
  if (t.isIdentifier(callee)) {
    if (["Boolean", "parseInt", "parseFloat"].includes(callee.name)) return false;
    if (callee.name === "String") return inWords;
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
