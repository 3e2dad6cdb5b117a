/** Path parameters: what the file's own folders name (`[id]`), which a route handler gets as `params`. */
import * as t from "@babel/types";
import { PARAMS_NAMES } from "../params-name.js";
import type { Part } from "../residual.js";
import { isCall, isMember, propertyName } from "../syntax.js";
import { dropCastsToString } from "./needless-casts.js";
import { mentionsOf, never } from "./presence.js";
import { slotFor } from "./slots.js";
import type { Collected, Slot, Use } from "./uses.js";
import { accessText, bracesAround, stringText, variableName } from "./wording.js";
import {
  bring,
  framesOf,
  isOwn,
  isTaken,
  mayAwait,
  parentOf,
  placeFor,
  putInFront,
  statement,
  type Work,
  withCasts,
} from "./work.js";

type Kinds = Map<string, "one" | "many" | "optional">;

/** The path parameters that the function reads from the query, by name. */
export function pathKinds(work: Work): Kinds {
  return new Map(work.view.pathParameters.map(({ name, kind }) => [name, kind]));
}

/** Whether `params` is a promise. */
export function hasAsyncParams(work: Work): boolean {
  return (work.module.context.next ?? 16) >= 15;
}

/** The path parameters: a promise from Next 15 on, a plain object before (measured on Next 14, 15 and 16). */
export function awaitedParams(work: Work, asOperand = false, own = true): string {
  const name = paramsName(work);
  if (!hasAsyncParams(work)) return name;
  if (own) work.needs.async = true;
  return asOperand ? `(await ${name})` : `await ${name}`;
}

function paramsName(work: Work): string {
  if (!work.needs.params) {
    work.needs.params = true;
    work.needs.paramsName = work.view.naming.params ?? bring(work, PARAMS_NAMES);
  }
  return work.needs.paramsName;
}

/** Rewrites the reads of path parameters. */
export function rewritePath(work: Work, found: Collected, uses: Use[], kinds: Kinds): void {
  const loose: { use: Use; node: t.Node }[] = [];
  const nested: Use[] = [];
  for (const use of uses) {
    const reachable = !hasAsyncParams(work) || mayAwait(work, use.at);
    if (use.slot) {
      const binding = t.isIdentifier(use.target) ? work.module.bindings.get(use.target) : undefined;
      if (binding && kinds.get(use.key!) === "one") dropCastsToString(work, binding, true);
      if (reachable) intoParams(work, use.slot, [use.property!], use.at);
      else nested.push(use);
      continue;
    }
    const node = kinds.get(use.key!) === "one" ? plainText(work, use.node!) : withCasts(work, use.node!);
    const declarator = parentOf(work, node);
    if (
      reachable &&
      t.isVariableDeclarator(declarator) &&
      declarator.init === node &&
      t.isIdentifier(declarator.id)
    ) {
      const binding = work.module.bindings.get(declarator.id);
      if (binding && !declarator.id.typeAnnotation && kinds.get(use.key!) === "one")
        dropCastsToString(work, binding, true);
      const declaration = parentOf(work, declarator) as t.VariableDeclaration;
      const { name } = declarator.id;
      const member = name === use.key ? name : `${keyText(work, use.key!)}: ${name}`;
      intoParams(work, slotFor(found, declarator, declaration.kind), [member], declarator);
    } else loose.push({ use, node });
  }
  if (nested.length > 0) {
    const name = bring(work, ["pathParams", "pathParameters"]);
    const place = placeFor(
      work,
      nested.map(({ at }) => at),
      true,
    );
    putInFront(work, place, statement(work, `const ${name} = ${awaitedParams(work)}`));
    for (const use of nested)
      Object.assign(use.slot!, { into: { key: name, source: [name] }, member: [use.property!] });
  }
  rewriteLoose(work, uses, loose);
}

function keyText(work: Work, key: string): string {
  return t.isValidIdentifier(key, false) ? key : stringText(work, key);
}

function intoParams(work: Work, slot: Slot, member: Part[], at: t.Node): void {
  slot.into = {
    key: "params",
    source: [awaitedParams(work, false, isOwn(work, at) || t.isObjectPattern(at))],
  };
  slot.member = member;
}

/** The expression around a text that gives the same text: casts, `String(…)`, `.toString()`. */
function plainText(work: Work, node: t.Node): t.Node {
  let outer = node;
  for (;;) {
    outer = withCasts(work, outer);
    const above = parentOf(work, outer);
    if (isCall(above) && t.isIdentifier(above.callee, { name: "String" }) && above.arguments[0] === outer) {
      outer = above;
      continue;
    }
    if (t.isConditionalExpression(above) && work.residual.replaced.get(above)?.[0] === outer) {
      outer = above;
      continue;
    }
    const called = isMember(above) && above.object === outer ? parentOf(work, above) : undefined;
    if (
      isMember(above) &&
      propertyName(above) === "toString" &&
      isCall(called) &&
      called.callee === above &&
      called.arguments.length === 0
    )
      outer = called;
    else return outer;
  }
}

/** Path parameters that are read in the middle of expressions. */
function rewriteLoose(work: Work, uses: Use[], loose: { use: Use; node: t.Node }[]): void {
  const open = loose.filter(({ use, node }) => {
    const known = knownVariable(work, uses, use);
    const read = known ?? (hasAsyncParams(work) ? undefined : paramsName(work) + accessText(work, use.key!));
    if (read === undefined) return true;
    work.residual.replaced.set(node, [read]);
    return false;
  });
  if (open.length === 0) return;
  const place = placeFor(
    work,
    open.map(({ node }) => node),
    true,
  );
  const [only] = open;
  const inPlace = place === "front" || (open.length === 1 && isTaken(work, variableName(only!.use.key!)));
  if (inPlace && open.every(({ node }) => mayAwait(work, node))) {
    for (const { use, node } of open) {
      const own = isOwn(work, node);
      work.residual.replaced.set(node, [awaitedParams(work, true, own) + accessText(work, use.key!)]);
    }
    return;
  }
  const names = new Map<string, string>();
  for (const { use } of open) {
    const base = variableName(use.key!);
    if (!names.has(use.key!)) names.set(use.key!, bring(work, [base, `${base}Param`]));
  }
  const members = [...names].map(([key, name]) => (key === name ? name : `${keyText(work, key)}: ${name}`));
  const [brace, close] = bracesAround(work);
  putInFront(
    work,
    place,
    statement(work, `const ${brace}${members.join(", ")}${close} = ${awaitedParams(work)}`),
  );
  for (const { use, node } of open) work.residual.replaced.set(node, [names.get(use.key!)!]);
}

/** A constant that holds the path parameter already where it is read once more. */
function knownVariable(work: Work, uses: Use[], use: Use): string | undefined {
  const frames = framesOf(work, use.at);
  for (const other of uses) {
    if (!other.slot || other.key !== use.key || other.fallback || !t.isIdentifier(other.target)) continue;
    const binding = work.module.bindings.get(other.target);
    if (!binding || mentionsOf(work, binding) === never) continue;
    const { name } = other.target;
    if (work.module.scopes.size > 0 && !sees(work, use.at, binding.scope.block)) continue;
    const [home] = framesOf(work, other.at);
    const here = frames.find(({ list }) => list === home?.list);
    const later = home && here && order(home) < order(here) && !t.isFunctionDeclaration(here.item.node);
    if (!t.isObjectPattern(other.at) && !later) continue;
    return name;
  }
  return undefined;
}

function sees(work: Work, node: t.Node, block: t.Node): boolean {
  for (let at: t.Node | undefined = node; at; at = parentOf(work, at)) if (at === block) return true;
  return false;
}

function order({ list, item }: { list: { items: unknown[] }; item: unknown }): number {
  return list.items.indexOf(item);
}
