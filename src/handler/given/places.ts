/** Names for what holds a value: a binding, and what is reached from it by keys that don't change. */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import type { Module } from "../module.js";
import { isCall, isMember, propertyName, unwrap } from "../syntax.js";

/** Where a value lies: `12`, `12.user.name`, `12.[7]`. */
export type Place = string;

export class Places {
  readonly #ids = new Map<Binding, number>();
  readonly #bindings: Binding[] = [];
  readonly #module: Module;

  constructor(module: Module) {
    this.#module = module;
  }

  /** The place of an expression; nothing where it has none that can be told again. */
  of(node: t.Node): Place | undefined {
    const one = unwrap(node);
    if (t.isIdentifier(one)) {
      const binding = this.#module.bindings.get(one);
      return binding ? this.ofBinding(binding) : undefined;
    }
    if (isMember(one)) {
      const key = this.#key(one);
      const object = key === undefined ? undefined : this.#root(one.object);
      return object && `${object}.${key}`;
    }
    // What a map gives for a key.
    if (
      isCall(one) &&
      isMember(one.callee) &&
      propertyName(one.callee) === "get" &&
      one.arguments.length === 1
    ) {
      const key = this.#keyOf(one.arguments[0]!);
      const object = key === undefined ? undefined : this.#root(one.callee.object);
      return object && `${object}.get(${key})`;
    }
    return undefined;
  }

  ofBinding(binding: Binding): Place {
    let id = this.#ids.get(binding);
    if (id === undefined) {
      id = this.#bindings.length;
      this.#bindings.push(binding);
      this.#ids.set(binding, id);
    }
    return String(id);
  }

  /** The binding in which a place begins. */
  root(place: Place): Binding | undefined {
    return this.#bindings[Number.parseInt(place, 10)];
  }

  #root(node: t.Node): Place | undefined {
    const one = unwrap(node);
    // `process.env`
    if (t.isIdentifier(one) && !this.#module.bindings.has(one)) return `global ${one.name}`;
    return this.of(one);
  }

  #key(node: t.MemberExpression | t.OptionalMemberExpression): string | undefined {
    return propertyName(node) ?? (node.computed ? this.#keyOf(node.property) : undefined);
  }

  #keyOf(node: t.Node): string | undefined {
    const one = unwrap(node);
    if (t.isStringLiteral(one) || t.isNumericLiteral(one)) return String(one.value);
    if (t.isIdentifier(one)) {
      const binding = this.#module.bindings.get(one);
      return binding && `[${this.ofBinding(binding)}]`;
    }
    // `String(id)`, `Number(id)`
    if (isCall(one) && t.isIdentifier(one.callee) && /^(?:String|Number)$/.test(one.callee.name)) {
      const inner = one.arguments.length === 1 ? this.#keyOf(one.arguments[0]!) : undefined;
      return inner && `${one.callee.name}(${inner})`;
    }
    return undefined;
  }
}
