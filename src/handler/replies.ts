/**
 * Turns replies that are sent (`res.status(400).json(…)`) into Responses that are returned, along every way through a
 * function: in tail position, in front of a bare `return`, in promise chains, callbacks, closures and guards, and where
 * code goes on after the reply.
 */

import * as t from "@babel/types";
import { ownerOf } from "./module.js";
import { Refusal } from "./refusal.js";
import { lookAtSent } from "./replies/absent-bodies.js";
import { decideNonTail, guardAfterReply } from "./replies/after-reply.js";
import { findClosures, localClosure } from "./replies/closures.js";
import { collectUses } from "./replies/collect.js";
import { wholeFunction } from "./replies/context.js";
import { headersOfReplies, NO_HEADERS } from "./replies/header-names.js";
import { helperEffect, namesOfHeaders } from "./replies/helper-calls.js";
import { leaveOutOverwritten } from "./replies/overwritten.js";
import { isHeader, type ResponseUse } from "./replies/response-use.js";
import { convertArrow } from "./replies/returns.js";
import { chooseSettings } from "./replies/settings.js";
import { decideShape, isWebResponse } from "./replies/shape.js";
import { convertList } from "./replies/statements.js";
import { alwaysSetsStatus, replyStates } from "./replies/states.js";
import { declareVariables } from "./replies/variables.js";
import type { ReplyNeeds, ReplyView } from "./replies/view.js";
import { freeLocal, semicolon, type Work } from "./replies/work.js";
import { declareText, gatherWrittenText } from "./replies/written-text.js";
import { newItem } from "./residual.js";

/**
 * Rewrites all replies of a function in its residual.
 * @throws {Refusal} where it isn't certain what is answered.
 */
export function rewriteReplies(view: ReplyView): ReplyNeeds {
  const work: Work = {
    view,
    uses: new Map(),
    resolvers: [],
    closures: new Set(),
    senders: new Set(),
    shapes: new Map(),
    states: new Map(),
    handled: new Set(),
    overwritten: new Map(),
    withoutEffect: new Set(),
    constants: new Map(),
    written: new Map(),
    dry: true,
    nonTail: [],
    exits: [],
    dropped: new Set(),
    taken: new Set(),
    prefixes: new Map(),
    brought: new Map(),
    needs: {
      nextResponse: false,
      params: false,
      async: false,
      headers: false,
      replies: "never",
      silentWay: false,
      setsStatus: false,
      sets: NO_HEADERS,
      promise: false,
      imports: [],
      notes: [],
    },
  };
  const { fn, residual, module } = view;
  collectUses(work);
  lookAtSent(work);
  findClosures(work);
  work.states = replyStates({
    module,
    residual,
    uses: work.uses,
    localCall: (node) => localClosure(node, work),
    helperOps: (node) => helperEffect(node, work),
    common: view.common?.ops,
  });
  leaveOutOverwritten(work);
  gatherWrittenText(work);
  chooseSettings(work);

  // First without writing: where are replies after which the function goes on, and how does it end?
  const body = t.isBlockStatement(fn.body) ? residual.lists.get(fn.body)! : undefined;
  const run = (): boolean =>
    body ? convertList(body, { ...wholeFunction(), guard: work.needs.guard }, work) : convertArrow(fn, work);
  const fellThrough = run();
  if (fellThrough) work.exits.push({ replied: false });
  decideShape(work);
  const setsHeaders = [...work.uses.values()].some((use) => !use.send && use.ops.some(isHeader));
  if (work.needs.replies === "guard" && setsHeaders) {
    // What it sets without replying is for its caller's reply.
    work.headersVariable ??= freeLocal(view, ["headers", "responseHeaders"]);
    work.constants.clear();
    work.needs.headers = true;
  }
  if (work.nonTail.length > 0) decideNonTail(work);
  if (work.statusOnlyAsked) work.statusVariable = undefined;
  work.needs.setsStatus = alwaysSetsStatus(work);
  work.needs.sets = headersOfReplies(work);
  if (work.needs.headers) work.needs.headerNames = namesOfHeaders(work);
  if (view.role === "handler" && work.exits.some((exit) => !exit.replied && !work.deferred))
    work.needs.silentWay = work.exits.some(
      (exit) => !exit.replied && !isWebResponse(exit.value) && (view.response || !exit.value),
    );

  work.dry = false;
  work.taken.clear();
  work.handled.clear();
  const through = run();
  if (work.deferred && body) guardAfterReply(body, work);
  const returned = body?.items.at(-1)?.parts?.[0] === `return ${work.deferred}${semicolon(work)}`;
  if (through && work.deferred && !returned)
    body!.items.push(newItem([`return ${work.deferred}${semicolon(work)}`]));
  for (const use of work.uses.values())
    if (!work.handled.has(use) && !use.argumentOf) throw misplaced(use, work);
  if (body) declareVariables(body, work);
  declareText(work);
  return work.needs;

  function misplaced(use: ResponseUse, inner: Work): Refusal {
    const closure = ownerOf(module, use.node);
    if (closure !== inner.view.fn)
      return new Refusal(
        use.node,
        "the reply is sent in a callback, and it isn't certain when it runs; return the Response from the handler itself",
      );
    return new Refusal(use.node, "the reply is part of a larger expression; make it a statement of its own");
  }
}
