/** Calls of same-file functions that take the request or the response. */
import * as t from "@babel/types";
import type { Part } from "../residual.js";
import { isCall, unwrap } from "../syntax.js";
import { calledClosure, closureShape } from "./closures.js";
import { insideExpression } from "./context.js";
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
export function withPendingHeaders(call: t.Node, parts: Part[], mustWait: boolean, work: Work): Part[] {
  throwIfExpression(call, work);
  const end = semicolon(work);
  const name = freeLocal(work.view, ["response", "reply"]);
  if (mustWait) work.needs.async = true;
  const headers = work.headersVariable;
  const own = freeLocal(work.view, ["own", "ownHeaders"]);
  const putOn = mayBeSeveral(call, work)
    ? `${end}\nconst ${own} = new Set(${name}.headers.keys())${end}\nfor (const [header, value] of ${headers}) if (!${own}.has(header)) ${name}.headers.append(header, value)${end}\n`
    : `${end}\nfor (const [header, value] of ${headers}) if (!${name}.headers.has(header)) ${name}.headers.set(header, value)${end}\n`;
  work.prefixes.set(call, [`const ${name} = ${mustWait ? "await " : ""}`, ...parts, putOn]);
  return [name];
}

/** Cookies are the one header that comes in several lines. */
function mayBeSeveral(call: t.Node, work: Work): boolean {
  const pending = work.states.get(call)?.flatMap((state) => state.ops) ?? [];
  const values = pending.flatMap((op) =>
    op.kind === "header" && headerName(op.name)?.toLowerCase() === "set-cookie" ? (op.value ?? []) : [],
  );
  return new Set(values).size > 1 || values.some((value) => t.isArrayExpression(unwrap(value)));
}
