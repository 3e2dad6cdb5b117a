/** Casts that spoke of the Pages Router's `string | string[] | undefined`, and say nothing any more. */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import { isCall } from "../syntax.js";
import { isGuarded, mentionsOf, never, type Same } from "./presence.js";
import { parentOf, referencesOf, type Work } from "./work.js";

/**
 * What a read takes the place of: the read itself, or the cast around it that isn't needed where a single text or nothing is read.
 * @param isNull nothing is null there, and not undefined
 * @param same mentions of the same variable, of which a test may have told that it is there
 */
export function withNeedlessCast(work: Work, node: t.Node, isNull: boolean, same: Same = never): t.Node {
  const cast = parentOf(work, node);
  if (!t.isTSAsExpression(cast) && !t.isTSTypeAssertion(cast)) return node;
  const type = cast.typeAnnotation;
  if (t.isTSUnionType(type)) {
    const others = type.types.filter((one) => !t.isTSStringKeyword(one));
    const isText = others.length === 1 && type.types.length === 2;
    const isSame = isNull
      ? t.isTSNullKeyword(others[0]) || t.isTSUndefinedKeyword(others[0])
      : t.isTSUndefinedKeyword(others[0]);
    return isText && isSame ? cast : node;
  }
  return t.isTSStringKeyword(type) && (isTested(work, cast) || isToldToBeThere(work, cast, same))
    ? cast
    : node;
}

/** Whether a test has told so; TypeScript learns nothing from a test that hands the value to a function. */
function isToldToBeThere(work: Work, node: t.Node, same: Same): boolean {
  return same !== never && isGuarded(work, node, (one) => same(one) && !isCall(parentOf(work, one)));
}

/** The variable that a read is the value of, and whether it has a text to fall back on. */
export function dropCastsOfVariable(work: Work, node: t.Node): void {
  const above = parentOf(work, node);
  const hasFallback = t.isLogicalExpression(above) && above.left === node && isText(above.right);
  const value = hasFallback ? above : node;
  const declarator = parentOf(work, value);
  if (!t.isVariableDeclarator(declarator) || declarator.init !== value || !t.isIdentifier(declarator.id))
    return;
  const binding = declarator.id.typeAnnotation ? undefined : work.module.bindings.get(declarator.id);
  if (binding) dropCastsToString(work, binding, hasFallback);
}

export function isText(node: t.Node | null | undefined): boolean {
  return t.isStringLiteral(node) || t.isTemplateLiteral(node);
}

/** Where nothing is as good as a text: it is tested, compared, asked with `?.`, or has a fallback. */
function isTested(work: Work, node: t.Node): boolean {
  const above = parentOf(work, node);
  if (t.isLogicalExpression(above)) return above.operator !== "&&" && above.left === node;
  if (t.isIfStatement(above) || t.isConditionalExpression(above)) return above.test === node;
  if (t.isUnaryExpression(above)) return above.operator === "!";
  if (t.isOptionalMemberExpression(above)) return above.optional && above.object === node;
  return t.isBinaryExpression(above) && /^[!=]==?$/.test(above.operator);
}

/**
 * `id as string`, where the name alone says it: `id` is a path parameter, it has a text to fall back on, or a test has seen to it that
 * it is there.
 */
export function dropCastsToString(work: Work, binding: Binding, isGiven: boolean): void {
  if (!binding.constant) return;
  const same = mentionsOf(work, binding);
  for (const mention of referencesOf(work, binding)) {
    const cast = parentOf(work, mention);
    if (!t.isTSAsExpression(cast) && !t.isTSTypeAssertion(cast)) continue;
    if (!isGiven && !isToldToBeThere(work, cast, same)) continue;
    if (t.isTSStringKeyword(cast.typeAnnotation) && !work.residual.replaced.has(cast))
      work.residual.replaced.set(cast, [mention]);
  }
}
