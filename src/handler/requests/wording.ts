/** The small texts that new code is made of, and the parentheses that they need where they are put. */
import * as t from "@babel/types";
import { quoted } from "../style.js";
import { isCall, isMember } from "../syntax.js";
import { parentOf, type Work } from "./work.js";

/** What kind of expression a text is, as far as parentheses go. */
export type Kind = "access" | "chain" | "await" | "nullish" | "operation";

/** The text as it has to stand in place of `node`. */
export function fitted(work: Work, node: t.Node, text: string, kind: Kind): string {
  return needsWrapping(work, node, kind) ? `(${text})` : text;
}

function needsWrapping(work: Work, node: t.Node, kind: Kind): boolean {
  if (kind === "access" || node.extra?.parenthesized) return false;
  const above = parentOf(work, node);
  if (!above) return false;
  if (isMember(above)) return above.object === node && !(kind === "chain" && above.optional);
  if (isCall(above)) return above.callee === node;
  if (t.isTSNonNullExpression(above) || t.isTaggedTemplateExpression(above)) return true;
  if (kind === "chain") return false;
  if (t.isSpreadElement(above)) return kind === "await";
  return (
    t.isTSAsExpression(above) ||
    t.isTSSatisfiesExpression(above) ||
    t.isUnaryExpression(above) ||
    t.isAwaitExpression(above) ||
    t.isBinaryExpression(above) ||
    (t.isLogicalExpression(above) && !(kind === "nullish" && above.operator === "??")) ||
    (t.isConditionalExpression(above) && above.test === node)
  );
}

/** The request, in new text. */
export function requestText(work: Work): string {
  work.needs.request = true;
  return work.request;
}

export function nextUrlText(work: Work): string {
  work.needs.nextRequest = true;
  return `${requestText(work)}.nextUrl`;
}

export function stringText(work: Work, text: string): string {
  return quoted(text, work.style);
}

/** `.name` or `["na-me"]` */
export function accessText(work: Work, name: string): string {
  return t.isValidIdentifier(name, false) ? `.${name}` : `[${stringText(work, name)}]`;
}

/** A name for a variable that holds what is called `key`. */
export function variableName(key: string): string {
  const name = key.replace(/[^\w$]+(\w?)/g, (_, letter: string) => letter.toUpperCase());
  return t.isValidIdentifier(name) ? name : `${name.replace(/^\d+/, "")}Value`;
}

/** `{ a, b }` broken over lines or not is the printer's matter: these are the inner spaces. */
export function bracesAround(work: Work): [string, string] {
  const { braceSpace } = work.style;
  return [`{${braceSpace}`, `${braceSpace}}`];
}
