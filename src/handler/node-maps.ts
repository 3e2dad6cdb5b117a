/** What is known of nodes: of a module's own, and of those of other modules, which a question about a call across files may come to. */
import type { Binding, Scope } from "@babel/traverse";
import type * as t from "@babel/types";

/** Holds what was noted for the nodes of one module; asked about a node of another, it answers as that module's would. */
class NodeMap<Value extends object> extends Map<t.Node, Value> {
  readonly #everywhere: WeakMap<t.Node, Value>;

  constructor(everywhere: WeakMap<t.Node, Value>) {
    super();
    this.#everywhere = everywhere;
  }

  override get(node: t.Node): Value | undefined {
    return super.get(node) ?? this.#everywhere.get(node);
  }

  override has(node: t.Node): boolean {
    return super.has(node) || this.#everywhere.has(node);
  }

  override set(node: t.Node, value: Value): this {
    this.#everywhere.set(node, value);
    return super.set(node, value);
  }
}

const parents = new WeakMap<t.Node, t.Node>();
const bindings = new WeakMap<t.Node, Binding>();
const scopes = new WeakMap<t.Node, Scope>();

/** The maps of a new module. */
export function nodeMaps(): {
  parents: Map<t.Node, t.Node>;
  bindings: Map<t.Node, Binding>;
  scopes: Map<t.Node, Scope>;
} {
  return {
    parents: new NodeMap(parents),
    bindings: new NodeMap(bindings),
    scopes: new NodeMap(scopes),
  };
}
