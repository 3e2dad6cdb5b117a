/** What the rewriting of one function's request keeps at hand, and where new statements may go. */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import type { FunctionView, RequestNeeds } from "../function-view.js";
import { isInside, type Module, ownerOf } from "../module.js";
import { isMeantInCode } from "../params-name.js";
import { Refusal } from "../refusal.js";
import {
  type Item,
  isCallPart,
  isIndentedPart,
  isListPart,
  isLiteralPart,
  type List,
  liveNodes,
  liveParts,
  nodesIn,
  type Part,
  partedComments,
  type Residual,
} from "../residual.js";
import type { Style } from "../style.js";
import { isFunctionNode } from "../syntax.js";

export interface Work {
  view: FunctionView;
  module: Module;
  residual: Residual;
  style: Style;
  needs: RequestNeeds;
  /** The request in new text. */
  request: string;
  /** Live mentions by binding, the declaring ones left out. */
  references: Map<Binding, t.Identifier[]>;
  edits: Map<Item, ItemEdit>;
  /** Where a destructured parameter is taken apart: at the top of the body. */
  top?: { list: List; item: Item };
  /** Names that new statements have brought. */
  brought: Set<string>;
}

/** What happens to one statement of a list. */
export interface ItemEdit {
  list: List;
  item: Item;
  /** New statements in front of it. */
  front: Part[][];
  /** Comments from the inside of what goes. */
  lead: t.Comment[];
  /** What takes its place; nothing in it: the statement goes. */
  instead?: () => Part[][];
}

export function startWork(view: FunctionView): Work {
  const { module, residual } = view;
  return {
    view,
    module,
    residual,
    style: module.style,
    needs: {
      params: false,
      paramsName: view.naming.params ?? "params",
      nextRequest: false,
      request: false,
      async: false,
      body: false,
      front: [],
      notes: [],
    },
    request: view.requestName,
    references: liveReferences(view),
    edits: new Map(),
    brought: new Set(),
  };
}

/** Makes room at the top of the body for what takes a destructured parameter apart. */
export function openTop(work: Work): void {
  const { request, residual, fn } = work.view;
  const list = residual.lists.get(fn.body);
  if (!request || !("pattern" in request) || !list) return;
  const item = newStatement([]);
  list.items.unshift(item);
  work.top = { list, item };
}

/** The live identifiers of a function by their binding, but for those that declare it. */
export function liveReferences({ module, residual, fn }: FunctionView): Map<Binding, t.Identifier[]> {
  const references = new Map<Binding, t.Identifier[]>();
  const seen = new Set<t.Node>();
  for (const node of liveNodes(residual, fn, (inner) => t.isIdentifier(inner))) {
    const binding = module.bindings.get(node);
    if (!binding || binding.identifier === node || seen.has(node)) continue;
    seen.add(node);
    const known = references.get(binding);
    if (known) known.push(node);
    else references.set(binding, [node]);
  }
  return references;
}

export function referencesOf(work: Work, binding: Binding | undefined): t.Identifier[] {
  return (binding && work.references.get(binding)) ?? [];
}

export function parentOf(work: Pick<Work, "module">, node: t.Node): t.Node | undefined {
  return work.module.parents.get(node);
}

/** The expression with the casts, `!` and parentheses around it. */
export function withCasts(work: Work, node: t.Node): t.Node {
  let outer = node;
  for (;;) {
    const above = parentOf(work, outer);
    if (above && isCast(above)) outer = above;
    else return outer;
  }
}

export function isCast(
  node: t.Node,
): node is
  | t.TSAsExpression
  | t.TSSatisfiesExpression
  | t.TSTypeAssertion
  | t.TSNonNullExpression
  | t.ParenthesizedExpression {
  return (
    t.isTSAsExpression(node) ||
    t.isTSSatisfiesExpression(node) ||
    t.isTSTypeAssertion(node) ||
    t.isTSNonNullExpression(node) ||
    t.isParenthesizedExpression(node)
  );
}

/** One list that a node lies in. */
export interface Frame {
  key: t.Node;
  list: List;
  item: Item;
  /** Inside of another function, or of one that can't wait. */
  nested: boolean;
  looped: boolean;
}

/** The lists that a live node lies in, innermost first. */
export function framesOf(work: Work, node: t.Node): Frame[] {
  const places = placesOf(work);
  const frames: Frame[] = [];
  let at: t.Node | undefined = node;
  if (work.top && work.view.request && "pattern" in work.view.request && at === work.view.request.pattern)
    return [{ ...work.top, key: work.view.fn.body, nested: false, looped: false }];
  while (at && at !== work.view.fn) {
    for (const place of places.get(at) ?? []) frames.push({ ...place, nested: false, looped: false });
    if ((isFunctionNode(at) && !work.residual.inlined.has(at)) || t.isClassPrivateMethod(at))
      for (const frame of frames) frame.nested = true;
    if (t.isLoop(at)) for (const frame of frames) if (frame.item.node !== at) frame.looped = true;
    at = parentOf(work, at);
  }
  return frames;
}

type ListPlace = Pick<Frame, "key" | "list" | "item">;

/** Where each statement stands, innermost list first. New code may hold lists of its own: the `try` behind an early reply. */
function placesOf({ residual }: Work): Map<t.Node, ListPlace[]> {
  const places = new Map<t.Node, ListPlace[]>();
  const collect = (key: t.Node, list: List): void => {
    for (const item of list.items) {
      for (const part of item.parts ?? []) if (isListPart(part)) collect(key, part.list);
      for (const node of item.parts ? nodesIn(item.parts) : [item.node])
        if (node) places.set(node, [...(places.get(node) ?? []), { key, list, item }]);
    }
  };
  for (const [key, list] of residual.lists) collect(key, list);
  return places;
}

/** Whether a node lies in the function itself, not in one inside of it. */
export function isOwn(work: Work, node: t.Node): boolean {
  return liveOwnerOf(work, node) === work.view.fn;
}

/** The function around a node, but none whose statements stand where it was called. */
function liveOwnerOf({ module, residual }: Work, node: t.Node): t.Node {
  let owner = ownerOf(module, node);
  while (isFunctionNode(owner) && residual.inlined.has(owner)) owner = ownerOf(module, owner);
  return owner;
}

/** Whether `await` may stand where the node stands. */
export function mayAwait(work: Work, node: t.Node): boolean {
  const owner = liveOwnerOf(work, node);
  return owner === work.view.fn || (isFunctionNode(owner) && owner.async);
}

export type Place = Frame | "front";

function isElseIf(work: Work, node: t.Node): boolean {
  const above = parentOf(work, node);
  return t.isIfStatement(node) && t.isIfStatement(above) && above.alternate === node;
}

/**
 * The innermost list that holds all of some nodes, outside of loops and `case`s, and the first of its statements that
 * holds one. With `own`, outside of other functions too. "front" where the function's body is an expression.
 * @throws {Refusal} where there is no such list: in the default value of a parameter.
 */
export function placeFor(work: Work, nodes: t.Node[], own: boolean): Place {
  const all = nodes.map((node) => framesOf(work, node));
  const [first, ...others] = all;
  for (const frame of first ?? []) {
    if ((own && frame.nested) || frame.looped || t.isSwitchCase(frame.key)) continue;
    if (t.isLabeledStatement(parentOf(work, frame.key)) || isElseIf(work, frame.key)) continue;
    const same = others.map((frames) => frames.find(({ list }) => list === frame.list));
    if (same.some((other) => other === undefined)) continue;
    const order = (at: Frame) => at.list.items.indexOf(at.item);
    const homes = [frame, ...(same as Frame[])];
    const first = homes.reduce((a, b) => (order(b) < order(a) ? b : a));
    // A function declaration may be called from above itself.
    if (!homes.some(({ item }) => t.isFunctionDeclaration(item.node))) return first;
    const item = frame.list.items.find(({ node }) => !t.isFunctionDeclaration(node)) ?? first.item;
    return order({ ...first, item }) < order(first) ? { ...first, item } : first;
  }
  const { body, params } = work.view.fn;
  const inBody = nodes.every((node) => params.includes(node as t.FunctionParameter) || isInside(node, body));
  if (!inBody)
    throw new Refusal(nodes[0]!, "the request is read in a parameter's default value; read it in the body");
  const top = t.isBlockStatement(body) ? work.residual.lists.get(body) : undefined;
  const item = top?.items[0];
  if (top && item) return { key: body, list: top, item, nested: false, looped: false };
  return "front";
}

/** Puts a statement in front of another. */
export function putInFront(work: Work, place: Place, statement: Part[]): void {
  if (place === "front") work.needs.front.push(statement);
  else editOf(work, place).front.push(statement);
}

export function editOf(work: Work, { list, item }: { list: List; item: Item }): ItemEdit {
  const known = work.edits.get(item);
  if (known) return known;
  const edit: ItemEdit = { list, item, front: [], lead: [] };
  work.edits.set(item, edit);
  return edit;
}

/** Carries out all edits on the lists. */
export function applyEdits(work: Work): void {
  for (const edit of work.edits.values()) {
    const { list, item } = edit;
    const index = list.items.indexOf(item);
    const instead = edit.instead?.();
    if (!instead) {
      if (edit.front.length === 0) continue;
      const front = edit.front.map(newStatement);
      front[0]!.blankBefore = item.blankBefore;
      item.blankBefore = false;
      list.items.splice(index, 0, ...front);
      continue;
    }
    const items = [...edit.front, ...instead].map(newStatement);
    const [first] = items;
    if (first) {
      first.lead = [...item.lead, ...edit.lead];
      first.blankBefore = item.blankBefore;
      if (item.node) first.node = item.node;
      items.at(-1)!.trail = item.trail;
    } else passOn(work, edit, list.items[index + 1]);
    list.items.splice(index, 1, ...items);
  }
}

function newStatement(parts: Part[]): Item {
  return { parts, lead: [], trail: [], blankBefore: false };
}

/** A statement goes: comments above it that a blank line parts from it stay, and so does the blank line. */
function passOn(work: Work, { list, item }: ItemEdit, next: Item | undefined): void {
  const kept = partedComments(item, work.module);
  if (!next) list.dangling.unshift(...kept);
  else {
    next.lead.unshift(...kept);
    next.blankBefore ||= item.blankBefore;
  }
}

/** Says something in the report, once. */
export function note(work: Work, text: string): void {
  if (!work.needs.notes.includes(text)) work.needs.notes.push(text);
}

/** The text of a node as it stands in the source. */
export function textOf(work: Work, node: t.Node): string {
  return work.module.source.slice(node.start!, node.end!);
}

/** A statement's parts with the author's semicolon. */
export function statement(work: Work, ...parts: Part[]): Part[] {
  return work.style.semicolons ? [...parts, ";"] : parts;
}

/** Whether a name means something in the live code of the function already, or in new text. */
export function isTaken(work: Work, name: string, except?: Binding): boolean {
  if (work.brought.has(name)) return true;
  if (name !== "params" && isInNewText(work.residual, name)) return true;
  return isMeantInCode(work.view, name, except);
}

/** Whether new text, of this stage or another, mentions a name; keys of objects (`headers: …`) don't count. */
export function isInNewText(residual: Residual, name: string): boolean {
  const word = new RegExp(`(?<![\\w$."'])${name.replaceAll("$", "\\$")}(?![\\w$"':])`);
  const mentions = (parts: Part[]): boolean => textsIn(parts).some((text) => word.test(text));
  return liveParts(residual).some(mentions);
}

/** The texts of new parts, those of lists and calls in them as well. */
export function textsIn(parts: Part[]): string[] {
  return parts.flatMap((part) => {
    if (typeof part === "string") return [part];
    if (isCallPart(part)) return [...textsIn(part.callee), ...part.args.flatMap(textsIn)];
    if (isLiteralPart(part)) return part.fields.flatMap(textsIn);
    if (isIndentedPart(part)) return textsIn(part.indented);
    return isListPart(part) ? part.list.items.flatMap((item) => textsIn(item.parts ?? [])) : [];
  });
}

/** The first of some names that is free in the function; it counts as taken from then on. */
export function bring(work: Work, wanted: string[]): string {
  const last = wanted.at(-1)!;
  let name = wanted.find((one) => !isTaken(work, one));
  for (let number = 2; name === undefined; number++)
    if (!isTaken(work, `${last}${number}`)) name = `${last}${number}`;
  work.brought.add(name);
  return name;
}
