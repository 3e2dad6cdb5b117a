/** When several functions read one body. */
import * as t from "@babel/types";
import type { Module } from "./module.js";
import { isMember, propertyName, unwrap, visitAll } from "./syntax.js";

/** Where a property of the body is written or deleted: with two copies of the body, one would not see it. */
export function changedBody(module: Module): t.Node | undefined {
  let found: t.Node | undefined;
  visitAll(module.program, (node) => {
    const target = t.isAssignmentExpression(node)
      ? node.left
      : t.isUnaryExpression(node) && node.operator === "delete"
        ? node.argument
        : undefined;
    if (!isMember(target)) return;
    let root: t.Node = unwrap(target.object);
    while (isMember(root) && propertyName(root) !== "body") root = unwrap(root.object);
    const declaration = t.isIdentifier(root) ? module.bindings.get(root)?.path.node : undefined;
    const init = t.isVariableDeclarator(declaration) && declaration.init ? unwrap(declaration.init) : root;
    if (isMember(init) && propertyName(init) === "body") found ??= node;
  });
  return found;
}
