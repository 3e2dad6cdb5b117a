import type * as t from "@babel/types";
import { type Cut, cutListItem, cutStatement } from "./cut.js";
import type { NodePath, Path } from "./syntax.js";
import { unwrap } from "./syntax.js";

/**
 * The stretch of source to take out so that a place no longer sets `output`, with whatever the place alone kept alive: an
 * object that would be left empty, the spread of it, an `if` around it. Undefined where only a person can tell.
 */
export function cutSetting(place: Path, source: string, comments: t.Comment[]): Cut | undefined {
  if (place.isObjectProperty()) return cutProperty(place as Path, source, comments);
  if (place.isAssignmentExpression()) return cutAssignment(place as Path, source, comments);
  return undefined;
}

function cutProperty(property: Path, source: string, comments: t.Comment[]): Cut | undefined {
  const object = property.parentPath as Path;
  if (!object.isObjectExpression()) return undefined;
  const around = object.node.properties.length === 1 ? disposable(object) : undefined;
  if (around) return around.isSpreadElement() ? cutProperty(around, source, comments) : undefined;
  return cutListItem(object.node.properties, property.key as number, object.node, source, comments);
}

/** The spread that does nothing once its object is empty: `...{}`, `...(c ? {} : {})`, `...(c && {})`. */
function disposable(object: Path): Path | undefined {
  let value = object;
  for (;;) {
    const parent = value.parentPath as Path;
    if (unwrap(parent) !== parent || parent.isLogicalExpression({ operator: "&&" })) {
      if (parent.isLogicalExpression() && value.key !== "right") return undefined;
      value = parent;
    } else if (parent.isConditionalExpression()) {
      const other = unwrap(parent.get(value.key === "consequent" ? "alternate" : "consequent") as Path);
      if (value.key === "test" || !givesNothing(other)) return undefined;
      value = parent;
    } else {
      return parent.isSpreadElement() && parent.parentPath.isObjectExpression() ? parent : undefined;
    }
  }
}

function givesNothing(path: Path): boolean {
  return (
    (path.isObjectExpression() && path.node.properties.length === 0) ||
    path.isIdentifier({ name: "undefined" }) ||
    path.isNullLiteral() ||
    path.isBooleanLiteral({ value: false })
  );
}

/** `config.output = "export";`, also inside of `c && (config.output = "export");` and `c ? (config.output = "export") : null;`. */
function cutAssignment(assignment: Path, source: string, comments: t.Comment[]): Cut | undefined {
  let expression = assignment;
  for (;;) {
    const parent = expression.parentPath as Path;
    const isOwnStatement =
      unwrap(parent) !== parent ||
      (parent.isLogicalExpression() && expression.key === "right") ||
      (parent.isConditionalExpression() &&
        expression.key !== "test" &&
        givesNothing(parent.get(expression.key === "consequent" ? "alternate" : "consequent") as Path));
    if (!isOwnStatement) break;
    expression = parent;
  }
  const statement = expression.parentPath as Path;
  return statement.isExpressionStatement() ? cutWithIf(statement, source, comments) : undefined;
}

/** A statement, and the `if` that would be left with nothing to do. */
export function cutWithIf(statement: Path, source: string, comments: t.Comment[]): Cut | undefined {
  const parent = statement.parentPath as Path;
  const block = parent.isBlockStatement() && parent.node.body.length === 1 ? parent : undefined;
  const branch = block ?? statement;
  const owner = branch.parentPath as Path;
  const hasOtherComments =
    block !== undefined &&
    comments.some((comment) => comment.start! > block.node.start! && comment.end! < statement.node.start!);
  if (owner.isIfStatement() && !hasOtherComments) {
    if (branch.key === "alternate") {
      // `if (a) {…} else {…}`: the else goes.
      return { start: owner.node.consequent.end!, end: branch.node.end! };
    }
    const { alternate, test } = owner.node;
    if (!alternate) {
      return owner.key === "alternate"
        ? { start: ((owner.parentPath as Path).node as t.IfStatement).consequent.end!, end: owner.node.end! }
        : cutWithIf(owner, source, comments);
    }
    // `if (a) {} else {…}` reads as `if (!a) {…}`.
    return { start: test.start!, end: alternate.start!, insert: `${negated(test, source)}) ` };
  }
  const list = statement.container;
  if (!Array.isArray(list)) return undefined;
  return cutStatement(statement.node, source, comments);
}

function negated(test: t.Expression, source: string): string {
  const text = source.slice(test.start!, test.end!);
  if (test.type === "UnaryExpression" && test.operator === "!") {
    return source.slice(test.argument.start!, test.argument.end!);
  }
  if (test.type === "BinaryExpression" && OPPOSITES[test.operator]) {
    const [left, right] = [test.left, test.right].map((side) => source.slice(side.start!, side.end!));
    return `${left} ${OPPOSITES[test.operator]} ${right}`;
  }
  return test.type === "Identifier" || test.type === "MemberExpression" ? `!${text}` : `!(${text})`;
}

const OPPOSITES: Record<string, string> = { "===": "!==", "!==": "===", "==": "!=", "!=": "==" };

/** A declared variable that nothing reads any more: its declarator or, alone, the whole declaration. */
export function cutDeclaration(
  declarator: NodePath<t.VariableDeclarator>,
  source: string,
  comments: t.Comment[],
): Cut | undefined {
  const declaration = declarator.parentPath as Path;
  if (!declaration.isVariableDeclaration()) return undefined;
  const { declarations } = declaration.node;
  if (declarations.length > 1) {
    return cutListItem(declarations, declarator.key as number, undefined, source, comments);
  }
  return Array.isArray(declaration.container) ? cutStatement(declaration.node, source, comments) : undefined;
}
