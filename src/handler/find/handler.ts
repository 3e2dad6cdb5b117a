/** From an exported value to the function that answers: through names, casts, wrappers and factories. */
import * as t from "@babel/types";
import type { Module } from "../module.js";
import { type FunctionNode, isCall, isFunctionNode, unwrap } from "../syntax.js";

/** A function that answers requests, found behind an export. */
export interface FoundHandler {
  fn: FunctionNode;
  /** Calls around it, outermost first: `withAuth(withLog(handler))`. */
  wrappers: (t.CallExpression | t.OptionalCallExpression)[];
  /** The statement that declares it, where it has a name of its own. */
  declaration?: t.Statement;
  /** The variable or function name. */
  name?: t.Identifier;
  /** The annotation of the variable: `const handler: NextApiHandler<T>`. */
  annotation?: t.Node;
  /** The function is what a factory of this file returns: `createHandler({ GET: list })`. */
  factory?: t.CallExpression | t.OptionalCallExpression;
}

/** Follows a value to the function that answers; undefined where it isn't in this file. */
export function findHandler(value: t.Node | undefined, module: Module, depth = 0): FoundHandler | undefined {
  if (!value || depth > 10) return undefined;
  const inner = unwrap(value);
  if (isFunctionNode(inner))
    return t.isFunctionDeclaration(inner) && inner.id
      ? { fn: inner, wrappers: [], name: inner.id }
      : { fn: inner, wrappers: [] };
  if (t.isIdentifier(inner)) {
    const binding = module.bindings.get(inner);
    if (!binding?.constant) return undefined;
    const declaration = binding.path.node;
    if (t.isFunctionDeclaration(declaration))
      return {
        fn: declaration,
        wrappers: [],
        name: declaration.id ?? undefined,
        declaration: statementOf(declaration, module),
      };
    if (!t.isVariableDeclarator(declaration) || !t.isIdentifier(declaration.id)) return undefined;
    const found = findHandler(declaration.init ?? undefined, module, depth + 1);
    return (
      found && {
        ...found,
        declaration: found.wrappers.length > 0 ? found.declaration : statementOf(declaration, module),
        name: found.wrappers.length > 0 ? found.name : declaration.id,
        annotation: found.annotation ?? declaration.id.typeAnnotation ?? undefined,
      }
    );
  }
  if (isCall(inner)) {
    for (const argument of inner.arguments) {
      if (t.isSpreadElement(argument)) continue;
      const found = findHandler(argument, module, depth + 1);
      if (found) return { ...found, wrappers: [inner, ...found.wrappers] };
    }
    const made = depth === 0 || !t.isIdentifier(value) ? producedBy(inner, module) : undefined;
    if (made) return { fn: made, wrappers: [], factory: inner };
  }
  return undefined;
}

/** The function that a factory of this file returns, for a call without a handler among its arguments. */
function producedBy(
  call: t.CallExpression | t.OptionalCallExpression,
  module: Module,
): FunctionNode | undefined {
  const callee = unwrap(call.callee);
  if (!t.isIdentifier(callee) || !call.arguments.some((argument) => t.isObjectExpression(unwrap(argument))))
    return undefined;
  const declaration = module.bindings.get(callee)?.path.node;
  const factory =
    t.isVariableDeclarator(declaration) && declaration.init ? unwrap(declaration.init) : declaration;
  if (!isFunctionNode(factory)) return undefined;
  const body = factory.body;
  const returned = t.isBlockStatement(body)
    ? body.body.length === 1 && t.isReturnStatement(body.body[0])
      ? body.body[0].argument
      : undefined
    : body;
  const made = returned ? unwrap(returned) : undefined;
  return isFunctionNode(made) ? made : undefined;
}

function statementOf(node: t.Node, module: Module): t.Statement {
  let at = node;
  for (let above = module.parents.get(at); above && !t.isProgram(above); above = module.parents.get(at))
    at = above;
  return at as t.Statement;
}
