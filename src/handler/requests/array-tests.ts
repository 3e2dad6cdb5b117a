/** `Array.isArray(id) ? id[0] : id`: tests for a repeated parameter that a web request makes needless. */
import * as t from "@babel/types";
import { isCall, isMember, propertyName, unwrap } from "../syntax.js";
import { pathKinds } from "./path-parameters.js";
import type { Collected, Use } from "./uses.js";
import { parentOf, referencesOf, type Work, withCasts } from "./work.js";

/** All mentions of the value of a read. */
function valueMentions(work: Work, use: Use): t.Node[] {
  if (use.node) {
    const above = parentOf(work, withCasts(work, use.node));
    const id = t.isVariableDeclarator(above) && t.isIdentifier(above.id) ? above.id : undefined;
    return [use.node, ...referencesOf(work, id && work.module.bindings.get(id))];
  }
  return referencesOf(work, use.target && work.module.bindings.get(use.target));
}

/**
 * `Array.isArray(id) ? id[0] : id`, `typeof id === "string" ? id : id[0]`: the value is never an array now, or its
 * first element is what is taken anyway. Gives whether anything was folded.
 */
export function foldArrayTests(work: Work, found: Collected): boolean {
  const kinds = pathKinds(work);
  let folded = false;
  for (const use of found.uses) {
    if (use.key === undefined || (use.facet !== "query" && use.facet !== "headers")) continue;
    const kind = use.facet === "headers" ? "one" : kinds.get(use.key);
    if (kind === "many" || kind === "optional") continue;
    for (const mention of valueMentions(work, use)) {
      const choice = choiceByTest(work, mention);
      if (!choice || work.residual.replaced.has(choice.node)) continue;
      const { node, array, single } = choice;
      const plain = firstWords(work, single) === wordsOf(work, mention);
      if (kind !== "one" && !(plain && isFirstOf(work, array, mention))) continue;
      work.residual.replaced.set(node, [single]);
      folded = true;
    }
  }
  return folded;
}

/** The choice between an array and a single value that a mention is tested for. */
function choiceByTest(
  work: Work,
  mention: t.Node,
): { node: t.ConditionalExpression; array: t.Expression; single: t.Expression } | undefined {
  const tested = parentOf(work, withCasts(work, mention));
  if (!tested) return undefined;
  const isArray =
    isCall(tested) &&
    isMember(tested.callee) &&
    t.isIdentifier(tested.callee.object, { name: "Array" }) &&
    propertyName(tested.callee) === "isArray";
  const test = isArray ? tested : parentOf(work, tested);
  const node = test && parentOf(work, test);
  if (!t.isConditionalExpression(node) || node.test !== test) return undefined;
  if (isArray) return { node, array: node.consequent, single: node.alternate };
  const isText =
    t.isUnaryExpression(tested) &&
    tested.operator === "typeof" &&
    t.isBinaryExpression(test) &&
    (test.operator === "===" || test.operator === "==") &&
    t.isStringLiteral(test.right, { value: "string" });
  if (!isText || !isFirstOf(work, node.alternate, mention)) return undefined;
  return { node, array: node.alternate, single: node.consequent };
}

function isFirstOf(work: Work, node: t.Node, mention: t.Node): boolean {
  let inner = unwrap(node);
  if (t.isLogicalExpression(inner)) inner = unwrap(inner.left);
  return (
    isMember(inner) &&
    propertyName(inner) === "0" &&
    wordsOf(work, unwrap(inner.object)) === wordsOf(work, mention)
  );
}

function firstWords(work: Work, node: t.Node): string {
  const inner = unwrap(node);
  return t.isLogicalExpression(inner) ? firstWords(work, inner.left) : wordsOf(work, inner);
}

function wordsOf(work: Work, node: t.Node): string {
  return work.module.source.slice(node.start!, node.end!).replace(/\s|\?(?=\.)/g, "");
}
