/** Methods of a class of the file, where it is certain which one a call runs. */
import * as t from "@babel/types";
import type { Module } from "./module.js";
import { isCall, isFunctionNode, isMember, propertyName, unwrap, visitAll } from "./syntax.js";

/**
 * The method of a class of this file: `Tasks.list`, `new Tasks().list`, `tasks.list` of a constant that holds one, and `this.list` in
 * the class itself. Only where no other class is made of that one, and nothing of it is written to.
 */
export function classMethod(object: t.Node, name: string, module: Module): t.ClassMethod | undefined {
  const declaration = t.isThisExpression(object) ? classAround(object, module) : classOf(object, module);
  if (!declaration || declaration.superClass || declaration.decorators?.length || !declaration.id)
    return undefined;
  const isStatic = t.isThisExpression(object)
    ? isStaticAround(object, module)
    : t.isIdentifier(object) && module.bindings.get(object)?.path.node === declaration;
  if (!isOnlyCalled(declaration, module)) return undefined;
  const members = declaration.body.body.filter(
    (one) =>
      (t.isClassMethod(one) || t.isClassProperty(one)) &&
      propertyName(one) === name &&
      one.static === isStatic,
  );
  const [only] = members;
  const isWritten = [...module.parents].some(
    ([node, above]) =>
      isMember(node) && propertyName(node) === name && t.isAssignmentExpression(above) && above.left === node,
  );
  return members.length === 1 &&
    t.isClassMethod(only) &&
    only.kind === "method" &&
    !only.decorators?.length &&
    !isWritten
    ? only
    : undefined;
}

/** The class that a name, a new object or a constant with one speaks of. */
function classOf(object: t.Node, module: Module): t.ClassDeclaration | undefined {
  if (t.isNewExpression(object)) return classOf(object.callee, module);
  const binding = t.isIdentifier(object) ? module.bindings.get(object) : undefined;
  const node = binding?.constant ? binding.path.node : undefined;
  if (t.isClassDeclaration(node)) return node;
  const made =
    t.isVariableDeclarator(node) && t.isIdentifier(node.id) && node.init ? unwrap(node.init) : undefined;
  return t.isNewExpression(made) ? classOf(made, module) : undefined;
}

function classAround(node: t.Node, module: Module): t.ClassDeclaration | undefined {
  const method = methodAround(node, module);
  const declaration = method && module.parents.get(module.parents.get(method)!);
  return t.isClassDeclaration(declaration) ? declaration : undefined;
}

function isStaticAround(node: t.Node, module: Module): boolean {
  return methodAround(node, module)?.static ?? false;
}

/** The method whose `this` is meant. */
function methodAround(node: t.Node, module: Module): t.ClassMethod | undefined {
  for (let at = module.parents.get(node); at; at = module.parents.get(at)) {
    if (t.isClassMethod(at)) return at;
    if (isFunctionNode(at) && !t.isArrowFunctionExpression(at)) return undefined;
  }
  return undefined;
}

/** Whether nobody gets hold of the class or of one of its objects, but to call their methods. */
function isOnlyCalled(declaration: t.ClassDeclaration, module: Module): boolean {
  const binding = declaration.id && module.bindings.get(declaration.id);
  if (!binding?.constant || !t.isProgram(module.parents.get(declaration))) return false;
  let isKept = false;
  visitAll(declaration.body, (node) => {
    if (t.isThisExpression(node) && !isMember(module.parents.get(node))) isKept = true;
  });
  return !isKept && binding.referencePaths.every(({ node }) => isOnlyRead(node, module));
}

function isOnlyRead(node: t.Node, module: Module): boolean {
  const above = module.parents.get(node)!;
  if (isMember(above) && above.object === node) {
    const user = module.parents.get(above);
    return isCall(user) && user.callee === above;
  }
  if (t.isNewExpression(above) && above.callee === node) return isOnlyRead(above, module);
  if (!t.isVariableDeclarator(above) || above.init !== node || !t.isIdentifier(above.id))
    return above.type.startsWith("TS");
  const binding = module.bindings.get(above.id);
  const isExported = t.isExportNamedDeclaration(module.parents.get(module.parents.get(above)!));
  return (
    Boolean(binding?.constant) &&
    !isExported &&
    binding!.referencePaths.every((path) => isOnlyRead(path.node, module))
  );
}
