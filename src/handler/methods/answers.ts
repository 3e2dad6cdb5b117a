/** What a handler answers to a method: something of its own, "method not allowed", or nothing at all. */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import { calledFunction } from "../called-function.js";
import type { HttpMethod } from "../contract.js";
import type { Conversion } from "../conversion.js";
import { calledLibrary } from "../library-calls.js";
import { type Module, ownerOf } from "../module.js";
import { type ForeignFunction, foreignFunction } from "../program/imported-value.js";
import { literalStatus, type ReplyOp, type ResponseUse, readResponseUse } from "../replies/response-use.js";
import { type ReplyState, replyStates } from "../replies/states.js";
import { possibleStatuses } from "../replies/status-values.js";
import { liveNodes, type Residual, visitLive } from "../residual.js";
import { bindingsOf, handedOver, type Roles, worldOf } from "../roles.js";
import { outcomeHere } from "../split/call-outcome.js";
import { evaluate, type MethodWorld } from "../split/method-value.js";
import { specialise } from "../split/specialise.js";
import {
  type FunctionNode,
  isCall,
  isFunctionNode,
  isMember,
  parameterIdentifier,
  propertyName,
  unwrap,
} from "../syntax.js";
import { callsOf } from "../value-flow.js";

export interface Answers {
  /** Sends something that isn't an error, or may be. */
  content: boolean;
  /** Says that the method isn't allowed. */
  refuses: boolean;
  /** Says so on every way, whatever else follows: the first reply wins. */
  refusesFirst: boolean;
  /** Sends other errors. */
  errors: boolean;
  /** Control may get to the end without a reply. */
  silent: boolean;
  /** Tests the method anywhere. */
  dispatches: boolean;
  /** A status is set and nothing is ever sent: where. */
  unsent?: t.Node;
  /** The status with which the method is refused, where it isn't 405. */
  refusal?: number;
}

const METHOD_TEXT =
  /\bmethods?\b|methodnotallowed|\bonly\b.*\b(?:GET|POST|PUT|PATCH|DELETE)\b|\b(?:GET|POST|PUT|PATCH|DELETE)\b (?:requests? )?only\b/i;

/** What `fn` answers to requests with one method. */
export function answersTo(
  fn: FunctionNode,
  roles: Roles,
  method: HttpMethod,
  conversion: Pick<Conversion, "module" | "bound" | "handlerParameters">,
  depth = 0,
  known: ReadonlyMap<Binding, t.Node> = new Map(),
): Answers {
  const { module } = conversion;
  const world = { ...worldOf(fn, roles, conversion), followsCalls: true };
  const { residual, dispatches, completes } = specialise(fn, new Set([method]), world);
  const answers: Answers = {
    content: false,
    refuses: false,
    refusesFirst: false,
    errors: false,
    silent: completes,
    dispatches,
  };
  const { response } = bindingsOf(fn, roles, module);
  const uses = new Map<t.Node, ResponseUse>();
  for (const id of liveNodes(residual, fn.body, (node): node is t.Identifier => t.isIdentifier(node))) {
    if (!response || module.bindings.get(id) !== response) continue;
    const use = readResponseUse(id, module);
    if (!use.argumentOf) uses.set(use.node, use);
  }
  const states = replyStates({
    module,
    residual,
    uses,
    localCall: () => undefined,
    helperOps: () => ({ sends: false }),
  });
  let first = Number.POSITIVE_INFINITY;
  let earliest = Number.POSITIVE_INFINITY;
  const inClosures = new Map<FunctionNode, t.Node[]>();
  for (const [node, use] of uses) {
    if (!use.send) continue;
    const owner = ownerOf(module, node);
    if (owner !== fn && isFunctionNode(owner) && isToldByCalls(owner, residual, module)) {
      // What a local function answers is told by its calls.
      inClosures.set(owner, [...(inClosures.get(owner) ?? []), node]);
      continue;
    }
    const status =
      initStatus(use.send.args[1]) ??
      mildest(
        (states.get(node) ?? [{ ops: use.ops, maybe: new Set<ReplyOp>() }])
          .flatMap(waysOf)
          .map((ops) => statusOf(ops, known, world, residual)),
      );
    judge(node, status, use, answers, module);
    if (status === 405 && goesOnAfter(node, fn, residual, module)) first = Math.min(first, node.start!);
    else if (!inCatch(node, module)) earliest = Math.min(earliest, node.start!);
  }
  visitLive(residual, fn.body, (node) => {
    if (t.isThrowStatement(node)) {
      if (refusesByText(node.argument, module)) answers.refuses = true;
      return undefined;
    }
    if (!isCall(node) && !t.isNewExpression(node)) return undefined;
    const web = webStatus(node);
    if (web !== undefined)
      judgeStatus(node, web, module.source.slice(node.start!, node.end!), answers, module);
    if (!isCall(node) || depth > 8) return undefined;
    const over = handedOver(node, fn, roles, module, residual);
    const isFollowed = over !== undefined && !calledLibrary(node, over, module);
    if (isFollowed) earliest = Math.min(earliest, node.start!);
    const local = calledFunction(node, module, residual);
    for (const send of (local && inClosures.get(local)) ?? []) {
      const use = uses.get(send)!;
      const status = statusOf(use.ops, argumentsOf(node, local!, module), world, residual);
      const said = `${module.source.slice(node.start!, node.end!)} ${use.send!.args.map((arg) => module.source.slice(arg.start!, arg.end!)).join(" ")}`;
      judgeStatus(node, use.send!.kind === "redirect" ? 307 : status, said, answers, module);
    }
    if (!isFollowed) return undefined;
    const callee = unwrap(node.callee);
    const binding = t.isIdentifier(callee) ? module.bindings.get(callee) : undefined;
    const elsewhere = local ? undefined : foreignFunction(callee, module);
    if ((local || elsewhere) && inCatch(node, module)) return undefined;
    if (local && outcomeHere(node, method, world)?.ends === "throws") {
      if (refusesByText(local, module)) answers.refuses = true;
      else answers.errors = true;
      return undefined;
    }
    const inner = local
      ? answersTo(local, over, method, conversion, depth + 1, argumentsOf(node, local, module))
      : elsewhere && answersElsewhere(node, elsewhere, over, method, world, depth);
    if (inner) {
      if (METHOD_TEXT.test(module.source.slice(node.start!, node.end!)) && inner.errors && !inner.content)
        inner.refuses = true;
      answers.content ||= inner.content;
      answers.refuses ||= inner.refuses;
      answers.errors ||= inner.errors;
      answers.dispatches ||= inner.dispatches;
      answers.refusal ??= inner.refusal;
    } else if (over.response !== undefined || (binding && conversion.handlerParameters.has(binding)))
      answers.content = true;
    return undefined;
  });
  const isAnswered = answers.content || answers.refuses || answers.errors || residual.inlined.size > 0;
  if (!isAnswered)
    answers.unsent = [...uses.values()].find(
      (use) => !use.send && !use.writes && use.ops.some((op) => op.kind === "status"),
    )?.node;
  answers.refusesFirst = first < earliest;
  if (!uses.size && t.isExpression(fn.body)) answers.silent = false;
  return answers;
}

/** What a function of another module answers. */
function answersElsewhere(
  call: t.CallExpression | t.OptionalCallExpression,
  { fn, module }: ForeignFunction,
  roles: Roles,
  method: HttpMethod,
  world: MethodWorld,
  depth: number,
): Answers {
  const given = argumentsOf(call, fn, module);
  const bound = new Map([...world.bound, ...[...given].filter(([binding]) => binding.constant)]);
  const inside = { module, bound, handlerParameters: new Map() };
  return answersTo(fn, roles, method, inside, depth + 1, given);
}

/** What a state may come to: where each of its statuses was set on some ways only, none may have been. */
function waysOf({ ops, maybe }: Pick<ReplyState, "ops" | "maybe">): (readonly ReplyOp[])[] {
  const set = ops.filter((op) => op.kind === "status");
  const ways = set.map((op) => [op]);
  return set.every((op) => maybe.has(op)) ? [[], ...ways] : ways;
}

/** A reply that isn't an error on some way is the handler's answer. */
function mildest(statuses: (number | "computed")[]): number | "computed" {
  const known = statuses.filter((one) => one !== "computed");
  return known.length < statuses.length ? "computed" : Math.min(...known);
}

function statusOf(
  ops: readonly ReplyOp[],
  known: ReadonlyMap<Binding, t.Node>,
  world: MethodWorld,
  residual: Residual,
): number | "computed" {
  const last = ops.findLast((op) => op.kind === "status");
  if (last?.kind !== "status") return 200;
  const literal = literalStatus(last.value);
  if (literal !== undefined) return literal;
  const value = unwrap(last.value);
  for (const [binding, node] of known)
    if (t.isIdentifier(value) && binding.identifier.name === value.name)
      return literalStatus(node) ?? "computed";
  const constant = evaluate(value, "GET", world);
  if (constant && "value" in constant && typeof constant.value === "number") return constant.value;
  return lastAssigned(value, world, residual) ?? commonKind(value, world.module);
}

/** `token ? 403 : 401` is an error whichever it is; the lowest stands for all of them. */
function commonKind(node: t.Node, module: Module): number | "computed" {
  const all = [...possibleStatuses([node], module)];
  const known = all.filter((status) => status !== undefined);
  const lowest = Math.min(...known);
  const oneKind = known.length === all.length && known.every((status) => status >= 400 === lowest >= 400);
  return oneKind ? lowest : "computed";
}

/** `let status = 200; … status = 405`: what is left of the assignments, where only one can be the last. */
function lastAssigned(node: t.Node, world: MethodWorld, residual: Residual): number | undefined {
  const binding = t.isIdentifier(node) ? world.module.bindings.get(node) : undefined;
  const declaration = binding?.path.node;
  if (!binding || !t.isVariableDeclarator(declaration)) return undefined;
  const live = liveNodes(residual, residual.fn.body, (one): one is t.AssignmentExpression =>
    t.isAssignmentExpression(one),
  ).filter((one) => t.isIdentifier(one.left) && world.module.bindings.get(one.left) === binding);
  const last = live.find((one) =>
    residual.lists
      .get(residual.fn.body)
      ?.items.some((item) => t.isExpressionStatement(item.node) && item.node.expression === one),
  );
  const values = [...(last ? [] : [declaration.init ?? undefined]), ...live.map((one) => one.right)].map(
    literalStatus,
  );
  return values.some((value) => value === undefined) ? undefined : Math.min(...(values as number[]));
}

/** The arguments of a call by the parameter that takes each. */
function argumentsOf(
  call: t.CallExpression | t.OptionalCallExpression,
  called: FunctionNode,
  module: Module,
): Map<Binding, t.Node> {
  const known = new Map<Binding, t.Node>();
  for (const [index, parameter] of called.params.entries()) {
    const identifier = parameterIdentifier(parameter);
    const binding = identifier && module.bindings.get(identifier);
    const argument =
      call.arguments[index] ?? (t.isAssignmentPattern(parameter) ? parameter.right : undefined);
    if (binding && argument) known.set(binding, argument);
  }
  return known;
}

/** A function with a name of its own, or in a table of which every call is known for the method at hand. */
function isToldByCalls(fn: FunctionNode, residual: Residual, module: Module): boolean {
  if (residual.inlined.has(fn)) return false;
  if (t.isFunctionDeclaration(fn) || t.isVariableDeclarator(module.parents.get(fn))) return true;
  const calls = callsOf(fn, module);
  if (!calls) return false;
  const live = new Set<t.Node>(liveNodes(residual, residual.fn.body, isCall));
  return calls.every((call) => !live.has(call) || calledFunction(call, module, residual) !== undefined);
}

/** A statement of the function itself, not of a branch, behind which the function goes on. */
function goesOnAfter(node: t.Node, fn: FunctionNode, residual: Residual, module: Module): boolean {
  let statement: t.Node = node;
  while (!t.isStatement(statement)) statement = module.parents.get(statement)!;
  const items = residual.lists.get(fn.body)?.items ?? [];
  const next = items[items.findIndex((item) => item.node === statement) + 1];
  return (
    t.isExpressionStatement(statement) &&
    next !== undefined &&
    items.some((item) => item.node === statement) &&
    !t.isReturnStatement(next.node)
  );
}

function judge(
  node: t.Node,
  status: number | "computed",
  use: ResponseUse,
  answers: Answers,
  module: Module,
): void {
  const text = use.send!.args.map((arg) => module.source.slice(arg.start!, arg.end!)).join(" ");
  judgeStatus(node, use.send!.kind === "redirect" ? 307 : status, text, answers, module);
}

function judgeStatus(
  node: t.Node,
  status: number | "computed",
  text: string,
  answers: Answers,
  module: Module,
): void {
  if (inCatch(node, module)) return;
  if (status === "computed" || status < 400) answers.content = true;
  else if (status === 405 || METHOD_TEXT.test(text)) {
    answers.refuses = true;
    if (status !== 405) answers.refusal = status;
  } else answers.errors = true;
}

function inCatch(node: t.Node, module: Module): boolean {
  for (let at: t.Node | undefined = node; at; at = module.parents.get(at))
    if (t.isCatchClause(at)) return true;
  return false;
}

/** The status of `NextResponse.json(x, { status: 405 })`, `new Response(…)`; undefined for anything else. */
function webStatus(
  node: t.CallExpression | t.OptionalCallExpression | t.NewExpression,
): number | "computed" | undefined {
  const callee = unwrap(node.callee);
  const isResponse = (name: t.Node): boolean => t.isIdentifier(name) && /^(Next)?Response$/.test(name.name);
  if (t.isNewExpression(node) ? !isResponse(callee) : !(isMember(callee) && isResponse(callee.object)))
    return undefined;
  if (!t.isNewExpression(node) && isMember(callee) && propertyName(callee) === "redirect") return 307;
  return initStatus(node.arguments[1]) ?? 200;
}

/** The status in `{ status: 405 }`, which a reply of a Response takes as its second argument. */
function initStatus(init: t.Node | undefined): number | "computed" | undefined {
  if (!init) return undefined;
  if (!t.isObjectExpression(init)) return "computed";
  const status = init.properties.find(
    (property) => t.isObjectProperty(property) && propertyName(property) === "status",
  );
  if (!status) return init.properties.some((property) => t.isSpreadElement(property)) ? "computed" : 200;
  return literalStatus((status as t.ObjectProperty).value) ?? "computed";
}

function refusesByText(node: t.Node, module: Module): boolean {
  const text = module.source.slice(node.start!, node.end!);
  return /\b405\b/.test(text) || METHOD_TEXT.test(text);
}
