/** Every live use of a request: which part of it is read, and where the value goes. */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import { libraryOfProperty } from "../library-calls.js";
import { Refusal } from "../refusal.js";
import { ownRequestType } from "../request-type.js";
import type { Part } from "../residual.js";
import { boundNames, isCall, isMember, propertyName, unwrap } from "../syntax.js";
import { rewriteSocket } from "./client-address.js";
import { DRAFT_MODE, rewriteDraftMode } from "./draft-mode.js";
import { constantOf, isEmptyObject } from "./flow.js";
import { pathReadsIn } from "./path-in-url.js";
import { parentOf, referencesOf, type Work, withCasts } from "./work.js";

/** The parts of a Pages request that read otherwise on a web request. */
export type Facet = "body" | "cookies" | "headers" | "query" | "url";
const FACETS: ReadonlySet<string> = new Set(["body", "cookies", "headers", "query", "url"]);

/** What a web request has too: code that uses it is converted already. */
const WEB_MEMBERS = new Set([
  "arrayBuffer",
  "blob",
  "bytes",
  "clone",
  "formData",
  "json",
  "method",
  "nextUrl",
  "signal",
  "text",
]);

const BODY_READERS = new Set(["arrayBuffer", "blob", "bytes", "formData", "json", "text"]);

/** One place of a destructuring that is taken apart. Left empty, it falls away. */
export interface Slot {
  /** Joins its neighbours in one destructuring of that source. */
  into?: { key: string; source: Part[] };
  member?: Part[];
  statements?: Part[][];
  /** The property stands as it stood. */
  kept?: boolean;
}

/** A destructuring, or a declaration, that is written anew. */
export interface Plan {
  keyword: string;
  slots: Slot[];
  /** How many properties it had. */
  size: number;
}

/** A read of a part of the request, or of one of its properties. */
export interface Use {
  facet: Facet;
  /** The property, where it is known. */
  key?: string;
  /** What reads the part itself: `req.query`, or a name for it. */
  part?: t.Node;
  /** Inline: the expression that stands for the value. */
  node?: t.Node;
  /** Destructured: what takes the value. */
  target?: t.Node;
  fallback?: t.Expression;
  property?: t.ObjectProperty;
  slot?: Slot;
  keyword?: string;
  /** A declaration or destructuring that takes all of the part. */
  declarator?: t.VariableDeclarator;
  /** The name that stands for the part. */
  alias?: Alias;
  /** What the part is cast to. */
  type?: t.Node;
  /** Where it happens. */
  at: t.Node;
  /** The whole part is needed: passed on, spread, read by a computed key. */
  whole: boolean;
  /** `part[key]`, where the key isn't known. */
  computed?: t.Node;
}

/** A name for a whole part of the request: `const { query } = req`. */
export interface Alias {
  facet: Facet;
  name: string;
  binding: Binding;
  keyword: string;
  slot?: Slot;
  property?: t.ObjectProperty;
  /** `req.query` in `const query = req.query`. */
  part?: t.Node;
  declarator?: t.VariableDeclarator;
  at: t.Node;
  type?: t.Node;
}

export interface Collected {
  uses: Use[];
  aliases: Alias[];
  plans: Map<t.VariableDeclarator | t.ObjectPattern, Plan>;
  /** Mentions of the request itself. */
  mentions: t.Identifier[];
  /** The parts that are written to: `req.query.page = "1"`, and those that are replaced: `req.body = …`. */
  written: Map<Facet, { node: t.Node; replaced: boolean }[]>;
}

/**
 * Finds all live uses of the request.
 * @throws {Refusal} at the first one that isn't known.
 */
export function collectUses(work: Work): Collected {
  const found: Collected = { uses: [], aliases: [], plans: new Map(), mentions: [], written: new Map() };
  const { request } = work.view;
  if (!request) return found;
  if ("pattern" in request) {
    const plan: Plan = { keyword: "const", slots: [], size: request.pattern.properties.length };
    found.plans.set(request.pattern, plan);
    takeApartRequest(work, found, request.pattern, plan, request.pattern, [work.request]);
  } else mentionsOfRequest(work, found, request.binding);
  return found;
}

function mentionsOfRequest(work: Work, found: Collected, binding: Binding): void {
  for (const violation of binding.constantViolations)
    throw new Refusal(
      violation.node,
      `\`${binding.identifier.name}\` is assigned to; give the new value its own name`,
    );
  for (const mention of referencesOf(work, binding)) {
    found.mentions.push(mention);
    ofMention(work, found, mention);
  }
}

function ofMention(work: Work, found: Collected, mention: t.Identifier): void {
  const outer = withCasts(work, mention);
  const above = parentOf(work, outer);
  if (isMember(above) && above.object === outer) {
    ofMember(work, found, above);
    return;
  }
  if (t.isVariableDeclarator(above) && above.init === outer) {
    const keyword = keywordOf(work, above);
    if (t.isObjectPattern(above.id)) {
      const plan: Plan = { keyword, slots: [], size: above.id.properties.length };
      found.plans.set(above, plan);
      takeApartRequest(work, found, above.id, plan, above, [above.init]);
      return;
    }
    const binding = t.isIdentifier(above.id) ? work.module.bindings.get(above.id) : undefined;
    if (binding) {
      mentionsOfRequest(work, found, binding);
      return;
    }
  }
  if (isCall(above) && above.callee !== outer) return;
  const inObject = above && libraryOfProperty(above, work.module);
  if (inObject) {
    if (inObject.becomes === "request") work.needs.nextRequest = true;
    else writeCookieHeader(work, above as t.ObjectProperty, inObject.key);
    return;
  }
  if (t.isForOfStatement(above) || t.isForInStatement(above))
    throw new Refusal(
      above,
      "the request is read as a stream; read the body with `await request.arrayBuffer()`",
    );
  throw new Refusal(
    mention,
    "the request itself is stored or passed on; take what is needed from it (body, query, headers) and pass that on",
  );
}

/** `{ req }` for a library that reads the request's cookies alone. */
function writeCookieHeader(work: Work, property: t.ObjectProperty, key: string): void {
  const { request, style } = work;
  const [open, close] = style.braceSpace ? ["{ ", " }"] : ["{", "}"];
  const quote = style.quote;
  const value = `${request}.headers.get(${quote}cookie${quote}) ?? undefined`;
  work.residual.replaced.set(property, [`${key}: ${open}headers: ${open}cookie: ${value}${close}${close}`]);
}

function ofMember(
  work: Work,
  found: Collected,
  member: t.MemberExpression | t.OptionalMemberExpression,
): void {
  const name = propertyName(member);
  if (name === undefined)
    throw new Refusal(member, "the request is read by a computed name; read the property by its own name");
  if (isKept(work, name)) {
    if (name === "nextUrl") {
      work.needs.nextRequest = true;
      found.uses.push(...pathReadsIn(work, member));
    }
    if (BODY_READERS.has(name)) {
      work.needs.body = true;
      if (work.view.cloneBody) work.residual.replaced.set(member.object, [member.object, ".clone()"]);
    }
    return;
  }
  if (name === "socket" || name === "connection") {
    rewriteSocket(work, member);
    return;
  }
  if (DRAFT_MODE.has(name)) {
    rewriteDraftMode(work, member);
    return;
  }
  if (!FACETS.has(name)) throw unknownMember(member, name);
  if (noteWrite(work, found, member, name as Facet, true)) return;
  ofPart(work, found, name as Facet, member, undefined);
}

function isKept(work: Work, name: string): boolean {
  return WEB_MEMBERS.has(name) || work.view.ownProperties.has(name);
}

function unknownMember(node: t.Node, name: string): Refusal {
  if (["addListener", "on", "once", "pipe", "read", "setEncoding", "unpipe"].includes(name))
    return new Refusal(
      node,
      `the request is read as a stream (\`${name}\`); read the body with \`await request.arrayBuffer()\` or \`request.body\``,
    );
  if (["file", "files"].includes(name))
    return new Refusal(
      node,
      `\`${name}\` comes from an upload library that a route handler can't use; read the files with \`await request.formData()\``,
    );
  if (name === "previewData")
    return new Refusal(
      node,
      "`previewData` is what `setPreviewData` has handed over, which a route handler doesn't get; keep it in a cookie of its own, and read that",
    );
  if (DRAFT_MODE.has(name))
    return new Refusal(
      node,
      `\`${name}\` is taken out of the request together with others; read it as \`req.${name}\``,
    );
  return new Refusal(
    node,
    `\`${name}\` isn't part of a web request, and nothing in this file puts it there; get it from where it is set`,
  );
}

/**
 * Assignments change what later reads find: they go to a variable that takes the part's place, where nobody else reads the request.
 * @returns whether the whole part is replaced here
 */
function noteWrite(work: Work, found: Collected, node: t.Node, facet: Facet, isPart: boolean): boolean {
  const outer = withCasts(work, node);
  const above = parentOf(work, outer);
  const written =
    (t.isAssignmentExpression(above) && above.left === outer) ||
    t.isUpdateExpression(above) ||
    (t.isUnaryExpression(above) && above.operator === "delete");
  if (!written) return false;
  const isReplaced = isPart && t.isAssignmentExpression(above) && above.operator === "=";
  const hasVariable = isPart
    ? isReplaced && t.isExpressionStatement(parentOf(work, above)) && (facet === "query" || facet === "body")
    : facet === "query";
  if (!hasVariable || work.view.isShared)
    throw new Refusal(above, `\`${facet}\` of the request is written to; keep the new value in a variable`);
  const writes = found.written.get(facet) ?? [];
  writes.push({ node, replaced: isReplaced });
  found.written.set(facet, writes);
  return isReplaced;
}

/** A part of the request stands at `part`, under its own name or through `alias`. */
function ofPart(work: Work, found: Collected, facet: Facet, part: t.Node, alias: Alias | undefined): void {
  let outer = withCasts(work, part);
  let type = castType(work, part, outer) ?? alias?.type ?? typeInSignature(work, facet);
  if (facet === "body" || facet === "url") {
    if (facet === "body") {
      const above = parentOf(work, outer);
      if (t.isAwaitExpression(above)) outer = withCasts(work, above);
    }
    wholePart(work, found, { facet, part, alias, node: part, at: part, whole: true, type }, outer);
    return;
  }
  for (;;) {
    // These are never absent: the empty object is never taken. And there is nothing to wait for.
    const above = parentOf(work, outer);
    if (t.isAwaitExpression(above)) {
      outer = withCasts(work, above);
      continue;
    }
    if (!t.isLogicalExpression(above) || above.left !== outer || !isEmptyObject(above.right)) break;
    const next = withCasts(work, above);
    type = castType(work, above, next) ?? type;
    outer = next;
  }
  const above = parentOf(work, outer);
  if (isMember(above) && above.object === outer) {
    const key = propertyName(above) ?? constantText(work, above);
    if (isWebCall(work, facet, above, key)) {
      if (facet === "cookies") work.needs.nextRequest = true;
      return;
    }
    noteWrite(work, found, above, facet, false);
    const use: Use = { facet, part, node: above, alias, type, at: above, whole: key === undefined };
    if (key === undefined) use.computed = above.property;
    else use.key = key;
    found.uses.push(use);
    return;
  }
  wholePart(work, found, { facet, part, alias, node: part, at: part, whole: true, type }, outer);
}

function constantText(
  work: Work,
  member: t.MemberExpression | t.OptionalMemberExpression,
): string | undefined {
  const init = member.computed ? constantOf(work, member.property) : undefined;
  const literal = init && unwrap(init);
  return t.isStringLiteral(literal) ? literal.value : undefined;
}

/** `req.headers.get("x")`: converted already. */
function isWebCall(work: Work, facet: Facet, member: t.Node, key: string | undefined): boolean {
  const above = parentOf(work, member);
  if (facet === "query" || !isCall(above) || above.callee !== member || key === undefined) return false;
  return ["entries", "forEach", "get", "getAll", "has", "keys", "values"].includes(key);
}

/** What the author's own type of the request says of a part. */
export function typeInSignature(work: Work, facet: Facet): t.TSType | undefined {
  const { request } = work.view;
  if (!request) return undefined;
  const parameter = "pattern" in request ? request.pattern : request.binding.identifier;
  return ownRequestType(parameter.typeAnnotation, work.module).parts.get(facet);
}

function castType(work: Work, inner: t.Node, outer: t.Node): t.Node | undefined {
  let type: t.Node | undefined;
  for (let at: t.Node = inner; at !== outer; ) {
    at = parentOf(work, at)!;
    if (t.isTSAsExpression(at) || t.isTSTypeAssertion(at)) type = at.typeAnnotation;
  }
  return type;
}

function wholePart(work: Work, found: Collected, use: Use, outer: t.Node): void {
  const above = parentOf(work, outer);
  if (use.facet === "url" && t.isNewExpression(above) && above.arguments.length === 1)
    found.uses.push(...pathReadsIn(work, above));
  if (!t.isVariableDeclarator(above) || above.init !== outer) {
    found.uses.push(use);
    return;
  }
  const keyword = keywordOf(work, above);
  if (t.isObjectPattern(above.id) && above.id.properties.length === 0) {
    // `const {} = req.body`: nothing is taken.
    found.plans.set(above, { keyword, slots: [], size: 0 });
    return;
  }
  const annotation = (above.id as t.Identifier).typeAnnotation;
  const type = t.isTSTypeAnnotation(annotation) ? annotation.typeAnnotation : use.type;
  if (use.facet === "body" || use.facet === "url") {
    found.uses.push({ ...use, declarator: above, target: above.id, keyword, at: above });
    return;
  }
  if (t.isObjectPattern(above.id)) {
    const plan: Plan = { keyword, slots: [], size: above.id.properties.length };
    const taken = takeApartPart(work, above.id, plan, { ...use, type, keyword, at: above });
    if (taken) {
      found.plans.set(above, plan);
      found.uses.push(...taken);
      return;
    }
  } else if (t.isIdentifier(above.id)) {
    const binding = work.module.bindings.get(above.id);
    if (binding && binding.constantViolations.length === 0) {
      const { facet, part } = use;
      nameForPart(work, found, {
        facet,
        name: above.id.name,
        binding,
        keyword,
        declarator: above,
        at: above,
        ...(part ? { part } : {}),
        ...(type ? { type } : {}),
      });
      return;
    }
  }
  found.uses.push({ ...use, declarator: above, target: above.id, keyword, at: above });
}

function nameForPart(work: Work, found: Collected, alias: Alias): void {
  found.aliases.push(alias);
  for (const mention of referencesOf(work, alias.binding)) ofPart(work, found, alias.facet, mention, alias);
}

function keywordOf(work: Work, declarator: t.Node): string {
  const declaration = parentOf(work, declarator);
  return t.isVariableDeclaration(declaration) ? declaration.kind : "const";
}

function isDeadPattern(work: Work, pattern: t.Node): boolean {
  return boundNames(pattern).every((name) => {
    const binding = work.module.bindings.get(name);
    return (
      binding !== undefined &&
      binding.constantViolations.length === 0 &&
      referencesOf(work, binding).length === 0
    );
  });
}

/** `const { method, query: { id }, body } = req`, or the same as a parameter. */
function takeApartRequest(
  work: Work,
  found: Collected,
  pattern: t.ObjectPattern,
  plan: Plan,
  at: t.Node,
  source: Part[],
): void {
  for (const property of pattern.properties) {
    if (t.isRestElement(property))
      throw new Refusal(
        property,
        "the rest of the request is collected in an object; read what is needed by name",
      );
    const name = propertyName(property);
    if (name === undefined)
      throw new Refusal(
        property,
        "the request is read by a computed name; read the property by its own name",
      );
    const target = t.isAssignmentPattern(property.value) ? property.value.left : property.value;
    const fallback = t.isAssignmentPattern(property.value) ? property.value.right : undefined;
    if (isDeadPattern(work, target)) continue;
    const slot: Slot = {};
    plan.slots.push(slot);
    if (isKept(work, name)) {
      if (name === "nextUrl") work.needs.nextRequest = true;
      Object.assign(slot, { into: { key: "request", source }, member: [property], kept: true });
      continue;
    }
    if (!FACETS.has(name)) throw unknownMember(property, name);
    const facet = name as Facet;
    const use: Use = { facet, slot, property, target, keyword: plan.keyword, at, whole: true };
    if (fallback) use.fallback = fallback;
    if (facet === "body" || facet === "url") {
      found.uses.push(use);
      continue;
    }
    if (t.isObjectPattern(target)) {
      const inner: Plan = { keyword: plan.keyword, slots: [], size: -1 };
      const taken = takeApartPart(work, target, inner, use);
      if (taken) {
        plan.slots.splice(plan.slots.indexOf(slot), 1, ...inner.slots);
        found.uses.push(...taken);
        continue;
      }
    } else if (t.isIdentifier(target)) {
      const binding = work.module.bindings.get(target);
      if (binding && binding.constantViolations.length === 0) {
        const { keyword } = plan;
        nameForPart(work, found, { facet, name: target.name, binding, keyword, slot, property, at });
        continue;
      }
    }
    found.uses.push(use);
  }
}

/** `const { id, page = "1" } = req.query`: one use for each name; nothing where all of the part is needed. */
function takeApartPart(work: Work, pattern: t.ObjectPattern, plan: Plan, use: Use): Use[] | undefined {
  const uses: Use[] = [];
  for (const property of pattern.properties) {
    if (t.isRestElement(property)) return undefined;
    const key = propertyName(property);
    if (key === undefined) return undefined;
    const target = t.isAssignmentPattern(property.value) ? property.value.left : property.value;
    if (isDeadPattern(work, target)) continue;
    const slot: Slot = {};
    plan.slots.push(slot);
    const { facet, part, alias, type, at, keyword } = use;
    const taken: Use = { facet, part, alias, type, at, keyword, key, target, property, slot, whole: false };
    if (t.isAssignmentPattern(property.value)) taken.fallback = property.value.right;
    uses.push(taken);
  }
  return uses;
}
