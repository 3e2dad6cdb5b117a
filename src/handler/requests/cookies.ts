/** `req.cookies`: a plain object there, a store with `get` here. */
import * as t from "@babel/types";
import type { Module } from "../module.js";
import { Refusal } from "../refusal.js";
import { isMember, propertyName, unwrap } from "../syntax.js";
import { putValue } from "./put-value.js";
import { shareRepeatedReads } from "./shared-reads.js";
import type { Alias, Collected, Use } from "./uses.js";
import { bracesAround, requestText, stringText } from "./wording.js";
import { bring, placeFor, putInFront, statement, type Work } from "./work.js";

/** Rewrites all reads of the cookies. */
export function rewriteCookies(work: Work, found: Collected): void {
  const uses = found.uses.filter(({ facet }) => facet === "cookies");
  const aliases = found.aliases.filter(({ facet }) => facet === "cookies");
  if (uses.length > 0 || aliases.length > 0) work.needs.nextRequest = true;
  const whole = new Set<Alias>();
  for (const { alias, whole: all, computed } of uses) if (alias && all && !computed) whole.add(alias);
  for (const alias of aliases) {
    if (whole.has(alias)) {
      const object = wholeCookies(work, `${requestText(work)}.cookies`);
      if (alias.slot) alias.slot.statements = [statement(work, `${alias.keyword} ${alias.name} = ${object}`)];
      else work.residual.replaced.set(alias.part!, [object]);
    } else if (alias.slot)
      Object.assign(alias.slot, {
        into: { key: "request", source: [requestText(work)] },
        member: [alias.property!],
        kept: true,
      });
  }
  const all = uses.filter((use) => use.whole && !use.computed && use.node && !use.alias);
  const inline = all.every(({ node }) => keysOf(node!, work)) ? [] : all;
  if (inline.length > 1) shareWhole(work, inline);
  const read = (key: string): string => `${requestText(work)}.cookies.get(${stringText(work, key)})?.value`;
  const open = uses.filter(
    (use) => !(use.alias && whole.has(use.alias)) && !(inline.length > 1 && inline.includes(use)),
  );
  for (const use of shareRepeatedReads(work, open, read, false, "Cookie")) rewriteUse(work, use);
}

/** The whole object, wanted more than once, is made once. */
function shareWhole(work: Work, uses: Use[]): void {
  const at = uses.map((use) => use.at);
  const object = wholeCookies(work, `${requestText(work)}.cookies`);
  const place = placeFor(work, at, false);
  const name = place === "front" ? undefined : bring(work, ["cookies", "requestCookies"]);
  if (name) putInFront(work, place, statement(work, `const ${name} = ${object}`));
  for (const { node } of uses) work.residual.replaced.set(node!, [name ?? object]);
}

function wholeCookies(work: Work, cookies: string): string {
  const [open, close] = bracesAround(work);
  return `Object.fromEntries(${cookies}.getAll().map((${open}name, value${close}) => [name, value]))`;
}

function rewriteUse(work: Work, use: Use): void {
  const cookies = use.alias ? use.alias.name : `${requestText(work)}.cookies`;
  if (use.computed) {
    work.residual.replaced.set(use.node!, [`${cookies}.get(`, use.computed, ")?.value"]);
    return;
  }
  if (use.key === undefined) {
    const keys = use.node && keysOf(use.node, work);
    const pairs = keys && pairsOf(keys, work);
    if (pairs) work.residual.replaced.set(pairs, [`${cookies}.getAll()`]);
    else if (keys) work.residual.replaced.set(keys, [`${cookies}.getAll().map(${nameOnly(work)} => name)`]);
    if (keys) return;
    const object = wholeCookies(work, cookies);
    if (use.node) work.residual.replaced.set(use.node, [object]);
    else use.slot!.statements = [statement(work, `${use.keyword} `, use.target!, ` = ${object}`)];
    return;
  }
  if (use.target && !t.isIdentifier(use.target))
    throw new Refusal(use.target, "a cookie is taken apart; give it a name first");
  putValue(work, use, `${cookies}.get(${stringText(work, use.key)})?.value`, "chain", undefined);
}

function nameOnly(work: Work): string {
  const [open, close] = bracesAround(work);
  return `(${open}name${close})`;
}

/** `Object.keys(req.cookies)` around `req.cookies`. */
function keysOf(cookies: t.Node, { module }: Work): t.Node | undefined {
  const call = module.parents.get(cookies);
  const isKeys =
    t.isCallExpression(call) &&
    call.arguments[0] === cookies &&
    isMember(call.callee) &&
    t.isIdentifier(call.callee.object, { name: "Object" }) &&
    propertyName(call.callee) === "keys";
  return isKeys ? call : undefined;
}

/** `Object.keys(req.cookies).map((name) => ({ name, value: req.cookies[name] ?? "" }))`: what the store's `getAll` gives. */
function pairsOf(keys: t.Node, { module }: Work): t.Node | undefined {
  const member = module.parents.get(keys);
  const call = member && module.parents.get(member);
  if (!t.isCallExpression(call) || !isMember(member) || propertyName(member) !== "map") return undefined;
  const [fn, ...others] = call.arguments;
  if (!t.isArrowFunctionExpression(fn) || fn.params.length !== 1 || others.length > 0) return undefined;
  const binding = t.isIdentifier(fn.params[0]) ? module.bindings.get(fn.params[0]) : undefined;
  const isName = (node: t.Node): boolean =>
    binding !== undefined && module.bindings.get(unwrap(node)) === binding;
  const pair = unwrap(fn.body);
  if (!t.isObjectExpression(pair) || pair.properties.length !== 2) return undefined;
  const given = (key: string): t.Node | undefined => {
    const property = pair.properties.find((one) => t.isObjectProperty(one) && propertyName(one) === key);
    return t.isObjectProperty(property) ? property.value : undefined;
  };
  const name = given("name");
  const value = given("value");
  const read =
    t.isLogicalExpression(value) && t.isStringLiteral(value.right, { value: "" }) ? value.left : value;
  const cookie = read && unwrap(read);
  const isItsCookie =
    isMember(cookie) && cookie.computed && isName(cookie.property) && isSame(cookie.object, keys, module);
  return name && isName(name) && isItsCookie ? call : undefined;
}

/** Whether an object is the one of which `Object.keys(…)` gives the keys. */
function isSame(object: t.Node, keys: t.Node, { source }: Module): boolean {
  const of = (keys as t.CallExpression).arguments[0]!;
  return source.slice(object.start!, object.end!) === source.slice(of.start!, of.end!);
}
