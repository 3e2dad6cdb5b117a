/** Decides what is written into the replies, and what is kept in a variable `status` or `headers`. */

import * as t from "@babel/types";
import { type Module, ownerOf } from "../module.js";
import { visitLive } from "../residual.js";
import { isCall } from "../syntax.js";
import { isCommon } from "./common-headers.js";
import { harmless, isInert } from "./harmless.js";
import { canBeConstant, constantName } from "./header-constants.js";
import { isOpenList } from "./header-lists.js";
import { headerKey } from "./headers.js";
import { isConstantText, movable } from "./movable.js";
import { type ReplySetting, statusOf } from "./response.js";
import { type HeaderOp, isHeader, type ReplyOp, type ResponseUse } from "./response-use.js";
import { statusValues } from "./status-values.js";
import { freeLocal, type Work } from "./work.js";
import { writtenBody } from "./written-text.js";

export function chooseSettings(work: Work): void {
  const { view } = work;
  let status = false;
  let headers = false;
  const reached = new Map<ReplyOp, t.Node[]>();
  for (const [node, states] of work.states) {
    const own = new Set(work.uses.get(node)?.ops ?? []);
    const first = states[0]!;
    for (const state of states) {
      for (const op of state.ops) {
        if (own.has(op)) continue;
        if (!isCommon(op, view.common)) reached.set(op, [...(reached.get(op) ?? []), node]);
        const uncertain =
          state.maybe.has(op) || states.some((other) => !other.ops.includes(op)) || !first.ops.includes(op);
        if (uncertain && op.kind === "status") status = true;
        else if (uncertain) headers = true;
      }
    }
    if (!work.uses.get(node)?.send && states.some(({ ops }) => ops.some((op) => !canBePutOn(op))))
      headers = true;
  }
  // A value that has to be computed all the same.
  for (const [node, lost] of work.overwritten)
    for (const op of lost)
      if (
        !work.uses.get(node)?.ops.includes(op) &&
        op.kind === "header" &&
        (op.mayBeUndefined || !harmless(op.value!, work.view.module))
      )
        headers = true;
  for (const use of work.uses.values())
    for (const op of use.ops)
      if (
        op.kind === "header" &&
        (op.mode === "remove" || isOpenList(op, view.module) || throwsFirst(op, use, view.module))
      )
        headers = true;
  for (const use of work.uses.values()) {
    if (use.asks?.what === "header" || use.asks?.what === "hasHeader") headers = true;
  }
  const unmoved: [HeaderOp, t.Node][] = [];
  for (const [op, [reply, ...others]] of reached) {
    if (op.kind === "header") {
      if (!op.value || (others.length > 0 && !isConstantText(op.value))) headers = true;
      else if (others.length === 0 && !movable(op, work)) unmoved.push([op, reply!]);
    } else if (others.length > 0 && !isInert(op.value)) status = true;
  }
  headers ||= unmoved.length > 2 || !unmoved.every(([op, reply]) => canBeConstant(op, reply, work));
  const headerOps = [...reached].filter(([op]) => op.kind === "header");
  const written = headerOps.reduce((sum, [, replies]) => sum + replies.length, 0);
  if (headerOps.length > 0 && written > headerOps.length + 2) headers = true;
  // A helper that only sets headers gets them from its caller.
  const onlyHeaders =
    view.role === "helper" &&
    work.states.size === 0 &&
    [...work.uses.values()].some((use) => use.ops.length > 0);
  const elsewhere = [...work.uses.values()].some(
    (use) => use.ops.some(isHeader) && !use.send && !isBesideItsReplies(use, work),
  );
  if (onlyHeaders || elsewhere) headers = true;
  visitLive(view.residual, view.fn.body, (node) => {
    if (isCall(node) && view.helper(node)?.headers) headers = true;
  });
  const asked = [...work.uses.values()].some((use) => use.asks?.what === "status");
  work.statusOnlyAsked = asked && !status;
  if (status || asked) work.statusVariable = freeLocal(view, ["status", "statusCode"]);
  if (headers) work.headersVariable = freeLocal(view, ["headers", "responseHeaders"]);
  else for (const [op] of unmoved) work.constants.set(op, constantName(op, work));
  if (onlyHeaders) work.needs.headers = true;
}

/** A chain whose header throws where it has no value, before what it sends is worked out. */
function throwsFirst(op: HeaderOp, { send }: ResponseUse, module: Module): boolean {
  return Boolean(op.mayBeUndefined && send && !send.args.every((one) => harmless(one, module)));
}

/** Whether a header set before a call that replies can be put on the Response which it gives, one by one. */
function canBePutOn(op: ReplyOp): boolean {
  if (op.kind !== "header") return true;
  const name = headerKey(op.name);
  return op.mode === "set" && op.value !== undefined && name !== undefined && name !== "set-cookie";
}

/** Whether what a use sets is only there for replies of the same function, and set once. */
function isBesideItsReplies(use: ResponseUse, work: Work): boolean {
  const { module, fn } = work.view;
  const owner = ownerOf(module, use.node);
  for (let at = module.parents.get(use.node); at && at !== owner; at = module.parents.get(at))
    if (t.isLoop(at)) return false;
  if (owner === fn) return true;
  return [...work.states].every(
    ([reply, states]) =>
      ownerOf(module, reply) === owner ||
      states.every((state) => !use.ops.some((op) => state.ops.includes(op))),
  );
}

/** The status and headers with which a reply goes out. */
export function settingOf(node: t.Node, work: Work): ReplySetting {
  const state = work.states.get(node)?.[0];
  const own = new Set(work.uses.get(node)?.ops ?? []);
  const setting: ReplySetting = { headers: [], bodyType: work.view.bodyType };
  const written = work.written.get(node);
  if (written) {
    const last = work.uses.get(node)?.send?.args[0];
    setting.written = { parts: writtenBody(written, last, work), first: written.first };
  }
  const ops = state?.ops ?? [...own];
  for (const op of ops) {
    if (op.kind === "status") {
      if (own.has(op) || !work.statusVariable) setting.status = statusOf([op.value], work.view.module);
    } else if (isCommon(op, work.view.common)) {
      if (!work.headersVariable) setting.common = work.view.common!.value;
    } else if (op.value && op.mode !== "remove" && (own.has(op) || !work.headersVariable))
      setting.headers.push({
        name: op.name,
        value: op.value,
        mode: op.mode,
        mayBeUndefined: op.mayBeUndefined,
        constant: work.constants.get(op),
      });
  }
  // Where the ways differ there is a variable, and it is what any of them has set.
  const reaching = (work.states.get(node) ?? []).flatMap((one) => one.ops).filter((op) => !own.has(op));
  const before = reaching.some((op) => op.kind === "status");
  if (!setting.status && work.statusVariable && before) {
    const sources = reaching.flatMap((op) => (op.kind === "status" ? [op.value] : []));
    const values = statusValues(sources, work.view.module);
    setting.status = { parts: [work.statusVariable], values: { ...values, only: false } };
  }
  const needsVariable =
    reaching.some(isHeader) || [...own].some((op) => isHeader(op) && isOpenList(op, work.view.module));
  if (work.headersVariable && needsVariable) setting.headersVariable = work.headersVariable;
  return setting;
}
