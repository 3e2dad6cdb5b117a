import type * as t from "@babel/types";
import { type NodePath, type Path, propertyName } from "./syntax.js";

/** Whether other code of the file reads `output` off one of the config's objects: it would go another way without the setting. */
export function isReadElsewhere(objects: NodePath<t.ObjectExpression>[]): boolean {
  return objects.some((object) => {
    const declarator = object.findParent(
      (path) => !path.isTSSatisfiesExpression() && !path.isTSAsExpression(),
    );
    if (!declarator?.isVariableDeclarator() || declarator.node.id.type !== "Identifier") return false;
    const binding = declarator.scope.getBinding(declarator.node.id.name);
    return (binding?.referencePaths ?? []).some((reference) => readsOutput(reference as Path));
  });
}

function readsOutput(config: Path): boolean {
  const parent = config.parentPath;
  if (parent?.isVariableDeclarator() && config.key === "init") {
    const { id } = parent.node;
    return id.type === "ObjectPattern" && id.properties.some((one) => propertyName(one) === "output");
  }
  if (!parent?.isMemberExpression() || config.key !== "object") return false;
  if (propertyName(parent.node) !== "output") return false;
  const around = parent.parentPath;
  const isWritten = around?.isAssignmentExpression({ operator: "=" }) && parent.key === "left";
  return !isWritten && !around?.isUnaryExpression({ operator: "delete" });
}
