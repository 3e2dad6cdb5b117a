/** Calls of same-file functions that take the request or the response. */
import * as t from "@babel/types";
import { Refusal } from "../refusal.js";
import type { Part } from "../residual.js";
import { isCall, unwrap } from "../syntax.js";
import { calledClosure, closureShape } from "./closures.js";
import { isCommon } from "./common-headers.js";
import { insideExpression } from "./context.js";
import { type HeaderNames, NO_HEADERS } from "./header-names.js";
import { headerStatement } from "./header-statements.js";
import { headerName } from "./headers.js";
import { inExpression } from "./questions.js";
import { throwIfExpression } from "./reply-value.js";
import type { ReplyOp } from "./response-use.js";
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
    params: false,
    request: false,
    async: closure.async ?? false,
    becameAsync: false,
  };
}

export function helperEffect(node: t.Node, work: Work): ReplyOp | "sends" | undefined {
  if (!isCall(node)) return undefined;
  const summary = work.view.helper(node);
  if (!summary) return undefined;
  if (summary.headers) return { kind: "header", mode: "set", name: node, node };
  return summary.replies === "never" ? undefined : "sends";
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
      if (summary.params) printed.push([view.module.style.braceSpace ? "{ params }" : "{params}"]);
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

/** Headers that were set before a helper sends the reply are put on the Response that it returns. */
export function withPendingHeaders(
  call: t.Node,
  parts: Part[],
  sets: HeaderNames,
  mustWait: boolean,
  work: Work,
): Part[] {
  const pending = (work.states.get(call) ?? []).flatMap((state) => state.ops).filter(isHeader);
  refuseUncertain(call, pending, sets);
  const end = semicolon(work);
  const name = freeLocal(work.view, ["response", "reply"]);
  const statements = work.headersVariable
    ? [putAll(name, pending, sets, work)]
    : [...putCommon(name, pending, sets, work), ...pending.flatMap((op) => putOne(name, op, sets, work))];
  if (statements.length === 0) return parts;
  throwIfExpression(call, work);
  if (mustWait) work.needs.async = true;
  work.prefixes.set(call, [
    `const ${name} = ${mustWait ? "await " : ""}`,
    ...parts,
    end,
    ...statements.flatMap((statement) => ["\n", ...statement]),
    "\n",
  ]);
  return [name];
}

type HeaderOp = ReplyOp & { kind: "header" };

function isHeader(op: ReplyOp): op is HeaderOp {
  return op.kind === "header";
}

/**
 * What a function adds to the headers set before it, or takes away from them, isn't followed. And a Response has a
 * Content-Type of its own where it holds text, so that can't be told from one that was set.
 */
function refuseUncertain(call: t.Node, pending: HeaderOp[], sets: HeaderNames): void {
  for (const { name } of pending) {
    const known = headerName(name)?.toLowerCase();
    if (known === undefined ? sets.changed.size > 0 : sets.changed.has(known))
      throw new Refusal(
        call,
        `\`${known ?? "a header"}\` is set before this call, which adds to it or removes it; do both in one function`,
      );
  }
  const maySet = sets.maybe.has("content-type") || sets.any;
  if (sets.surely.has("content-type") || !maySet || !pending.some(maySetType)) return;
  throw new Refusal(
    call,
    "the Content-Type is set before this call, which sets its own in some replies only; set it where the reply is built",
  );
}

function maySetType({ name }: HeaderOp): boolean {
  return (headerName(name)?.toLowerCase() ?? "content-type") === "content-type";
}

/** All headers of the variable, but for those that the reply has of its own. */
function putAll(name: string, pending: HeaderOp[], sets: HeaderNames, work: Work): Part[] {
  const end = semicolon(work);
  const { quote, indent } = work.view.module.style;
  const own = freeLocal(work.view, ["own", "ownHeaders"]);
  // The type of a text is the Response's own, and gives way.
  const isType =
    pending.some(maySetType) && !sets.surely.has("content-type")
      ? `header === ${quote}content-type${quote} || `
      : "";
  return mayBeSeveral(pending)
    ? [
        `const ${own} = new Set(${name}.headers.keys())${end}\nfor (const [header, value] of ${work.headersVariable}) {\n${indent}if (${isType}!${own}.has(header)) ${name}.headers.append(header, value)${end}\n}`,
      ]
    : [
        `for (const [header, value] of ${work.headersVariable}) {\n${indent}if (${isType}!${name}.headers.has(header)) ${name}.headers.set(header, value)${end}\n}`,
      ];
}

/** Those that all replies have in common. */
function putCommon(name: string, pending: HeaderOp[], sets: HeaderNames, work: Work): Part[][] {
  const { common } = work.view;
  if (!common || !pending.some((op) => isCommon(op, common))) return [];
  const mayBeThere = sets.any || common.ops.some((op) => sets.maybe.has(headerName(op.name)!.toLowerCase()));
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
  const known = headerName(op.name)?.toLowerCase();
  if (known !== undefined && sets.surely.has(known)) return [];
  const constant = work.constants.get(op);
  const value = constant ? t.identifier(constant) : op.value!;
  const put = headerStatement(`${name}.headers`, op.name, value, op.mode, work);
  const mayBeThere = known === undefined || sets.maybe.has(known) || sets.any;
  return [mayBeThere ? [`if (!${name}.headers.has(`, op.name, ")) ", ...put] : put];
}

/** Cookies are the one header that comes in several lines. */
function mayBeSeveral(pending: HeaderOp[]): boolean {
  const values = pending.flatMap((op) =>
    headerName(op.name)?.toLowerCase() === "set-cookie" ? (op.value ?? []) : [],
  );
  return new Set(values).size > 1 || values.some((value) => t.isArrayExpression(unwrap(value)));
}
