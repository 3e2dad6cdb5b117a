/**
 * Builds the graph of a function.
 * Before: `try { data = JSON.parse(text) } catch {} send(data)`. After: a block with `text` and `JSON.parse`, from which one edge leads to the
 * block with `data = …` and one to the empty `catch`, and a block with `send(data)`, to which both lead.
 */
import * as t from "@babel/types";
import type { Residual } from "../residual.js";
import { childrenOf, type FunctionNode, isCall, isFunctionNode, isMember } from "../syntax.js";
import type { Block, Edge, Gives, Graph, Test } from "./graph.js";

/** Where control goes from within a statement. */
interface Ways {
  breaks: { label?: string; isLoop: boolean; to: () => Block }[];
  continues: { label?: string; to: () => Block }[];
  returns: (value?: t.Node) => void;
  throws: () => Block;
}

/**
 * The graph of a function.
 * @param residual what is left of it for some methods: what went has no place in the graph. Without it, all of the function.
 */
export function buildGraph(fn: FunctionNode, residual?: Residual): Graph {
  return new Builder(fn, residual).build();
}

class Builder {
  readonly #fn: FunctionNode;
  readonly #residual: Residual | undefined;
  readonly #ends = new Map<FunctionNode, Gives[]>();
  #current: Block;
  #ways: Ways;
  readonly #entry: Block;

  constructor(fn: FunctionNode, residual: Residual | undefined) {
    this.#fn = fn;
    this.#residual = residual;
    this.#entry = this.#block();
    this.#current = this.#entry;
    this.#ways = this.#waysOf(fn, this.#block());
  }

  build(): Graph {
    this.#function(this.#fn);
    const blocks = inOrder(this.#entry);
    const places: Graph["places"] = new Map();
    for (const block of blocks)
      for (const [index, step] of block.steps.entries()) {
        const known = places.get(step);
        if (known) known.push({ block, index });
        else places.set(step, [{ block, index }]);
      }
    return { fn: this.#fn, entry: this.#entry, blocks, places, ends: this.#ends };
  }

  #waysOf(fn: FunctionNode, thrown: Block): Ways {
    const ends: Gives[] = [];
    this.#ends.set(fn, ends);
    return {
      breaks: [],
      continues: [],
      returns: (value) => {
        ends.push({ block: this.#current, value });
      },
      throws: () => thrown,
    };
  }

  #function(fn: FunctionNode): void {
    for (const parameter of fn.params) this.#pattern(parameter);
    if (t.isBlockStatement(fn.body)) {
      this.#statements(this.#list(fn.body));
      this.#ways.returns();
    } else {
      this.#expression(fn.body);
      this.#ways.returns(fn.body);
    }
  }

  // Blocks and edges

  #block(): Block {
    return { steps: [], out: [] };
  }

  #edge(from: Block, to: Block, more: Pick<Edge, "test" | "later"> = {}): void {
    from.out.push({ to, ...more });
  }

  #goTo(to: Block): void {
    this.#edge(this.#current, to);
    this.#current = to;
  }

  /** Nothing leads to what follows. */
  #leave(): void {
    this.#current = this.#block();
  }

  #step(node: t.Node): void {
    if (mayThrow(node)) {
      // What is thrown leaves before the step has done its work.
      this.#edge(this.#current, this.#ways.throws());
      this.#goTo(this.#block());
    }
    this.#current.steps.push(node);
  }

  // What is left of the tree

  #list(node: t.Node): t.Statement[] {
    const list = this.#residual?.lists.get(node);
    if (list) return list.items.flatMap((item) => item.node ?? []);
    if (t.isBlockStatement(node)) return node.body;
    if (t.isSwitchCase(node)) return node.consequent;
    return [node as t.Statement];
  }

  /** What stands in place of an expression. */
  #standsFor(node: t.Node): t.Node {
    const parts = this.#residual?.replaced.get(node);
    const [only] = parts?.length === 1 ? parts : [];
    return only && typeof only === "object" && "type" in only ? only : node;
  }

  // Statements

  #statements(list: readonly t.Statement[]): void {
    for (const one of list) this.#statement(one);
  }

  #body(node: t.Statement): void {
    this.#statements(this.#list(node));
  }

  #statement(node: t.Statement, label?: string): void {
    if (t.isBlockStatement(node)) this.#body(node);
    else if (t.isIfStatement(node)) {
      const yes = this.#block();
      const no = this.#block();
      const after = this.#block();
      this.#test(node.test, yes, no);
      this.#current = yes;
      this.#body(node.consequent);
      this.#goTo(after);
      this.#current = no;
      if (node.alternate) this.#body(node.alternate);
      this.#goTo(after);
    } else if (t.isReturnStatement(node)) {
      if (node.argument) this.#expression(node.argument);
      this.#ways.returns(node.argument ?? undefined);
      this.#leave();
    } else if (t.isThrowStatement(node)) {
      this.#expression(node.argument);
      this.#edge(this.#current, this.#ways.throws());
      this.#leave();
    } else if (t.isBreakStatement(node) || t.isContinueStatement(node)) this.#jump(node);
    else if (t.isTryStatement(node)) this.#try(node);
    else if (t.isSwitchStatement(node)) this.#switch(node, label);
    else if (t.isLabeledStatement(node)) {
      const after = this.#block();
      const name = node.label.name;
      this.#ways.breaks.push({ label: name, isLoop: false, to: () => after });
      for (const one of this.#list(node.body)) this.#statement(one, name);
      this.#ways.breaks.pop();
      this.#goTo(after);
    } else if (t.isLoop(node)) this.#loop(node, label);
    else if (t.isVariableDeclaration(node)) {
      for (const declarator of node.declarations) {
        if (declarator.init) this.#expression(declarator.init);
        this.#pattern(declarator.id as t.Node);
        this.#step(declarator);
      }
    } else if (t.isExpressionStatement(node)) {
      const whole = this.#standsFor(node);
      this.#expression(t.isExpressionStatement(whole) ? whole.expression : this.#firstOf(node));
    } else if (t.isFunctionDeclaration(node)) this.#later(node);
    else if (t.isClassDeclaration(node)) this.#expression(node);
    else if (!t.isStatement(node)) this.#expression(node);
  }

  /** The expression that is left of `method && work()` where the method is known. */
  #firstOf(node: t.ExpressionStatement): t.Node {
    const left = this.#residual?.replaced
      .get(node)
      ?.find((part) => typeof part === "object" && "type" in part);
    return (left as t.Node | undefined) ?? node.expression;
  }

  #jump(node: t.BreakStatement | t.ContinueStatement): void {
    const ways = t.isBreakStatement(node)
      ? this.#ways.breaks.filter(({ isLoop, label }) => (node.label ? label === node.label.name : isLoop))
      : this.#ways.continues.filter(({ label }) => !node.label || label === node.label.name);
    const target = ways.at(-1);
    if (target) this.#edge(this.#current, target.to());
    this.#leave();
  }

  #loop(node: t.Loop, label: string | undefined): void {
    const head = this.#block();
    const body = this.#block();
    const next = this.#block();
    const after = this.#block();
    if (t.isForStatement(node)) {
      if (t.isVariableDeclaration(node.init)) this.#statement(node.init);
      else if (node.init) this.#expression(node.init);
    } else if (t.isForXStatement(node)) this.#expression(node.right);
    if (t.isDoWhileStatement(node)) this.#edge(this.#current, body);
    else this.#edge(this.#current, head);
    this.#current = head;
    if (t.isForXStatement(node)) {
      this.#edge(head, body);
      this.#edge(head, after);
      if (node.type === "ForOfStatement") this.#edge(head, this.#ways.throws());
      this.#current = body;
      this.#pattern(t.isVariableDeclaration(node.left) ? node.left.declarations[0]!.id : node.left);
      this.#step(node.left);
    } else if (node.test) this.#test(node.test, body, after);
    else this.#edge(head, body);
    const outer = this.#ways;
    this.#ways = {
      ...outer,
      breaks: [...outer.breaks, { label, isLoop: true, to: () => after }],
      continues: [...outer.continues, { label, to: () => next }],
    };
    if (!t.isForXStatement(node)) this.#current = body;
    this.#body(node.body);
    this.#ways = outer;
    this.#goTo(next);
    if (t.isForStatement(node) && node.update) this.#expression(node.update);
    this.#edge(this.#current, head);
    this.#current = after;
  }

  #switch(node: t.SwitchStatement, label: string | undefined): void {
    this.#expression(node.discriminant);
    const after = this.#block();
    const cases = node.cases.filter((one) => !this.#residual || this.#residual.lists.has(one));
    const bodies = cases.map(() => this.#block());
    for (const [index, { test }] of cases.entries()) {
      if (!test || this.#residual?.dropped.has(test)) continue;
      this.#expression(test);
      this.#edge(this.#current, bodies[index]!);
      this.#goTo(this.#block());
    }
    const byDefault = cases.findIndex(({ test }) => !test || this.#residual?.dropped.has(test));
    this.#edge(this.#current, byDefault < 0 ? after : bodies[byDefault]!);
    const outer = this.#ways;
    this.#ways = { ...outer, breaks: [...outer.breaks, { label, isLoop: true, to: () => after }] };
    this.#leave();
    for (const [index, one] of cases.entries()) {
      this.#goTo(bodies[index]!);
      this.#statements(this.#list(one));
    }
    this.#ways = outer;
    this.#goTo(after);
  }

  #try(node: t.TryStatement): void {
    const outer = this.#ways;
    const { finalizer } = node;
    const after = this.#block();
    // What leaves goes through `finally` first: a copy of it for each way out.
    const through = (to: () => Block): (() => Block) => {
      if (!finalizer) return to;
      let start: Block | undefined;
      return () => {
        if (start) return start;
        start = this.#block();
        this.#inFinally(finalizer, start, outer, () => this.#edge(this.#current, to()));
        return start;
      };
    };
    const around: Ways = finalizer
      ? {
          breaks: outer.breaks.map((one) => ({ ...one, to: through(one.to) })),
          continues: outer.continues.map((one) => ({ ...one, to: through(one.to) })),
          returns: (value) => {
            const start = this.#block();
            this.#edge(this.#current, start);
            this.#inFinally(finalizer, start, outer, () => outer.returns(value));
          },
          throws: through(outer.throws),
        }
      : outer;
    const caught = node.handler ? this.#block() : undefined;
    this.#ways = { ...around, throws: caught ? () => caught : around.throws };
    // Whatever stands first may throw.
    if (caught) {
      this.#edge(this.#current, caught);
      this.#goTo(this.#block());
    }
    this.#body(node.block);
    const done = [this.#current];
    this.#ways = around;
    if (node.handler && caught) {
      this.#current = caught;
      if (node.handler.param) this.#pattern(node.handler.param);
      this.#body(node.handler.body);
      done.push(this.#current);
    }
    this.#ways = outer;
    const last = finalizer ? this.#block() : after;
    for (const block of done) this.#edge(block, last);
    if (finalizer) this.#inFinally(finalizer, last, outer, () => this.#edge(this.#current, after));
    this.#current = after;
  }

  #inFinally(finalizer: t.BlockStatement, start: Block, ways: Ways, then: () => void): void {
    const here = { current: this.#current, ways: this.#ways };
    this.#current = start;
    this.#ways = ways;
    this.#body(finalizer);
    then();
    this.#current = here.current;
    this.#ways = here.ways;
  }

  // Expressions

  /** Evaluates a test, and goes on in `yes` or in `no`. */
  #test(node: t.Node, yes: Block, no: Block): void {
    const one = this.#standsFor(node);
    if (t.isLogicalExpression(one) && one.operator !== "??") {
      const right = this.#block();
      if (one.operator === "&&") this.#test(one.left, right, no);
      else this.#test(one.left, yes, right);
      this.#current = right;
      this.#test(one.right, yes, no);
      return;
    }
    if (t.isUnaryExpression(one) && one.operator === "!") {
      this.#test(one.argument, no, yes);
      return;
    }
    if (t.isParenthesizedExpression(one)) {
      this.#test(one.expression, yes, no);
      return;
    }
    this.#expression(one);
    if (!t.isBooleanLiteral(one, { value: false })) this.#branch(yes, { node: one, is: "truthy" });
    if (!t.isBooleanLiteral(one, { value: true })) this.#branch(no, { node: one, is: "falsy" });
  }

  #branch(to: Block, test: Test): void {
    this.#edge(this.#current, to, { test });
  }

  #expression(node: t.Node): void {
    const one = this.#standsFor(node);
    if (one !== node) {
      this.#expression(one);
      this.#step(node);
      return;
    }
    if (isFunctionNode(node)) this.#later(node);
    else if (t.isConditionalExpression(node)) {
      const yes = this.#block();
      const no = this.#block();
      const after = this.#block();
      this.#test(node.test, yes, no);
      for (const [start, side] of [[yes, node.consequent] as const, [no, node.alternate] as const]) {
        this.#current = start;
        this.#expression(side);
        this.#edge(this.#current, after);
      }
      this.#current = after;
      this.#step(node);
    } else if (t.isLogicalExpression(node) || (t.isAssignmentExpression(node) && isLogicalAssignment(node)))
      this.#logical(node);
    else if (t.isOptionalMemberExpression(node) || t.isOptionalCallExpression(node)) this.#optional(node);
    else if (t.isAssignmentExpression(node)) {
      this.#target(node.left);
      this.#expression(node.right);
      this.#step(node);
    } else {
      for (const child of childrenOf(node))
        if (!isKey(child, node) && !isType(child) && !this.#residual?.dropped.has(child))
          this.#expression(child);
      this.#step(node);
    }
  }

  #logical(node: t.LogicalExpression | t.AssignmentExpression): void {
    const right = this.#block();
    const after = this.#block();
    const kept = node.operator.slice(0, 2) as "&&" | "||" | "??";
    const on = kept === "&&" ? "truthy" : kept === "||" ? "falsy" : "nullish";
    const off = kept === "&&" ? "falsy" : kept === "||" ? "truthy" : "there";
    if (t.isAssignmentExpression(node)) this.#expression(node.left);
    else if (kept === "&&") {
      this.#test(node.left, right, after);
    } else if (kept === "||") this.#test(node.left, after, right);
    else this.#expression(node.left);
    if (t.isAssignmentExpression(node) || kept === "??") {
      this.#branch(right, { node: node.left, is: on });
      this.#branch(after, { node: node.left, is: off });
    }
    this.#current = right;
    this.#expression(node.right);
    if (t.isAssignmentExpression(node)) this.#step(node);
    this.#edge(this.#current, after);
    this.#current = after;
    if (!t.isAssignmentExpression(node)) this.#step(node);
  }

  /** `user?.name`, `log?.(user)`: what follows `?.` is evaluated only where there is something. */
  #optional(node: t.OptionalMemberExpression | t.OptionalCallExpression): void {
    const base = t.isOptionalMemberExpression(node) ? node.object : node.callee;
    this.#expression(base);
    const after = this.#block();
    if (node.optional) {
      const there = this.#block();
      this.#branch(there, { node: base, is: "there" });
      this.#branch(after, { node: base, is: "nullish" });
      this.#current = there;
    }
    if (t.isOptionalCallExpression(node)) for (const one of node.arguments) this.#expression(one);
    else if (node.computed) this.#expression(node.property);
    if (mayThrow(node)) this.#edge(this.#current, this.#ways.throws());
    this.#edge(this.#current, after);
    this.#current = after;
    this.#current.steps.push(node);
  }

  /** What is written to: its object and its key are read, it itself isn't. */
  #target(node: t.Node): void {
    if (isMember(node)) {
      this.#expression(node.object);
      if (node.computed) this.#expression(node.property);
    } else this.#pattern(node);
  }

  /** The defaults and the computed keys of a pattern. */
  #pattern(node: t.Node): void {
    if (t.isAssignmentPattern(node)) {
      this.#expression(node.right);
      this.#pattern(node.left);
    } else if (t.isObjectPattern(node))
      for (const one of node.properties) {
        if (t.isObjectProperty(one) && one.computed) this.#expression(one.key);
        this.#pattern(t.isObjectProperty(one) ? one.value : one.argument);
      }
    else if (t.isArrayPattern(node)) for (const one of node.elements) one && this.#pattern(one);
    else if (t.isRestElement(node)) this.#pattern(node.argument);
    else if (isMember(node)) this.#target(node);
  }

  /** A function that is made here: it may run from here on. */
  #later(fn: FunctionNode): void {
    this.#step(fn);
    const here = { current: this.#current, ways: this.#ways };
    const start = this.#block();
    this.#edge(this.#current, start, { later: true });
    this.#current = start;
    this.#ways = this.#waysOf(fn, this.#block());
    this.#function(fn);
    this.#current = here.current;
    this.#ways = here.ways;
  }
}

function isLogicalAssignment(node: t.Node): boolean {
  return t.isAssignmentExpression(node) && ["&&=", "||=", "??="].includes(node.operator);
}

/** A name that stands for itself: `b` of `a.b` and of `{ b: 1 }`. */
function isKey(child: t.Node, node: t.Node): boolean {
  if (isMember(node)) return node.property === child && !node.computed;
  return "key" in node && node.key === child && "computed" in node && !node.computed;
}

/** Whether a step may throw, as far as its kind tells. */
function mayThrow(node: t.Node): boolean {
  return (
    isCall(node) ||
    t.isNewExpression(node) ||
    t.isAwaitExpression(node) ||
    t.isYieldExpression(node) ||
    t.isTaggedTemplateExpression(node) ||
    t.isMemberExpression(node) ||
    (t.isVariableDeclarator(node) && !t.isIdentifier(node.id))
  );
}

/** Blocks that can be reached, each behind those that lead to it where no loop leads back. */
function inOrder(entry: Block): Block[] {
  const order: Block[] = [];
  const seen = new Set<Block>([entry]);
  const stack: { block: Block; next: number }[] = [{ block: entry, next: 0 }];
  while (stack.length > 0) {
    const top = stack.at(-1)!;
    const edge = top.block.out[top.next++];
    if (!edge) {
      order.unshift(top.block);
      stack.pop();
    } else if (!seen.has(edge.to)) {
      seen.add(edge.to);
      stack.push({ block: edge.to, next: 0 });
    }
  }
  return order;
}

/** A type, of which nothing is evaluated. */
function isType(node: t.Node): boolean {
  return t.isTSType(node) || t.isTSTypeAnnotation(node) || t.isTSTypeParameterInstantiation(node);
}
