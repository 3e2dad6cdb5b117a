/** Whether control can reach the end of a statement: then a handler returns nothing, which Next.js answers with 500. */
import * as t from "@babel/types";
import type { Module } from "../module.js";
import { unwrap } from "../syntax.js";
import { navigationStatus } from "./navigation.js";

/** False only where the end can't be reached. */
export function mayEnd(statement: t.Statement, module: Module): boolean {
  const ends = (inner: t.Statement) => mayEnd(inner, module);
  switch (statement.type) {
    case "ReturnStatement":
    case "ThrowStatement":
      return false;
    case "ExpressionStatement":
      return navigationStatus(unwrap(statement.expression), module) === undefined;
    case "BlockStatement":
      return statement.body.every(ends);
    case "IfStatement":
      return !statement.alternate || ends(statement.consequent) || ends(statement.alternate);
    case "TryStatement":
      if (statement.finalizer && !ends(statement.finalizer)) return false;
      return ends(statement.block) || (statement.handler !== null && ends(statement.handler!.body));
    case "SwitchStatement": {
      const last = statement.cases.at(-1);
      const hasDefault = statement.cases.some(({ test }) => !test);
      return !last || !hasDefault || breaksOut(statement) || last.consequent.every(ends);
    }
    case "WhileStatement":
    case "ForStatement": {
      const isEndless = !statement.test || t.isBooleanLiteral(statement.test, { value: true });
      return !isEndless || breaksOut(statement);
    }
    default:
      return true;
  }
}

/** A `break` anywhere below: it may leave the loop or switch. */
function breaksOut(statement: t.Statement): boolean {
  let found = false;
  t.traverseFast(statement, (node) => {
    if (t.isBreakStatement(node)) found = true;
  });
  return found;
}
