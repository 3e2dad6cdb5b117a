/** What is known of nodes: of a module's own, and of those of other modules, which a question about a call across files may come to. */
import type { Binding, Scope } from "@babel/traverse";
import type * as t from "@babel/types";

/**
 * Holds what was noted for the nodes of one module. Once the module meets another one, each answers for the nodes of both: most modules
 * never do, and a weak map of all nodes costs more than all the questions.
 */
class NodeMap<Value extends object> extends Map<t.Node, Value> {
  readonly #everywhere: WeakMap<t.Node, Value>;
  #isShared = false;

  constructor(everywhere: WeakMap<t.Node, Value>) {
    super();
    this.#everywhere = everywhere;
  }

  override get(node: t.Node): Value | undefined {
    return super.get(node) ?? (this.#isShared ? this.#everywhere.get(node) : undefined);
  }

  override has(node: t.Node): boolean {
    return super.has(node) || (this.#isShared && this.#everywhere.has(node));
  }

  override set(node: t.Node, value: Value): this {
    if (this.#isShared) this.#everywhere.set(node, value);
    return super.set(node, value);
  }

  share(): void {
    if (this.#isShared) return;
    this.#isShared = true;
    for (const [node, value] of this) this.#everywhere.set(node, value);
  }
}

export interface NodeMaps {
  parents: Map<t.Node, t.Node>;
  bindings: Map<t.Node, Binding>;
  scopes: Map<t.Node, Scope>;
}

const parents = new WeakMap<t.Node, t.Node>();
const bindings = new WeakMap<t.Node, Binding>();
const scopes = new WeakMap<t.Node, Scope>();

/** The maps of a new module. */
export function nodeMaps(): NodeMaps {
  return {
    parents: new NodeMap(parents),
    bindings: new NodeMap(bindings),
    scopes: new NodeMap(scopes),
  };
}

/** Two modules meet: what is noted for the nodes of one is known to the other from now on. */
export function shareNodes(...modules: readonly NodeMaps[]): void {
  for (const one of modules)
    for (const map of [one.parents, one.bindings, one.scopes]) (map as NodeMap<object>).share();
}
