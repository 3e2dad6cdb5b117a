/** Functions that a table holds for the methods: each is called by its own name, or by its place in the table. */
import * as t from "@babel/types";
import type { HttpMethod } from "../contract.js";
import { methodWords } from "../method-words.js";
import { freeName, isInside, type Module } from "../module.js";
import { quoted } from "../style.js";
import { isCall, isFunctionNode, isMember, propertyName, unwrap } from "../syntax.js";
import { evaluate, type MethodWorld } from "./method-value.js";
import type { Methods, Work } from "./work.js";

/** `handlers[req.method]` and `handlers.get(req.method)` become the function's name where it has one. */
export function foldLookup(
  node: t.MemberExpression | t.OptionalMemberExpression | t.CallExpression,
  methods: Methods,
  work: Work,
): void {
  if (methods.size !== 1) return;
  const [method] = methods;
  const value = evaluate(node, method!, work.world);
  if (!value || !("node" in value)) return;
  work.dispatches = true;
  const name = ownName(value.node, work) ?? placeInTable(value.node, work.module);
  if (name !== undefined && name !== work.module.source.slice(node.start!, node.end!))
    work.residual.replaced.set(node, [name]);
}

/** A call of what a table of methods holds: the function's own name, or its place in the table. */
export function foldCallee(
  node: t.CallExpression | t.OptionalCallExpression,
  methods: Methods,
  work: Work,
): void {
  const callee = unwrap(node.callee);
  const isChoice = t.isLogicalExpression(callee) || t.isConditionalExpression(callee);
  if (methods.size !== 1 || !(t.isIdentifier(callee) || isMember(callee) || isCall(callee) || isChoice))
    return;
  const [method] = methods;
  const value = evaluate(callee, method!, work.world);
  if (!value || !("node" in value)) return;
  const target = t.isIdentifier(value.node) ? evaluate(value.node, method!, work.world) : value;
  const fn = target && "node" in target ? target.node : undefined;
  if (fn && isFunctionNode(fn)) {
    work.residual.callees.set(node, fn);
    // What only functions of the handler can do without is left to the others.
    if (!isInside(fn, work.residual.fn)) for (const one of node.arguments) work.residual.dropped.delete(one);
  }
  const place =
    ownName(value.node, work) ?? placeInTable(value.node, work.module) ?? hoisted(fn, method!, work);
  if (place !== undefined && place !== work.module.source.slice(callee.start!, callee.end!)) {
    work.dispatches = true;
    work.residual.replaced.set(node.callee, [place]);
  }
}

/** A name by which the module, or the function at hand, knows what a table holds. */
function ownName(node: t.Node, work: Work): string | undefined {
  if (t.isIdentifier(node)) return node.name;
  if (t.isFunctionDeclaration(node)) return node.id?.name;
  let holder = work.module.parents.get(node);
  while (holder && unwrap(holder) === node) holder = work.module.parents.get(holder);
  if (!isFunctionNode(node) || !t.isVariableDeclarator(holder) || !t.isIdentifier(holder.id))
    return undefined;
  const { scope } = work.module.bindings.get(holder.id)!;
  return scope === work.module.programScope || isInside(scope.block, work.residual.fn)
    ? holder.id.name
    : undefined;
}

/** A function that stands in an argument of a factory, which goes: it gets a name of its own. */
function hoisted(fn: t.Node | undefined, method: HttpMethod, work: Work): string | undefined {
  const { module, world } = work;
  if (!isFunctionNode(fn) || !world.hoisted || !isInBoundArgument(fn, world)) return undefined;
  const known = world.hoisted.get(fn);
  if (known !== undefined) return known;
  const taken = new Set(world.hoisted.values());
  const wanted = `handle${methodWords([method])}`;
  const name = freeName(module, [wanted], taken);
  world.hoisted.set(fn, name);
  return name;
}

function isInBoundArgument(fn: t.Node, world: MethodWorld): boolean {
  return [...world.bound.values()].some((argument) => isInside(fn, argument));
}

/** How a function in a constant table of this module is written out: its name, or `table.GET`. */
function placeInTable(node: t.Node, module: Module): string | undefined {
  const property = t.isObjectMethod(node) ? node : module.parents.get(node);
  const pair = property && t.isArrayExpression(property) ? property : undefined;
  const map = pair && module.parents.get(module.parents.get(pair)!);
  const holder = map && module.parents.get(map);
  const [key] = pair?.elements ?? [];
  if (
    t.isNewExpression(map) &&
    t.isVariableDeclarator(holder) &&
    t.isIdentifier(holder.id) &&
    t.isStringLiteral(key)
  )
    return `${holder.id.name}.get(${quoted(key.value, module.style)})${module.typescript ? "!" : ""}`;
  if (!property || !(t.isObjectMethod(property) || t.isObjectProperty(property))) return undefined;
  const name = propertyName(property);
  let table = module.parents.get(module.parents.get(property)!);
  while (table && (t.isTSAsExpression(table) || t.isTSSatisfiesExpression(table)))
    table = module.parents.get(table);
  if (!t.isVariableDeclarator(table) || !t.isIdentifier(table.id) || name === undefined) return undefined;
  return /^[A-Za-z_$][\w$]*$/.test(name)
    ? `${table.id.name}.${name}`
    : `${table.id.name}[${quoted(name, module.style)}]`;
}
