import type { HttpMethod, RouteContext } from "../../src/handler/contract.js";
import type { FunctionView, RequestNeeds } from "../../src/handler/function-view.js";
import { parseModule } from "../../src/handler/module.js";
import { createPrinter, release } from "../../src/handler/print.js";
import { rewriteRequest } from "../../src/handler/requests.js";
import { pathParameters } from "../../src/handler/segments.js";
import { specialise } from "../../src/handler/split/specialise.js";
import { type FunctionNode, isFunctionNode, visitAll } from "../../src/handler/syntax.js";

export interface Options extends Partial<RouteContext> {
  method?: HttpMethod;
  requestName?: string;
  cloneBody?: boolean;
  ownProperties?: string[];
}

/** The first function of a file, with its request rewritten for one method, and what it needs. */
export function rewritten(source: string, options: Options = {}): { code: string; needs: RequestNeeds } {
  const { method = "POST", requestName, cloneBody = false, ownProperties = [], ...context } = options;
  const module = parseModule(source, { path: "app/api/things/route.js", ...context });
  let fn: FunctionNode | undefined;
  visitAll(module.program, (node) => {
    if (!fn && isFunctionNode(node)) fn = node;
  });
  if (!fn) throw new Error("The source holds no function.");
  const parameter = fn.params[0];
  const binding = parameter?.type === "Identifier" ? module.bindings.get(parameter) : undefined;
  const world = {
    module,
    isRequest: (node: unknown) => binding !== undefined && module.bindings.get(node as never) === binding,
    bound: new Map(),
  };
  const { residual } = specialise(fn, new Set([method]), world);
  const view: FunctionView = {
    module,
    fn,
    residual,
    requestName: requestName ?? binding?.identifier.name ?? "request",
    cloneBody,
    isShared: false,
    ownProperties: new Set(ownProperties),
    pathParameters: pathParameters(module.context.path),
    naming: {},
  };
  if (binding) view.request = { binding };
  else if (parameter?.type === "ObjectPattern") view.request = { pattern: parameter };
  const needs = rewriteRequest(view);
  return { code: release(createPrinter(module, residual).node(fn.body)), needs };
}

/** The statements of the function's body, without its braces and their indent. */
export function body(source: string, options: Options = {}): string {
  return rewritten(source, options)
    .code.replace(/^\{\n/, "")
    .replace(/\n\s*\}$/, "")
    .replaceAll(/^ {2}/gm, "");
}
