/** `req.preview` and `req.draftMode`: whether the draft mode is on, which `draftMode()` of next/headers knows in a route handler. */
import * as t from "@babel/types";
import { callOf, isAwaited, mayAwait, nextFunctionIn } from "../next-functions.js";
import { Refusal } from "../refusal.js";
import { isCall } from "../syntax.js";
import { note, parentOf, type Work } from "./work.js";

export const DRAFT_MODE: ReadonlySet<string> = new Set(["draftMode", "preview"]);

/**
 * Under the Pages Router they are `true` or `undefined`, `isEnabled` is `true` or `false`: `|| undefined` stays where someone can tell.
 * @throws {Refusal} in a callback that can't wait
 */
export function rewriteDraftMode(work: Work, member: t.MemberExpression | t.OptionalMemberExpression): void {
  const { module, view } = work;
  const { local, needed } = nextFunctionIn(module, "next/headers", "draftMode");
  if (isAwaited(module)) {
    if (!mayAwait(member, view.fn, module))
      throw new Refusal(
        member,
        "the draft mode is asked for in a callback that isn't async; `draftMode()` has to be awaited, do so in the handler",
      );
    work.needs.async = true;
  }
  work.needs.imports.push(needed);
  const read = `${callOf(local, module)}.isEnabled`;
  const above = parentOf(work, member);
  if (isFalseAlternative(above, member)) {
    work.residual.replaced.set(above, [read]);
    return;
  }
  if (isCondition(work, member)) {
    work.residual.replaced.set(member, [read]);
    return;
  }
  const isAlone =
    t.isVariableDeclarator(above) ||
    t.isObjectProperty(above) ||
    t.isReturnStatement(above) ||
    (isCall(above) && above.callee !== member);
  work.residual.replaced.set(member, [isAlone ? `${read} || undefined` : `(${read} || undefined)`]);
  note(work, "`draftMode()` reads the cookie of the draft mode alone, not the data of a preview.");
}

/** `req.preview || false`, `req.preview ?? false` */
function isFalseAlternative(above: t.Node | undefined, member: t.Node): above is t.LogicalExpression {
  return (
    t.isLogicalExpression(above) &&
    above.operator !== "&&" &&
    above.left === member &&
    t.isBooleanLiteral(above.right, { value: false })
  );
}

/** Where only true tells from not true. */
function isCondition(work: Work, node: t.Node): boolean {
  const above = parentOf(work, node);
  if (t.isUnaryExpression(above, { operator: "!" })) return true;
  if ((t.isIfStatement(above) || t.isConditionalExpression(above)) && above.test === node) return true;
  if (t.isLogicalExpression(above) && above.operator !== "??") return isCondition(work, above);
  return isCall(above) && t.isIdentifier(above.callee, { name: "Boolean" }) && above.arguments[0] === node;
}
