/** Functions within the handler in which replies are sent. */

import * as t from "@babel/types";
import { calledFunction } from "../called-function.js";
import { ownerOf } from "../module.js";
import { Refusal } from "../refusal.js";
import { liveNodes, newItem, type Part } from "../residual.js";
import { type FunctionNode, isCall, isFunctionNode, isMember, propertyName, unwrap } from "../syntax.js";
import { callsOf } from "../value-flow.js";
import { type Sink, wholeFunction } from "./context.js";
import { opStatements } from "./header-statements.js";
import { isReply } from "./is-reply.js";
import { inExpression } from "./questions.js";
import { replyParts } from "./reply-value.js";
import type { ResponseUse } from "./response-use.js";
import { settled } from "./returns.js";
import { isWebResponse, type Shape, shapeOf } from "./shape.js";
import { convertList } from "./statements.js";
import { listOf, semicolon, type Work } from "./work.js";

/**
 * Finds the functions within the handler that deal with the response, and those of them that reply on some way.
 * @throws {Refusal} where it can't be told who runs one of them.
 */
export function findClosures(work: Work): void {
  const { view } = work;
  const mark = (node: t.Node, set: Set<FunctionNode>): void => {
    for (
      let owner = ownerOf(view.module, node);
      owner !== view.fn && owner !== view.module.program;
      owner = ownerOf(view.module, owner)
    )
      if (isFunctionNode(owner)) set.add(owner);
  };
  for (const use of work.uses.values()) {
    mark(use.node, work.closures);
    if (use.send) mark(use.node, work.senders);
  }
  const calls = liveNodes(view.residual, view.fn.body, isCall);
  for (const call of calls) {
    const summary = view.helper(call);
    if (summary && (summary.replies !== "never" || summary.headers)) mark(call, work.closures);
    if (summary && summary.replies !== "never") mark(call, work.senders);
  }
  // A closure that calls a replying closure replies itself.
  for (let known = -1; known !== work.closures.size + work.senders.size; ) {
    known = work.closures.size + work.senders.size;
    for (const call of calls) {
      const called = calledClosure(call, work);
      if (called) mark(call, work.closures);
      if (called && work.senders.has(called)) mark(call, work.senders);
    }
  }
  for (const fn of work.senders) refuseUnknownCallers(fn, work);
}

/** A named function is called, or is the last step of a promise chain. */
function refuseUnknownCallers(fn: FunctionNode, work: Work): void {
  const name = closureName(fn, work);
  const { module } = work.view;
  for (const { node } of (name && module.bindings.get(name)?.referencePaths) ?? []) {
    const above = module.parents.get(node);
    if (isCall(above) && above.callee === node) continue;
    if (isCall(above) && isMember(above.callee) && CHAIN.has(propertyName(above.callee) ?? "")) continue;
    throw new Refusal(
      node,
      `\`${name!.name}\` replies, and it isn't certain who calls it; write the function where it is handed over`,
    );
  }
}

const CHAIN = new Set(["then", "catch"]);

/** The local function with replies that a call runs; given such a function itself, that function. */
export function localClosure(node: t.Node, work: Work): FunctionNode | undefined {
  if (isFunctionNode(node)) return work.closures.has(node) && hasKnownCallers(node, work) ? node : undefined;
  return isCall(node) ? calledClosure(node, work) : undefined;
}

export function calledClosure(
  call: t.CallExpression | t.OptionalCallExpression,
  work: Work,
): FunctionNode | undefined {
  const { module, residual } = work.view;
  const fn = calledFunction(call, module, residual);
  return fn && work.closures.has(fn) ? fn : undefined;
}

/** The local function that deals with the response and goes by this name. */
export function namedClosure(name: t.Identifier, work: Work): FunctionNode | undefined {
  const binding = work.view.module.bindings.get(name);
  if (!binding?.constant) return undefined;
  const declaration = binding.path.node;
  const fn = t.isVariableDeclarator(declaration) && declaration.init ? unwrap(declaration.init) : declaration;
  return isFunctionNode(fn) && work.closures.has(fn) ? fn : undefined;
}

/** What a closure is called, unless it is handed over where it is written. */
function closureName(fn: FunctionNode, work: Work): t.Identifier | undefined {
  if (t.isFunctionDeclaration(fn)) return fn.id ?? undefined;
  const above = work.view.module.parents.get(fn);
  return t.isVariableDeclarator(above) && t.isIdentifier(above.id) ? above.id : undefined;
}

/** A function that goes by a name, or stands in a table and is only called through it. */
function hasKnownCallers(fn: FunctionNode, work: Work): boolean {
  return closureName(fn, work) !== undefined || isInTable(fn, work);
}

/** `const actions = { GET: async () => { … } }`, where all calls of `actions` are known. */
export function isInTable(fn: FunctionNode, work: Work): boolean {
  const { module } = work.view;
  const isEntry = t.isObjectMethod(fn) || t.isObjectProperty(module.parents.get(fn));
  return isEntry && callsOf(fn, module) !== undefined;
}

/** On which ways a closure replies. */
export function closureShape(fn: FunctionNode, work: Work): Shape {
  if (!work.senders.has(fn)) return { replies: "never" };
  const known = work.shapes.get(fn);
  if (known === "running")
    throw new Refusal(fn, "the function replies and calls itself; let it return a value, and reply outside");
  if (known) return known;
  convertClosure(fn, { kind: "return" }, work);
  return work.shapes.get(fn) as Shape;
}

/** What `([name, value]) => res.setHeader(name, value)` does, where nobody takes the response that it gives. */
function settingOnly(fn: FunctionNode, work: Work): ResponseUse | undefined {
  const use = work.uses.get(unwrap(fn.body));
  if (!use || use.send || use.asks || use.argumentOf) return undefined;
  const { parents, bindings } = work.view.module;
  const name = closureName(fn, work);
  const calls = name
    ? (bindings.get(name)?.referencePaths ?? []).map(({ node }) => parents.get(node)!)
    : [parents.get(fn)!];
  const isLost = (call: t.Node): boolean =>
    isCall(call) &&
    t.isExpressionStatement(parents.get(call)) &&
    (name !== undefined || (isMember(call.callee) && propertyName(call.callee) === "forEach"));
  return calls.every(isLost) ? use : undefined;
}

function convertSetting(body: t.Node, use: ResponseUse, work: Work): void {
  work.handled.add(use);
  if (work.dry) return;
  const statements = opStatements(use, work);
  const [only] = statements;
  const last = only?.at(-1);
  const isCallOfSet = only?.[0] === `${work.headersVariable}.set(`;
  if (statements.length === 1 && isCallOfSet && typeof last === "string")
    work.view.residual.replaced.set(body, [...only!.slice(0, -1), last.replace(/;$/, "")]);
  else {
    const { indent } = work.view.module.style;
    const lines = statements.flatMap((parts): Part[] => ["\n", indent, ...parts]);
    work.view.residual.replaced.set(body, ["{", ...lines, "\n}"]);
  }
}

/** Rewrites the replies of a function within this one. */
export function convertClosure(fn: FunctionNode, sink: Sink, work: Work): void {
  const context = wholeFunction(sink);
  const exits = work.exits;
  work.exits = [];
  const known = work.shapes.get(fn);
  if (known !== "running" && hasKnownCallers(fn, work)) context.guard = known?.guard;
  if (!known) work.shapes.set(fn, "running");
  let through = false;
  if (t.isBlockStatement(fn.body)) through = convertList(listOf(fn.body, work), context, work);
  else if (isReply(fn.body, work)) {
    const parts = replyParts(fn.body, context, work);
    work.exits.push({ replied: true });
    if (!work.dry)
      work.view.residual.replaced.set(fn.body, sink.kind === "resolve" ? [settled(sink.name, parts)] : parts);
  } else if (settingOnly(fn, work)) {
    convertSetting(fn.body, settingOnly(fn, work)!, work);
    work.exits.push({ replied: false });
  } else {
    inExpression(fn.body, context, work);
    work.exits.push({ replied: isWebResponse(fn.body), value: fn.body });
  }
  if (through && context.sent !== "no") work.exits.push({ replied: true });
  if (through && context.sent !== "yes") work.exits.push({ replied: false });
  if (!known) work.shapes.set(fn, shapeOf(work.exits));
  work.exits = exits;
  if (work.dry || !fn.returnType || !known || known === "running" || known.replies === "never") return;
  const type = known.guard === "null" ? "Response | null" : "Response";
  if (known.guard === "null" && through)
    listOf(fn.body, work).items.push(newItem([`return null${semicolon(work)}`]));
  work.view.residual.replaced.set(fn.returnType, [fn.async ? `: Promise<${type}>` : `: ${type}`]);
}
