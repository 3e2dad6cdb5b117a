/** Replies in promise chains, in `new Promise` and in callbacks. */
import * as t from "@babel/types";
import { Refusal } from "../refusal.js";
import type { Part } from "../residual.js";
import { type FunctionNode, isCall, isFunctionNode, propertyName, unwrap } from "../syntax.js";
import { convertClosure } from "./closures.js";
import { type Context, insideExpression } from "./context.js";
import { summaryOf } from "./helper-calls.js";
import { callbackOf, chainLink, isReply, replyingCallback } from "./is-reply.js";
import { inExpression } from "./questions.js";
import { replyParts } from "./reply-value.js";
import { freeLocal, semicolon, type Work } from "./work.js";

export function convertChain(call: t.CallExpression, work: Work): void {
  const callee = unwrap(call.callee) as t.MemberExpression;
  const name = propertyName(callee);
  const below = unwrap(callee.object);
  const belowReplies = isReply(callee.object, work);
  for (const argument of call.arguments) {
    if (!replyingCallback(argument, work)) {
      if (name === "then" && belowReplies) throw lostAnswer(call);
      inExpression(argument, insideExpression(), work);
      continue;
    }
    if (name === "finally")
      throw new Refusal(
        argument,
        "the reply is sent in `finally`, whose value is lost; reply in `then` and `catch`",
      );
    if (name === "then" && belowReplies && call.arguments[0] === argument) throw lostAnswer(call);
    convertClosure(argument as FunctionNode, { kind: "return" }, work);
  }
  if (isCall(below)) {
    if (chainLink(below, work)?.replies) convertChain(below as t.CallExpression, work);
    else if (belowReplies) {
      const context = insideExpression();
      const parts = replyParts(below, context, work);
      if (!work.dry && !parts.includes(below)) work.view.residual.replaced.set(below, parts);
    } else inExpression(below, insideExpression(), work);
  }
}

function lostAnswer(call: t.Node): Refusal {
  return new Refusal(
    call,
    "the reply is sent in the middle of a promise chain that goes on afterwards; make the reply its last step",
  );
}

/** `new Promise((resolve) => { … res.json(x); resolve(); … })` resolves with the Response. */
export function promiseParts(node: t.NewExpression, work: Work): Part[] {
  const executor = node.arguments[0] as FunctionNode;
  const [resolve] = executor.params;
  if (!t.isIdentifier(resolve))
    throw new Refusal(
      node,
      "the promise around the reply has no `resolve`; return a Response from the handler itself",
    );
  work.resolvers.push(resolve.name);
  convertClosure(executor, { kind: "resolve", name: resolve.name }, work);
  work.resolvers.pop();
  if (!work.dry && work.view.module.typescript) {
    const type = node.typeParameters ?? (node as unknown as { typeArguments?: t.Node }).typeArguments;
    if (type) work.view.residual.replaced.set(type, ["<Response>"]);
    else return ["new Promise<Response>(", executor, ")"];
  }
  return [node];
}

export function callbackParts(call: t.CallExpression, callback: FunctionNode, work: Work): Part[] {
  const name = freeLocal(work.view, ["resolve"]);
  convertClosure(callback, { kind: "resolve", name }, work);
  for (const argument of call.arguments)
    if (argument !== callback) inExpression(argument, insideExpression(), work);
  const type = work.view.module.typescript ? "<Response>" : "";
  const { indent } = work.view.module.style;
  return [`new Promise${type}((${name}) => {\n${indent}`, { indented: [call] }, `${semicolon(work)}\n})`];
}

/** A callback inside of a promise's executor settles that promise: it needs none of its own. */
export function convertInnerCallback(node: t.Node, context: Context, work: Work): boolean {
  const call = unwrap(node, true);
  if (context.sink.kind !== "resolve" || !isCall(call) || summaryOf(call, work)) return false;
  if (work.uses.has(call) || isFunctionNode(unwrap(call.callee)) || chainLink(call, work)) return false;
  const callback = callbackOf(call, work);
  if (!callback) return false;
  convertClosure(callback, context.sink, work);
  return true;
}
