/** The Response that an expression evaluates to in place of sending it. */
import * as t from "@babel/types";
import { Refusal } from "../refusal.js";
import { isLiteralPart, type Part } from "../residual.js";
import { quoted } from "../style.js";
import { isFunctionNode, unwrap } from "../syntax.js";
import { calledClosure, convertClosure } from "./closures.js";
import type { Context } from "./context.js";
import { harmless } from "./harmless.js";
import { headerStatement } from "./header-statements.js";
import { concerns, headerKey, headerName, isTextType } from "./headers.js";
import { hasPending, helperCall, isSetByHelper, summaryOf, withPendingHeaders } from "./helper-calls.js";
import { callbackOf, chainLink, resolvedValue } from "./is-reply.js";
import { overwrittenNames } from "./overwritten.js";
import { callbackParts, convertChain, promiseParts } from "./promises.js";
import { inExpression } from "./questions.js";
import {
  buildReply,
  keepsTypeWithoutBody,
  type LateHeader,
  needsName,
  type ReplySetting,
} from "./response.js";
import { isHeader, type ReplyOp, type ResponseUse } from "./response-use.js";
import { settingOf } from "./settings.js";
import type { ReplyState } from "./states.js";
import { mayBeFromJson, staticType } from "./static-type.js";
import { freeLocal, semicolon, type Work } from "./work.js";

/** The Response that an expression for which `isReply` holds now evaluates to. */
export function replyParts(node: t.Node, context: Context, work: Work): Part[] {
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
    return [inner.test, { indented: ["\n? ", ...yes] }, { indented: ["\n: ", ...no] }];
  }
  const wait = awaited && context.inTry ? "await " : "";
  if (t.isNewExpression(inner)) work.needs.promise ||= !awaited;
  if (t.isNewExpression(inner)) return [wait, ...promiseParts(inner, work)];
  const call = inner as t.CallExpression;
  const summary = summaryOf(call, work);
  if (summary) {
    const called = helperCall(call, summary, false, work);
    const isPromise = summary.async || summary.promise;
    const mustWait = context.inTry && summary.becameAsync && !awaited;
    if (mustWait) work.needs.async = true;
    else if (!awaited) work.needs.promise ||= isPromise;
    if (!awaited && isPromise && isBeforeFinally(call, work))
      throw new Refusal(
        call,
        "this call isn't awaited, so the `finally` around it runs before the call is through; write `await` in front of it if that isn't meant",
      );
    const passes = context.inTry && isPromise && !awaited && !mustWait;
    const way = passes ? "then" : awaited || isPromise ? "await" : "no";
    const parts =
      hasPending(call, work) && !work.dry
        ? withPendingHeaders(call, called, summary.sets, way, work)
        : called;
    if (parts !== called) return parts;
    if (mustWait) return ["await ", ...parts];
    return wait ? [wait, ...parts] : parts;
  }
  work.needs.promise ||= !awaited;
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
  const resolved = resolvedValue(call);
  if (resolved) return [wait, "Promise.resolve(", ...replyParts(resolved, context, work), ")"];
  if (chainLink(call, work)) {
    convertChain(call, work);
    return wait ? [wait, call] : [call];
  }
  const promise = callbackParts(call, callbackOf(call, work)!, work);
  if (!context.inTry) return promise;
  // What the call throws by itself is caught.
  work.needs.async = true;
  return ["await ", ...promise];
}

function sendParts(use: ResponseUse, node: t.Node, work: Work): Part[] {
  const setting = settingOf(node, work);
  const { module, responseName } = work.view;
  if (setting.headersVariable) {
    const own = setting.headers;
    const pre: Part[] = [];
    const undone = [...(work.overwritten.get(node) ?? [])].flatMap((op) =>
      op.kind === "header" && !use.ops.includes(op) && !work.withoutEffect.has(op)
        ? [headerName(op.name)!]
        : [],
    );
    if (losesType(use, node, setting, work)) undone.push("Content-Type");
    if (own.length > 0 || undone.length > 0) {
      throwIfExpression(node, work);
      for (const header of own) pre.push(...headerStatement(setting.headersVariable, header, work), "\n");
      for (const name of new Set(undone))
        pre.push(`${setting.headersVariable}.delete(${quoted(name, module.style)})${semicolon(work)}\n`);
      work.prefixes.set(node, pre);
      setting.headers = [];
    }
    if (use.send!.kind === "redirect") {
      const args = use.send!.args;
      throwIfExpression(node, work);
      pre.push(
        ...headerStatement(
          setting.headersVariable,
          {
            name: t.stringLiteral("Location"),
            value: (args[1] ?? args[0])!,
            mode: "set",
            mayBeUndefined: use.send!.mayBeUndefined,
          },
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
  if (setting.written && isLiteralPart(setting.written.parts[0]!) && isStatement(node, work)) {
    const name = bodyNameAt(node, work);
    const before = work.prefixes.get(node) ?? [];
    work.prefixes.set(node, [
      ...before,
      `const ${name} = `,
      ...setting.written.parts,
      `${semicolon(work)}\n`,
    ]);
    setting.written = { ...setting.written, parts: [name] };
  }
  if (needsName(use.send!, setting, module)) nameBody(use, node, setting, work);
  if (setting.headersVariable) refuseUncertainType(use, node, work);
  setting.late = [];
  setting.typed = mayHaveType(node, work);
  const built = buildReply(use, setting, module, responseName);
  for (const header of setting.late) setLate(header, use, node, setting.headersVariable!, work);
  if (built.usesNextResponse) work.needs.nextResponse = true;
  work.needs.notes.push(...built.notes);
  return built.parts;
}

/** A value that may be an object goes out as JSON, whatever Content-Type was set; who has set one of a text sends text. */
function refuseUncertainType({ send }: ResponseUse, node: t.Node, work: Work): void {
  const { states, view } = work;
  const [body] = send!.args;
  if (send!.kind !== "send" || !body || staticType(body, view.module) !== "unknown") return;
  const isType = (op: ReplyOp): boolean => concerns(op, "content-type");
  const isText = (op: ReplyOp): boolean =>
    isHeader(op) &&
    op.mode === "set" &&
    op.value !== undefined &&
    isTextType({ ...op, mode: "set", value: op.value });
  const reached = states.get(node) ?? [];
  const isSurelyText =
    reached.every(({ ops, maybe }) => ops.some((op) => isText(op) && !maybe.has(op))) &&
    !mayBeFromJson(body, view.module);
  const isSet = reached.some(({ ops }) => ops.some(isType) || isSetByHelper(ops, "content-type", work));
  if (isSet && !isSurelyText)
    throw new Refusal(
      body,
      "it isn't certain whether `send` gets text or an object here (an object goes out as JSON whatever Content-Type was set); use `json` for objects, `end` for text",
    );
}

/** Whether the headers hold a Content-Type that doesn't go out with this reply. */
function losesType(use: ResponseUse, node: t.Node, setting: ReplySetting, work: Work): boolean {
  const ops = (work.states.get(node) ?? []).flatMap((state) => state.ops);
  const ofHelper = isSetByHelper(ops, "content-type", work);
  if (overwrittenNames(use, work).includes("content-type")) return ofHelper;
  const { bodiless = [], only = false } = setting.status?.values ?? {};
  const isSet = ops.some((op) => concerns(op, "content-type"));
  return (
    only && bodiless.length > 0 && !keepsTypeWithoutBody(use.send!, work.view.module) && (isSet || ofHelper)
  );
}

/** Whether a Content-Type may be among what is set when a reply is sent. */
function mayHaveType(node: t.Node, work: Work): boolean {
  const ops = (work.states.get(node) ?? []).flatMap((state) => state.ops);
  const isIt = (op: ReplyOp): boolean =>
    isHeader(op) && op.mode !== "remove" && (headerKey(op.name) ?? "content-type") === "content-type";
  return ops.some(isIt) || isSetByHelper(ops, "content-type", work) || work.needs.headers;
}

/** Sets on the variable what the Pages Router sets by itself, unless the author has set it on every way. */
function setLate(
  { name, value, yields, when }: LateHeader,
  use: ResponseUse,
  node: t.Node,
  variable: string,
  work: Work,
): void {
  const { style } = work.view.module;
  const isIt = (op: ReplyOp): boolean => concerns(op, name.toLowerCase());
  const mayBe = (op: ReplyOp): boolean => isHeader(op) && (isIt(op) || headerKey(op.name) === undefined);
  const states = work.states.get(node) ?? [];
  const isSet = ({ ops, maybe }: ReplyState): boolean => ops.some((op) => isIt(op) && !maybe.has(op));
  if (yields && (use.ops.some(isIt) || (states.length > 0 && states.every(isSet)))) return;
  throwIfExpression(node, work);
  const mayBeSet = work.needs.headers || states.some(({ ops }) => ops.some(mayBe));
  const tests: Part[][] = [];
  if (when) tests.push(when);
  if (yields && mayBeSet) tests.push([`!${variable}.has(${quoted(name, style)})`]);
  const test = tests.flatMap((one, at) => (at > 0 ? [" && ", ...one] : one));
  const set = `${variable}.set(${quoted(name, style)}, ${quoted(value, style)})${semicolon(work)}\n`;
  const before = work.prefixes.get(node) ?? [];
  work.prefixes.set(node, [...before, ...(test.length > 0 ? ["if (", ...test, ") "] : []), set]);
}

/** `const body = await load()`, in front of a reply for which it is looked at twice. */
function nameBody(use: ResponseUse, node: t.Node, setting: ReplySetting, work: Work): void {
  const [body] = use.send!.args;
  const isFirst = use.ops.every((op) => !op.value || harmless(op.value, work.view.module));
  if (!isFirst || !isStatement(node, work))
    throw new Refusal(
      body!,
      "it isn't certain whether `send` gets text or an object here (they go out differently); use `json` for objects, `end` for text",
    );
  setting.bodyName = bodyNameAt(node, work);
  const before = work.prefixes.get(node) ?? [];
  work.prefixes.set(node, [...before, `const ${setting.bodyName} = `, body!, `${semicolon(work)}\n`]);
}

/** Within the function, inside of a `try` with a `finally`. */
function isBeforeFinally(node: t.Node, { view }: Work): boolean {
  const { parents } = view.module;
  for (let at = parents.get(node); at && !isFunctionNode(at); at = parents.get(at))
    if (t.isTryStatement(at) && at.finalizer) return true;
  return false;
}

/** A reply that needs statements in front of it must be a statement itself. */
export function throwIfExpression(node: t.Node, work: Work): void {
  if (!isStatement(node, work))
    throw new Refusal(node, "headers are set within an expression; make the reply a statement of its own");
}

/** A name that is free; all cases of a switch are one block. */
function bodyNameAt(node: t.Node, work: Work): string {
  const { parents } = work.view.module;
  let block = parents.get(node)!;
  while (!t.isBlock(block) && !t.isSwitchStatement(block)) block = parents.get(block)!;
  const brought = work.brought.get(block) ?? new Set();
  work.brought.set(block, brought);
  const wanted = ["body", "payload", "answer", ...Array.from({ length: 20 }, (_, at) => `body${at + 2}`)];
  const name = freeLocal(
    work.view,
    wanted.filter((one) => !brought.has(one)),
  );
  brought.add(name);
  return name;
}

function isStatement(node: t.Node, work: Work): boolean {
  let above = work.view.module.parents.get(node);
  while (above && (t.isAwaitExpression(above) || unwrap(above) === node))
    above = work.view.module.parents.get(above);
  return t.isReturnStatement(above) || t.isExpressionStatement(above);
}
