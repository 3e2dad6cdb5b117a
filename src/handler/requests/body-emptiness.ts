/** Who can tell an empty object from an empty text: an empty body is one or the other under the Pages Router. */
import * as t from "@babel/types";
import { isCall, isMember, propertyName } from "../syntax.js";
import { boundTo, isEmptyObject, onlyTruthCounts } from "./flow.js";
import { falsyMeansThere, isGuarded, never, type Same, truthyMeansThere } from "./presence.js";
import { STRING_MEMBERS } from "./text-use.js";
import { isCast, parentOf, referencesOf, type Work } from "./work.js";

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
