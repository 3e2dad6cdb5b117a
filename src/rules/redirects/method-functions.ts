/** Which code of a handler's file runs for which method. */
import type * as t from "@babel/types";
import { type HttpMethod, isMethodName } from "../../handler/contract.js";

export interface MethodCode {
  method: HttpMethod;
  node: t.Node;
  /** A `try` of the handler is around it. */
  inTry: boolean;
}

/**
 * The functions that a route exports as methods, and the branches of a Pages handler that plainly ask for one: `if (req.method === "POST")`, `case "POST":`, and what
 * comes behind `if (req.method !== "POST") return`. Code of which the method can't be told so is left out.
 */
export function methodFunctions(program: t.Program): MethodCode[] {
  const top = topLevel(program);
  const found: MethodCode[] = [];
  for (const statement of program.body) {
    if (statement.type === "ExportDefaultDeclaration") {
      const fn = followed(statement.declaration, top);
      if (fn !== undefined && fn.params.length >= 2) found.push(...branches(fn));
    }
    if (statement.type !== "ExportNamedDeclaration" || statement.source) continue;
    const { declaration, specifiers } = statement;
    if (declaration?.type === "FunctionDeclaration" && declaration.id && isMethodName(declaration.id.name))
      found.push({ method: declaration.id.name, node: declaration, inTry: false });
    if (declaration?.type === "VariableDeclaration") {
      for (const { id, init } of declaration.declarations) {
        if (id.type !== "Identifier" || !isMethodName(id.name) || init == null) continue;
        const node = init.type === "Identifier" ? top.get(init.name) : init;
        if (node) found.push({ method: id.name, node, inTry: false });
      }
    }
    for (const specifier of specifiers) {
      if (specifier.type !== "ExportSpecifier" || specifier.exported.type !== "Identifier") continue;
      const node = top.get(specifier.local.name);
      if (node && isMethodName(specifier.exported.name))
        found.push({ method: specifier.exported.name, node, inTry: false });
    }
  }
  return found;
}

type Function = t.FunctionDeclaration | t.FunctionExpression | t.ArrowFunctionExpression;

function topLevel(program: t.Program): Map<string, t.Node> {
  const found = new Map<string, t.Node>();
  for (const statement of program.body) {
    const declared =
      statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration"
        ? statement.declaration
        : statement;
    if (declared?.type === "FunctionDeclaration" && declared.id) found.set(declared.id.name, declared);
    if (declared?.type !== "VariableDeclaration") continue;
    for (const { id, init } of declared.declarations)
      if (id.type === "Identifier" && init) found.set(id.name, init);
  }
  return found;
}

function followed(node: t.Node | undefined, top: ReadonlyMap<string, t.Node>): Function | undefined {
  if (node === undefined) return undefined;
  if (node.type === "Identifier") return followed(top.get(node.name), top);
  // `withAuth(handler)`
  if (node.type === "CallExpression") return followed(node.arguments[0], top);
  return /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)
    ? (node as Function)
    : undefined;
}

/** What of a Pages handler runs for one method alone. */
function branches(fn: Function): MethodCode[] {
  const found: MethodCode[] = [];
  const walk = (statements: readonly t.Statement[], inTry: boolean): void => {
    for (const [index, statement] of statements.entries()) {
      if (statement.type === "TryStatement") walk(statement.block.body, true);
      if (statement.type === "SwitchStatement" && asksMethod(statement.discriminant)) {
        for (const { test, consequent } of statement.cases) {
          if (test?.type === "StringLiteral" && isMethodName(test.value))
            for (const node of consequent) found.push({ method: test.value, node, inTry });
        }
      }
      if (statement.type !== "IfStatement") continue;
      const test = methodTest(statement.test);
      if (test?.operator === "===" || test?.operator === "==")
        found.push({ method: test.method, node: statement.consequent, inTry });
      if ((test?.operator === "!==" || test?.operator === "!=") && ends(statement.consequent)) {
        for (const node of statements.slice(index + 1)) found.push({ method: test.method, node, inTry });
        return;
      }
      let other = statement.alternate;
      while (other?.type === "IfStatement") {
        const next = methodTest(other.test);
        if (next?.operator === "===" || next?.operator === "==")
          found.push({ method: next.method, node: other.consequent, inTry });
        other = other.alternate;
      }
    }
  };
  if (fn.body.type === "BlockStatement") walk(fn.body.body, false);
  return found;
}

/** `req.method === "POST"`, and the like. */
export function methodTest(node: t.Node): { operator: string; method: HttpMethod } | undefined {
  if (node.type !== "BinaryExpression") return undefined;
  const { left, right, operator } = node;
  if (!asksMethod(left) || right.type !== "StringLiteral" || !isMethodName(right.value)) return undefined;
  return { operator, method: right.value };
}

function asksMethod(node: t.Node): boolean {
  if (node.type === "Identifier") return node.name === "method";
  return (
    (node.type === "MemberExpression" || node.type === "OptionalMemberExpression") &&
    node.property.type === "Identifier" &&
    node.property.name === "method"
  );
}

/** Whether a statement leaves the function, by `return` or `throw`. */
export function ends(node: t.Statement): boolean {
  if (node.type === "BlockStatement") return node.body.some(ends);
  return node.type === "ReturnStatement" || node.type === "ThrowStatement";
}
