/** `switch` statements: on the method, on anything else, and the one way that is left for a single method. */
import * as t from "@babel/types";
import { HTTP_METHODS, type HttpMethod } from "../contract.js";
import type { Module } from "../module.js";
import { commentsBetween, type Item, type List, listOf } from "../residual.js";
import { childrenOf, isFunctionNode } from "../syntax.js";
import { declaredNames } from "./bare-blocks.js";
import { foldExpression } from "./expressions.js";
import { clashes, fill, fillList } from "./lists.js";
import { evaluate, type Value } from "./method-value.js";
import { type Methods, NONE, union, type Work } from "./work.js";

/** Adds what is left of a `switch` to a list; gives the methods with which control gets past it. */
export function addSwitch(
  list: List,
  item: Item,
  node: t.SwitchStatement,
  methods: Methods,
  work: Work,
): Methods {
  const subject = (method: HttpMethod) => evaluate(node.discriminant, method, work.world);
  const known = [...methods].every((method) => subject(method) !== undefined);
  const byCase = new Map<t.SwitchCase, Set<HttpMethod>>(node.cases.map((branch) => [branch, new Set()]));
  let unmatched: Set<HttpMethod> | undefined;
  if (known) {
    unmatched = new Set();
    for (const method of methods) {
      const entry = entryCase(node, subject(method)!, method, work);
      if (entry === "unknown") return keepSwitch(list, item, node, methods, work);
      if (entry) byCase.get(entry)!.add(method);
      else unmatched.add(method);
    }
    work.dispatches = true;
    if (methods.size === 1) return dissolveSwitch(list, item, node, byCase, methods, work);
    if (unmatched.size === methods.size) return methods;
  } else return keepSwitch(list, item, node, methods, work);

  list.items.push(item);
  const { kept, after } = reachedCases(node, byCase, work);
  const last = kept.at(-1);
  // For the methods that are left the last case is what it comes to otherwise.
  if (unmatched.size === 0 && last?.test && kept.every((branch) => branch.test))
    work.residual.dropped.add(last.test);
  if (kept.length < node.cases.length) keepCases(node, kept, work);
  return union(after, unmatched);
}

/** The cases that any method gets to, by their own tests or by falling through, and the methods with which control leaves them. */
function reachedCases(
  node: t.SwitchStatement,
  byCase: ReadonlyMap<t.SwitchCase, Methods>,
  work: Work,
): { kept: t.SwitchCase[]; after: Methods } {
  work.breaks.push({ node, methods: new Set() });
  let live: Methods = NONE;
  const kept: t.SwitchCase[] = [];
  for (const branch of node.cases) {
    const entering = union(live, byCase.get(branch)!);
    if (entering.size > 0) kept.push(branch);
    live = caseList(branch, entering, work);
  }
  return { kept, after: union(live, work.breaks.pop()!.methods) };
}

/** A switch of which only some cases are left. */
function keepCases(node: t.SwitchStatement, kept: t.SwitchCase[], work: Work): void {
  const parts: (string | t.Node)[] = ["switch (", node.discriminant, ") {"];
  const indent = work.module.style.indent;
  for (const branch of kept) parts.push(`\n${indent}`, branch);
  for (const branch of node.cases) if (!kept.includes(branch)) work.residual.dropped.add(branch);
  parts.push("\n}");
  work.residual.replaced.set(node, parts);
}

/** A switch that isn't on the method, or of which that isn't certain. */
function keepSwitch(list: List, item: Item, node: t.SwitchStatement, methods: Methods, work: Work): Methods {
  list.items.push(item);
  foldExpression(node.discriminant, methods, work);
  work.breaks.push({ node, methods: new Set() });
  let live: Methods = methods;
  for (const branch of node.cases) {
    if (branch.test) foldExpression(branch.test, methods, work);
    live = caseList(branch, methods, work);
  }
  const left = work.breaks.pop()!.methods;
  const exhaustive = node.cases.some((branch) => branch.test === null);
  return union(exhaustive ? live : methods, left);
}

function caseList(branch: t.SwitchCase, methods: Methods, work: Work): Methods {
  const source = listOf(work.module, branch.consequent, afterColon(branch, work.module), branch.end!);
  return fill(branch, source, methods, work);
}

function afterColon(branch: t.SwitchCase, module: Module): number {
  const from = branch.test?.end ?? branch.start!;
  return module.source.indexOf(":", from) + 1;
}

function entryCase(
  node: t.SwitchStatement,
  subject: Value,
  method: HttpMethod,
  work: Work,
): t.SwitchCase | undefined | "unknown" {
  for (const branch of node.cases) {
    if (!branch.test) continue;
    const value = evaluate(branch.test, method, work.world);
    if (!value || "node" in value || "node" in subject) return "unknown";
    if (value.value === subject.value) return branch;
  }
  return node.cases.find((branch) => branch.test === null);
}

/** With one method only one way through the switch is left: its statements take the place of the switch. */
function dissolveSwitch(
  list: List,
  item: Item,
  node: t.SwitchStatement,
  byCase: Map<t.SwitchCase, Set<HttpMethod>>,
  methods: Methods,
  work: Work,
): Methods {
  const { module } = work;
  const entry = node.cases.findIndex((branch) => byCase.get(branch)!.size > 0);
  if (entry < 0) return methods;
  const items: Item[] = [];
  let lead: t.Comment[] = [];
  // What is said above `case "PUT": case "PATCH":` is said of both.
  let top = entry;
  while (node.cases[top - 1]?.consequent.length === 0) top--;
  for (let index = top; index < node.cases.length; index++) {
    const branch = node.cases[index]!;
    const above = node.cases[index - 1]?.end ?? node.discriminant.end!;
    const before = commentsBetween(module, above, branch.start!);
    const source = listOf(module, branch.consequent, afterColon(branch, module), branch.end!);
    if (index === top || source.items.length > 0 || lead.length > 0)
      lead.push(
        ...(index === 0 || node.cases[index - 1]!.consequent.length === 0
          ? before.below.concat(before.sameLine)
          : before.below),
      );
    if (branch.test && source.items.length > 0) {
      const behind = commentsBetween(module, branch.test.end!, afterColon(branch, module));
      lead.push(...behind.sameLine, ...behind.below);
    }
    let stops = false;
    let statements = source.items;
    // `case "GET": { … break; }`: the block belongs to the case.
    const [only] = statements;
    if (
      only &&
      statements.length <= 2 &&
      t.isBlockStatement(only.node) &&
      (!statements[1] || t.isBreakStatement(statements[1].node))
    ) {
      const block = only.node;
      const inner = listOf(module, block.body, block.start! + 1, block.end! - 1);
      if (!clashes(declaredNames(inner.items), list, block, work)) {
        lead.push(...only.lead);
        const last = inner.items.at(-1);
        if (last && inner.dangling.length > 0) last.below = [...(last.below ?? []), ...inner.dangling];
        statements = [...inner.items, ...statements.slice(1)];
      }
    }
    for (const statement of statements) {
      if (t.isBreakStatement(statement.node) && !statement.node.label) {
        const last = items.at(-1);
        if (last) last.below = [...(last.below ?? []), ...commentsOf(statement)];
        stops = true;
        break;
      }
      items.push(lead.length > 0 ? { ...statement, lead: [...lead, ...statement.lead] } : statement);
      lead = [];
      if (t.isReturnStatement(statement.node) || t.isThrowStatement(statement.node)) {
        stops = true;
        break;
      }
    }
    if (stops) break;
  }
  const breaks = items.flatMap((inner) => breaksOutOf(inner.node!));
  if (breaks.length > 0 && endsWith(node, work)) for (const one of breaks) work.returning.add(one);
  else if (breaks.length > 0) {
    // A `break` in the middle needs something to break out of.
    list.items.push(item);
    const { kept, after } = reachedCases(node, byCase, work);
    keepCases(node, kept, work);
    return after;
  }
  const [first] = items;
  if (!first) return methods;
  const subjects = HTTP_METHODS.map((method) => {
    const subject = evaluate(node.discriminant, method, work.world);
    return subject && "value" in subject ? subject.value : subject;
  });
  // What is said above a switch on the method isn't said of each method.
  const isSaidOfAll = top === 0 || new Set(subjects).size === 1;
  first.lead = [...(isSaidOfAll ? item.lead : []), ...first.lead];
  first.blankBefore = item.blankBefore;
  const dissolved = work.dissolved.get(list) ?? new Set();
  for (const name of declaredNames(items)) dissolved.add(name);
  work.dissolved.set(list, dissolved);
  return fillList(list, items, methods, work);
}

function commentsOf({ lead, trail, below = [] }: Item): t.Comment[] {
  return [...lead, ...trail, ...below];
}

/** Every `break` in a statement that leaves a switch around it. */
function breaksOutOf(node: t.Node): t.BreakStatement[] {
  if (t.isBreakStatement(node)) return node.label ? [] : [node];
  if (t.isLoop(node) || t.isSwitchStatement(node) || isFunctionNode(node)) return [];
  return childrenOf(node).flatMap(breaksOutOf);
}

/** Whether the function ends once a statement is through: nothing follows, or a bare `return`. */
function endsWith(node: t.Node, { module, residual }: Work): boolean {
  let at = node;
  for (;;) {
    const above = module.parents.get(at);
    if (t.isBlockStatement(above)) {
      const [next] = above.body.slice(above.body.indexOf(at as t.Statement) + 1);
      if (t.isReturnStatement(next)) return !next.argument;
      if (next) return false;
      if (above === residual.fn.body) return true;
    } else if (t.isTryStatement(above) ? above.finalizer === at : !t.isIfStatement(above)) return false;
    at = above!;
  }
}

/** What a `break` does where there is nothing to break out of any more. */
export function returnFor(node: t.Node, { module, residual }: Work): t.ReturnStatement {
  const { start, end, loc } = node;
  const instead = { ...t.returnStatement(), start: start ?? null, end: end ?? null, loc: loc ?? null };
  module.parents.set(instead, module.parents.get(node)!);
  residual.replaced.set(instead, [`return${module.style.semicolons ? ";" : ""}`]);
  return instead;
}
