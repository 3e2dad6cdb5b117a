import type * as t from "@babel/types";

/** Visits a node and everything in it, outer nodes first. Babel's own walks come with all of Babel, which most runs never load. */
export function forEachNode(
  node: t.Node,
  visit: (node: t.Node, parent: t.Node | undefined) => void,
  parent?: t.Node,
): void {
  visit(node, parent);
  for (const [key, value] of Object.entries(node)) {
    if (key === "loc" || /comments$/i.test(key)) continue;
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child?.type === "string") forEachNode(child as t.Node, visit, node);
    }
  }
}
