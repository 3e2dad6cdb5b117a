/**
 * Splits a function by method: what is left of it for requests whose method is one of a set. Tests on the method are
 * folded, dead branches go, and the branch that stays moves up to where its `if` or `switch` stood.
 */
import * as t from "@babel/types";
import { HTTP_METHODS, type HttpMethod } from "../contract.js";
import { methodWords } from "../method-words.js";
import { freeName, isInside, type Module } from "../module.js";
import { Refusal } from "../refusal.js";
import {
  commentsBetween,
  type Item,
  type List,
  listOf,
  liveNodes,
  partedComments,
  type Residual,
} from "../residual.js";
import { quoted } from "../style.js";
import {
  childrenOf,
  type FunctionNode,
  isCall,
  isFunctionNode,
  isMember,
  propertyName,
  unwrap,
} from "../syntax.js";
import { declaredNames, joinBareBlocks } from "./bare-blocks.js";
import { outcomeHere } from "./call-outcome.js";
import {
  evaluate,
  type MethodWorld,
  nullishness,
  truthOf,
  truthOnceCalled,
  type Value,
} from "./method-value.js";
import { isPlainReply, surelyReplies } from "./surely-replies.js";

type Methods = ReadonlySet<HttpMethod>;
const NONE: Methods = new Set();
const NOTHING: ReadonlySet<t.Node> = new Set();

interface Work {
  module: Module;
  world: MethodWorld;
  residual: Residual;
  /** Methods with which a `break` leaves each enclosing loop or switch. */
  breaks: { node: t.Node; methods: Set<HttpMethod> }[];
  /** Names declared by blocks that were dissolved into a list. */
  dissolved: Map<List, Set<string>>;
  /** Those of a switch of which nothing is left, and behind which the function ends. */
  returning: Set<t.Node>;
  /** Whether any test on the method was met at all. */
  dispatches: boolean;
}

/**
 * Specialises `fn` for the methods of `methods`.
 * @returns what is left, whether the function tests the method anywhere, and whether control gets to its end.
 */
export function specialise(
  fn: FunctionNode,
  methods: Methods,
  world: MethodWorld,
): { residual: Residual; dispatches: boolean; completes: boolean } {
  const { dropped = NOTHING, settings = NOTHING } = world.names ?? {};
  const residual: Residual = {
    fn,
    lists: new Map(),
    replaced: new Map(),
    callees: new Map(),
    dropped: new Set(dropped),
    settings,
    inlined: new Set(),
  };
  const work: Work = {
    module: world.module,
    world,
    residual,
    breaks: [],
    dissolved: new Map(),
    returning: new Set(),
    dispatches: false,
  };
  let completes = false;
  if (t.isBlockStatement(fn.body)) completes = bodyList(fn.body, methods, work).size > 0;
  else foldExpression(fn.body, methods, work);
  for (const parameter of fn.params) foldExpression(parameter, methods, work);
  joinBareBlocks(residual, work.module);
  dropAnsweredQuestions(methods, work);
  return { residual, dispatches: work.dispatches, completes };
}

/** `const allowed = allow(req, res, ["GET"])`, of which no test is left. */
function dropAnsweredQuestions(methods: Methods, work: Work): void {
  const { residual, world, module } = work;
  const isAnswered = ({ node }: Item): boolean => {
    const [only, ...others] = t.isVariableDeclaration(node) ? node.declarations : [];
    if (!only?.init || others.length > 0 || !t.isIdentifier(only.id)) return false;
    const { init, id } = only;
    if (![...methods].every((method) => outcomeHere(init, method, world)?.pure)) return false;
    if (!HTTP_METHODS.some((method) => !outcomeHere(init, method, world)?.pure)) return false;
    const binding = module.bindings.get(id);
    return !liveNodes(residual, residual.fn.body, (one): one is t.Identifier => t.isIdentifier(one)).some(
      (name) => name !== id && module.bindings.get(name) === binding,
    );
  };
  for (const list of residual.lists.values())
    if (list.items.some(isAnswered)) list.items = list.items.filter((item) => !isAnswered(item));
}

function bodyList(block: t.BlockStatement, methods: Methods, work: Work): Methods {
  const start = block.directives.at(-1)?.end ?? block.start! + 1;
  const source = listOf(work.module, block.body, start, block.end! - 1);
  return fill(block, source, methods, work);
}

/** The list of a statement that is a body: a block, or one statement without braces. */
function branchList(body: t.Statement, methods: Methods, work: Work): Methods {
  if (t.isBlockStatement(body)) return bodyList(body, methods, work);
  return fill(body, listOf(work.module, [body], body.start!, body.end!), methods, work);
}

/** Registers the residual of `source` under `key`; gives the methods with which control gets past its end. */
function fill(key: t.Node, source: List, methods: Methods, work: Work): Methods {
  const list: List = { items: [], dangling: source.dangling, original: source.original };
  work.residual.lists.set(key, list);
  return fillList(list, source.items, methods, work);
}

function fillList(list: List, items: Item[], methods: Methods, work: Work): Methods {
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

function addStatement(list: List, item: Item, methods: Methods, work: Work): Methods {
  const node = item.node!;
  if (t.isIfStatement(node)) return addIf(list, item, node, methods, work);
  if (t.isSwitchStatement(node)) return addSwitch(list, item, node, methods, work);
  if (t.isExpressionStatement(node)) return addExpression(list, item, node, methods, work);
  list.items.push(item);
  if (t.isBlockStatement(node)) return bodyList(node, methods, work);
  if (t.isTryStatement(node)) {
    let after = bodyList(node.block, methods, work);
    if (node.handler) after = union(after, bodyList(node.handler.body, methods, work));
    if (node.finalizer && bodyList(node.finalizer, methods, work).size === 0) after = NONE;
    if (isEmpty(work.residual.lists.get(node.block)!)) {
      list.items.pop();
      // What stands in `finally` runs for every method.
      if (node.finalizer) {
        list.items.push({ ...item, node: node.finalizer, trail: [] });
        after = work.residual.lists.get(node.finalizer) ? after : methods;
      }
    }
    return after;
  }
  if (t.isReturnStatement(node) && node.argument) {
    const local = tailClosure(node.argument, methods, work);
    if (local) {
      list.items.pop();
      work.dispatches = true;
      return dissolve(list, item.lead, item, local, methods, work);
    }
  }
  if (t.isReturnStatement(node) || t.isThrowStatement(node)) {
    if (node.argument) foldExpression(node.argument, methods, work);
    return NONE;
  }
  if (t.isBreakStatement(node) || t.isContinueStatement(node)) {
    if (work.returning.has(node)) {
      list.items.pop();
      list.items.push({ ...item, node: returnFor(node, work) });
    } else if (t.isBreakStatement(node)) {
      const { label } = node;
      const target = label
        ? work.breaks.findLast((one) => t.isLabeledStatement(one.node) && one.node.label.name === label.name)
        : work.breaks.findLast((one) => !t.isLabeledStatement(one.node));
      for (const method of methods) target?.methods.add(method);
    }
    return NONE;
  }
  if (t.isLoop(node)) {
    for (const child of childrenOf(node)) if (child !== node.body) foldExpression(child, methods, work);
    work.breaks.push({ node, methods: new Set() });
    branchList(node.body, methods, work);
    work.breaks.pop();
    return methods;
  }
  if (t.isLabeledStatement(node)) {
    work.breaks.push({ node, methods: new Set() });
    const after = branchList(node.body, methods, work);
    return union(after, work.breaks.pop()!.methods);
  }
  foldExpression(node, methods, work);
  return methods;
}

function addIf(list: List, item: Item, node: t.IfStatement, methods: Methods, work: Work): Methods {
  const { yes, no } = split(node.test, methods, work);
  if (yes.size > 0 && no.size > 0) {
    list.items.push(item);
    foldExpression(node.test, methods, work);
    let after = branchList(node.consequent, yes, work);
    if (node.alternate) {
      after = union(after, branchList(node.alternate, no, work));
      const rest = work.residual.lists.get(node.alternate)!;
      if (isEmpty(rest)) replaceIf(node, work);
    } else {
      const { world } = work;
      const past = [...no].filter(
        (method) => !world.followsCalls || truthOnceCalled(node.test, method, world) !== true,
      );
      after = union(after, new Set(past));
    }
    return after;
  }
  if (yes.size > 0) return dissolve(list, item.lead, item, node.consequent, yes, work);
  if (!node.alternate) return methods;
  // Comments in front of the `if` speak of its first branch; those in front of the `else` of this one.
  const { below, sameLine } = commentsBetween(work.module, node.consequent.end!, node.alternate.start!);
  return dissolve(list, [...sameLine, ...below], item, node.alternate, no, work);
}

/** An `if` whose `else` has nothing left is printed without it. */
function replaceIf(node: t.IfStatement, work: Work): void {
  work.residual.replaced.set(node, ["if (", node.test, ") ", node.consequent]);
}

/** `return actions[req.method]()`: the body of a function without parameters takes the place of its call. */
function tailClosure(node: t.Expression, methods: Methods, work: Work): t.BlockStatement | undefined {
  const call = unwrap(node, true);
  const isLeft = (one: t.Node): boolean => !work.residual.dropped.has(one);
  if (methods.size !== 1 || !isCall(call) || call.arguments.some(isLeft)) return undefined;
  const callee = unwrap(call.callee);
  if (!isMember(callee) && !t.isIdentifier(callee)) return undefined;
  const [method] = methods;
  const value = evaluate(callee, method!, work.world);
  const fn = value && "node" in value ? value.node : undefined;
  if (!fn || !isFunctionNode(fn) || t.isFunctionDeclaration(fn) || fn.params.some(isLeft) || fn.generator)
    return undefined;
  if (!t.isBlockStatement(fn.body) || !isInside(fn, work.residual.fn)) return undefined;
  if (t.isVariableDeclarator(work.module.parents.get(fn))) return undefined;
  if (fn.async && !work.residual.fn.async) return undefined;
  // What an async function throws goes past the `try` around a call that nobody awaits.
  if (fn.async && !t.isAwaitExpression(unwrap(node)) && isInTry(node, work)) return undefined;
  work.residual.inlined.add(fn);
  return fn.body;
}

function isInTry(node: t.Node, { module, residual }: Work): boolean {
  for (let at = module.parents.get(node); at && at !== residual.fn; at = module.parents.get(at))
    if (t.isTryStatement(at)) return true;
  return false;
}

/** Puts the statements of a branch into the list where its statement stood. */
function dissolve(
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
function clashes(names: string[], list: List, block: t.BlockStatement, work: Work): boolean {
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

function addExpression(
  list: List,
  item: Item,
  node: t.ExpressionStatement,
  methods: Methods,
  work: Work,
): Methods {
  let expression: t.Expression = node.expression;
  for (;;) {
    if (t.isLogicalExpression(expression) && expression.operator !== "??") {
      const { yes, no } = split(expression.left, methods, work);
      if (yes.size > 0 && no.size > 0) break;
      const goesOn = expression.operator === "&&" ? yes.size > 0 : no.size > 0;
      if (!goesOn) return methods;
      expression = expression.right;
    } else if (t.isLogicalExpression(expression)) {
      const side = decidedSide(expression, methods, work);
      if (!side) break;
      expression = side;
    } else if (t.isConditionalExpression(expression)) {
      const { yes, no } = split(expression.test, methods, work);
      if (yes.size > 0 && no.size > 0) break;
      expression = yes.size > 0 ? expression.consequent : expression.alternate;
    } else break;
  }
  const checks = [...methods].map((method) => outcomeHere(expression, method, work.world));
  if (checks.some((one) => one?.ends === "throws")) {
    // `assertMethod(req, ["POST"])`
    work.dispatches = true;
    if (checks.every((one) => one?.ends === "throws")) {
      list.items.push(item);
      foldExpression(expression, methods, work);
      return NONE;
    }
  }
  if (checks.every((one) => one?.ends === "returns" && one.pure) && isCheckOfMethod(expression, work))
    return methods;
  list.items.push(item);
  if (expression !== node.expression) {
    const end = work.module.source[node.end! - 1] === ";" ? ";" : "";
    work.residual.replaced.set(node, [expression, end]);
  }
  foldExpression(expression, methods, work);
  return methods;
}

/** Whether a call only looks at the method, and throws for others: nothing of it is left for those that it lets through. */
function isCheckOfMethod(node: t.Expression, work: Work): boolean {
  return HTTP_METHODS.some((method) => outcomeHere(node, method, work.world)?.ends === "throws");
}

function addSwitch(list: List, item: Item, node: t.SwitchStatement, methods: Methods, work: Work): Methods {
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
  work.breaks.push({ node, methods: new Set() });
  let live: Methods = NONE;
  const kept: t.SwitchCase[] = [];
  for (const branch of node.cases) {
    const entering = union(live, byCase.get(branch)!);
    if (entering.size > 0) kept.push(branch);
    live = caseList(branch, entering, work);
  }
  const last = kept.at(-1);
  // For the methods that are left the last case is what it comes to otherwise.
  if (unmatched.size === 0 && last?.test && kept.every((branch) => branch.test))
    work.residual.dropped.add(last.test);
  if (kept.length < node.cases.length) keepCases(node, kept, work);
  return union(union(live, unmatched), work.breaks.pop()!.methods);
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
    work.breaks.push({ node, methods: new Set() });
    let live: Methods = NONE;
    const kept: t.SwitchCase[] = [];
    for (const branch of node.cases) {
      const entering = union(live, byCase.get(branch)!);
      if (entering.size > 0) kept.push(branch);
      live = caseList(branch, entering, work);
    }
    keepCases(node, kept, work);
    const left = work.breaks.pop()!.methods;
    return union(union(live, left), kept.length === 0 ? methods : NONE);
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
function returnFor(node: t.Node, { module, residual }: Work): t.ReturnStatement {
  const { start, end, loc } = node;
  const instead = { ...t.returnStatement(), start: start ?? null, end: end ?? null, loc: loc ?? null };
  module.parents.set(instead, module.parents.get(node)!);
  residual.replaced.set(instead, [`return${module.style.semicolons ? ";" : ""}`]);
  return instead;
}

/** For which methods a test may be true, and for which false. */
function split(test: t.Expression, methods: Methods, work: Work): { yes: Methods; no: Methods } {
  const yes = new Set<HttpMethod>();
  const no = new Set<HttpMethod>();
  let known = false;
  for (const method of methods) {
    const truth = truthOf(test, method, work.world);
    if (truth !== undefined) known = true;
    if (truth !== false) yes.add(method);
    if (truth !== true) no.add(method);
  }
  if (known && dependsOnMethod(test, work)) work.dispatches = true;
  return { yes, no };
}

/** Whether a test has another value for some other method: a test on a constant is none of ours. */
function dependsOnMethod(test: t.Expression, work: Work): boolean {
  const seen = new Set<string>();
  for (const method of HTTP_METHODS) seen.add(String(truthOf(test, method, work.world)));
  return seen.size > 1;
}

/** Folds the parts of an expression that the method decides, in nested functions too. */
function foldExpression(node: t.Node, methods: Methods, work: Work): void {
  if (isFunctionNode(node)) {
    if (t.isBlockStatement(node.body)) {
      const outer = work.breaks;
      work.breaks = [];
      bodyList(node.body, methods, work);
      work.breaks = outer;
    } else foldExpression(node.body, methods, work);
    for (const parameter of node.params) foldExpression(parameter, methods, work);
    return;
  }
  if (t.isConditionalExpression(node)) {
    const { yes, no } = split(node.test, methods, work);
    if (yes.size === 0 || no.size === 0) {
      const chosen = yes.size > 0 ? node.consequent : node.alternate;
      work.residual.replaced.set(node, [chosen]);
      foldExpression(chosen, methods, work);
      return;
    }
  }
  if (t.isLogicalExpression(node) && node.operator !== "??") {
    const { yes, no } = split(node.left, methods, work);
    if (yes.size === 0 || no.size === 0) {
      const goesOn = node.operator === "&&" ? yes.size > 0 : no.size > 0;
      const chosen = goesOn ? node.right : node.left;
      work.residual.replaced.set(node, [chosen]);
      foldExpression(chosen, methods, work);
      return;
    }
    const right = split(node.right, methods, work);
    // `x && true` in a test.
    if (isTest(node, work.module) && (node.operator === "&&" ? right.no.size === 0 : right.yes.size === 0)) {
      work.residual.replaced.set(node, [node.left]);
      foldExpression(node.left, methods, work);
      return;
    }
  }
  if (t.isLogicalExpression(node) && node.operator === "??") {
    const side = decidedSide(node, methods, work);
    if (side) {
      work.residual.replaced.set(node, [side]);
      foldExpression(side, methods, work);
      return;
    }
  }
  if (isCall(node)) foldCallee(node, methods, work);
  if (t.isCallExpression(node) && isMember(node.callee) && propertyName(node.callee) === "get")
    foldLookup(node, methods, work);
  if ((t.isMemberExpression(node) && node.computed) || t.isOptionalMemberExpression(node))
    foldLookup(node, methods, work);
  for (const child of childrenOf(node)) foldExpression(child, methods, work);
}

/** The side of `a ?? b` that is left, where the method decides which: `methods[req.method]?.(req, res) ?? refuse(res)`. */
function decidedSide(node: t.LogicalExpression, methods: Methods, work: Work): t.Expression | undefined {
  const isLeftNullish = (method: HttpMethod): boolean | undefined =>
    nullishness(node.left, method, work.world) ?? (isAnsweredBefore(node, method, work) ? false : undefined);
  const [only, ...others] = new Set([...methods].map(isLeftNullish));
  // `req.method ?? ""` is the same for every method: that is none of ours.
  if (only === undefined || others.length > 0 || new Set(HTTP_METHODS.map(isLeftNullish)).size < 2)
    return undefined;
  work.dispatches = true;
  return only ? node.right : node.left;
}

/** `methods[req.method]?.(req, res) ?? res.status(405).end()`, where the table's function has answered already. */
function isAnsweredBefore(node: t.LogicalExpression, method: HttpMethod, work: Work): boolean {
  const { module, world } = work;
  const call = unwrap(node.left, true);
  const callee = isCall(call) ? evaluate(call.callee, method, world) : undefined;
  const fn = callee && "node" in callee ? callee.node : undefined;
  if (!isCall(call) || !isFunctionNode(fn)) return false;
  return call.arguments.some((argument, index) => {
    const response = t.isIdentifier(argument) ? module.bindings.get(argument) : undefined;
    const isResponse = (inner: t.Node): boolean =>
      response !== undefined && module.bindings.get(inner) === response;
    return isPlainReply(node.right, isResponse) && surelyReplies(fn, index, module);
  });
}

/** `handlers[req.method]` and `handlers.get(req.method)` become the function's name where it has one. */
function foldLookup(
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
function foldCallee(node: t.CallExpression | t.OptionalCallExpression, methods: Methods, work: Work): void {
  const callee = unwrap(node.callee);
  if (methods.size !== 1 || !(t.isIdentifier(callee) || isMember(callee) || isCall(callee))) return;
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

function isTest(node: t.Node, module: Module): boolean {
  const above = module.parents.get(node);
  return (
    ((t.isIfStatement(above) || t.isConditionalExpression(above) || t.isLoop(above)) &&
      (above as { test?: t.Node }).test === node) ||
    (t.isUnaryExpression(above) && above.operator === "!") ||
    (t.isLogicalExpression(above) && isTest(above, module))
  );
}

function isEmpty(list: List): boolean {
  return list.items.length === 0;
}

function union(a: Methods, b: Methods): Methods {
  if (a.size === 0) return b;
  if (b.size === 0) return a;
  return new Set([...a, ...b]);
}

/** Refuses a generator: its replies have no place in time. */
export function refuseGenerator(fn: FunctionNode): void {
  if (fn.generator) throw new Refusal(fn, "the handler is a generator function");
}
