/**
 * The raw body, read off the request's stream: under the Pages Router with `bodyParser: false`, in a route handler always there.
 *
 * ```ts
 * const body = await buffer(req);            // const body = Buffer.from(await req.arrayBuffer());
 * const text = (await buffer(req)).toString(); // const text = await req.text();
 * ```
 */
import * as t from "@babel/types";
import { calledFunction } from "./called-function.js";
import { rawBodyOf } from "./library-calls.js";
import { isInside, type Module } from "./module.js";
import { Refusal } from "./refusal.js";
import type { Part, Residual } from "./residual.js";
import type { Roles } from "./roles.js";
import { planSegmentConfig } from "./segment-config.js";
import {
  collectedBy,
  given,
  isCollectingLoop,
  isUtf8,
  type RawBody,
  type Store,
  storeOf,
} from "./stream-readers.js";
import { isCall, isMember, propertyName, unwrap } from "./syntax.js";

type Call = t.CallExpression | t.OptionalCallExpression;

/** What a call reads that is given the request alone; undefined where it does anything else. */
export function rawBodyRead(
  call: Call,
  over: Roles,
  module: Module,
  residual: Residual,
): RawBody | undefined {
  if (over.request === undefined || over.response !== undefined) return undefined;
  const fn = calledFunction(call, module, residual);
  return fn ? collectedBy(fn, over.request, module) : rawBodyOf(call, module);
}

/**
 * Puts what a route handler reads in the place of such a call.
 * @throws {Refusal} where the call isn't awaited on the spot, or the stream was read before the handler ran
 */
export function rewriteRawBody(
  call: Call,
  body: RawBody,
  request: string,
  residual: Residual,
  module: Module,
): void {
  const awaited = module.parents.get(call);
  if (!t.isAwaitExpression(awaited))
    throw new Refusal(call, "the raw body is read here without `await`; await it where it is read");
  refuseParsed(call, module);
  replaceRead(awaited, body, request, residual, module);
}

/** Chunks that the handler itself collects: the loop goes, and its store. */
export function rewriteCollectingLoops(
  residual: Residual,
  request: string,
  isRequest: (node: t.Node) => boolean,
  module: Module,
): void {
  for (const list of residual.lists.values()) {
    const loop = list.items.find(({ node }) => t.isForOfStatement(node, { await: true }));
    if (!t.isForOfStatement(loop?.node) || !isRequest(unwrap(loop.node.right))) continue;
    const declared = list.items.find(({ node }) => {
      const store = node && storeOf(node, module);
      return store && isCollectingLoop(loop.node!, store, isRequest, module);
    });
    const store = declared?.node && storeOf(declared.node, module);
    const read = store && onlyRead(store, loop.node, module);
    if (!store || !read) continue;
    refuseParsed(loop.node, module);
    replaceRead(read.node, read.body, request, residual, module);
    for (const gone of [declared!, loop]) {
      const next = list.items[list.items.indexOf(gone) + 1];
      if (next) {
        next.lead.unshift(...gone.lead);
        next.blankBefore ||= gone.blankBefore;
      }
      list.items.splice(list.items.indexOf(gone), 1);
    }
  }
}

/** The one place behind the loop that takes all chunks together. */
function onlyRead(
  store: Store,
  loop: t.ForOfStatement,
  module: Module,
): { node: t.Node; body: RawBody } | undefined {
  const binding = module.bindings.get(store.name);
  const outside = [...module.bindings].filter(
    ([node, each]) => each === binding && node !== store.name && !isInside(node, loop),
  );
  const [mention, ...more] = outside;
  if (!mention || more.length > 0) return undefined;
  let at: t.Node = mention[0];
  let found: { node: t.Node; body: RawBody } | undefined;
  for (let above: t.Node | undefined = at; above && t.isExpression(above); above = module.parents.get(at)) {
    const body = given(above, store, module);
    if (body) found = { node: above, body };
    at = above;
  }
  return found;
}

/** `(await buffer(req)).toString()` is text. */
function replaceRead(node: t.Node, body: RawBody, request: string, residual: Residual, module: Module): void {
  const member = module.parents.get(node);
  const call = member && module.parents.get(member);
  const isText =
    body === "bytes" &&
    isMember(member) &&
    propertyName(member) === "toString" &&
    isCall(call) &&
    call.callee === member &&
    isUtf8(call.arguments);
  const place = isText ? call : node;
  const parts: Part[] =
    isText || body === "text" ? [`await ${request}.text()`] : [`Buffer.from(await ${request}.arrayBuffer())`];
  residual.replaced.set(place, parts);
}

/** With its body parser on, the Pages Router has read the stream before the handler runs. */
function refuseParsed(node: t.Node, module: Module): void {
  if (planSegmentConfig(module).bodyParserOff) return;
  throw new Refusal(
    node,
    "the request is read as a stream, which is empty under the Pages Router unless `bodyParser: false` is set; read the body with `await request.text()` or `await request.arrayBuffer()`",
  );
}
