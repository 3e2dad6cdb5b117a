/** Which methods a handler of `pages/api` serves, refuses, or leaves without an answer. */
import * as t from "@babel/types";
import { HTTP_METHODS, type HttpMethod } from "../contract.js";
import type { FoundHandler } from "../find/handler.js";
import type { Module } from "../module.js";
import { literalStatus, type ResponseUse, readResponseUse, stream } from "../replies/response-use.js";
import { liveNodes } from "../residual.js";
import { bindingsOf, worldOf } from "../roles.js";
import type { MethodWorld } from "../split/method-value.js";
import { specialise } from "../split/specialise.js";
import { unwrap } from "../syntax.js";
import { refusingHelper } from "./refusing-helper.js";
import { type UnansweredEnds, unansweredEnds } from "./unanswered-end.js";

export interface PagesAnswers {
  world: MethodWorld;
  /** It tests the method. */
  dispatches: boolean;
  /** It hands the response to code that may answer. */
  handsOn: boolean;
  /** Methods that get an answer of their own, or are handed to code that gives one. */
  served: HttpMethod[];
  /** Methods for which the handler may end with nothing sent, and where. */
  hanging: HttpMethod[];
  ends: UnansweredEnds[];
  /** Every `return` that methods get to which are served. */
  servedReturns: Set<t.Node>;
  /** Methods that are served and for which control gets to the end of the handler. */
  completing: HttpMethod[];
  /** Replies with 405 that no served method gets. */
  refusals: ResponseUse[];
  responseName: string;
}

/** Functions of next-auth that take the response for its cookies, and never answer. */
const SESSION = /^(?:getServerSession|unstable_getServerSession|getSession|getToken|auth)$/;

/**
 * Follows a handler for each method.
 * @returns undefined where it takes its parameters in a form that isn't followed
 * @throws {Refusal} where the response is used in a way that can't be followed
 */
export function pagesAnswers(found: FoundHandler, module: Module): PagesAnswers | undefined {
  const { fn } = found;
  const roles = { request: 0, response: 1 };
  const { response } = bindingsOf(fn, roles, module);
  if (!response) return undefined;
  const world = worldOf(fn, roles, { module, bound: new Map() });
  const answers: PagesAnswers = {
    world,
    dispatches: false,
    handsOn: false,
    served: [],
    hanging: [],
    ends: [],
    servedReturns: new Set(),
    completing: [],
    refusals: [],
    responseName: response.identifier.name,
  };
  const refusals = new Map<t.Node, ResponseUse>();
  const otherwise = new Set<t.Node>();
  for (const method of HTTP_METHODS) {
    const left = specialise(fn, new Set([method]), world);
    answers.dispatches ||= left.dispatches;
    const ids = liveNodes(left.residual, fn.body, (node): node is t.Identifier => t.isIdentifier(node));
    const uses = ids
      .filter((id) => module.bindings.get(id) === response)
      .map((id) => readResponseUse(id, module));
    for (const use of uses) if (use.writes) throw stream(use.node, "write");
    const kinds = uses.map((use) => kindOf(use, module));
    answers.handsOn ||= uses.some((use, index) => use.argumentOf && kinds[index] === "answer");
    const refused = uses.filter((_, index) => kinds[index] === "refusal");
    if (kinds.includes("answer")) {
      answers.served.push(method);
      if (left.completes) answers.completing.push(method);
      for (const one of liveNodes(left.residual, fn.body, (node) => t.isReturnStatement(node)))
        answers.servedReturns.add(one);
      for (const use of refused) otherwise.add(use.node);
    } else if (refused.length > 0) {
      for (const use of refused) refusals.set(use.node, use);
    } else {
      const replies = new Set<t.Node>(uses.flatMap(({ node, send }) => (send ? [node] : [])));
      const ends = unansweredEnds(left.residual, (node) => replies.has(node));
      if (!ends.bottom && ends.returns.length === 0) continue;
      answers.hanging.push(method);
      answers.ends.push(ends);
    }
  }
  answers.refusals = [...refusals].filter(([node]) => !otherwise.has(node)).map(([, use]) => use);
  return answers;
}

/** `error`: a reply such as 401, which says nothing of the method. */
function kindOf(use: ResponseUse, module: Module): "answer" | "refusal" | "error" | "nothing" {
  if (use.argumentOf) {
    const callee = unwrap(use.argumentOf.callee);
    if (t.isIdentifier(callee) && SESSION.test(callee.name)) return "nothing";
    return refusingHelper(use.argumentOf, use.node, module) ? "refusal" : "answer";
  }
  if (use.asks) return "nothing";
  const last = use.ops.findLast((op) => op.kind === "status");
  const status = last === undefined ? undefined : literalStatus(last.value);
  // A status that is set apart from its reply isn't followed here.
  if (!use.send) return last === undefined ? "nothing" : "answer";
  // `catch (error) { res.status(error.status ?? 500).json(…) }`
  if (status === undefined && last !== undefined && isInCatch(use.node, module)) return "error";
  if (use.send.kind === "redirect" || status === undefined || status < 400) return "answer";
  return status === 405 ? "refusal" : "error";
}

function isInCatch(node: t.Node, module: Module): boolean {
  for (let at: t.Node | undefined = node; at && !t.isFunction(at); at = module.parents.get(at)) {
    if (t.isCatchClause(at)) return true;
  }
  return false;
}
