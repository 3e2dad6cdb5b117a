/** Bodies that are written in parts, `res.write(header); res.write(rows); res.end()`: they become one text. */

import * as t from "@babel/types";
import { isInside, ownerOf } from "../module.js";
import { Refusal } from "../refusal.js";
import { type Item, type List, newItem, type Part } from "../residual.js";
import { quoted } from "../style.js";
import { isCall, isFunctionNode, isMember, propertyName, unwrap } from "../syntax.js";
import { headerKey } from "./headers.js";
import { type ResponseUse, stream } from "./response-use.js";
import { staticType } from "./static-type.js";
import { statusValues } from "./status-values.js";
import { freeLocal, semicolon, type Work } from "./work.js";

/** What a reply that ends a written body consists of. */
export interface WrittenText {
  /** All parts, where they stand right in front of the reply. */
  parts?: t.Node[];
  /** The variable that gathers them. */
  variable?: string;
  /** The first part that is written, which tells HTML from other text. */
  first: t.Node;
}

/**
 * Decides for each reply behind a `write` what its body is: the parts themselves, or a variable that gathers them.
 * @throws {Refusal} where the parts may be bytes, and where they are sent over time.
 */
export function gatherWrittenText(work: Work): void {
  const writes = [...work.uses.values()].filter((use) => use.writes);
  const [first] = writes;
  if (!first) return;
  for (const use of writes) refuseOverTime(use, work);
  const ends = [...work.states].filter(([, states]) => states.some(({ written }) => written !== "no"));
  for (const [node] of ends) refuseOtherThanText(work.uses.get(node)!, writes, work);
  const gone = new Set<ResponseUse>();
  for (const [node, states] of ends) {
    const inFront = states.every(({ written }) => written === "yes") ? writesInFront(node, work) : [];
    for (const use of inFront) gone.add(use);
    work.written.set(node, { parts: inFront.map((use) => use.writes!), first: first.writes! });
  }
  if (writes.every((use) => gone.has(use))) return;
  work.textVariable = freeLocal(work.view, ["text", "body", "content"]);
  for (const [node] of ends) work.written.set(node, { variable: work.textVariable, first: first.writes! });
}

/** The writes that stand in one list with the reply, with nothing but settings between them. */
function writesInFront(node: t.Node, work: Work): ResponseUse[] {
  for (const { items } of work.view.residual.lists.values()) {
    const at = items.findIndex((item) => item.node && isStatementOf(item, node));
    if (at < 0) continue;
    const found: ResponseUse[] = [];
    for (let index = at - 1; index >= 0; index--) {
      const use = [...work.uses.values()].find((one) => isStatementOf(items[index]!, one.node));
      if (!use || use.send || use.asks) break;
      if (use.writes) found.unshift(use);
    }
    return found;
  }
  return [];
}

function isStatementOf({ node }: Item, expression: t.Node): boolean {
  return (
    (t.isExpressionStatement(node) && unwrap(node.expression) === expression) ||
    (t.isReturnStatement(node) && node.argument != null && unwrap(node.argument) === expression)
  );
}

/** Of callbacks only `forEach` runs at once and to its end. */
function refuseOverTime(use: ResponseUse, { view }: Work): void {
  const { module, fn } = view;
  for (let owner = ownerOf(module, use.node); owner !== fn; owner = ownerOf(module, owner)) {
    const call = module.parents.get(owner);
    const isForEach =
      isFunctionNode(owner) &&
      !owner.async &&
      isCall(call) &&
      isMember(call.callee) &&
      propertyName(call.callee) === "forEach";
    if (!isForEach) throw stream(use.node, "write");
  }
}

const OVER_TIME = /event-stream|ndjson|x-mixed-replace|stream\+json/i;

function refuseOtherThanText(end: ResponseUse, writes: ResponseUse[], work: Work): void {
  const { module } = work.view;
  const ops = work.states.get(end.node)!.flatMap((state) => state.ops);
  const headers = ops.flatMap((op) => (op.kind === "header" && op.value ? [op] : []));
  const types = headers.filter(({ name }) => headerKey(name) === "content-type");
  const texts = types.map(({ value }) => unwrap(value!));
  const isChunked = headers.some(({ name }) => headerKey(name) === "transfer-encoding");
  const isOverTime = texts.some((type) => !t.isStringLiteral(type) || OVER_TIME.test(type.value));
  if (isChunked || isOverTime) throw stream(writes[0]!.node, "write");
  const statuses = ops.flatMap((op) => (op.kind === "status" ? [op.value] : []));
  if (statusValues(statuses, module).bodiless.length > 0)
    throw new Refusal(end.node, "the status has no body, but one is written; leave the body out");
  const isText =
    texts.length > 0 &&
    texts.every((type) => /text|xml|json|csv|html/i.test((type as t.StringLiteral).value));
  for (const part of [...writes.map((use) => use.writes!), ...end.send!.args.slice(0, 1)]) {
    const type = staticType(part, module);
    if (type === "string" || (type === "unknown" && isText)) continue;
    throw new Refusal(
      part,
      "the body is written in parts, and it isn't certain that this one is text; put the parts together yourself, and send them with one `end`",
    );
  }
}

/** The statement that takes a part: `text += part`. */
export function writtenStatement(use: ResponseUse, work: Work): Part[][] {
  return work.textVariable ? [[`${work.textVariable} += `, use.writes!, semicolon(work)]] : [];
}

/** The body of a reply, of all that was written and what the reply itself adds. */
export function writtenBody(
  written: WrittenText,
  last: t.Node | undefined,
  work: Pick<Work, "view">,
): Part[] {
  const own: t.Node[] = last ? [last] : [];
  const { style } = work.view.module;
  const parts: Part[] = [...(written.variable ? [written.variable] : written.parts!), ...own];
  if (parts.length > 3)
    return [{ fields: parts.map((part) => [part]), open: "[", lines: true }, `.join(${quoted("", style)})`];
  return parts.flatMap((part, index): Part[] => {
    const text: Part[] =
      typeof part === "object" && "type" in part && isLoose(part) ? ["(", part, ")"] : [part];
    return index > 0 ? [" + ", ...text] : text;
  });
}

/** Binds less than `+`, or would be added up itself. */
function isLoose(node: t.Node): boolean {
  const inner = unwrap(node);
  return (
    node !== inner ||
    t.isConditionalExpression(inner) ||
    t.isLogicalExpression(inner) ||
    t.isBinaryExpression(inner) ||
    t.isAssignmentExpression(inner) ||
    t.isArrowFunctionExpression(inner) ||
    t.isYieldExpression(inner)
  );
}

/** Declares the variable in front of the first statement that all writes and their replies have behind them. */
export function declareText(work: Work): void {
  const { textVariable, view } = work;
  if (!textVariable) return;
  const nodes = [
    ...work.written.keys(),
    ...[...work.uses.values()].filter((use) => use.writes).map((use) => use.node),
  ];
  const holds = (list: List): boolean =>
    nodes.every((node) => list.items.some((item) => item.node && isInside(node, item.node)));
  const lists = [...view.residual.lists].filter(([, list]) => holds(list));
  const [, inner] = lists.reduce((a, b) => (isInside(b[0], a[0]) ? b : a));
  const index = inner.items.findIndex(
    (item) => item.node && nodes.some((node) => isInside(node, item.node!)),
  );
  const first = inner.items[index]!;
  const part = [...work.uses.values()].find((use) => use.writes && isStatementOf(first, use.node))?.writes;
  if (part && staticType(part, view.module) === "string") {
    first.parts = [`let ${textVariable} = `, part, semicolon(work)];
    return;
  }
  const declaration = newItem([`let ${textVariable} = ${quoted("", view.module.style)}${semicolon(work)}`]);
  declaration.blankBefore = first.blankBefore;
  first.blankBefore = false;
  inner.items.splice(index, 0, declaration);
}
