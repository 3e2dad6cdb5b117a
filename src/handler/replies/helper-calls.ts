/** Calls of same-file functions that take the request or the response. */
import * as t from "@babel/types";
import type { Module } from "../module.js";
import { paramsNameOf } from "../params-name.js";
import { Refusal } from "../refusal.js";
import { liveNodes, type Part } from "../residual.js";
import { isCall, unwrap } from "../syntax.js";
import { calledClosure, closureShape } from "./closures.js";
import { isCommon } from "./common-headers.js";
import { insideExpression, type Sent } from "./context.js";
import { listness } from "./header-lists.js";
import { type HeaderNames, NO_HEADERS } from "./header-names.js";
import { headerStatement } from "./header-statements.js";
import { headerKey } from "./headers.js";
import { inExpression } from "./questions.js";
import { throwIfExpression } from "./reply-value.js";
import { type HeaderOp, isHeader, type ReplyOp } from "./response-use.js";
import type { HelperSummary } from "./view.js";
import { freeLocal, semicolon, type Work } from "./work.js";

/** What a call does with the reply, of a function of the file or of the handler. */
export function summaryOf(call: t.Node, work: Work): HelperSummary | undefined {
  const summary = work.view.helper(call);
  if (summary) return summary;
  const closure = isCall(call) ? calledClosure(call, work) : undefined;
  if (!closure) return undefined;
  return {
    ...closureShape(closure, work),
    headers: false,
    setsStatus: false,
    sets: NO_HEADERS,
    promise: false,
    params: false,
    request: false,
    async: closure.async ?? false,
    becameAsync: false,
  };
}

/** What calling a helper does, as far as the reply goes: it may set headers for its caller, and send. */
export function helperEffect(node: t.Node, work: Work): { sends: boolean; sets?: ReplyOp } {
  const summary = isCall(node) ? work.view.helper(node) : undefined;
  if (!summary) return { sends: false };
  const sets = summary.headers ? ({ kind: "header", mode: "set", name: node, node } as const) : undefined;
  return { sends: summary.replies !== "never", sets };
}

/** The names of all headers that a function sets, by itself or by the helpers that it calls; `undefined` for any that isn't known. */
export function namesOfHeaders(work: Work): ReadonlySet<string | undefined> {
  const { uses, view } = work;
  const names = [...uses.values()].flatMap(({ ops }) =>
    ops.filter(isHeader).flatMap((op) => namesOf(op, work)),
  );
  for (const call of liveNodes(view.residual, view.fn.body, isCall))
    names.push(...(view.helper(call)?.headerNames ?? []));
  return new Set(names);
}

/** What an operation sets: one header, or, where it is the call of a helper, all that this sets for its caller. */
function namesOf({ name, node }: HeaderOp, { view }: Work): (string | undefined)[] {
  return [...(view.helper(node)?.headerNames ?? [headerKey(name)])];
}

/** Whether one of these operations is the call of a helper that sets this header. */
export function isSetByHelper(ops: readonly ReplyOp[], name: string, { view }: Work): boolean {
  return ops.some((op) => view.helper(op.node)?.headerNames?.has(name));
}

/** The rewritten call of a helper: without the response, with what it needs instead. */
export function helperCall(call: t.Node, summary: HelperSummary, asValue: boolean, work: Work): Part[] {
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
      const isSecondName = t.isIdentifier(bare) && bare.name !== view.requestName;
      printed.push(cast || isSecondName ? [argument] : [view.requestName]);
      if (summary.params) printed.push([contextText(paramsNameOf(view), view.module)]);
    } else {
      inExpression(argument, insideExpression(), work);
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

function contextText(name: string, { style }: Module): string {
  const inside = name === "params" ? name : `params: ${name}`;
  return style.braceSpace ? `{ ${inside} }` : `{${inside}}`;
}

/** Whether a status or headers were set before a call that replies. */
export function hasPending(call: t.Node, work: Work): boolean {
  return (work.states.get(call) ?? []).some((state) => state.ops.length > 0);
}

/**
 * Headers that were set before a helper sends the reply are put on the Response that it returns.
 * @param wait How to get at the Response: `then` where an `await` would let a `try` catch what the author lets pass.
 */
export function withPendingHeaders(
  call: t.Node,
  parts: Part[],
  sets: HeaderNames,
  wait: "no" | "await" | "then",
  work: Work,
): Part[] {
  const end = semicolon(work);
  const wanted = ["response", "reply", "answer"].filter((one) => one !== work.deferred);
  const name = freeLocal(work.view, wanted);
  const statements = pendingStatements(call, name, sets, work);
  if (statements.length === 0) return parts;
  throwIfExpression(call, work);
  if (wait === "then") {
    const inner = statements.flatMap((statement): Part[] => ["\n", ...statement]);
    return [...parts, `.then((${name}) => {`, { indented: [...inner, `\nreturn ${name}${end}`] }, "\n})"];
  }
  if (wait === "await") work.needs.async = true;
  work.prefixes.set(call, [
    `const ${name} = ${wait === "await" ? "await " : ""}`,
    ...parts,
    end,
    ...statements.flatMap((statement) => ["\n", ...statement]),
    "\n",
  ]);
  return [name];
}

/** The statements that put what was set before a call on the Response that it gives, but for what that sets itself. */
function pendingStatements(call: t.Node, name: string, sets: HeaderNames, work: Work): Part[][] {
  const ops = (work.states.get(call) ?? []).flatMap((state) => state.ops);
  if (ops.some((op) => op.kind === "status"))
    throw new Refusal(call, "a status is set before this call replies; set it where the reply is built");
  const pending = [...new Set(ops.filter(isHeader))];
  if (pending.length === 0) return [];
  refuseUncertain(call, pending, sets, work);
  if (work.headersVariable) return [putAll(name, pending, sets, work)];
  return [...putCommon(name, pending, sets, work), ...pending.flatMap((op) => putOne(name, op, sets, work))];
}

/**
 * Returns the Response that a call gave under a name, if it gave one, with what was set before the call; or the reply that
 * was sent before.
 */
export function returnIfReplied(
  call: t.Node,
  summary: HelperSummary,
  { name, test, sent }: { name: string; test: string; sent: Sent },
  work: Work,
): Part[] {
  const { deferred } = work;
  const end = semicolon(work);
  const first = !deferred || sent === "no" ? name : sent === "yes" ? deferred : `${deferred} ?? ${name}`;
  const pending = sent === "yes" ? [] : pendingStatements(call, name, summary.sets, work);
  if (pending.length === 0) return [`if (${test}) return ${first}${end}`];
  const inner = pending.flatMap((statement): Part[] => ["\n", ...statement]);
  return [`if (${test}) {`, { indented: [...inner, `\nreturn ${first}${end}`] }, "\n}"];
}

/**
 * What a function adds to the headers set before it, or takes away from them, isn't followed. And a Response has a
 * Content-Type of its own where it holds text, so that can't be told from one that was set.
 */
function refuseUncertain(call: t.Node, pending: HeaderOp[], sets: HeaderNames, work: Work): void {
  for (const known of pending.flatMap((op) => namesOf(op, work))) {
    if (known === undefined ? sets.changed.size > 0 : sets.changed.has(known))
      throw new Refusal(
        call,
        `\`${known ?? "a header"}\` is set before this call, which adds to it or removes it; do both in one function`,
      );
  }
  const maySet = sets.maybe.has("content-type") || sets.any;
  if (sets.surely.has("content-type") || !maySet || !maySetType(pending, work)) return;
  throw new Refusal(
    call,
    "the Content-Type is set before this call, which sets its own in some replies only; set it where the reply is built",
  );
}

function maySetType(pending: HeaderOp[], work: Work): boolean {
  return pending
    .flatMap((op) => namesOf(op, work))
    .some((name) => (name ?? "content-type") === "content-type");
}

/** All headers of the variable, but for those that the reply has of its own. */
function putAll(name: string, pending: HeaderOp[], sets: HeaderNames, work: Work): Part[] {
  const end = semicolon(work);
  const { quote, indent } = work.view.module.style;
  const own = freeLocal(work.view, ["own", "ownHeaders"]);
  // The type of a text is the Response's own, and gives way.
  const isType =
    maySetType(pending, work) && !sets.surely.has("content-type")
      ? `header === ${quote}content-type${quote} || `
      : "";
  const loop = (has: string, verb: string): string =>
    `for (const [header, value] of ${work.headersVariable}) {\n${indent}if (${isType}!${has}.has(header)) ${name}.headers.${verb}(header, value)${end}\n}`;
  return mayBeSeveral(pending, work)
    ? [`const ${own} = new Set(${name}.headers.keys())${end}\n${loop(own, "append")}`]
    : [loop(`${name}.headers`, "set")];
}

/** Those that all replies have in common. */
function putCommon(name: string, pending: HeaderOp[], sets: HeaderNames, work: Work): Part[][] {
  const { common } = work.view;
  if (!common || !pending.some((op) => isCommon(op, common))) return [];
  const mayBeThere = sets.any || common.ops.some((op) => sets.maybe.has(headerKey(op.name)!));
  const [key, value] = ["key", "value"].map((one) => freeLocal(work.view, [one, `header${one}`]));
  const { indent } = work.view.module.style;
  const test = mayBeThere ? `if (!${name}.headers.has(${key})) ` : "";
  return [
    [
      `for (const [${key}, ${value}] of Object.entries(${common.value})) {\n${indent}${test}${name}.headers.set(${key}, ${value})${semicolon(work)}\n}`,
    ],
  ];
}

/** One header, unless the reply has it of its own. */
function putOne(name: string, op: HeaderOp, sets: HeaderNames, work: Work): Part[][] {
  if (isCommon(op, work.view.common)) return [];
  const known = headerKey(op.name);
  if (known !== undefined && sets.surely.has(known)) return [];
  const constant = work.constants.get(op);
  const value = constant ? t.identifier(constant) : op.value!;
  const put = headerStatement(`${name}.headers`, { ...op, value, mode: op.mode as "set" | "append" }, work);
  const mayBeThere = known === undefined || sets.maybe.has(known) || sets.any;
  return [mayBeThere ? [`if (!${name}.headers.has(`, op.name, ")) ", ...put] : put];
}

/** Cookies are the one header that comes in several lines. */
function mayBeSeveral(pending: HeaderOp[], work: Work): boolean {
  const ofHelpers = pending.filter(({ node }) => work.view.helper(node)).flatMap((op) => namesOf(op, work));
  if (ofHelpers.some((name) => (name ?? "set-cookie") === "set-cookie")) return true;
  const values = pending.flatMap((op) => (headerKey(op.name) === "set-cookie" ? (op.value ?? []) : []));
  return new Set(values).size > 1 || values.some((value) => listness(value, work.view.module) !== "one");
}
