/** Lists of statements: what is left of each, and branches that move up to where their `if` or `switch` stood. */
import * as t from "@babel/types";
import { isInside } from "../module.js";
import { type Item, type List, listOf, partedComments } from "../residual.js";
import { declaredNames } from "./bare-blocks.js";
import { addStatement } from "./statements.js";
import type { Methods, Work } from "./work.js";

/** The list of a block; gives the methods with which control gets past its end. */
export function bodyList(block: t.BlockStatement, methods: Methods, work: Work): Methods {
  const start = block.directives.at(-1)?.end ?? block.start! + 1;
  const source = listOf(work.module, block.body, start, block.end! - 1);
  return fill(block, source, methods, work);
}

/** The list of a statement that is a body: a block, or one statement without braces. */
export function branchList(body: t.Statement, methods: Methods, work: Work): Methods {
  if (t.isBlockStatement(body)) return bodyList(body, methods, work);
  return fill(body, listOf(work.module, [body], body.start!, body.end!), methods, work);
}

/** Registers the residual of `source` under `key`; gives the methods with which control gets past its end. */
export function fill(key: t.Node, source: List, methods: Methods, work: Work): Methods {
  const list: List = { items: [], dangling: source.dangling, original: source.original };
  work.residual.lists.set(key, list);
  return fillList(list, source.items, methods, work);
}

/** Adds what is left of `items` for `methods` to a list; gives the methods with which control gets past its end. */
export function fillList(list: List, items: Item[], methods: Methods, work: Work): Methods {
  let live = methods;
  for (const [index, item] of items.entries()) {
    if (live.size === 0) {
      // Function declarations are hoisted: they may still be called from above.
      for (const rest of items.slice(index))
        if (t.isFunctionDeclaration(rest.node)) addStatement(list, rest, methods, work);
      list.dangling = [];
      break;
    }
    if (isDropped(item.node, work) || isLeadingSemicolon(item, items[index + 1], work)) {
      items[index + 1]?.lead.unshift(...partedComments(item, work.module));
      continue;
    }
    live = addStatement(list, item, live, work);
  }
  return live;
}

/** `const response = res`: the name is gone. */
function isDropped(node: t.Node | undefined, { residual }: Work): boolean {
  return (
    t.isVariableDeclaration(node) && node.declarations.every((declarator) => residual.dropped.has(declarator))
  );
}

/** The `;` with which a statement begins that would run on otherwise, in code without semicolons: printing sees to that. */
function isLeadingSemicolon({ node }: Item, next: Item | undefined, { module }: Work): boolean {
  return (
    t.isEmptyStatement(node) && /^;[^\S\n]*[[(`]/.test(module.source.slice(node.start!)) && next !== undefined
  );
}

/** Puts the statements of a branch into the list where its statement stood. */
export function dissolve(
  list: List,
  lead: t.Comment[],
  origin: Item,
  body: t.Statement,
  methods: Methods,
  work: Work,
): Methods {
  const start = t.isBlockStatement(body) ? body.start! + 1 : body.start!;
  const statements = t.isBlockStatement(body) ? body.body : [body];
  const source = listOf(work.module, statements, start, t.isBlockStatement(body) ? body.end! - 1 : body.end!);
  return dissolveItems(list, source, lead, origin, methods, work, body);
}

function dissolveItems(
  list: List,
  source: List,
  lead: t.Comment[],
  origin: Item,
  methods: Methods,
  work: Work,
  whole: t.Node,
): Methods {
  const names = declaredNames(source.items);
  if (t.isBlockStatement(whole) && clashes(names, list, whole, work)) {
    list.items.push({ ...origin, node: whole, lead, trail: [] });
    return bodyList(whole, methods, work);
  }
  const dissolved = work.dissolved.get(list) ?? new Set();
  for (const name of names) dissolved.add(name);
  work.dissolved.set(list, dissolved);
  const [first, ...others] = source.items;
  if (!first) return methods;
  const before = list.items.length;
  const after = fillList(
    list,
    [{ ...first, lead: [...lead, ...first.lead], blankBefore: origin.blankBefore }, ...others],
    methods,
    work,
  );
  // What trails the branch's last statement stays with it.
  const last = list.items.length > before ? list.items.at(-1) : undefined;
  if (last && source.dangling.length > 0) last.below = [...(last.below ?? []), ...source.dangling];
  return after;
}

/** Whether a name that a block declares means something else in the list that the block would join. */
export function clashes(names: string[], list: List, block: t.BlockStatement, work: Work): boolean {
  if (names.length === 0) return false;
  const joined = work.dissolved.get(list);
  if (names.some((name) => joined?.has(name))) return true;
  const { module, residual } = work;
  const scope = module.scopes.get(block);
  for (const [node, binding] of module.bindings) {
    if (!names.includes(binding.identifier.name) || !isInside(node, residual.fn)) continue;
    if (isInside(node, block)) continue;
    // Another binding of that name that can be seen from here, or a use of one that lies outside of the function.
    if (scope?.parent && scope.parent.getBinding(binding.identifier.name) === binding) return true;
  }
  return false;
}
