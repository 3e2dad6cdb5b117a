/** Statements. */
import type * as t from "@babel/types";
import { bind } from "./bindings.js";
import { spreadItems } from "./builtins.js";
import { evaluate } from "./expressions.js";
import { isTruthy } from "./operators.js";
import { nameOf, type Run, step } from "./run.js";
import { NotFollowed, Scope, Thrown } from "./scope.js";
import { isObject, isUnknown, unknown, type Value } from "./values.js";

/** How a list of statements was left before its end. */
export type Completion = { kind: "return"; value: Value } | { kind: "break" | "continue" };

/** Makes the functions of a block known before its first statement runs. */
export function hoist(statements: readonly t.Statement[], scope: Scope): void {
  for (const statement of statements) {
    const declared =
      statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration"
        ? statement.declaration
        : statement;
    if (declared?.type === "FunctionDeclaration" && declared.id != null) {
      scope.declare(declared.id.name, { kind: "closure", node: declared, scope });
    }
    if (declared?.type === "TSEnumDeclaration")
      scope.declareLate(declared.id.name, () => unknown(nameOf(declared.id), false));
  }
}

/** Runs statements to the end, or to where they are left. */
export function execute(statements: readonly t.Statement[], scope: Scope, run: Run): Completion | undefined {
  for (const statement of statements) {
    const completion = executeOne(statement, scope, run);
    if (completion !== undefined) return completion;
  }
  return undefined;
}

function block(statement: t.Statement, scope: Scope, run: Run): Completion | undefined {
  const statements = statement.type === "BlockStatement" ? statement.body : [statement];
  if (statement.type !== "BlockStatement") run.bare.add(statement);
  const inner = new Scope(scope.path, scope);
  hoist(statements, inner);
  return execute(statements, inner, run);
}

function executeOne(node: t.Statement, scope: Scope, run: Run): Completion | undefined {
  step(run);
  switch (node.type) {
    case "ExpressionStatement":
      evaluate(node.expression, scope, run);
      return undefined;
    case "VariableDeclaration":
      for (const { id, init } of node.declarations) {
        bind(id, init == null ? undefined : evaluate(init, scope, run), scope, run);
      }
      return undefined;
    case "ReturnStatement": {
      const value = node.argument == null ? undefined : evaluate(node.argument, scope, run);
      run.surroundings.returned(value, node, scope);
      return { kind: "return", value };
    }
    case "IfStatement": {
      const taken = isTruthy(evaluate(node.test, scope, run), node.test, run)
        ? node.consequent
        : node.alternate;
      return taken == null ? undefined : block(taken, scope, run);
    }
    case "BlockStatement":
      return block(node, scope, run);
    case "ThrowStatement":
      throw new Thrown(evaluate(node.argument, scope, run));
    case "TryStatement":
      return attempt(node, scope, run);
    case "SwitchStatement":
      return choose(node, scope, run);
    case "ForOfStatement":
      return forOf(node, scope, run);
    case "BreakStatement":
    case "ContinueStatement":
      if (node.label != null) throw new NotFollowed();
      return { kind: node.type === "BreakStatement" ? "break" : "continue" };
    case "FunctionDeclaration":
    case "EmptyStatement":
    case "TSInterfaceDeclaration":
    case "TSTypeAliasDeclaration":
      return undefined;
    default:
      throw new NotFollowed();
  }
}

function attempt(node: t.TryStatement, scope: Scope, run: Run): Completion | undefined {
  let completion: Completion | undefined;
  run.trying++;
  try {
    completion = block(node.block, scope, run);
    run.trying--;
  } catch (error) {
    run.trying--;
    if (!(error instanceof Thrown) || node.handler == null) throw error;
    const inner = new Scope(scope.path, scope);
    if (node.handler.param != null) bind(node.handler.param, error.value, inner, run);
    completion = block(node.handler.body, inner, run);
  }
  return (node.finalizer == null ? undefined : block(node.finalizer, scope, run)) ?? completion;
}

function choose(node: t.SwitchStatement, scope: Scope, run: Run): Completion | undefined {
  const value = evaluate(node.discriminant, scope, run);
  const inner = new Scope(scope.path, scope);
  let entered = -1;
  for (const [index, { test }] of node.cases.entries()) {
    if (test == null) continue;
    const wanted = evaluate(test, inner, run);
    if (!isObject(value) && !isObject(wanted)) {
      if (value !== wanted) continue;
    } else if (
      !isTruthy(
        unknown(`${nameOf(node.discriminant)} === ${nameOf(test)}`, isUnknown(value) && value.varies),
        test,
        run,
      )
    )
      continue;
    entered = index;
    break;
  }
  if (entered === -1) entered = node.cases.findIndex(({ test }) => test == null);
  if (entered === -1) return undefined;
  const statements = node.cases.slice(entered).flatMap(({ consequent }) => consequent);
  hoist(statements, inner);
  const completion = execute(statements, inner, run);
  return completion?.kind === "break" ? undefined : completion;
}

function forOf(node: t.ForOfStatement, scope: Scope, run: Run): Completion | undefined {
  const items = spreadItems(evaluate(node.right, scope, run));
  if (items.some((item) => isUnknown(item) && item.spread)) throw new NotFollowed();
  for (const item of items) {
    const inner = new Scope(scope.path, scope);
    const target = node.left.type === "VariableDeclaration" ? node.left.declarations[0]?.id : node.left;
    if (target === undefined) throw new NotFollowed();
    bind(target, item, inner, run, node.left.type !== "VariableDeclaration");
    const completion = block(node.body, inner, run);
    if (completion?.kind === "break") return undefined;
    if (completion?.kind === "return") return completion;
  }
  return undefined;
}
