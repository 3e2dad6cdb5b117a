/** Handlers that go on after their reply. */

import * as t from "@babel/types";
import { isInside, ownerOf } from "../module.js";
import { Refusal } from "../refusal.js";
import { type Item, type List, newItem } from "../residual.js";
import { visitAll } from "../syntax.js";
import { cannotThrowStatement } from "./cannot-throw.js";
import { inertStatement, isInert } from "./harmless.js";
import { freeLocal, semicolon, type Work } from "./work.js";

export function decideNonTail(work: Work): void {
  const [first] = work.nonTail;
  if (work.view.role === "helper")
    throw new Refusal(
      first!,
      "the function goes on after this reply; put a `return` behind it, or move what follows in front of it",
    );
  const inClosure = work.nonTail.find((node) => ownerOf(work.view.module, node) !== work.view.fn);
  if (inClosure)
    throw new Refusal(inClosure, "the callback goes on after this reply; put a `return` behind it");
  const holder = work.nonTail.length === 1 ? work.view.module.parents.get(first!) : undefined;
  work.deferred =
    t.isVariableDeclarator(holder) && t.isIdentifier(holder.id)
      ? holder.id.name
      : freeLocal(work.view, ["response", "reply", "earlyResponse"]);
  for (const node of work.nonTail)
    work.needs.notes.push(
      `Line ${node.loc!.start.line}: the handler goes on after this reply, as it did under the Pages Router; if that wasn't meant, return there.`,
    );
}

/**
 * What is thrown after the reply was sent changed nothing for the client under the Pages Router: it was only logged. So
 * the statements behind an early reply get a `try` of their own, unless they can't throw or are caught by the author.
 */
export function guardAfterReply(body: List, work: Work): void {
  const reply = body.items.findIndex(
    (item) => item.node && work.nonTail.some((reply) => isInside(reply, item.node!)),
  );
  const from = body.items[reply]?.node;
  const at = from && goesOnWithin(from, work) ? reply - 1 : reply;
  const rest = body.items.slice(at + 1);
  if (
    !from ||
    rest.every((item) => !item.node || isWritten(item, work) || harmlessStatement(item.node, work))
  )
    return;
  const end = semicolon(work);
  // `a && res.json(b)` replies under a condition.
  const [declarator] = t.isVariableDeclaration(from) ? from.declarations : [];
  const whole = t.isExpressionStatement(from) ? from.expression : declarator?.init;
  const unconditional = whole != null && work.nonTail.includes(whole);
  const list: List = { items: rest, dangling: body.dangling, original: [] };
  const { indent } = work.view.module.style;
  const last = rest.at(-1);
  // The return at the very end follows the `try`.
  if (
    unconditional &&
    last &&
    t.isReturnStatement(last.node) &&
    (!last.parts || last.parts[0] === `return ${work.deferred}${end}`)
  )
    rest.pop();
  else if (unconditional && last?.parts?.at(-1) === `${end}\nreturn ${work.deferred}${end}`)
    last.parts.splice(-1, 1, end);
  const check = unconditional ? "" : `${indent}if (!${work.deferred}) throw error${end}\n`;
  const answer = unconditional ? "" : `${indent}return ${work.deferred}${end}\n`;
  body.dangling = [];
  body.items.splice(at + 1, body.items.length, {
    ...newItem([
      "try {",
      { list },
      `\n} catch (error) {\n${check}${indent}console.error(error)${end}\n${answer}}`,
    ]),
    blankBefore: true,
  });
  if (unconditional) body.items.push(newItem([`return ${work.deferred}${end}`]));
}

/** What was put in place of a statement by now, but for what a `return` still evaluates. */
function isWritten({ parts }: Item, work: Work): boolean {
  const end = semicolon(work);
  return parts !== undefined && parts.at(-1) !== `${end}\nreturn ${work.deferred}${end}`;
}

/** Whether something that may throw runs behind the reply within the same statement of the function's body. */
function goesOnWithin(from: t.Statement, work: Work): boolean {
  if (t.isExpressionStatement(from) || t.isTryStatement(from)) return false;
  const [reply] = work.nonTail.filter((node) => isInside(node, from));
  let found = false;
  visitAll(from, (node) => {
    if (t.isLoop(node) && isInside(reply!, node)) found = true;
    if (t.isStatement(node) && node.start! > reply!.end! && !inertStatement(node, work)) found = true;
  });
  return found;
}

function harmlessStatement(node: t.Statement, work: Work): boolean {
  if (t.isReturnStatement(node)) return !node.argument || isInert(node.argument);
  return t.isFunctionDeclaration(node) || cannotThrowStatement(node, work);
}
