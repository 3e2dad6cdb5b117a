/** Declares the variables for status, headers and an early reply. */

import * as t from "@babel/types";
import { isInside } from "../module.js";
import { createPrinter, type Printer } from "../print.js";
import { type Item, type List, newItem } from "../residual.js";
import { semicolon, type Work } from "./work.js";

/** Declares each variable in the innermost block that holds all mentions of it, in front of the first. */
export function declareVariables(body: List, work: Work): void {
  const end = semicolon(work);
  const { module, residual, common } = work.view;
  const declare = (name: string, text: string): void => {
    const printer = createPrinter(module, residual);
    const [list, at] = placeOf(name, body, printer, work);
    insert(text + end, list, at);
  };
  if (work.statusVariable) declare(work.statusVariable, `let ${work.statusVariable} = 200`);
  if (work.headersVariable && !work.needs.headers)
    declare(work.headersVariable, `const ${work.headersVariable} = new Headers(${common?.value ?? ""})`);
  if (work.deferred && !work.fixedReply) {
    const type = module.typescript ? ": Response | undefined" : "";
    const first = body.items.findIndex(
      ({ node }) => node && work.nonTail.some((reply) => isInside(reply, node)),
    );
    insert(`let ${work.deferred}${type}${end}`, body, Math.max(0, first));
  }
}

function insert(text: string, list: List, at: number): void {
  const declaration = newItem([text]);
  const next = list.items[at];
  if (next) {
    declaration.blankBefore = next.blankBefore;
    next.blankBefore = false;
  }
  list.items.splice(at, 0, declaration);
}

/** The list that a declaration goes into, and where in it. */
function placeOf(name: string, list: List, printer: Printer, work: Work): [List, number] {
  const mention = new RegExp(`(?<![.\\w$])${name.replaceAll("$", "\\$")}(?![\\w$:])`);
  const mentionsIt = (text: string): boolean => mention.test(text);
  const isHit = (item: Item): boolean =>
    mentionsIt(item.parts ? printer.parts(item.parts, "") : item.node ? printer.node(item.node) : "");
  const hits = list.items.filter(isHit);
  const [only] = hits;
  if (hits.length === 1 && only!.node && !only!.parts) {
    const inner = innerBlocks(only!.node).filter((part) => mentionsIt(printer.node(part)));
    const block = inner.length === 1 ? inner[0] : undefined;
    const within = block && t.isBlockStatement(block) && work.view.residual.lists.get(block);
    if (within) return placeOf(name, within, printer, work);
  }
  return [list, Math.max(0, list.items.indexOf(only!))];
}

/** The parts of a statement that run at most once, in a scope of their own or not. */
function innerBlocks(node: t.Statement): t.Node[] {
  if (t.isBlockStatement(node)) return [node];
  if (t.isIfStatement(node))
    return [node.test, node.consequent, node.alternate].filter((part) => part != null);
  if (t.isTryStatement(node))
    return [node.block, node.handler?.body, node.finalizer].filter((part) => part != null);
  return [];
}
