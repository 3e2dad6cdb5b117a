/** Declarations that nothing reads any more, once a function is cut down to some methods. */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import type { FunctionView } from "../function-view.js";
import { isSurelyThere } from "../given/absence.js";
import { type Facts, solve } from "../given/facts.js";
import { valuesOf } from "../given/values.js";
import { isInside } from "../module.js";
import { isPure } from "../purity.js";
import { liveNodes, liveParts, type Part } from "../residual.js";
import { boundNames, isCall, isFunctionNode, isMember, propertyName, unwrap, visitAll } from "../syntax.js";
import {
  applyEdits,
  editOf,
  isInNewText,
  liveReferences,
  referencesOf,
  startWork,
  textsIn,
  type Work,
} from "./work.js";

const PURE_METHODS = new Set([
  "includes",
  "join",
  "slice",
  "split",
  "startsWith",
  "toLowerCase",
  "toString",
  "toUpperCase",
  "trim",
]);

/**
 * Takes out the variables of live lists that were read in the source and no longer are, as long as nothing happens when
 * they get their value. Goes on until nothing more is found.
 */
export function dropDeadDeclarations(view: FunctionView): void {
  for (;;) {
    const work = startWork(view);
    for (const list of view.residual.lists.values())
      for (const item of list.items) {
        const { node } = item;
        if (item.parts || !node || view.residual.replaced.has(node)) continue;
        if (t.isFunctionDeclaration(node) && isDeadFunction(work, node))
          editOf(work, { list, item }).instead = () => [];
        if (!t.isVariableDeclaration(node)) continue;
        const kept = node.declarations.filter((declarator) => !isDead(work, declarator));
        if (kept.length === node.declarations.length) continue;
        editOf(work, { list, item }).instead = () => (kept.length === 0 ? [] : [remaining(work, node, kept)]);
      }
    const entries = [...unreadEntries(work), ...unreadFields(work)];
    if (work.edits.size === 0 && entries.length === 0) return;
    for (const entry of entries) view.residual.dropped.add(entry);
    applyEdits(work);
  }
}

/** Functions in a table of the handler that nothing calls for the methods at hand, where the table is only read by its keys. */
function unreadEntries(work: Work): t.Node[] {
  const { module, residual } = work;
  return liveNodes(residual, residual.fn.body, t.isVariableDeclarator).flatMap((declarator) => {
    const table = declarator.init ? unwrap(declarator.init) : undefined;
    const { id } = declarator;
    const binding = t.isIdentifier(id) && t.isObjectExpression(table) ? module.bindings.get(id) : undefined;
    if (!binding?.constant || !t.isObjectExpression(table) || !mayLackEntries(work, declarator)) return [];
    const entries = table.properties.filter((entry) => !residual.dropped.has(entry));
    if (!entries.every((entry) => !t.isSpreadElement(entry) && holdsFunction(entry))) return [];
    const read = keysRead(work, binding);
    return read ? entries.filter((entry) => !read.has(propertyName(entry as t.ObjectProperty) ?? "")) : [];
  });
}

/** `const { user, project } = prepared`: the names that are read for other methods only. */
function unreadFields(work: Work): t.Node[] {
  const { module, residual } = work;
  return liveNodes(residual, residual.fn.body, t.isVariableDeclarator).flatMap(({ id, init }) => {
    const isTold = t.isObjectPattern(id) && t.isIdentifier(init) && module.bindings.get(init)?.constant;
    if (!isTold || isRequest(work, init)) return [];
    const fields = id.properties.filter((field) => !residual.dropped.has(field));
    if (!fields.every((field) => t.isObjectProperty(field) && !field.computed)) return [];
    const unread = fields.filter((field) => {
      const name = t.isObjectProperty(field) && t.isIdentifier(field.value) ? field.value : undefined;
      const binding = name && module.bindings.get(name);
      return binding?.constant && binding.referenced && isUnread(work, binding, name!);
    });
    return unread.length < fields.length ? unread : [];
  });
}

function isRequest({ view, module }: Work, node: t.Node): boolean {
  return view.request !== undefined && "binding" in view.request
    ? module.bindings.get(node) === view.request.binding
    : false;
}

function holdsFunction(entry: t.ObjectProperty | t.ObjectMethod): boolean {
  return t.isObjectMethod(entry)
    ? entry.kind === "method" && propertyName(entry) !== undefined
    : isFunctionNode(unwrap(entry.value)) && propertyName(entry) !== undefined;
}

/** Whether the type that the author gave to a table allows it to lack a key. */
function mayLackEntries({ module }: Work, { id, init }: t.VariableDeclarator): boolean {
  const type =
    (id as t.Identifier).typeAnnotation ?? (init && !t.isObjectExpression(init) ? init : undefined);
  if (!type) return true;
  const text = module.source.slice(type.start!, type.end!);
  return t.isTSTypeAnnotation(type) && /^: *(?:Partial<|Record<string,|\{ *\[)/.test(text);
}

/** The keys by which a table is read, in new text too; nothing where it is used otherwise. */
function keysRead(work: Work, binding: Binding): Set<string> | undefined {
  const { module, residual } = work;
  const keys = new Set<string>();
  for (const reference of referencesOf(work, binding)) {
    const above = module.parents.get(reference);
    const key = isMember(above) && above.object === reference ? propertyName(above) : undefined;
    if (key === undefined) return undefined;
    keys.add(key);
  }
  const mention = new RegExp(
    `(?<![\\w$."'])${binding.identifier.name.replaceAll("$", "\\$")}(?![\\w$"'])(?:\\.([\\w$]+)|\\[["']([^"']+)["']\\])?`,
    "g",
  );
  for (const text of liveParts(residual).flatMap(textsIn))
    for (const [, name, quoted] of text.matchAll(mention)) {
      const key = name ?? quoted;
      if (key === undefined) return undefined;
      keys.add(key);
    }
  return keys.size > 0 ? keys : undefined;
}

function isDeadFunction(work: Work, node: t.FunctionDeclaration): boolean {
  const binding = node.id && work.module.bindings.get(node.id);
  if (!binding || binding.constantViolations.length > 0) return false;
  return binding.referenced && isUnread(work, binding, node);
}

/** Whether nothing reads a binding but what it holds itself, in new text neither. */
function isUnread(work: Work, binding: Binding, own: t.Node): boolean {
  return (
    referencesOf(work, binding).every((reference) => isInside(reference, own)) &&
    !isInNewText(work.residual, binding.identifier.name)
  );
}

function remaining(work: Work, node: t.VariableDeclaration, kept: t.VariableDeclarator[]): Part[] {
  const parts: Part[] = [`${node.kind} `];
  for (const [index, declarator] of kept.entries()) parts.push(...(index > 0 ? [", "] : []), declarator);
  return work.style.semicolons ? [...parts, ";"] : parts;
}

function isDead(work: Work, declarator: t.VariableDeclarator): boolean {
  const { id, init } = declarator;
  if (!init || !isDroppable(work, init) || !hasPlainDefaults(work, id)) return false;
  // Nothing can be taken out of null or undefined.
  if (t.isPattern(id) && !isThere(work, init)) return false;
  const names = boundNames(id);
  return (
    names.length > 0 &&
    names.every((name) => {
      const binding = work.module.bindings.get(name);
      if (!binding || binding.constantViolations.length > 0) return false;
      return binding.referenced && isUnread(work, binding, init);
    })
  );
}

function hasPlainDefaults(work: Work, pattern: t.Node): boolean {
  if (t.isAssignmentPattern(pattern))
    return isDroppable(work, pattern.right) && hasPlainDefaults(work, pattern.left);
  if (t.isObjectPattern(pattern))
    return pattern.properties.every((property) =>
      t.isRestElement(property)
        ? hasPlainDefaults(work, property.argument)
        : !property.computed && hasPlainDefaults(work, property.value),
    );
  if (t.isArrayPattern(pattern))
    return pattern.elements.every((element) => !element || hasPlainDefaults(work, element));
  return !t.isMemberExpression(pattern);
}

/**
 * Reading a property of what is surely there counts as nothing happening; so do the methods of strings and arrays that only look. A property of
 * `session`, which may be null, is an error for a handler that reads it too early.
 */
function isDroppable(work: Work, expression: t.Node): boolean {
  const node = unwrap(expression);
  if (isPure(work.module, node) || isReplacedByName(work, node)) return true;
  const all = (nodes: readonly (t.Node | null)[]) =>
    nodes.every((inner) => !inner || isDroppable(work, inner));
  if (t.isAwaitExpression(node)) return isMember(unwrap(node.argument)) && isDroppable(work, node.argument);
  if (isMember(node)) {
    if (t.isSuper(node.object) || t.isPrivateName(node.property)) return false;
    return (
      (t.isOptionalMemberExpression(node) || isThere(work, node.object) || isLookUp(work, node)) &&
      isDroppable(work, node.object) &&
      (!node.computed || isDroppable(work, node.property))
    );
  }
  if (t.isTemplateLiteral(node)) return all(node.expressions);
  if (t.isUnaryExpression(node)) return node.operator !== "delete" && isDroppable(work, node.argument);
  if (t.isBinaryExpression(node) || t.isLogicalExpression(node)) return all([node.left, node.right]);
  if (t.isConditionalExpression(node)) return all([node.test, node.consequent, node.alternate]);
  if (t.isArrayExpression(node)) return all(node.elements);
  if (t.isSpreadElement(node)) return isDroppable(work, node.argument);
  if (t.isObjectExpression(node))
    return node.properties.every((property) =>
      t.isObjectProperty(property)
        ? (!property.computed || isDroppable(work, property.key)) && isDroppable(work, property.value)
        : t.isSpreadElement(property) && isDroppable(work, property),
    );
  if (isCall(node)) {
    const callee = unwrap(node.callee);
    if (isMember(callee))
      return (
        PURE_METHODS.has(propertyName(callee) ?? "") &&
        (t.isOptionalMemberExpression(callee) || isThere(work, callee.object)) &&
        isDroppable(work, callee.object) &&
        all(node.arguments)
      );
    return (
      t.isIdentifier(callee) &&
      ["Boolean", "Number", "String", "parseFloat", "parseInt"].includes(callee.name) &&
      !work.module.bindings.has(callee) &&
      all(node.arguments)
    );
  }
  if (t.isNewExpression(node))
    return (
      t.isIdentifier(node.callee) &&
      ["Map", "Set", "URL", "URLSearchParams"].includes(node.callee.name) &&
      !work.module.bindings.has(node.callee) &&
      all(node.arguments)
    );
  return false;
}

/** `handlers[req.method]` that has become `listTasks`, `handlers.GET` or `handlers.get("GET")`. */
function isReplacedByName(work: Work, node: t.Node): boolean {
  const parts = work.residual.replaced.get(node);
  return (
    parts?.length === 1 &&
    typeof parts[0] === "string" &&
    /^[\w$]+(?:\.[\w$]+|\[["']\w+["']\]|\.get\(["']\w+["']\)!?)?$/.test(parts[0])
  );
}

/** `handlers[req.method ?? ""]`: read by nobody, since what the table holds for the method at hand stands in its place. */
function isLookUp(work: Work, { property, computed }: t.MemberExpression): boolean {
  if (!computed) return false;
  let asks = false;
  visitAll(property, (node) => {
    asks ||= isMember(node) && propertyName(node) === "method" && isRequest(work, unwrap(node.object));
  });
  return asks;
}

/** Whether a value is neither null nor undefined where it stands, as far as is known. */
function isThere(work: Work, node: t.Node): boolean {
  const { module, view } = work;
  if (isRequest(work, unwrap(node))) return true;
  let facts = solved.get(view);
  if (!facts) {
    facts = solve(view.fn, valuesOf(module), view.residual);
    solved.set(view, facts);
  }
  // What no way leads to any more is known by itself alone.
  return isSurelyThere(facts.of(node) || valuesOf(module).of(node));
}

const solved = new WeakMap<FunctionView, Facts>();

/** Recounts who reads what, after something has changed. */
export function recount(work: Work): void {
  work.references = liveReferences(work.view);
}
