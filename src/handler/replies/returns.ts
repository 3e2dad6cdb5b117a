/** `return` statements, and arrow functions whose body is an expression. */

import * as t from "@babel/types";
import type { Item, Part } from "../residual.js";
import { type FunctionNode, isFunctionNode, unwrap } from "../syntax.js";
import { type Context, wholeFunction } from "./context.js";
import { isInert } from "./harmless.js";
import { isReply } from "./is-reply.js";
import { endsWithoutReply } from "./partial-replies.js";
import { convertInnerCallback } from "./promises.js";
import { inExpression } from "./questions.js";
import { replyParts } from "./reply-value.js";
import { isWebResponse } from "./shape.js";
import { freeLocal, semicolon, type Work, write } from "./work.js";

export function convertArrow(fn: FunctionNode, work: Work): boolean {
  const body = fn.body as t.Expression;
  const context = wholeFunction();
  if (isReply(body, work)) {
    const parts = replyParts(body, context, work);
    if (!work.dry) work.view.residual.replaced.set(body, parts);
    work.exits.push({ replied: true });
    return false;
  }
  inExpression(body, context, work);
  work.exits.push({ replied: false, value: body });
  return false;
}

export function convertReturn(item: Item, node: t.ReturnStatement, context: Context, work: Work): boolean {
  const end = semicolon(work);
  if (!node.argument) {
    work.exits.push({ replied: context.sent !== "no", value: null });
    if (context.sent !== "no" && work.deferred && context.sink.kind === "return")
      write(item, [`return ${work.deferred}${end}`], work);
    else if (context.sent === "no" && context.guard === "null") write(item, [`return null${end}`], work);
    return false;
  }
  if (isReply(node.argument, work)) {
    work.exits.push({ replied: true });
    if (convertInnerCallback(node.argument, context, work)) return false;
    const parts = replyParts(node.argument, context, work);
    if (endsWithoutReply(node.argument, work)) work.exits.push({ replied: false });
    if (context.sink.kind === "resolve")
      write(item, ["return ", settled(context.sink.name, parts), end], work);
    else write(item, returned(parts, node.argument, context, work), work);
    return false;
  }
  const argument = unwrap(node.argument);
  if (t.isLogicalExpression(argument) && argument.operator !== "??" && isReply(argument.right, work)) {
    inExpression(argument.left, context, work);
    const test: Part[] = argument.operator === "&&" ? [argument.left] : ["!(", argument.left, ")"];
    const parts = replyParts(argument.right, context, work);
    write(item, ["if (", ...test, ") ", ...asStatement(parts, context, end)], work);
    work.exits.push({ replied: true }, { replied: false, value: null });
    return false;
  }
  inExpression(node.argument, context, work);
  if (isRejection(argument, work)) return false;
  work.exits.push({ replied: context.sent !== "no" || isWebResponse(node.argument), value: node.argument });
  if (context.sent !== "no" && work.deferred && isInert(node.argument))
    write(item, [`return ${work.deferred}${end}`], work);
  else if (
    context.sent === "yes" &&
    work.deferred &&
    context.sink.kind === "return" &&
    !isWebResponse(node.argument)
  )
    // What it does stays; its value was nobody's.
    write(item, [node.argument, `${end}\nreturn ${work.deferred}${end}`], work);
  else if (context.sent === "no" && context.guard === "null") write(item, [`return null${end}`], work);
  return false;
}

/** `return reject(error)` is a `throw`. */
function isRejection(node: t.Node, work: Work): boolean {
  if (!t.isCallExpression(node) || !t.isIdentifier(node.callee)) return false;
  const { module } = work.view;
  const reject = module.bindings.get(node.callee)?.identifier;
  const executor = reject && module.parents.get(reject);
  const promise = executor && module.parents.get(executor);
  return (
    isFunctionNode(executor) &&
    executor.params[1] === reject &&
    t.isNewExpression(promise) &&
    t.isIdentifier(promise.callee, { name: "Promise" })
  );
}

function asStatement(parts: Part[], context: Context, end: string): Part[] {
  return context.sink.kind === "resolve"
    ? ["return ", settled(context.sink.name, parts), end]
    : ["return ", ...parts, end];
}

/** `resolve(R)` */
export function settled(name: string, parts: Part[]): Part {
  return { callee: [name], args: [parts] };
}

/** `return R`, with regard to a reply that may have been sent before. */
export function returned(parts: Part[], source: t.Node, context: Context, work: Work): Part[] {
  const end = semicolon(work);
  if (context.sent === "no" || !work.deferred) return ["return ", ...parts, end];
  const use = work.uses.get(unwrap(source, true));
  const inert = use?.send?.args.every((arg) => isInert(arg));
  if (inert && context.sent === "yes") return [`return ${work.deferred}${end}`];
  if (inert) return [`return ${work.deferred} ?? `, ...(isChoice(parts) ? ["(", ...parts, ")"] : parts), end];
  const name = freeLocal(work.view, ["later", "laterReply"]);
  return [`const ${name} = `, ...parts, `${end}\nreturn ${work.deferred} ?? ${name}${end}`];
}

/** Whether a reply is written as `test ? one : other`, which binds less than `??`. */
function isChoice(parts: Part[]): boolean {
  return parts.some((part) => {
    if (typeof part === "string") return part === " ? ";
    return typeof part === "object" && "indented" in part && part.indented[0] === "\n? ";
  });
}

export function isMissingValue(node: t.Node): boolean {
  return t.isUnaryExpression(node) && node.operator === "void";
}
