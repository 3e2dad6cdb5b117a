/** Blocks that stood behind a test on the method, and have none of it left. */

import * as t from "@babel/types";
import { isName, type Module } from "../module.js";
import { type Item, type List, type Residual, visitItem } from "../residual.js";
import { isFunctionNode } from "../syntax.js";

/**
 * Puts the statements of such a block into the list around it, once nothing else of that list needs a name that the block
 * declares. While the list was being filled that wasn't known: what comes later may have gone.
 */
export function joinBareBlocks(residual: Residual, module: Module): void {
  for (const [key, list] of residual.lists)
    for (;;) {
      const at = list.items.findIndex((item) => isJoinable(item, key, list, residual, module));
      if (at < 0) break;
      join(list, at, residual);
    }
}

function isJoinable(item: Item, key: t.Node, list: List, residual: Residual, module: Module): boolean {
  const block = item.node;
  if (item.parts || !t.isBlockStatement(block) || list.original.includes(block)) return false;
  const inner = residual.lists.get(block);
  if (!inner || t.isSwitchCase(key)) return false;
  const declared = declaredNames(inner.items);
  if (declared.length === 0) return true;
  const around = new Set(parametersOf(key, module));
  for (const other of list.items) {
    if (other === item) continue;
    visitItem(residual, other, (node) => {
      if (isName(module, node)) around.add(node.name);
    });
  }
  return declared.every((name) => !around.has(name));
}

/** The names that statements declare in the scope of their block. */
export function declaredNames(items: readonly Item[]): string[] {
  const names: string[] = [];
  for (const { node } of items) {
    if (t.isVariableDeclaration(node) && node.kind !== "var")
      names.push(...Object.keys(t.getBindingIdentifiers(node)));
    else if ((t.isFunctionDeclaration(node) || t.isClassDeclaration(node)) && node.id)
      names.push(node.id.name);
  }
  return names;
}

/** The names that the function or `catch` clause whose body a block is declares. */
function parametersOf(block: t.Node, module: Module): string[] {
  const owner = module.parents.get(block);
  const parameters = isFunctionNode(owner) ? owner.params : t.isCatchClause(owner) ? [owner.param] : [];
  return parameters.flatMap((one) => (one ? Object.keys(t.getBindingIdentifiers(one)) : []));
}

function join(list: List, at: number, residual: Residual): void {
  const [{ lead, below, blankBefore, node }] = list.items.slice(at, at + 1) as [Item];
  const inner = residual.lists.get(node!)!;
  const items = inner.items.map((item) => ({ ...item }));
  const [first] = items;
  const last = items.at(-1);
  if (first && last) {
    first.lead = [...lead, ...first.lead];
    first.blankBefore = blankBefore;
    last.below = [...(last.below ?? []), ...inner.dangling, ...(below ?? [])];
  } else list.dangling.push(...lead, ...inner.dangling, ...(below ?? []));
  list.items.splice(at, 1, ...items);
  residual.lists.delete(node!);
}
