/** Where the value of a read goes: in place, or into a variable of its own. */
import * as t from "@babel/types";
import type { Part } from "../residual.js";
import { isCall } from "../syntax.js";
import { absenceShows, absenceShowsOf } from "./absence.js";
import { isUndefined } from "./flow.js";
import { dropCastsOfVariable, dropCastsToString, isText, withNeedlessCast } from "./needless-casts.js";
import { sameWords } from "./presence.js";
import type { Use } from "./uses.js";
import { fitted } from "./wording.js";
import { isCast, parentOf, statement, type Work, withCasts } from "./work.js";

/**
 * Puts the text of a read where the value went: in place, or as the initialiser of its own variable. The text gives null
 * for what is absent; undefined is kept where someone can tell.
 */
export function putValue(
  work: Work,
  use: Use,
  read: string,
  kind: "access" | "chain",
  type: string | undefined,
): void {
  // Where null doesn't show, it needs no cast to undefined; and where it does, the value isn't null.
  const needless = type === "string | undefined" && use.keyword !== "let" && use.keyword !== "var";
  const cast = type === undefined || needless ? "" : ` as ${isNoText(type) ? "unknown as " : ""}${type}`;
  const nullable = kind === "access";
  if (use.node) {
    const declarator = parentOf(work, use.node);
    const annotated =
      t.isVariableDeclarator(declarator) && t.isIdentifier(declarator.id) && declarator.id.typeAnnotation;
    const compared = nullable ? comparedToUndefined(work, use.node) : undefined;
    if (compared) work.residual.replaced.set(compared, ["null"]);
    const shows =
      nullable &&
      !compared &&
      !isAlwaysThere(work, use) &&
      (annotated || absenceShows(work, use.node, sameWords(work, use.node)));
    const text = shows ? `${read} ?? ${isCountedOn(work, use.node) ? "NaN" : "undefined"}` : read;
    const whole = cast ? `(${shows ? `(${text})` : text}${cast})` : text;
    const place = cast || annotated ? use.node : withNeedlessCast(work, use.node, nullable && !shows);
    if (!cast && !annotated) dropCastsOfVariable(work, place);
    work.residual.replaced.set(place, [cast ? whole : fitted(work, place, text, shows ? "nullish" : kind)]);
    return;
  }
  const { slot, target, keyword, fallback } = use;
  const binding = work.module.bindings.get(target!);
  const head = `${keyword} ${(target as t.Identifier).name} = `;
  if (binding && !cast) dropCastsToString(work, binding, isText(fallback));
  if (fallback)
    slot!.statements = [
      statement(work, `${head}${cast ? `(${read}${cast})` : read} ?? `, ...operand(fallback)),
    ];
  else {
    const shows =
      nullable && binding !== undefined && !isAlwaysThere(work, use) && absenceShowsOf(work, binding);
    const text = shows ? `${read} ?? undefined` : read;
    slot!.statements = [statement(work, `${head}${cast && shows ? `(${text})` : text}${cast}`)];
  }
}

/** `page?: number`, which the author claims of a text: TypeScript lets a text be cast to that by way of `unknown` only. */
function isNoText(type: string): boolean {
  return /\b(?:bigint|boolean|Date|false|number|true)\b|^\d/.test(type) && !/\bstring\b|["'`]/.test(type);
}

/** Headers that every request has, the last ones from Next.js itself (measured on Next 14, 15 and 16). */
const ALWAYS_SENT = new Set([
  "host",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
]);

/** Whether nobody will ever see the value missing; a type that allows null may still be in the way in TypeScript. */
function isAlwaysThere(work: Work, use: Use): boolean {
  if (use.facet !== "headers" || !ALWAYS_SENT.has(use.key!)) return false;
  if (!work.module.typescript || !use.node) return !work.module.typescript;
  const above = parentOf(work, use.node);
  return t.isTemplateLiteral(above) || t.isBinaryExpression(above) || (above !== undefined && isCast(above));
}

/** `Number(req.query.page)`: what isn't there is no number, where null would be 0. */
function isCountedOn(work: Work, node: t.Node): boolean {
  const above = parentOf(work, withCasts(work, node));
  return isCall(above) && t.isIdentifier(above.callee, { name: "Number" });
}

/** The `undefined` that an expression is strictly compared to: it becomes null. */
function comparedToUndefined(work: Work, node: t.Node): t.Node | undefined {
  const above = parentOf(work, node);
  if (!t.isBinaryExpression(above) || (above.operator !== "===" && above.operator !== "!=="))
    return undefined;
  const other = above.left === node ? above.right : above.left;
  return isUndefined(other) ? other : undefined;
}

/** An expression as the right side of `??`. */
export function operand(node: t.Expression): Part[] {
  const wrapped =
    t.isLogicalExpression(node) ||
    t.isConditionalExpression(node) ||
    t.isArrowFunctionExpression(node) ||
    t.isAssignmentExpression(node) ||
    t.isSequenceExpression(node);
  return wrapped ? ["(", node, ")"] : [node];
}
