/** Refusals that a function of the file sends for the handler: `methodNotAllowed(res)`, `sendError(res, 405, "…")`. */
import * as t from "@babel/types";
import { calledFunction } from "../called-function.js";
import type { Module } from "../module.js";
import { Refusal } from "../refusal.js";
import { literalStatus, type ResponseUse, readResponseUse } from "../replies/response-use.js";
import type { FunctionNode } from "../syntax.js";

type Call = NonNullable<ResponseUse["argumentOf"]>;

/** The function that a call runs, if all that it does with the response is to reply with 405. */
export function refusingHelper(call: Call, response: t.Node, module: Module): FunctionNode | undefined {
  const fn = calledFunction(call, module);
  const parameter = fn?.params[call.arguments.indexOf(response as t.Expression)];
  const binding = t.isIdentifier(parameter) ? module.bindings.get(parameter) : undefined;
  if (!fn || !binding?.constant) return undefined;
  const uses = usesOf(
    binding.referencePaths.map(({ node }) => node),
    module,
  );
  const sends = uses.filter(({ send }) => send);
  const isRefusal = sends.length > 0 && sends.every((use) => sentStatus(use, fn, call, module) === 405);
  const isAll = uses.every(
    ({ send, writes, argumentOf, ops }) =>
      !writes && !argumentOf && (send || ops.every(({ kind }) => kind === "header")),
  );
  return isRefusal && isAll ? fn : undefined;
}

function usesOf(references: readonly t.Node[], module: Module): ResponseUse[] {
  try {
    return references.map((node) => readResponseUse(node, module));
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

/** The status of a reply: written out, or one of the call's arguments. */
function sentStatus({ ops }: ResponseUse, fn: FunctionNode, call: Call, module: Module): number | undefined {
  const last = ops.findLast((op) => op.kind === "status");
  if (!last?.value) return undefined;
  const parameter = t.isIdentifier(last.value) ? module.bindings.get(last.value) : undefined;
  const index = parameter?.constant ? fn.params.indexOf(parameter.identifier) : -1;
  return literalStatus(index < 0 ? last.value : (call.arguments[index] ?? last.value));
}
