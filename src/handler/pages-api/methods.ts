/** Which methods a handler of `pages/api` answers. */
import * as t from "@babel/types";
import { HTTP_METHODS, type HttpMethod } from "../contract.js";
import { exportedNames } from "../find/exports.js";
import { findHandler } from "../find/handler.js";
import { hasPagesSignature } from "../find/pages-signature.js";
import { type Module, parseModule } from "../module.js";
import { Refusal } from "../refusal.js";
import type { FunctionNode } from "../syntax.js";
import { pagesAnswers } from "./answers.js";

/**
 * The methods to which the handler gives an answer of its own; not those that it refuses or leaves hanging. `any` where it doesn't test the
 * method. `unknown` where other code answers, or tests it, in a way that isn't followed.
 */
export function methodsOfPagesApi(source: string, path: string): HttpMethod[] | "any" | "unknown" {
  try {
    // A byte order mark is one place of the text all the same.
    const module = parseModule(source.replace(/^\uFEFF/, " "), { path });
    const exported = exportedNames(module).find(({ name }) => name === "default");
    const found = exported && findHandler(exported.value, module);
    if (!found) return "unknown";
    const isOpen =
      found.wrappers.length > 0 || found.factory !== undefined || /\bmethod\b/.test(module.source);
    // Without a second parameter it answers by what it returns, on the edge.
    if (found.fn.params.length < 2 && !hasPagesSignature(found, module)) {
      return isOpen || handsRequestOn(found.fn, module) ? "unknown" : "any";
    }
    const answers = pagesAnswers(found, module);
    if (answers === undefined) return "unknown";
    const { dispatches, served, refusals } = answers;
    if (dispatches || (served.length === 0 && refusals.length > 0)) {
      return served.length === HTTP_METHODS.length ? "any" : served;
    }
    return isOpen || answers.handsOn ? "unknown" : "any";
  } catch (error) {
    if (error instanceof Refusal || error instanceof SyntaxError) return "unknown";
    throw error;
  }
}

function handsRequestOn({ params: [request] }: FunctionNode, module: Module): boolean {
  if (request === undefined) return false;
  const binding = t.isIdentifier(request) ? module.bindings.get(request) : undefined;
  return binding?.referencePaths.some(({ listKey }) => listKey === "arguments") ?? true;
}
