/**
 * Turns replies that are sent (`res.status(400).json(…)`) into Responses that are returned, along every way through a
 * function: in tail position, in front of a bare `return`, in promise chains, callbacks, closures and guards, and where
 * code goes on after the reply.
 */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import type { FunctionView } from "./function-view.js";
import { freeName, isInside, ownerOf } from "./module.js";
import { Refusal } from "./refusal.js";
import { literalStatus, type ReplyOp, type ResponseUse, readResponseUse } from "./reply.js";
import { type ReplyState, replyStates } from "./reply-state.js";
import { type Item, type List, newItem, type Part, visitLive } from "./residual.js";
import { buildReply, headerName, headerValue, isInert, type ReplySetting } from "./response.js";
import { quoted } from "./style.js";
import {
  type FunctionNode,
  isCall,
  isFunctionNode,
  isMember,
  propertyName,
  unwrap,
  visitAll,
} from "./syntax.js";

/** What a same-file function that takes the request or the response does with the reply. */
export interface HelperSummary {
  /** `guard`: replies on some ways and says by its value whether it did. */
  replies: "always" | "never" | "guard";
  /** `null`: gives a Response or null. `value`: gives a value or a Response. */
  guard?: "null" | "value";
  /** Sets headers for the caller's reply: takes them in place of the response. */
  headers: boolean;
  /** Reads path parameters, so takes `{ params }` after the request. */
  params: boolean;
  /** Still takes the request. */
  request: boolean;
  async: boolean;
  /** Was not async before. */
  becameAsync: boolean;
}

export interface ReplyView extends FunctionView {
  response?: Binding;
  role: "handler" | "helper";
  /** What NextResponse is called in this file. */
  responseName: string;
  /** `T` of `NextApiResponse<T>`. */
  bodyType?: t.Node;
  /** The summary of the same-file function that a call hands the request or response to. */
  helper(call: t.Node): HelperSummary | undefined;
  /** Whether an expression is the request or the response. */
  isRequest(node: t.Node): boolean;
}

export interface ReplyNeeds {
  nextResponse: boolean;
  /** Calls a helper that takes `{ params }`. */
  params: boolean;
  async: boolean;
  /** Takes `headers` in place of the response. */
  headers: boolean;
  replies: HelperSummary["replies"];
  guard?: HelperSummary["guard"];
  /** Some way ends without a reply: under the Pages Router the request hangs there. */
  silentWay: boolean;
  notes: string[];
}

type Sink = { kind: "return" } | { kind: "resolve"; name: string };

interface Context {
  /** Nothing runs after the list is through. */
  tail: boolean;
  sink: Sink;
  inTry: boolean;
  /** A `break` here is the end of the function. */
  breakEnds: boolean;
  /** A reply may have been sent already, and the function went on. */
  sent: boolean;
  /** What still runs after this list. */
  after: Item[][];
}

interface Exit {
  replied: boolean;
  value?: t.Node | null;
}

interface Work {
  view: ReplyView;
  uses: Map<t.Node, ResponseUse>;
  /** Functions inside of this one in which replies are sent. */
  closures: Set<FunctionNode>;
  states: Map<t.Node, ReplyState[]>;
  handled: Set<ResponseUse>;
  statusVariable?: string;
  headersVariable?: string;
  /** Ops that become statements on the variables; the others are written into the replies. */
  variableOps: boolean;
  dry: boolean;
  nonTail: t.Node[];
  insertReturn: boolean;
  deferred?: string;
  /** The early reply is declared where it is built. */
  fixedReply?: boolean;
  exits: Exit[];
  guard?: HelperSummary["guard"];
  needs: ReplyNeeds;
  dropped: Set<t.Node>;
  /** Statements that an earlier one has taken along. */
  taken: Set<t.Node>;
  /** Statements that have to run in front of a reply, by the reply's node. */
  prefixes: Map<t.Node, Part[]>;
}

/**
 * Rewrites all replies of a function in its residual.
 * @throws {Refusal} where it isn't certain what is answered.
 */
export function rewriteReplies(view: ReplyView): ReplyNeeds {
  const work: Work = {
    view,
    uses: new Map(),
    closures: new Set(),
    states: new Map(),
    handled: new Set(),
    variableOps: false,
    dry: true,
    nonTail: [],
    insertReturn: false,
    exits: [],
    dropped: new Set(),
    taken: new Set(),
    prefixes: new Map(),
    needs: {
      nextResponse: false,
      params: false,
      async: false,
      headers: false,
      replies: "never",
      silentWay: false,
      notes: [],
    },
  };
  const { fn, residual, module } = view;
  collectUses(work);
  findClosures(work);
  work.states = replyStates({
    residual,
    uses: work.uses,
    localCall: (node) => localClosure(node, work),
    helperOps: (node) => helperEffect(node, work),
  });
  chooseSettings(work);

  // First without writing: where are replies after which the function goes on, and how does it end?
  const body = t.isBlockStatement(fn.body) ? residual.lists.get(fn.body)! : undefined;
  const fresh = (): Context => ({
    tail: true,
    sink: { kind: "return" },
    inTry: false,
    breakEnds: false,
    sent: false,
    after: [],
  });
  const run = (): boolean => (body ? convertList(body, fresh(), work) : convertArrow(fn, work));
  const fellThrough = run();
  if (fellThrough) work.exits.push({ replied: false });
  decideShape(work);
  const setsHeaders = [...work.uses.values()].some(
    (use) => !use.send && use.ops.some((op) => op.kind === "header"),
  );
  if (work.needs.replies === "guard" && setsHeaders) {
    // What it sets without replying is for its caller's reply.
    work.headersVariable ??= freeLocal(view, ["headers", "responseHeaders"]);
    work.needs.headers = true;
  }
  if (work.nonTail.length > 0) decideNonTail(work);
  if (view.role === "handler" && work.exits.some((exit) => !exit.replied && !work.deferred))
    work.needs.silentWay = work.exits.some((exit) => !exit.replied && !isWebResponse(exit.value));

  work.dry = false;
  work.taken.clear();
  work.handled.clear();
  const through = run();
  if (work.deferred && body) guardAfterReply(body, work);
  const returned = body?.items.at(-1)?.parts?.[0] === `return ${work.deferred}${semicolon(work)}`;
  if (through && work.deferred && !returned)
    body!.items.push(newItem([`return ${work.deferred}${semicolon(work)}`]));
  for (const use of work.uses.values())
    if (!work.handled.has(use) && !use.argumentOf) throw misplaced(use, work);
  if (body) declareVariables(body, work);
  return work.needs;

  function misplaced(use: ResponseUse, inner: Work): Refusal {
    const closure = ownerOf(module, use.node);
    if (closure !== inner.view.fn)
      return new Refusal(
        use.node,
        "the reply is sent in a callback, and it isn't certain when it runs; return the Response from the handler itself",
      );
    return new Refusal(use.node, "the reply is part of a larger expression; make it a statement of its own");
  }
}

/* Reading */

function collectUses(work: Work): void {
  const { view } = work;
  if (!view.response) return;
  visitLive(view.residual, view.fn.body, (node) => {
    if (!t.isIdentifier(node) || view.module.bindings.get(node) !== view.response) return;
    const use = readResponseUse(node, view.module);
    if (use.argumentOf) {
      if (!view.helper(use.argumentOf)) throw leavesFile(use.argumentOf, view);
      return;
    }
    work.uses.set(use.node, use);
  });
}

function leavesFile(call: t.CallExpression | t.OptionalCallExpression, view: ReplyView): Refusal {
  const name = view.module.source.slice(call.callee.start!, call.callee.end!).split("\n")[0];
  return new Refusal(
    call,
    `the response is handed to \`${name}\`, whose code isn't in this file; give it what it needs, let it return a value, and reply from here`,
  );
}

function findClosures(work: Work): void {
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
function localClosure(node: t.Node, work: Work): FunctionNode | undefined {
  if (isFunctionNode(node)) return work.closures.has(node) && closureName(node, work) ? node : undefined;
  return isCall(node) ? calledClosure(node, work) : undefined;
}

function calledClosure(
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

function helperEffect(node: t.Node, work: Work): ReplyOp | "sends" | undefined {
  if (!isCall(node)) return undefined;
  const summary = work.view.helper(node);
  if (!summary) return undefined;
  if (summary.headers) return { kind: "header", mode: "set", name: node, node };
  return summary.replies === "never" ? undefined : "sends";
}

/* Settings: what is written into the replies, what is kept in variables */

function chooseSettings(work: Work): void {
  const { view } = work;
  let status = false;
  let headers = false;
  const reached = new Map<ReplyOp, number>();
  for (const [node, states] of work.states) {
    const own = new Set(work.uses.get(node)?.ops ?? []);
    const first = states[0]!;
    for (const state of states) {
      for (const op of state.ops) {
        if (own.has(op)) continue;
        reached.set(op, (reached.get(op) ?? 0) + 1);
        const uncertain =
          state.maybe.has(op) || states.some((other) => !other.ops.includes(op)) || !first.ops.includes(op);
        if (
          uncertain &&
          !(op.kind === "header" && isContentType(op) && work.uses.get(node)?.send?.kind === "json")
        ) {
          if (op.kind === "status") status = true;
          else headers = true;
        }
      }
    }
    if (!work.uses.get(node)?.send && states.some((state) => state.ops.some((op) => op.kind === "header")))
      headers = true;
  }
  for (const use of work.uses.values())
    for (const op of use.ops) if (op.kind === "header" && op.mode === "remove") headers = true;
  for (const use of work.uses.values()) {
    if (use.asks?.what === "header" || use.asks?.what === "hasHeader") headers = true;
    if (use.asks?.what === "status") status = true;
  }
  for (const [op, count] of reached) {
    if (op.kind === "header") {
      if (!op.value || (count > 1 && !isConstantText(op.value)) || (count === 1 && !movable(op, work)))
        headers = true;
    } else if (count > 1 && !isInert(op.value)) status = true;
  }
  const headerOps = [...reached].filter(([op]) => op.kind === "header");
  const written = headerOps.reduce((sum, [, count]) => sum + count, 0);
  if (headerOps.length > 0 && written > headerOps.length + 2) headers = true;
  // A helper that only sets headers gets them from its caller.
  const onlyHeaders =
    view.role === "helper" &&
    work.states.size === 0 &&
    [...work.uses.values()].some((use) => use.ops.length > 0);
  const loops = [...work.uses.values()].some(
    (use) => use.ops.some((op) => op.kind === "header") && !use.send && inLoopOrClosure(use.node, work),
  );
  if (onlyHeaders || loops) headers = true;
  visitLive(view.residual, view.fn.body, (node) => {
    if (isCall(node) && view.helper(node)?.headers) headers = true;
  });
  if (status) work.statusVariable = freeLocal(view, ["status", "statusCode"]);
  if (headers) work.headersVariable = freeLocal(view, ["headers", "responseHeaders"]);
  if (onlyHeaders) work.needs.headers = true;
}

function inLoopOrClosure(node: t.Node, work: Work): boolean {
  for (
    let at = work.view.module.parents.get(node);
    at && at !== work.view.fn;
    at = work.view.module.parents.get(at)
  )
    if (t.isLoop(at) || isFunctionNode(at)) return true;
  return false;
}

/** A name that is free, or that is only a property or the response header's own text. */
function freeLocal(view: ReplyView, wanted: string[]): string {
  for (const name of wanted) {
    let taken = view.module.scopes.get(view.fn)?.hasBinding(name, true) ?? false;
    for (const [, binding] of view.module.bindings)
      if (binding.identifier.name === name && isInside(binding.identifier, view.fn)) taken = true;
    if (!taken) return name;
  }
  return freeName(view.module, wanted);
}

function isContentType(op: ReplyOp): boolean {
  return op.kind === "header" && headerName(op.name)?.toLowerCase() === "content-type";
}

/** The same wherever it is evaluated. */
function isConstantText(node: t.Node): boolean {
  const inner = unwrap(node);
  return (
    t.isStringLiteral(inner) ||
    t.isNumericLiteral(inner) ||
    (t.isTemplateLiteral(inner) && inner.expressions.length === 0) ||
    (t.isArrayExpression(inner) && inner.elements.every((element) => element && isConstantText(element)))
  );
}

/** Whether a header's value may be computed where the reply is built: nothing happens in between. */
function movable(op: ReplyOp & { kind: "header" }, work: Work): boolean {
  if (!op.value || isConstantText(op.value)) return true;
  const { module } = work.view;
  let statement: t.Node = op.node;
  while (!t.isStatement(statement)) statement = module.parents.get(statement)!;
  for (const list of work.view.residual.lists.values()) {
    const index = list.items.findIndex((item) => item.node === statement);
    if (index < 0) continue;
    for (const next of list.items.slice(index + 1)) {
      if (!next.node) return false;
      const uses = [...work.uses.values()].filter((use) => isInside(use.node, next.node!));
      if (uses.some((use) => use.send && use.node.start! >= next.node!.start!))
        return t.isReturnStatement(next.node) || t.isExpressionStatement(next.node);
      if (uses.length === 0 || !t.isExpressionStatement(next.node)) return isStable(op.value, work);
    }
    return false;
  }
  return false;
}

/** Built of constants that don't change later. */
function isStable(node: t.Node, work: Work): boolean {
  const inner = unwrap(node);
  if (t.isIdentifier(inner)) return work.view.module.bindings.get(inner)?.constant ?? false;
  if (t.isTemplateLiteral(inner)) return inner.expressions.every((expression) => isStable(expression, work));
  if (t.isLiteral(inner)) return true;
  if (t.isArrayExpression(inner))
    return inner.elements.every((element) => element && isStable(element, work));
  if (t.isLogicalExpression(inner) || t.isBinaryExpression(inner))
    return isStable(inner.left, work) && isStable(inner.right, work);
  if (isMember(inner)) {
    const root = unwrap(inner.object);
    return isMember(root) && t.isIdentifier(root.object, { name: "process" });
  }
  return false;
}

/** The status and headers with which a reply goes out. */
function settingOf(node: t.Node, work: Work): ReplySetting {
  const state = work.states.get(node)?.[0];
  const own = new Set(work.uses.get(node)?.ops ?? []);
  const setting: ReplySetting = { headers: [], bodyType: work.view.bodyType };
  const ops = state?.ops ?? [...own];
  for (const op of ops) {
    if (op.kind === "status") {
      if (own.has(op) || !work.statusVariable)
        setting.status = { parts: [op.value], literal: literalStatus(op.value) };
    } else if (op.value && op.mode !== "remove" && (own.has(op) || !work.headersVariable))
      setting.headers.push({ name: op.name, value: op.value, mode: op.mode });
  }
  const before = ops.some((op) => op.kind === "status" && !own.has(op));
  if (!setting.status && work.statusVariable && before) setting.status = { parts: [work.statusVariable] };
  const reachedByHeaders = ops.some((op) => op.kind === "header" && !own.has(op));
  if (work.headersVariable && reachedByHeaders) setting.headersVariable = work.headersVariable;
  return setting;
}

/* Walking */

/** Converts a list; true when control can get past its end. */
function convertList(list: List, context: Context, work: Work): boolean {
  const items = work.dry ? [...list.items] : list.items;
  for (let index = 0; index < items.length; index++) {
    const item = items[index]!;
    if (!item.node || item.parts || work.taken.has(item.node)) continue;
    const rest = items.slice(index + 1);
    const goesOn = convertItem(item, items, index, rest, context, work);
    if (work.dropped.has(item.node) && !work.dry) {
      const at = items.indexOf(item);
      if (at >= 0) {
        const following = items[at + 1];
        if (following && item.lead.length > 0) following.lead.unshift(...item.lead);
        items.splice(at, 1);
        index = at - 1;
      }
    }
    if (!goesOn) return false;
  }
  return true;
}

/** Only what does nothing is left until the function ends. */
function nothingLeft(rest: Item[], context: Context): boolean {
  return (
    context.tail &&
    rest.every((item) => item.node && (t.isFunctionDeclaration(item.node) || t.isEmptyStatement(item.node)))
  );
}

function convertItem(
  item: Item,
  items: Item[],
  index: number,
  rest: Item[],
  context: Context,
  work: Work,
): boolean {
  const node = item.node!;
  const inner = (over: Partial<Context> = {}): Context => ({
    ...context,
    tail: context.tail && (rest.length === 0 || endsSilently(rest)),
    after: [rest, ...context.after],
    ...over,
  });
  if (t.isFunctionDeclaration(node)) {
    if (work.closures.has(node)) convertClosure(node, { kind: "return" }, work);
    return true;
  }
  if (t.isReturnStatement(node)) return convertReturn(item, node, context, work);
  if (t.isExpressionStatement(node)) return convertExpression(item, node, items, index, rest, context, work);
  if (t.isVariableDeclaration(node)) return convertDeclaration(item, node, items, index, context, work);
  if (t.isThrowStatement(node)) {
    inExpression(node.argument, context, work);
    return false;
  }
  if (t.isBlockStatement(node)) return convertList(listOf(node, work), inner(), work);
  if (t.isIfStatement(node)) {
    if (convertGuard(item, node, context, work)) return true;
    const before = context.sent;
    inExpression(node.test, context, work);
    const yes = inner();
    const goesOnYes = convertList(listOf(node.consequent, work), yes, work);
    const no = inner({ sent: before });
    const goesOnNo = node.alternate ? convertList(listOf(node.alternate, work), no, work) : true;
    context.sent = (goesOnYes && yes.sent) || (goesOnNo && no.sent);
    if (!goesOnYes && !goesOnNo) return false;
    return true;
  }
  if (t.isTryStatement(node)) {
    const block = inner({ inTry: true, tail: inner().tail });
    const goesOn = convertList(listOf(node.block, work), block, work);
    const handler = inner({ sent: context.sent || block.sent });
    const caught = node.handler ? convertList(listOf(node.handler.body, work), handler, work) : false;
    context.sent = block.sent || handler.sent;
    if (node.finalizer)
      convertList(
        listOf(node.finalizer, work),
        { ...context, tail: false, after: [rest, ...context.after] },
        work,
      );
    return goesOn || caught;
  }
  if (t.isSwitchStatement(node)) {
    inExpression(node.discriminant, context, work);
    let sent = context.sent;
    let goesOn = !node.cases.some((branch) => branch.test === null);
    const ends = inner().tail;
    for (const [at, branch] of node.cases.entries()) {
      const list = work.view.residual.lists.get(branch);
      if (!list) continue;
      const last = at === node.cases.length - 1;
      const branchContext = inner({ tail: ends && last, breakEnds: ends });
      const through = convertList(list, branchContext, work);
      if (through || breaks(list, work)) goesOn = true;
      sent ||= branchContext.sent;
    }
    context.sent = sent;
    return goesOn;
  }
  if (t.isLoop(node)) {
    for (const key of ["test", "init", "update", "right"] as const) {
      const part = (node as unknown as Record<string, t.Node | null | undefined>)[key];
      if (part) inExpression(part, context, work);
    }
    const body = { ...context, tail: false, breakEnds: false, after: [rest, ...context.after] };
    convertList(listOf(node.body, work), body, work);
    context.sent ||= body.sent;
    return true;
  }
  if (t.isLabeledStatement(node))
    return convertList(
      listOf(node.body, work),
      { ...context, tail: false, breakEnds: false, after: [rest, ...context.after] },
      work,
    );
  if (t.isBreakStatement(node) || t.isContinueStatement(node)) return false;
  inExpression(node, context, work);
  return true;
}

function breaks(list: List, work: Work): boolean {
  return list.items.some((item) => item.node && !item.parts && containsBreak(item.node, work));
}

/** Whether a `break` is left that leaves the switch: one behind a reply has become its `return`. */
function containsBreak(node: t.Node, work: Work): boolean {
  if (t.isBreakStatement(node)) return !work.taken.has(node);
  if (t.isLoop(node) || t.isSwitchStatement(node) || isFunctionNode(node)) return false;
  if (t.isIfStatement(node))
    return (
      containsBreak(node.consequent, work) || (node.alternate ? containsBreak(node.alternate, work) : false)
    );
  if (t.isBlockStatement(node)) return breaks(listOf(node, work), work);
  if (t.isTryStatement(node))
    return containsBreak(node.block, work) || (node.handler ? containsBreak(node.handler.body, work) : false);
  return false;
}

/** `return;` (or the return of something inert) and nothing else. */
function endsSilently(rest: Item[]): boolean {
  const [only, ...more] = rest;
  return (
    more.length === 0 &&
    t.isReturnStatement(only?.node) &&
    !only.parts &&
    (!only.node.argument || isInert(only.node.argument))
  );
}

function listOf(node: t.Node, work: Work): List {
  return work.view.residual.lists.get(node) ?? { items: [], dangling: [], original: [] };
}

function convertArrow(fn: FunctionNode, work: Work): boolean {
  const body = fn.body as t.Expression;
  const context: Context = {
    tail: true,
    sink: { kind: "return" },
    inTry: false,
    breakEnds: false,
    sent: false,
    after: [],
  };
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

function convertReturn(item: Item, node: t.ReturnStatement, context: Context, work: Work): boolean {
  const end = semicolon(work);
  if (!node.argument) {
    work.exits.push({ replied: context.sent, value: null });
    if (context.sent && work.deferred && context.sink.kind === "return")
      write(item, [`return ${work.deferred}${end}`], work);
    return false;
  }
  if (isReply(node.argument, work)) {
    work.exits.push({ replied: true });
    if (convertInnerCallback(node.argument, context, work)) return false;
    const parts = replyParts(node.argument, context, work);
    if (context.sink.kind === "resolve")
      write(item, [`return ${context.sink.name}(`, ...parts, `)${end}`], work);
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
  work.exits.push({ replied: context.sent || isWebResponse(node.argument), value: node.argument });
  if (!work.dry && context.sent && work.deferred && isInert(node.argument))
    write(item, [`return ${work.deferred}${end}`], work);
  else if (!work.dry && work.guard === "null" && !context.sent) write(item, [`return null${end}`], work);
  return false;
}

function asStatement(parts: Part[], context: Context, end: string): Part[] {
  return context.sink.kind === "resolve"
    ? [`return ${context.sink.name}(`, ...parts, `)${end}`]
    : ["return ", ...parts, end];
}

/** `return R`, with regard to a reply that may have been sent before. */
function returned(parts: Part[], source: t.Node, context: Context, work: Work): Part[] {
  const end = semicolon(work);
  if (!context.sent || !work.deferred) return ["return ", ...parts, end];
  const use = work.uses.get(unwrap(source, true));
  if (use?.send?.args.every((arg) => isInert(arg))) return [`return ${work.deferred} ?? `, ...parts, end];
  const name = freeLocal(work.view, ["later", "laterReply"]);
  return [`const ${name} = `, ...parts, `${end}\nreturn ${work.deferred} ?? ${name}${end}`];
}

function convertExpression(
  item: Item,
  node: t.ExpressionStatement,
  items: Item[],
  index: number,
  rest: Item[],
  context: Context,
  work: Work,
): boolean {
  const end = semicolon(work);
  const expression = foldedStatement(node, work);
  if (isReply(expression, work))
    return convertReplyStatement(item, expression, items, index, rest, context, work);
  const inner = unwrap(expression, true);
  const use = work.uses.get(inner);
  if (use && !use.send) {
    work.handled.add(use);
    convertOps(item, use, work);
    return true;
  }
  if (t.isLogicalExpression(inner) && inner.operator !== "??" && isReply(inner.right, work)) {
    inExpression(inner.left, context, work);
    const test: Part[] = inner.operator === "&&" ? [inner.left] : ["!(", inner.left, ")"];
    const next = rest[0]?.node;
    const exits =
      nothingLeft(rest, context) || (t.isReturnStatement(next) && (!next.argument || isInert(next.argument)));
    return convertHalf(item, test, inner.right, exits, context, work, rest);
  }
  if (
    t.isConditionalExpression(inner) &&
    (isReply(inner.consequent, work) || isReply(inner.alternate, work))
  ) {
    const [reply, other] = isReply(inner.consequent, work)
      ? [inner.consequent, inner.alternate]
      : [inner.alternate, inner.consequent];
    inExpression(inner.test, context, work);
    inExpression(other, context, work);
    if (!isInert(other)) throw new Refusal(node, "only one side of this `?:` replies; write it as an if");
    const test: Part[] = reply === inner.consequent ? [inner.test] : ["!(", inner.test, ")"];
    return convertHalf(item, test, reply, nothingLeft(rest, context), context, work, rest);
  }
  const call = unwrap(expression, true);
  const summary = isCall(call) ? work.view.helper(call) : undefined;
  if (summary?.replies === "guard") {
    const next = rest[0];
    if (next?.node && asksWhetherSent(next.node, work)) {
      const name = freeLocal(work.view, ["answer"]);
      for (const asked of work.uses.values()) if (isInside(asked.node, next.node)) work.handled.add(asked);
      const parts = helperCall(call, summary, true, work);
      if (work.guard === undefined) work.exits.push({ replied: true });
      write(item, [`const ${name} = `, ...parts, `${end}\nif (${name}) return ${name}${end}`], work);
      drop(next.node, items, work);
      return true;
    }
    throw new Refusal(
      call,
      "it isn't certain whether this call has already replied; let it return a Response, and return that from here",
    );
  }
  inExpression(expression, context, work);
  return true;

  function convertHalf(
    target: Item,
    test: Part[],
    reply: t.Node,
    exits: boolean,
    at: Context,
    w: Work,
    after: Item[],
  ): boolean {
    const parts = replyParts(reply, at, w);
    if (at.sink.kind === "resolve") {
      write(target, ["if (", ...test, `) ${at.sink.name}(`, ...parts, `)${end}`], w);
      return true;
    }
    if (exits || w.insertReturn || inertItems([after, ...at.after], w)) {
      w.exits.push({ replied: true });
      write(target, ["if (", ...test, ") return ", ...parts, end], w);
      return true;
    }
    goesOnAfter(reply, w);
    at.sent = true;
    if (!w.dry) write(target, ["if (", ...test, `) ${w.deferred} ??= `, ...parts, end], w);
    return true;
  }
}

/** What the dispatch has left of an expression statement: of `isGet && res.json(x)` only the reply. */
function foldedStatement(node: t.ExpressionStatement, work: Work): t.Expression {
  const [first] = work.view.residual.replaced.get(node) ?? [];
  return first && typeof first === "object" && "type" in first && t.isExpression(first)
    ? first
    : node.expression;
}

function convertReplyStatement(
  item: Item,
  expression: t.Expression,
  items: Item[],
  index: number,
  rest: Item[],
  context: Context,
  work: Work,
): boolean {
  const end = semicolon(work);
  if (convertInnerCallback(expression, context, work)) return true;
  const parts = replyParts(expression, context, work);
  const next = items[index + 1];
  if (context.sink.kind === "resolve") {
    const { name } = context.sink;
    const settles = rest[0]?.node;
    // `resolve()` right behind the reply is what the reply's own resolve does now.
    if (settles && isSettling(settles, name)) drop(settles, items, work);
    else if (t.isReturnStatement(settles) && (!settles.argument || isSettlingCall(settles.argument, name))) {
      drop(settles, items, work);
      write(item, [`return ${name}(`, ...parts, `)${end}`], work);
      return false;
    }
    write(item, [`${name}(`, ...parts, `)${end}`], work);
    return true;
  }
  const stops =
    t.isReturnStatement(next?.node) &&
    (!next.node.argument || isInert(next.node.argument) || isMissingValue(next.node.argument));
  const leaves = t.isBreakStatement(next?.node) && context.breakEnds;
  if (stops || leaves) {
    work.exits.push({ replied: true, value: stops ? (next.node as t.ReturnStatement).argument : null });
    write(item, returned(parts, expression, context, work), work);
    if (!work.dry) item.trail.push(...next.lead, ...next.trail);
    drop(next.node!, items, work);
    return false;
  }
  if (nothingLeft(rest, context)) {
    work.exits.push({ replied: true });
    write(item, returned(parts, expression, context, work), work);
    return false;
  }
  if (inertItems([rest, ...context.after], work)) {
    work.exits.push({ replied: true });
    if (work.dry) noteMissingReturn(expression, work);
    else {
      write(item, returned(parts, expression, context, work), work);
      if (!context.tail || rest.length > 0) for (const dead of rest) markDropped(dead, items, work);
    }
    return false;
  }
  goesOnAfter(expression, work);
  if (!work.dry && work.nonTail.length === 1 && context.tail && context.after.length === 0) {
    // The one early reply, on every way: no variable that changes.
    work.fixedReply = true;
    write(item, [`const ${work.deferred} = `, ...parts, end], work);
  } else if (!work.dry) write(item, [`${work.deferred} ${context.sent ? "??=" : "="} `, ...parts, end], work);
  context.sent = true;
  return true;
}

/** A callback inside of a promise's executor settles that promise: it needs none of its own. */
function convertInnerCallback(node: t.Node, context: Context, work: Work): boolean {
  const call = unwrap(node, true);
  if (context.sink.kind !== "resolve" || !isCall(call) || work.view.helper(call) || calledClosure(call, work))
    return false;
  if (work.uses.has(call) || isFunctionNode(unwrap(call.callee)) || chainLink(call, work)) return false;
  const callback = callbackOf(call, work);
  if (!callback) return false;
  convertClosure(callback, context.sink, work);
  return true;
}

function isMissingValue(node: t.Node): boolean {
  return t.isUnaryExpression(node) && node.operator === "void";
}

/** Everything after an unconditional reply that was found to do nothing. */
function markDropped(item: Item, items: Item[], work: Work): void {
  if (item.node && !t.isFunctionDeclaration(item.node)) drop(item.node, items, work);
}

function noteMissingReturn(node: t.Node, work: Work): void {
  const note = `Line ${node.loc!.start.line}: the reply had no \`return\` behind it; what followed had no effect on it, so the handler now returns there.`;
  if (!work.needs.notes.includes(note)) work.needs.notes.push(note);
}

function goesOnAfter(node: t.Node, work: Work): void {
  if (work.dry && !work.nonTail.includes(node)) work.nonTail.push(node);
}

/** `resolve()` or `resolve(undefined)`. */
function isSettling(node: t.Node, name: string): boolean {
  return t.isExpressionStatement(node) && isSettlingCall(node.expression, name);
}

function isSettlingCall(node: t.Node, name: string): boolean {
  return (
    t.isCallExpression(node) &&
    t.isIdentifier(node.callee, { name }) &&
    node.arguments.every((argument) => isInert(argument))
  );
}

function convertDeclaration(
  item: Item,
  node: t.VariableDeclaration,
  items: Item[],
  index: number,
  context: Context,
  work: Work,
): boolean {
  for (const declarator of node.declarations) {
    const init = declarator.init ? unwrap(declarator.init) : undefined;
    if (!init) continue;
    if (isFunctionNode(init) && work.closures.has(init)) {
      convertClosure(init, { kind: "return" }, work);
      continue;
    }
    const call = unwrap(init, true);
    const summary = isCall(call) ? work.view.helper(call) : undefined;
    if (summary?.replies === "guard" && t.isIdentifier(declarator.id) && node.declarations.length === 1) {
      convertGuardedValue(
        item,
        declarator as t.VariableDeclarator & { id: t.Identifier },
        call,
        summary,
        items,
        index,
        work,
      );
      continue;
    }
    inExpression(init, context, work);
  }
  return true;
}

/** `const user = await requireUser(req, res); if (!user) return;` */
function convertGuardedValue(
  item: Item,
  declarator: t.VariableDeclarator & { id: t.Identifier },
  call: t.Node,
  summary: HelperSummary,
  items: Item[],
  index: number,
  work: Work,
): void {
  const { name } = declarator.id;
  const end = semicolon(work);
  const next = items[index + 1];
  const test = t.isIfStatement(next?.node) && !next.node.alternate ? next.node : undefined;
  const saysNo =
    test &&
    (asksWhetherSent(test, work) || isAbsenceTest(test.test, name)) &&
    leavesAtOnce(test.consequent, work);
  if (!test || !saysNo)
    throw new Refusal(
      call,
      `\`${name}\` tells whether the call has replied, but it isn't followed by \`if (!${name}) return\`; let the function return a Response, and return that from here`,
    );
  for (const asked of work.uses.values()) if (isInside(asked.node, test)) work.handled.add(asked);
  const parts = helperCall(call, summary, true, work);
  work.exits.push({ replied: true, value: t.nullLiteral() });
  if (work.dry) {
    work.taken.add(test);
    return;
  }
  if (summary.guard === "value") {
    work.view.residual.replaced.set(declarator.init!, parts);
    next!.parts = [`if (${name} instanceof Response) return ${name}${end}`];
  } else {
    const binding = work.view.module.bindings.get(declarator.id);
    if (binding?.referencePaths.some((path) => !isInside(path.node, test)))
      throw new Refusal(
        call,
        `\`${name}\` is used again after the check; let the function return a Response instead`,
      );
    item.parts = [`const ${name} = `, ...parts, end];
    next!.parts = [`if (${name}) return ${name}${end}`];
    const answer = freeLocal(work.view, ["denied", "rejection"]);
    if (name !== answer) {
      item.parts = [`const ${answer} = `, ...parts, end];
      next!.parts = [`if (${answer}) return ${answer}${end}`];
    }
  }
}

/** `if (!requireAuth(req, res)) return;` */
function convertGuard(item: Item, node: t.IfStatement, context: Context, work: Work): boolean {
  if (node.alternate) return false;
  let test: t.Node = unwrap(node.test);
  let negated = false;
  if (t.isUnaryExpression(test) && test.operator === "!") {
    negated = true;
    test = test.argument;
  } else if (
    t.isBinaryExpression(test) &&
    t.isBooleanLiteral(test.right) &&
    ["===", "=="].includes(test.operator)
  ) {
    negated = !test.right.value;
    test = test.left;
  }
  const call = unwrap(test, true);
  const summary = isCall(call) ? work.view.helper(call) : undefined;
  if (!summary || summary.replies === "never") return false;
  if (summary.replies === "always")
    throw new Refusal(
      call,
      "this function replies on every way, yet its value is tested; return its Response from here by hand",
    );
  if (!leavesAtOnce(node.consequent, work))
    throw new Refusal(
      node,
      "more happens here after the call has replied than leaving the handler; let it return a Response, and return that from here",
    );
  const end = semicolon(work);
  const parts = helperCall(call, summary, true, work);
  work.exits.push({ replied: true, value: t.booleanLiteral(false) });
  if (context.sink.kind !== "return")
    throw new Refusal(node, "the guard runs in a callback; call it in the handler itself");
  const name = freeForItem(work, negated ? ["denied", "rejection"] : ["answer", "earlyAnswer"]);
  const check = summary.guard === "value" ? `${name} instanceof Response` : name;
  write(item, [`const ${name} = `, ...parts, `${end}\nif (${check}) return ${name}${end}`], work);
  return true;
}

const guardNames = new WeakMap<Work, number>();

/** Each guard of a function keeps its answer under a name of its own. */
function freeForItem(work: Work, wanted: string[]): string {
  const base = freeLocal(work.view, wanted);
  if (work.dry) return base;
  const used = guardNames.get(work) ?? 0;
  guardNames.set(work, used + 1);
  return used === 0 ? base : `${base}${used + 1}`;
}

/** A branch that does nothing but leave the function. */
function leavesAtOnce(node: t.Statement, work: Work): boolean {
  const items = listOf(node, work).items;
  const [only] = items;
  return (
    items.length === 1 &&
    t.isReturnStatement(only?.node) &&
    (!only.node.argument || isInert(only.node.argument) || isMissingValue(only.node.argument))
  );
}

function isAbsenceTest(test: t.Node, name: string): boolean {
  const inner = unwrap(test);
  if (t.isUnaryExpression(inner) && inner.operator === "!")
    return t.isIdentifier(unwrap(inner.argument), { name });
  return (
    t.isBinaryExpression(inner) &&
    ["===", "=="].includes(inner.operator) &&
    t.isIdentifier(unwrap(inner.left), { name }) &&
    (t.isNullLiteral(inner.right) ||
      t.isIdentifier(inner.right, { name: "undefined" }) ||
      (t.isBooleanLiteral(inner.right) && !inner.right.value))
  );
}

/** `if (res.headersSent) return;` */
function asksWhetherSent(node: t.Node, work: Work): boolean {
  if (!t.isIfStatement(node) || node.alternate) return false;
  const use = work.uses.get(unwrap(node.test));
  return use?.asks?.what === "sent" && leavesAtOnce(node.consequent, work);
}

/* Expressions */

/** Whether an expression, once evaluated, has sent the reply. */
function isReply(node: t.Node, work: Work): boolean {
  const inner =
    t.isUnaryExpression(unwrap(node)) && (unwrap(node) as t.UnaryExpression).operator === "void"
      ? unwrap((unwrap(node) as t.UnaryExpression).argument, true)
      : unwrap(node, true);
  const folded = work.view.residual.replaced.get(inner);
  const [only] = folded ?? [];
  if (folded?.length === 1 && only && typeof only === "object" && "type" in only && only !== inner)
    return isReply(only, work);
  if (work.uses.get(inner)?.send) return true;
  if (t.isConditionalExpression(inner))
    return isReply(inner.consequent, work) && isReply(inner.alternate, work);
  if (t.isNewExpression(inner) && t.isIdentifier(inner.callee, { name: "Promise" }))
    return isFunctionNode(inner.arguments[0]) && work.closures.has(inner.arguments[0]);
  if (!isCall(inner)) return false;
  const summary = work.view.helper(inner);
  if (summary) return summary.replies === "always";
  if (calledClosure(inner, work)) return true;
  const callee = unwrap(inner.callee);
  if (isFunctionNode(callee)) return work.closures.has(callee);
  const link = chainLink(inner, work);
  if (link) return link.replies;
  return callbackOf(inner, work) !== undefined;
}

/** A `.then`, `.catch` or `.finally` with replies in it or below it. */
function chainLink(
  call: t.CallExpression | t.OptionalCallExpression,
  work: Work,
): { replies: boolean } | undefined {
  const callee = unwrap(call.callee);
  if (!isMember(callee)) return undefined;
  const name = propertyName(callee);
  if (name !== "then" && name !== "catch" && name !== "finally") return undefined;
  const own = call.arguments.some((argument) => replyingCallback(argument, work));
  const below =
    isCall(unwrap(callee.object)) &&
    (chainLink(unwrap(callee.object) as t.CallExpression, work)?.replies ?? isReply(callee.object, work));
  return { replies: own || below };
}

function replyingCallback(node: t.Node, work: Work): boolean {
  return isFunctionNode(node) && work.closures.has(node);
}

const ITERATIONS = new Set([
  "map",
  "forEach",
  "filter",
  "some",
  "every",
  "find",
  "reduce",
  "flatMap",
  "sort",
  "findIndex",
]);

/** The one callback of a call in which the reply is sent: `db.query(sql, (err, rows) => { … })`. */
function callbackOf(call: t.CallExpression | t.OptionalCallExpression, work: Work): FunctionNode | undefined {
  const callbacks = call.arguments.filter((argument) => replyingCallback(argument, work));
  if (callbacks.length !== 1) return undefined;
  const callee = unwrap(call.callee);
  if (isMember(callee) && ITERATIONS.has(propertyName(callee) ?? "")) return undefined;
  const owner = ownerOf(work.view.module, call);
  // Within another callback the outer one makes the promise.
  if (owner !== work.view.fn && !work.closures.has(owner as FunctionNode)) return undefined;
  return callbacks[0] as FunctionNode;
}

/** The Response that an expression for which `isReply` holds now evaluates to. */
function replyParts(node: t.Node, context: Context, work: Work): Part[] {
  const { view } = work;
  const outer = unwrap(node);
  const awaited = t.isAwaitExpression(outer);
  let inner =
    t.isUnaryExpression(outer) && outer.operator === "void"
      ? unwrap(outer.argument, true)
      : unwrap(node, true);
  for (
    let folded = view.residual.replaced.get(inner);
    folded?.length === 1;
    folded = view.residual.replaced.get(inner)
  ) {
    const [only] = folded;
    if (!only || typeof only !== "object" || !("type" in only) || only === inner) break;
    inner = unwrap(only, true);
  }
  const use = work.uses.get(inner);
  if (use?.send) {
    work.handled.add(use);
    if (work.dry) {
      settingOf(inner, work);
      return [];
    }
    for (const arg of use.send.args) inExpression(arg, context, work);
    for (const op of use.ops) if (op.kind === "header" && op.value) inExpression(op.value, context, work);
    return sendParts(use, inner, work);
  }
  if (t.isConditionalExpression(inner)) {
    inExpression(inner.test, context, work);
    const yes = replyParts(inner.consequent, context, work);
    const no = replyParts(inner.alternate, context, work);
    const long = view.module.source.slice(inner.start!, inner.end!).replaceAll(/\s+/g, " ").length > 60;
    return long
      ? [inner.test, { indented: ["\n? ", ...yes] }, { indented: ["\n: ", ...no] }]
      : [inner.test, " ? ", ...yes, " : ", ...no];
  }
  if (t.isNewExpression(inner)) return promiseParts(inner, work);
  const call = inner as t.CallExpression;
  const wait = awaited && context.inTry ? "await " : "";
  const summary = view.helper(call);
  if (summary) {
    if (context.inTry && summary.becameAsync && !awaited) {
      work.needs.async = true;
      return ["await ", ...helperCall(call, summary, false, work)];
    }
    const parts = helperCall(call, summary, false, work);
    const before = work.states.get(call)?.flatMap((state) => state.ops) ?? [];
    if (before.some((op) => op.kind === "status"))
      throw new Refusal(call, "a status is set before this call replies; set it where the reply is built");
    const pending = before.filter((op) => op.kind === "header");
    if (
      pending.filter((op) => headerName(op.name)?.toLowerCase() === "set-cookie").length > 1 ||
      pending.some((op) => op.value && t.isArrayExpression(unwrap(op.value)))
    )
      throw new Refusal(
        call,
        "several cookies are set before this call replies; set them where the reply is built",
      );
    if (pending.length > 0 && !work.dry)
      return withPendingHeaders(call, parts, awaited || summary.async, work);
    return wait ? [wait, ...parts] : parts;
  }
  const local = calledClosure(call, work);
  if (local) {
    for (const argument of call.arguments) inExpression(argument, context, work);
    return [wait, call];
  }
  const callee = unwrap(call.callee);
  if (isFunctionNode(callee)) {
    convertClosure(callee, { kind: "return" }, work);
    return [wait, call];
  }
  if (chainLink(call, work)) {
    convertChain(call, work);
    return wait ? [wait, call] : [call];
  }
  return callbackParts(call, callbackOf(call, work)!, work);
}

/** Headers that were set before a helper sends the reply are put on the Response that it returns. */
function withPendingHeaders(call: t.Node, parts: Part[], mustWait: boolean, work: Work): Part[] {
  throwIfExpression(call, work);
  const end = semicolon(work);
  const name = freeLocal(work.view, ["response", "reply"]);
  if (mustWait) work.needs.async = true;
  const headers = work.headersVariable;
  work.prefixes.set(call, [
    `const ${name} = ${mustWait ? "await " : ""}`,
    ...parts,
    `${end}\nfor (const [header, value] of ${headers}) if (!${name}.headers.has(header)) ${name}.headers.set(header, value)${end}\n`,
  ]);
  return [name];
}

function sendParts(use: ResponseUse, node: t.Node, work: Work): Part[] {
  const setting = settingOf(node, work);
  const { module, responseName } = work.view;
  const varied =
    work.statusVariable &&
    work.states
      .get(node)
      ?.some((state) =>
        state.ops.some(
          (op) => op.kind === "status" && [204, 205, 304].includes(literalStatus(op.value) ?? 0),
        ),
      );
  if (varied && use.send!.args.length > 0)
    throw new Refusal(
      node,
      "the status may be one without a body (204, 205 or 304), for which a Response with a body throws; write the two replies apart",
    );
  if (setting.headersVariable) {
    const own = setting.headers;
    const pre: Part[] = [];
    if (
      own.length > 0 ||
      (use.send!.kind === "json" && work.states.get(node)?.some((state) => state.ops.some(isContentType)))
    ) {
      throwIfExpression(node, work);
      for (const header of own)
        pre.push(
          ...headerStatement(setting.headersVariable, header.name, header.value, header.mode, work),
          "\n",
        );
      if (use.send!.kind === "json" && work.states.get(node)?.some((state) => state.ops.some(isContentType)))
        pre.push(
          `${setting.headersVariable}.delete(${quoted("Content-Type", module.style)})${semicolon(work)}\n`,
        );
      work.prefixes.set(node, pre);
      setting.headers = [];
    }
    if (use.send!.kind === "redirect") {
      const args = use.send!.args;
      throwIfExpression(node, work);
      pre.push(
        ...headerStatement(
          setting.headersVariable,
          t.stringLiteral("Location"),
          (args[1] ?? args[0])!,
          "set",
          work,
        ),
        "\n",
      );
      work.prefixes.set(node, pre);
      const status: Part[] = args[1] ? [args[0]!] : ["307"];
      return [
        "new Response(null, { status: ",
        ...status,
        setting.headersVariable === "headers" ? ", headers })" : `, headers: ${setting.headersVariable} })`,
      ];
    }
  }
  const built = buildReply(use, setting, module, responseName);
  if (built.usesNextResponse) work.needs.nextResponse = true;
  work.needs.notes.push(...built.notes);
  return built.parts;
}

/** A reply that needs statements in front of it must be a statement itself. */
function throwIfExpression(node: t.Node, work: Work): void {
  let above = work.view.module.parents.get(node);
  while (above && (t.isAwaitExpression(above) || unwrap(above) === node))
    above = work.view.module.parents.get(above);
  if (!t.isReturnStatement(above) && !t.isExpressionStatement(above))
    throw new Refusal(node, "headers are set within an expression; make the reply a statement of its own");
}

/** The rewritten call of a helper: without the response, with what it needs instead. */
function helperCall(call: t.Node, summary: HelperSummary, asValue: boolean, work: Work): Part[] {
  const { view } = work;
  const { arguments: args, callee } = call as t.CallExpression;
  const parts: Part[] = [];
  const printed: Part[][] = [];
  for (const argument of args) {
    const bare = unwrap(argument);
    if (t.isIdentifier(bare) && view.response && view.module.bindings.get(bare) === view.response) {
      if (summary.headers) printed.push([work.headersVariable ?? "headers"]);
      continue;
    }
    if (view.isRequest(bare)) {
      if (!summary.request) continue;
      // A cast to a type of the file's own is still needed.
      const cast =
        t.isTSAsExpression(argument) &&
        !/NextApiRequest|any/.test(
          view.module.source.slice(argument.typeAnnotation.start!, argument.typeAnnotation.end!),
        );
      printed.push(cast ? [argument] : [view.requestName]);
      if (summary.params) printed.push([view.module.style.braceSpace ? "{ params }" : "{params}"]);
    } else {
      inExpression(
        argument,
        { tail: false, sink: { kind: "return" }, inTry: false, breakEnds: false, sent: false, after: [] },
        work,
      );
      printed.push([argument]);
    }
  }
  if (summary.params) work.needs.params = true;
  if (asValue && summary.async) {
    parts.push("await ");
    work.needs.async = true;
  }
  if (t.isTSAsExpression(callee)) parts.push(unwrap(callee));
  else parts.push(callee);
  parts.push("(");
  for (const [index, argument] of printed.entries()) parts.push(...(index > 0 ? [", "] : []), ...argument);
  parts.push(")");
  return parts;
}

function convertChain(call: t.CallExpression, work: Work): void {
  const callee = unwrap(call.callee) as t.MemberExpression;
  const name = propertyName(callee);
  const below = unwrap(callee.object);
  const belowReplies = isReply(callee.object, work);
  for (const argument of call.arguments) {
    if (!replyingCallback(argument, work)) {
      if (name === "then" && belowReplies) throw lostAnswer(call);
      inExpression(
        argument,
        { tail: false, sink: { kind: "return" }, inTry: false, breakEnds: false, sent: false, after: [] },
        work,
      );
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
      const context: Context = {
        tail: false,
        sink: { kind: "return" },
        inTry: false,
        breakEnds: false,
        sent: false,
        after: [],
      };
      const parts = replyParts(below, context, work);
      if (!work.dry && !parts.includes(below)) work.view.residual.replaced.set(below, parts);
    } else
      inExpression(
        below,
        { tail: false, sink: { kind: "return" }, inTry: false, breakEnds: false, sent: false, after: [] },
        work,
      );
  }
}

function lostAnswer(call: t.Node): Refusal {
  return new Refusal(
    call,
    "the reply is sent in the middle of a promise chain that goes on afterwards; make the reply its last step",
  );
}

/** `new Promise((resolve) => { … res.json(x); resolve(); … })` resolves with the Response. */
function promiseParts(node: t.NewExpression, work: Work): Part[] {
  const executor = node.arguments[0] as FunctionNode;
  const [resolve] = executor.params;
  if (!t.isIdentifier(resolve))
    throw new Refusal(
      node,
      "the promise around the reply has no `resolve`; return a Response from the handler itself",
    );
  convertClosure(executor, { kind: "resolve", name: resolve.name }, work);
  if (!work.dry && work.view.module.typescript) {
    const type = node.typeParameters ?? (node as unknown as { typeArguments?: t.Node }).typeArguments;
    if (type) work.view.residual.replaced.set(type, ["<Response>"]);
    else return ["new Promise<Response>(", executor, ")"];
  }
  return [node];
}

function callbackParts(call: t.CallExpression, callback: FunctionNode, work: Work): Part[] {
  const name = freeLocal(work.view, ["resolve"]);
  convertClosure(callback, { kind: "resolve", name }, work);
  for (const argument of call.arguments)
    if (argument !== callback)
      inExpression(
        argument,
        { tail: false, sink: { kind: "return" }, inTry: false, breakEnds: false, sent: false, after: [] },
        work,
      );
  const type = work.view.module.typescript ? "<Response>" : "";
  const { indent } = work.view.module.style;
  return [`new Promise${type}((${name}) => {\n${indent}`, { indented: [call] }, `${semicolon(work)}\n})`];
}

/** Rewrites the replies of a function within this one. */
function convertClosure(fn: FunctionNode, sink: Sink, work: Work): void {
  const context: Context = { tail: true, sink, inTry: false, breakEnds: false, sent: false, after: [] };
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

/** Everything else that an expression does with the response: asks, helper calls whose value is used. */
function inExpression(node: t.Node, context: Context, work: Work): void {
  visitLive(work.view.residual, node, (inner) => {
    if (isFunctionNode(inner) && work.closures.has(inner)) return false;
    const use = work.uses.get(inner);
    if (use?.asks) {
      work.handled.add(use);
      if (!work.dry) work.view.residual.replaced.set(inner, answerTo(use, context, work));
      return false;
    }
    if (!isCall(inner)) return undefined;
    const summary = work.view.helper(inner);
    if (!summary) return undefined;
    if (summary.replies !== "never")
      throw new Refusal(
        inner,
        "it isn't certain what becomes of the reply that this call sends; return its Response from here by hand",
      );
    const parts = helperCall(inner, summary, false, work);
    if (summary.becameAsync) {
      work.needs.async = true;
      parts.unshift("await ");
    }
    if (!work.dry) work.view.residual.replaced.set(inner, parts);
    return false;
  });
}

function insideLoop(node: t.Node, work: Work): boolean {
  for (
    let at = work.view.module.parents.get(node);
    at && at !== work.view.fn;
    at = work.view.module.parents.get(at)
  )
    if (t.isLoop(at)) return true;
  return false;
}

function answerTo(use: ResponseUse, context: Context, work: Work): Part[] {
  const { asks } = use;
  if (asks?.what === "header") return [`(${work.headersVariable}.get(`, asks.name!, ") ?? undefined)"];
  if (asks?.what === "hasHeader") return [`${work.headersVariable}.has(`, asks.name!, ")"];
  if (asks?.what === "status") {
    if (context.sent || work.nonTail.length > 0)
      throw new Refusal(
        use.node,
        "the status is read after the reply was sent; keep it in a variable of its own",
      );
    return [work.statusVariable!];
  }
  if (work.nonTail.some((reply) => insideLoop(reply, work)))
    throw new Refusal(
      use.node,
      "whether a reply was sent is asked after a loop that may have sent one; return from the loop instead",
    );
  if (context.sent && work.deferred) return [`${work.deferred} !== undefined`];
  return ["false"];
}

/* Statements that set something */

function convertOps(item: Item, use: ResponseUse, work: Work): void {
  if (work.dry) return;
  const parts: Part[] = [];
  for (const op of use.ops) {
    const own =
      op.kind === "header" && op.value
        ? headerStatement(work.headersVariable, op.name, op.value, op.mode, work)
        : undefined;
    if (op.kind === "status") {
      if (work.statusVariable) parts.push(`${work.statusVariable} = `, op.value, semicolon(work), "\n");
    } else if (op.mode === "remove")
      parts.push(`${work.headersVariable}.delete(`, op.name, `)${semicolon(work)}`, "\n");
    else if (work.headersVariable && own) parts.push(...own, "\n");
  }
  if (parts.length === 0) {
    drop(item.node!, undefined, work);
    return;
  }
  parts.pop();
  item.parts = parts;
}

function headerStatement(
  variable: string | undefined,
  name: t.Node,
  value: t.Node,
  mode: "set" | "append" | "remove",
  work: Work,
): Part[] {
  const { module } = work.view;
  const end = semicolon(work);
  const literal = headerName(name);
  const key: Part = literal === undefined || name.start != null ? name : quoted(literal, module.style);
  const inner = unwrap(value);
  if (literal?.toLowerCase() === "set-cookie") {
    if (
      t.isArrayExpression(inner) &&
      inner.elements.every((element) => element && !t.isSpreadElement(element))
    ) {
      const lines: Part[] = [];
      for (const [index, element] of inner.elements.entries()) {
        // The first takes the place of what was set before, as `setHeader` does it.
        const verb = mode === "set" && index === 0 ? "set" : "append";
        lines.push(`${variable}.${verb}(`, key, ", ", element!, `)${end}`, "\n");
      }
      lines.pop();
      return lines;
    }
    if (t.isArrayExpression(inner) || (t.isIdentifier(inner) && !isStringy(inner, work)))
      return [
        ...(mode === "set" ? [`${variable}.delete(`, key, `)${end}\n`] : []),
        `for (const cookie of [`,
        value,
        `].flat()) ${variable}.append(`,
        key,
        `, cookie)${end}`,
      ];
    return [`${variable}.${mode === "append" ? "append" : "set"}(`, key, ", ", value, `)${end}`];
  }
  return [
    `${variable}.${mode === "append" ? "append" : "set"}(`,
    key,
    ", ",
    ...headerValue(value, module),
    `)${end}`,
  ];
}

function isStringy(node: t.Identifier, work: Work): boolean {
  const declaration = work.view.module.bindings.get(node)?.path.node;
  return (
    t.isVariableDeclarator(declaration) &&
    !!declaration.init &&
    !t.isArrayExpression(unwrap(declaration.init))
  );
}

/**
 * What is thrown after the reply was sent changed nothing for the client under the Pages Router: it was only logged. So
 * the statements behind an early reply get a `try` of their own, unless they can't throw or are caught by the author.
 */
function guardAfterReply(body: List, work: Work): void {
  const at = body.items.findIndex(
    (item) => item.node && work.nonTail.some((reply) => isInside(reply, item.node!)),
  );
  const from = body.items[at]?.node;
  const rest = body.items.slice(at + 1);
  if (
    !from ||
    t.isTryStatement(from) ||
    rest.every((item) => !item.node || item.parts || harmlessStatement(item.node))
  )
    return;
  const end = semicolon(work);
  const unconditional = t.isExpressionStatement(from);
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

function harmlessStatement(node: t.Statement): boolean {
  return t.isReturnStatement(node) ? !node.argument || isInert(node.argument) : t.isFunctionDeclaration(node);
}

/** The variables for status, headers and an early reply, in front of the first statement that needs them. */
function declareVariables(body: List, work: Work): void {
  const end = semicolon(work);
  const { module } = work.view;
  const declarations: Item[] = [];
  if (work.deferred && !work.fixedReply)
    declarations.push(
      newItem([
        module.typescript ? `let ${work.deferred}: Response | undefined${end}` : `let ${work.deferred}${end}`,
      ]),
    );
  if (work.statusVariable) declarations.push(newItem([`let ${work.statusVariable} = 200${end}`]));
  if (work.headersVariable && !work.needs.headers)
    declarations.push(newItem([`const ${work.headersVariable} = new Headers()${end}`]));
  if (declarations.length === 0) return;
  const at = body.items.findIndex((item) => needsVariable(item, work));
  const index = Math.max(0, at);
  const first = body.items[index];
  if (first) {
    declarations[0]!.blankBefore = first.blankBefore;
    first.blankBefore = false;
  }
  body.items.splice(index, 0, ...declarations);
}

/** The first statement that sets or reads one of the variables. */
function needsVariable(item: Item, work: Work): boolean {
  const { node } = item;
  if (!node) return false;
  if (work.deferred && work.nonTail.some((reply) => isInside(reply, node))) return true;
  if (!work.statusVariable && !work.headersVariable) return false;
  if ([...work.uses.values()].some((use) => isInside(use.node, node) && (use.ops.length > 0 || use.asks)))
    return true;
  let helper = false;
  visitAll(node, (inner) => {
    if (isCall(inner) && work.view.helper(inner)?.headers) helper = true;
  });
  return helper || mentionsVariable(item, work);
}

function mentionsVariable(item: Item, work: Work): boolean {
  return (
    item.parts?.some((part) => typeof part === "string" && part.includes(`${work.headersVariable}`)) ?? false
  );
}

/* How the function ends */

function decideShape(work: Work): void {
  const replied = work.exits.filter((exit) => exit.replied);
  const silent = work.exits.filter((exit) => !exit.replied);
  if (replied.length === 0 && work.nonTail.length === 0) work.needs.replies = "never";
  else if (silent.length === 0 || work.view.role === "handler") work.needs.replies = "always";
  else {
    work.needs.replies = "guard";
    const truth = (exit: Exit): "yes" | "no" | "value" => {
      const value = exit.value ? unwrap(exit.value) : undefined;
      if (!value || t.isNullLiteral(value) || (t.isIdentifier(value) && value.name === "undefined"))
        return "no";
      if (t.isBooleanLiteral(value)) return value.value ? "yes" : "no";
      return "value";
    };
    const whenReplied = new Set(replied.map(truth));
    const whenSilent = new Set(silent.map(truth));
    const only = (set: Set<string>, value: string): boolean => set.size === 1 && set.has(value);
    if (
      (only(whenReplied, "no") && only(whenSilent, "yes")) ||
      (only(whenReplied, "yes") && only(whenSilent, "no"))
    )
      work.guard = "null";
    else if (only(whenReplied, "no") && only(whenSilent, "value")) work.guard = "value";
    else if (only(whenReplied, "no") && only(whenSilent, "no")) work.guard = "null";
    else
      throw new Refusal(
        work.view.fn,
        "this function replies on some ways only, and its value doesn't tell on which; let it return a Response or null",
      );
    work.needs.guard = work.guard;
  }
}

function decideNonTail(work: Work): void {
  const [first] = work.nonTail;
  if (work.view.role === "helper")
    throw new Refusal(
      first!,
      "the function goes on after this reply; put a `return` behind it, or move what follows in front of it",
    );
  const inClosure = work.nonTail.find((node) => ownerOf(work.view.module, node) !== work.view.fn);
  if (inClosure)
    throw new Refusal(inClosure, "the callback goes on after this reply; put a `return` behind it");
  work.deferred = freeLocal(work.view, ["response", "reply", "earlyResponse"]);
  for (const node of work.nonTail)
    work.needs.notes.push(
      `Line ${node.loc!.start.line}: the handler goes on after this reply, as it did under the Pages Router; if that wasn't meant, return there.`,
    );
}

function isWebResponse(node: t.Node | null | undefined): boolean {
  if (!node) return false;
  const inner = unwrap(node, true);
  if (t.isNewExpression(inner))
    return t.isIdentifier(inner.callee) && /^(Next)?Response$/.test(inner.callee.name);
  if (!isCall(inner)) return false;
  const callee = unwrap(inner.callee);
  return isMember(callee) && t.isIdentifier(callee.object) && /^(Next)?Response$/.test(callee.object.name);
}

/** Whether nothing that runs from here to the end of the function does anything but reply. */
function inertItems(lists: Item[][], work: Work): boolean {
  return lists.every((items) => items.every((item) => !item.node || inertStatement(item.node, work)));
}

function inertStatement(node: t.Statement, work: Work): boolean {
  const nested = (body: t.Statement): boolean =>
    listOf(body, work).items.every((item) => !item.node || inertStatement(item.node, work));
  if (t.isFunctionDeclaration(node) || t.isEmptyStatement(node) || t.isBreakStatement(node)) return true;
  if (t.isReturnStatement(node)) return !node.argument || inertReply(node.argument, work);
  if (t.isExpressionStatement(node)) return inertReply(node.expression, work);
  if (t.isVariableDeclaration(node))
    return node.declarations.every((declarator) => !declarator.init || harmless(declarator.init));
  if (t.isIfStatement(node))
    return harmless(node.test) && nested(node.consequent) && (!node.alternate || nested(node.alternate));
  if (t.isBlockStatement(node)) return nested(node);
  return false;
}

function inertReply(node: t.Node, work: Work): boolean {
  const use = work.uses.get(unwrap(node, true));
  if (use)
    return [...(use.send?.args ?? []), ...use.ops.map((op) => op.value)].every(
      (arg) => !arg || harmless(arg),
    );
  return harmless(node);
}

const PURE_METHODS = new Set([
  "find",
  "filter",
  "map",
  "includes",
  "slice",
  "some",
  "every",
  "toString",
  "toUpperCase",
  "toLowerCase",
  "trim",
  "split",
  "join",
  "toISOString",
  "findIndex",
  "indexOf",
  "reduce",
  "toFixed",
  "round",
  "floor",
  "ceil",
  "min",
  "max",
  "abs",
  "at",
  "concat",
  "startsWith",
  "endsWith",
  "match",
]);

/** Evaluating it changes nothing that anyone could see; that it may throw is no matter once the reply is sent. */
function harmless(node: t.Node): boolean {
  const inner = unwrap(node);
  if (isFunctionNode(inner)) return !t.isBlockStatement(inner.body) && harmless(inner.body);
  if (isCall(inner)) {
    const callee = unwrap(inner.callee);
    const pure =
      (t.isIdentifier(callee) &&
        ["String", "Number", "Boolean", "parseInt", "parseFloat"].includes(callee.name)) ||
      (isMember(callee) && PURE_METHODS.has(propertyName(callee) ?? "") && harmless(callee.object));
    return pure && inner.arguments.every((argument) => harmless(argument));
  }
  if (isInert(inner)) return true;
  if (t.isObjectExpression(inner))
    return inner.properties.every((p) =>
      t.isSpreadElement(p) ? harmless(p.argument) : t.isObjectProperty(p) && harmless(p.value),
    );
  if (t.isArrayExpression(inner))
    return inner.elements.every((e) => !e || harmless(t.isSpreadElement(e) ? e.argument : e));
  if (t.isBinaryExpression(inner) || t.isLogicalExpression(inner))
    return harmless(inner.left) && harmless(inner.right);
  if (t.isUnaryExpression(inner)) return inner.operator !== "delete" && harmless(inner.argument);
  if (t.isConditionalExpression(inner))
    return harmless(inner.test) && harmless(inner.consequent) && harmless(inner.alternate);
  if (isMember(inner)) return harmless(inner.object);
  if (t.isTemplateLiteral(inner)) return inner.expressions.every((expression) => harmless(expression));
  return false;
}

/* Writing */

function semicolon(work: Work): string {
  return work.view.module.style.semicolons ? ";" : "";
}

function write(item: Item, parts: Part[], work: Work): void {
  if (work.dry) return;
  const prefix: Part[] = [];
  for (const [node, parts_] of work.prefixes) {
    if (!isInside(node, item.node!)) continue;
    prefix.push(...parts_);
    work.prefixes.delete(node);
  }
  item.parts = [...prefix, ...parts];
}

/** Takes a statement out; from a list that is being walked at once, else when its turn comes. */
function drop(node: t.Statement, items: Item[] | undefined, work: Work): void {
  if (work.dry && items) {
    work.taken.add(node);
    const at = items.findIndex((item) => item.node === node);
    if (at >= 0) items.splice(at, 1);
    return;
  }
  if (work.dry) return;
  if (!items) {
    work.dropped.add(node);
    return;
  }
  const at = items.findIndex((item) => item.node === node);
  if (at >= 0) items.splice(at, 1);
}
