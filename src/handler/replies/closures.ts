/** Functions within the handler in which replies are sent. */

import * as t from "@babel/types";
import { ownerOf } from "../module.js";
import { visitLive } from "../residual.js";
import { type FunctionNode, isCall, isFunctionNode, unwrap } from "../syntax.js";
import { type Sink, wholeFunction } from "./context.js";
import { isReply } from "./is-reply.js";
import { inExpression } from "./questions.js";
import { replyParts } from "./reply-value.js";
import { convertList } from "./statements.js";
import { listOf, type Work } from "./work.js";

export function findClosures(work: Work): void {
  const { view } = work;
  const mark = (node: t.Node): void => {
    for (
      let owner = ownerOf(view.module, node);
      owner !== view.fn && owner !== view.module.program;
      owner = ownerOf(view.module, owner)
    )
      if (isFunctionNode(owner)) work.closures.add(owner);
  };
  for (const use of work.uses.values()) mark(use.node);
  visitLive(view.residual, view.fn.body, (node) => {
    if (isCall(node) && view.helper(node)?.replies === "always") mark(node);
  });
  // A closure that calls a replying closure replies itself.
  visitLive(view.residual, view.fn.body, (node) => {
    if (isCall(node) && calledClosure(node, work)) mark(node);
  });
}

/** The local function with replies that a call runs; given such a function itself, that function. */
export function localClosure(node: t.Node, work: Work): FunctionNode | undefined {
  if (isFunctionNode(node)) return work.closures.has(node) && closureName(node, work) ? node : undefined;
  return isCall(node) ? calledClosure(node, work) : undefined;
}

export function calledClosure(
  call: t.CallExpression | t.OptionalCallExpression,
  work: Work,
): FunctionNode | undefined {
  const callee = unwrap(call.callee);
  if (!t.isIdentifier(callee)) return undefined;
  const binding = work.view.module.bindings.get(callee);
  if (!binding?.constant) return undefined;
  const declaration = binding.path.node;
  const fn = t.isVariableDeclarator(declaration) && declaration.init ? unwrap(declaration.init) : declaration;
  return isFunctionNode(fn) && work.closures.has(fn) ? fn : undefined;
}

function closureName(fn: FunctionNode, work: Work): t.Identifier | undefined {
  if (t.isFunctionDeclaration(fn)) return fn.id ?? undefined;
  const above = work.view.module.parents.get(fn);
  return t.isVariableDeclarator(above) && t.isIdentifier(above.id) ? above.id : undefined;
}

/** Rewrites the replies of a function within this one. */
export function convertClosure(fn: FunctionNode, sink: Sink, work: Work): void {
  const context = wholeFunction(sink);
  const exits = work.exits;
  work.exits = [];
  if (t.isBlockStatement(fn.body)) convertList(listOf(fn.body, work), context, work);
  else if (isReply(fn.body, work)) {
    const parts = replyParts(fn.body, context, work);
    if (!work.dry)
      work.view.residual.replaced.set(
        fn.body,
        sink.kind === "resolve" ? [`${sink.name}(`, ...parts, ")"] : parts,
      );
  } else inExpression(fn.body, context, work);
  work.exits = exits;
  if (!work.dry && fn.returnType)
    work.view.residual.replaced.set(fn.returnType, [fn.async ? ": Promise<Response>" : ": Response"]);
}
