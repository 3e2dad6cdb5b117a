/**
 * What is known of values on the ways through a function: solved once for its graph, forward, joined where ways meet.
 * Before: `const task = tasks.get(id); if (task) task.done = true; send(task)`. After: `task` may be undefined in `send(task)`.
 */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import { ASSERTIONS } from "../../knowledge/libraries/clients.js";
import { buildGraph } from "../flow/build.js";
import type { Block, Edge, Graph } from "../flow/graph.js";
import { isInside, type Module } from "../module.js";
import type { Residual } from "../residual.js";
import {
  boundNames,
  type FunctionNode,
  isCall,
  isFunctionNode,
  isMember,
  propertyName,
  unwrap,
} from "../syntax.js";
import { type Given, orByType, surely, THERE, UNDEFINED } from "./absence.js";
import { importedPath, knownCall } from "./known-calls.js";
import { narrow } from "./narrow.js";
import { type Place, Places } from "./places.js";
import { givenByType } from "./types.js";
import type { Known, Values } from "./values.js";

export type State = ReadonlyMap<Place, Given>;

/** The solved facts of one function, and of all functions that are made in it. */
export interface Facts {
  graph: Graph;
  /** What an expression of the function gives where it stands: 0 for what is never evaluated. */
  of(node: t.Node): Given;
  /** What a function gives, the whole or one that is made in it. */
  ends(fn: FunctionNode): Given;
}

export function solve(fn: FunctionNode, values: Values, residual?: Residual): Facts {
  return new Solver(fn, values, residual).solve();
}

class Solver {
  readonly #module: Module;
  readonly #values: Values;
  readonly #places: Places;
  readonly #graph: Graph;
  readonly #residual: Residual | undefined;
  readonly #given = new Map<t.Node, Given>();
  readonly #reached = new Map<Block, State>();
  /** What is known while it is being solved. */
  readonly #known: Known = {
    of: (node) => (this.#graph.places.has(node) ? this.#of(node) : undefined),
    ends: (fn) => (this.#graph.ends.has(fn) ? this.#ends(fn) : undefined),
    callee: (call) => this.#residual?.callees.get(call),
  };
  readonly #unsteady = new Map<Binding, boolean>();
  #changed = false;

  constructor(fn: FunctionNode, values: Values, residual: Residual | undefined) {
    this.#module = values.module;
    this.#values = values;
    this.#places = new Places(values.module);
    this.#residual = residual;
    this.#graph = buildGraph(fn, residual);
  }

  solve(): Facts {
    this.#reached.set(this.#graph.entry, new Map());
    // Sets only grow, so this ends.
    for (let turn = 0; turn < 40; turn++) {
      this.#changed = false;
      for (const block of this.#graph.blocks) this.#pass(block);
      if (!this.#changed) break;
    }
    return { graph: this.#graph, of: (node) => this.#of(node), ends: (fn) => this.#ends(fn) };
  }

  #ends(fn: FunctionNode): Given {
    let given: Given = 0;
    for (const { block, value } of this.#graph.ends.get(fn) ?? [])
      if (this.#reached.has(block)) given |= value ? this.#of(value) : UNDEFINED;
    return given;
  }

  #pass(block: Block): void {
    const start = this.#reached.get(block);
    if (!start) return;
    let state: State = start;
    for (const step of block.steps) state = this.#step(step, state);
    for (const edge of block.out) this.#flow(edge, state);
  }

  #flow(edge: Edge, state: State): void {
    const { to } = edge;
    let next = state;
    if (edge.later) next = this.#later(state);
    else if (edge.test) {
      const known = new Map(state);
      narrow(
        edge.test,
        (node, change) => {
          const place = this.#places.of(node);
          const before =
            (place === undefined ? undefined : known.get(place)) ?? this.#values.of(node, this.#known);
          const after = change(before);
          if (place !== undefined) known.set(place, after);
        },
        this.#module,
      );
      next = known;
    }
    const there = this.#reached.get(to);
    const merged = there ? join(there, next) : next;
    if (there && merged === there) return;
    this.#reached.set(to, merged);
    this.#changed = true;
  }

  /** What still holds in a function that runs later: what never changes. */
  #later(state: State): State {
    const kept = new Map<Place, Given>();
    for (const [place, given] of state)
      if (/^\d+$/.test(place) && this.#places.root(place)?.constant) kept.set(place, given);
    return kept;
  }

  #step(node: t.Node, state: State): State {
    const next = new Map(state);
    const given = this.#read(node, state);
    const before = this.#given.get(node) ?? 0;
    if ((before | given) !== before) {
      this.#given.set(node, before | given);
      this.#changed = true;
    }
    if (t.isVariableDeclarator(node)) this.#declare(node, next);
    else if (t.isAssignmentExpression(node)) this.#assign(node, next);
    else if (t.isUpdateExpression(node)) this.#write(node.argument, THERE, next);
    else if (t.isUnaryExpression(node) && node.operator === "delete")
      this.#write(node.argument, UNDEFINED, next);
    else if (t.isVariableDeclaration(node))
      for (const name of boundNames(node.declarations[0]!.id)) this.#set(name, THERE, next);
    else if (t.isMemberExpression(node)) this.#proves(node.object, next);
    else if (isCall(node) || t.isNewExpression(node) || t.isTaggedTemplateExpression(node))
      this.#call(node, next);
    else if (t.isAwaitExpression(node) || t.isYieldExpression(node)) this.#others(next);
    return next;
  }

  /** What an expression gives in a state. */
  #read(node: t.Node, state: State): Given {
    const place = this.#places.of(node);
    const known = place === undefined ? undefined : state.get(place);
    return known ?? this.#values.of(node, this.#known);
  }

  #declare(node: t.VariableDeclarator, state: Map<Place, Given>): void {
    const { id, init } = node;
    if (t.isIdentifier(id)) {
      if (!init) {
        // `var x` again leaves it as it is.
        const above = this.#module.parents.get(node);
        if (!t.isVariableDeclaration(above, { kind: "var" })) this.#set(id, UNDEFINED, state);
        return;
      }
      const given = orByType(this.#of(init), givenByType(id.typeAnnotation, this.#module));
      this.#set(id, given, state);
      return;
    }
    if (init && t.isObjectPattern(id)) this.#proves(init, state);
    for (const name of boundNames(id))
      this.#set(name, this.#values.taken(id, name, init ?? undefined, this.#known), state);
  }

  #assign(node: t.AssignmentExpression, state: Map<Place, Given>): void {
    if (t.isObjectPattern(node.left) || t.isArrayPattern(node.left)) {
      for (const name of boundNames(node.left))
        this.#set(name, this.#values.taken(node.left, name, node.right, this.#known), state);
      return;
    }
    const right = this.#of(node.right);
    if (node.operator === "=") {
      const declared = t.isIdentifier(node.left)
        ? this.#module.bindings.get(node.left)?.identifier
        : undefined;
      const type = t.isIdentifier(declared) ? givenByType(declared.typeAnnotation, this.#module) : undefined;
      this.#write(node.left, orByType(right, type), state);
    } else if (["||=", "&&=", "??="].includes(node.operator)) this.#write(node.left, right, state);
    else this.#write(node.left, THERE, state);
  }

  #of(node: t.Node): Given {
    return this.#given.get(node) ?? 0;
  }

  /** Writes to whatever stands left of `=`. */
  #write(target: t.Node, given: Given, state: Map<Place, Given>): void {
    const one = unwrap(target);
    if (t.isIdentifier(one)) this.#set(one, given, state);
    if (!isMember(one)) return;
    const name = propertyName(one);
    // What lies there by another name has changed as well.
    for (const place of [...state.keys()]) {
      if (!place.includes(".")) continue;
      const last = place.slice(place.lastIndexOf(".") + 1);
      if (name === undefined || last === name || /^\[|\(/.test(last)) state.delete(place);
    }
    const place = this.#places.of(one);
    if (place === undefined) return;
    for (const known of [...state.keys()]) if (known.startsWith(`${place}.`)) state.delete(known);
    if (given !== 0) state.set(place, given);
  }

  #set(name: t.Identifier, given: Given, state: Map<Place, Given>): void {
    const binding = this.#module.bindings.get(name);
    if (!binding) return;
    const place = this.#places.ofBinding(binding);
    for (const known of [...state.keys()])
      if (known.startsWith(`${place}.`) || known.includes(`[${place}]`)) state.delete(known);
    state.set(place, given);
  }

  /** `user.name` has been read: there is a user, or nobody gets here. */
  #proves(object: t.Node, state: Map<Place, Given>): void {
    const place = this.#places.of(object);
    if (place === undefined) return;
    state.set(place, surely(state.get(place) ?? this.#of(object)));
  }

  #call(node: t.Node, state: Map<Place, Given>): void {
    if (isCall(node)) {
      const path = importedPath(unwrap(node.callee), this.#module);
      const [first] = node.arguments;
      if (path && first && (ASSERTIONS.has(path) || ASSERTIONS.has(`node:${path}`)))
        narrow(
          { node: first, is: "truthy" },
          (one, change) => {
            const place = this.#places.of(one);
            if (place !== undefined) state.set(place, change(state.get(place) ?? this.#of(one)));
          },
          this.#module,
        );
      const changes = knownCall(node, this.#module)?.changes;
      if (!this.#runsOwn(node)) {
        if (changes === "itself") this.#changes(node.callee, state);
        if (changes !== "world") return;
      }
    }
    this.#others(state);
    const given = new Set<Binding>();
    t.traverseFast(node, (inner) => {
      const binding = t.isIdentifier(inner) ? this.#module.bindings.get(inner) : undefined;
      if (binding) given.add(binding);
    });
    for (const place of [...state.keys()]) {
      if (!place.includes(".") || place.startsWith("global")) continue;
      const root = this.#places.root(place);
      if (!root || given.has(root) || !isInside(root.identifier, this.#graph.fn)) state.delete(place);
    }
  }

  /** What is called has changed itself: `rows.pop()`. */
  #changes(callee: t.Node, state: Map<Place, Given>): void {
    const member = unwrap(callee);
    const place = isMember(member) ? this.#places.of(member.object) : undefined;
    const root = place?.split(".")[0];
    for (const known of [...state.keys()]) if (known.startsWith(`${root}.`)) state.delete(known);
  }

  /** Whether a call runs code of the author's: a callback, or a function that isn't known. */
  #runsOwn(node: t.CallExpression | t.OptionalCallExpression): boolean {
    const entry = knownCall(node, this.#module);
    const callback = entry?.callback === undefined ? undefined : node.arguments[entry.callback];
    if (!entry) return true;
    if (!callback) return false;
    const fn = unwrap(callback);
    return !isFunctionNode(fn) || t.isBlockStatement(fn.body);
  }

  /** Somebody else may have run: what others write to isn't known any more. */
  #others(state: Map<Place, Given>): void {
    for (const place of [...state.keys()]) {
      const root = this.#places.root(place);
      const isOthers = root ? this.#isUnsteady(root) : !place.startsWith("global process.env");
      if (isOthers) state.delete(place);
    }
  }

  /** Whether a binding is written to by another function than the one that declares it. */
  #isUnsteady(binding: Binding): boolean {
    let known = this.#unsteady.get(binding);
    if (known === undefined) {
      const home = binding.scope.getFunctionParent()?.block ?? this.#module.program;
      known = binding.constantViolations.some(
        (path) => (path.scope.getFunctionParent()?.block ?? this.#module.program) !== home,
      );
      this.#unsteady.set(binding, known);
    }
    return known;
  }
}

/** What holds where two ways meet; the first, where nothing changes. */
function join(one: State, other: State): State {
  let joined: Map<Place, Given> | undefined;
  for (const [place, given] of one) {
    const also = other.get(place);
    if (also === undefined) {
      joined ??= new Map(one);
      joined.delete(place);
    } else if ((given | also) !== given) {
      joined ??= new Map(one);
      joined.set(place, given | also);
    }
  }
  return joined ?? one;
}
