/**
 * Functions that were written for a web request and only bear the types of the Pages Router, `req: NextApiRequest`: they give a Response,
 * or read the body with `await req.json()`. In a route file they get a web request already, and what they read of it stays as it is.
 */
import * as t from "@babel/types";
import { isMember, propertyName, unwrap, visitAll } from "../syntax.js";
import type { Collected, Use } from "./uses.js";
import { parentOf, referencesOf, type Work, withCasts } from "./work.js";

const READERS = new Set(["arrayBuffer", "blob", "bytes", "clone", "formData", "json", "text"]);

/** What a stream has and a parsed body hasn't. */
const STREAM_MEMBERS = new Set(["cancel", "getReader", "locked", "pipeThrough", "pipeTo", "tee"]);

/** Whether a function expects a web request, as what it gives and calls says. */
function expectsWebRequest(work: Work): boolean {
  return givesResponse(work) || readsBodyItself(work);
}

function givesResponse({ view }: Work): boolean {
  let gives = false;
  visitAll(view.fn.body, (node) => {
    if (!t.isNewExpression(node) && !t.isCallExpression(node)) return;
    const callee = unwrap(node.callee);
    const owner = t.isNewExpression(node) ? callee : isMember(callee) ? callee.object : undefined;
    if (t.isIdentifier(owner) && /^(?:Next)?Response$/.test(owner.name)) gives = true;
  });
  return gives;
}

/** `await req.json()`, also in a branch that is gone for the methods at hand. */
function readsBodyItself({ view, module }: Work): boolean {
  const { request } = view;
  if (!request || "pattern" in request) return false;
  return request.binding.referencePaths.some(({ node }) => {
    let at = node;
    while (unwrap(module.parents.get(at) as t.Node) === node) at = module.parents.get(at) as t.Node;
    const member = module.parents.get(at);
    const call = member && module.parents.get(member);
    return (
      isMember(member) &&
      member.object === at &&
      READERS.has(propertyName(member) ?? "") &&
      t.isCallExpression(call) &&
      call.callee === member
    );
  });
}

/** Leaves `req.url` as it is: it is absolute on a web request, and what reads it expects that. */
export function keepUrl(work: Work, found: Collected): boolean {
  if (!expectsWebRequest(work)) return false;
  keep(
    work,
    found.uses.filter(({ facet }) => facet === "url"),
  );
  return true;
}

/**
 * Leaves `req.body` as it is, a stream: where the function reads the body by a method of the request besides, and where nothing takes a
 * value out of it. `const { name } = req.body` was meant as the parsed body, whatever the function returns.
 */
export function keepStream(work: Work, uses: readonly Use[]): boolean {
  if (uses.length === 0 || !expectsWebRequest(work)) return false;
  if (!readsBodyItself(work) && !uses.every((use) => isStreamUse(work, use))) return false;
  work.needs.body = true;
  keep(work, uses);
  return true;
}

function keep(work: Work, uses: readonly Use[]): void {
  for (const { slot, property, node } of uses) {
    work.needs.request = true;
    // It can be iterated in Node; the types of the DOM don't say so, and that there may be none.
    if (work.module.typescript && node && t.isForOfStatement(parentOf(work, node)))
      work.residual.replaced.set(node, [node, " as unknown as AsyncIterable<Uint8Array>"]);
    if (!slot || !property) continue;
    Object.assign(slot, { into: { key: "request", source: [work.request] }, member: [property], kept: true });
  }
}

/** Nothing takes a value out of it: it is tested, sent on, waited for piece by piece, or logged. */
function isStreamUse(work: Work, use: Use): boolean {
  if (use.fallback) return false;
  if (use.target) {
    const binding = t.isIdentifier(use.target) ? work.module.bindings.get(use.target) : undefined;
    return (
      binding?.constantViolations.length === 0 &&
      referencesOf(work, binding).every((reference) => isLeftWhole(work, reference))
    );
  }
  return use.node !== undefined && isLeftWhole(work, use.node);
}

function isLeftWhole(work: Work, node: t.Node): boolean {
  const outer = withCasts(work, node);
  const above = parentOf(work, outer);
  if (isMember(above) && above.object === outer) return STREAM_MEMBERS.has(propertyName(above) ?? "");
  if (t.isAwaitExpression(above) || t.isSpreadElement(above)) return false;
  if (t.isVariableDeclarator(above) || t.isAssignmentExpression(above)) return false;
  if (t.isForOfStatement(above)) return above.await;
  if (t.isUnaryExpression(above)) return above.operator === "!";
  if (t.isIfStatement(above)) return true;
  if (t.isNewExpression(above)) return t.isIdentifier(above.callee) && /Response$/.test(above.callee.name);
  // `fetch(url, { body: req.body, duplex: "half" })`: without `duplex` a stream is no body (it throws).
  if (t.isObjectProperty(above)) return propertyName(above) === "body" && isOfFetch(work, above);
  return false;
}

function isOfFetch(work: Work, property: t.Node): boolean {
  const options = parentOf(work, property);
  const isStreamed =
    t.isObjectExpression(options) &&
    options.properties.some((one) => t.isObjectProperty(one) && propertyName(one) === "duplex");
  if (!isStreamed) return false;
  const call = options && parentOf(work, withCasts(work, options));
  return (
    (t.isCallExpression(call) && t.isIdentifier(call.callee, { name: "fetch" })) ||
    (t.isNewExpression(call) && t.isIdentifier(call.callee, { name: "Request" }))
  );
}
