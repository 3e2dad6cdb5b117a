/** Which method a function goes on for, by its own test. */
import type * as t from "@babel/types";
import type { HttpMethod } from "../../handler/contract.js";
import { forEachNode } from "../for-each-node.js";
import { ends, methodTest } from "../redirects/method-functions.js";
import type { FunctionNode } from "./exported-functions.js";

/** The one method that a function serves, where it isn't the one by which it is called. Undefined where it serves that too, or it can't be told. */
export function onlyServes({ body }: FunctionNode, called: HttpMethod): HttpMethod | undefined {
  if (body.type !== "BlockStatement") return undefined;
  const meant = servedBy(body.body);
  // A HEAD comes to GET.
  if (meant === undefined || meant === called || (called === "GET" && meant === "HEAD")) return undefined;
  return meant;
}

function servedBy(statements: readonly t.Statement[]): HttpMethod | undefined {
  for (const [index, statement] of statements.entries()) {
    if (statement.type === "TryStatement") return servedBy(statement.block.body);
    if (statement.type === "IfStatement") {
      const test = methodTest(statement.test);
      if (test === undefined) {
        if (ends(statement.consequent)) return undefined;
        continue;
      }
      if (/^!==?$/.test(test.operator)) return ends(statement.consequent) ? test.method : undefined;
      // `if (request.method === "POST") { … return } return refusal`
      const rest = statement.alternate ? [statement.alternate] : statements.slice(index + 1);
      return ends(statement.consequent) && rest.length === 1 && refuses(rest[0]!) ? test.method : undefined;
    }
    if (statement.type !== "VariableDeclaration" && statement.type !== "ExpressionStatement")
      return undefined;
  }
  return undefined;
}

/** A reply with 405, and nothing else. */
function refuses(statement: t.Statement): boolean {
  if (statement.type === "BlockStatement") return statement.body.length === 1 && refuses(statement.body[0]!);
  if (statement.type !== "ReturnStatement" || statement.argument == null) return false;
  let found = false;
  forEachNode(statement.argument, (node) => {
    found ||= node.type === "NumericLiteral" && node.value === 405;
  });
  return found;
}
