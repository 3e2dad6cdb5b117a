/** The request: what a Pages handler reads from `req` is read from a web request and the route's `params`. */
import * as t from "@babel/types";
import type { FunctionView, RequestNeeds } from "./function-view.js";
import { Refusal } from "./refusal.js";
import { foldArrayTests } from "./requests/array-tests.js";
import { rewriteBody } from "./requests/body.js";
import { rewriteCookies } from "./requests/cookies.js";
import { dropDeadDeclarations, recount } from "./requests/dead.js";
import { rewriteHeaders } from "./requests/headers.js";
import { rewriteQuery } from "./requests/query.js";
import { foldSettledTests } from "./requests/settled-tests.js";
import { rewriteUrl } from "./requests/url.js";
import { type Collected, collectUses, type Plan } from "./requests/uses.js";
import { bracesAround } from "./requests/wording.js";
import {
  applyEdits,
  editOf,
  framesOf,
  liveReferences,
  openTop,
  parentOf,
  startWork,
  statement,
  type Work,
} from "./requests/work.js";
import type { Part } from "./residual.js";

/**
 * Rewrites every live use of the request in what is left of a function, and takes out the variables that nothing reads
 * any more.
 * @returns what the function needs from its surroundings for that.
 * @throws {Refusal} at a use whose meaning isn't known, or that has no equal on a web request.
 */
export function rewriteRequest(view: FunctionView): RequestNeeds {
  const work = startWork(view);
  openTop(work);
  let found = collectUses(work);
  for (const fold of [foldArrayTests, foldSettledTests]) {
    if (!fold(work, found)) continue;
    recount(work);
    found = collectUses(work);
  }
  rewriteUrl(work, found);
  rewriteBody(work, found);
  rewriteHeaders(work, found);
  rewriteCookies(work, found);
  rewriteQuery(work, found);
  applyPlans(work, found);
  applyEdits(work);
  for (const mention of found.mentions)
    if (
      mention.name !== work.request &&
      !view.residual.replaced.has(mention) &&
      isRequestItself(view, mention)
    )
      view.residual.replaced.set(mention, [work.request]);
  dropDeadDeclarations(view);
  if (isMentioned(view, found)) work.needs.request = true;
  return work.needs;
}

/** Not a second name that the author has given to it. */
function isRequestItself(view: FunctionView, mention: t.Identifier): boolean {
  const { request } = view;
  return (
    request !== undefined && "binding" in request && view.module.bindings.get(mention) === request.binding
  );
}

function isMentioned(view: FunctionView, found: Collected): boolean {
  const { request } = view;
  if (!request) return false;
  if ("pattern" in request)
    return [...found.plans.values()].some(({ slots }) => slots.some(({ into }) => into?.key === "request"));
  if ((liveReferences(view).get(request.binding)?.length ?? 0) > 0) return true;
  return found.mentions.some((mention) => view.residual.replaced.has(mention));
}

/** Writes destructurings and declarations as their slots say. */
function applyPlans(work: Work, found: Collected): void {
  const declarations = new Map<t.VariableDeclaration, Map<t.VariableDeclarator, Plan>>();
  for (const [target, plan] of found.plans) {
    if (t.isObjectPattern(target)) {
      if (work.top) editOf(work, work.top).instead = () => statementsOf(work, plan);
      else work.needs.front.push(...statementsOf(work, plan));
      continue;
    }
    if (plan.size > 0 && plan.slots.length === plan.size && plan.slots.every(({ kept }) => kept)) continue;
    const declaration = parentOf(work, target) as t.VariableDeclaration;
    const plans = declarations.get(declaration) ?? new Map<t.VariableDeclarator, Plan>();
    declarations.set(declaration, plans.set(target, plan));
  }
  for (const [declaration, plans] of declarations) {
    const home = framesOf(work, declaration).find(({ item }) => item.node === declaration);
    if (!home)
      throw new Refusal(
        declaration,
        "the request is read in the head of a loop; read it in front of the loop",
      );
    const edit = editOf(work, home);
    for (const target of plans.keys()) edit.lead.push(...commentsWithin(work, target));
    edit.instead = () =>
      declaration.declarations.flatMap((declarator) => {
        const plan = plans.get(declarator);
        return plan ? statementsOf(work, plan) : [statement(work, `${declaration.kind} `, declarator)];
      });
  }
}

/** Comments between the properties of a destructuring that is taken apart. */
function commentsWithin(work: Work, { id }: t.VariableDeclarator): t.Comment[] {
  if (!t.isObjectPattern(id)) return [];
  const inside = (comment: t.Comment, node: t.Node) =>
    comment.start! >= node.start! && comment.end! <= node.end!;
  return work.module.comments.filter(
    (comment) => inside(comment, id) && !id.properties.some((property) => inside(comment, property)),
  );
}

/** Neighbours that come from the same source share one destructuring. */
function statementsOf(work: Work, { keyword, slots }: Plan): Part[][] {
  const statements: Part[][] = [];
  const done = new Set<string>();
  const [open, close] = bracesAround(work);
  for (const slot of slots) {
    if (slot.statements) statements.push(...slot.statements);
    if (!slot.into || !slot.member || done.has(slot.into.key)) continue;
    const { key, source } = slot.into;
    done.add(key);
    const members = slots.filter(({ into }) => into?.key === key).map(({ member }) => member!);
    const inside = members.flatMap((member, index) => (index === 0 ? member : [", ", ...member]));
    statements.push(statement(work, `${keyword} ${open}`, ...inside, `${close} = `, ...source));
  }
  return statements;
}
