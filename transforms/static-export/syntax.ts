import { parse } from "@babel/parser";
import traverseModule, { type Binding, type NodePath } from "@babel/traverse";
import type * as t from "@babel/types";

/**
 * The package is CommonJS: Node gives its whole module, a runner that compiles this file to CommonJS, as jscodeshift does,
 * gives its default export.
 */
export const traverse = (
  "default" in traverseModule ? traverseModule.default : traverseModule
) as typeof traverseModule.default;

export type { Binding, NodePath };

/** Any expression, statement or pattern on the way from the module's export to the setting. */
export type Path = NodePath<t.Node>;

/**
 * Parses a next.config of any kind: CommonJS or ES module, JavaScript or TypeScript, with JSX where it occurs.
 * Offsets count in the source as it is given, so a byte-order mark, tabs and CRLF stay where they are.
 * @throws {SyntaxError} when the source can't be parsed; `loc` tells where.
 */
export function parseConfig(source: string): t.File {
  const options = {
    sourceType: "unambiguous",
    allowReturnOutsideFunction: true,
    allowAwaitOutsideFunction: true,
  } as const;
  try {
    return parse(source, { ...options, plugins: ["typescript"] });
  } catch (error) {
    try {
      return parse(source, { ...options, plugins: ["typescript", "jsx"] });
    } catch {
      throw error;
    }
  }
}

/** The path of the whole program, with scopes and bindings. */
export function programPath(file: t.File): NodePath<t.Program> {
  let program: NodePath<t.Program> | undefined;
  traverse(file, {
    Program(path) {
      program = path;
      path.stop();
    },
  });
  // A parsed file always has a program.
  return program!;
}

/** Strips what changes no value: parentheses, `as`, `satisfies`, `!`, `<T>x`. */
export function unwrap(path: Path): Path {
  let inner = path;
  while (
    inner.isTSAsExpression() ||
    inner.isTSSatisfiesExpression() ||
    inner.isTSNonNullExpression() ||
    inner.isTSTypeAssertion() ||
    inner.isParenthesizedExpression()
  ) {
    inner = inner.get("expression") as Path;
  }
  return inner;
}

/** The name of a property or member when it is written down: `a.output`, `a["output"]`, `{ output }`, `{ ["output"]: … }`. */
export function propertyName(node: t.Node): string | undefined {
  if (node.type === "MemberExpression" || node.type === "OptionalMemberExpression") {
    return nameOf(node.property, node.computed);
  }
  if (node.type === "ObjectProperty" || node.type === "ObjectMethod") return nameOf(node.key, node.computed);
  return undefined;
}

function nameOf(key: t.Node, computed: boolean): string | undefined {
  if (key.type === "Identifier" && !computed) return key.name;
  if (key.type === "StringLiteral") return key.value;
  if (key.type === "TemplateLiteral" && key.expressions.length === 0)
    return key.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** The function that directly encloses a path, or the program. */
export function enclosingFunction(path: Path): Path {
  return (path.getFunctionParent() ?? path.scope.getProgramParent().path) as Path;
}
