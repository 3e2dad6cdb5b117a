/** Whether evaluating something surely throws nothing: logs of what is at hand. */
import * as t from "@babel/types";
import { isCall, isMember, propertyName, unwrap } from "../syntax.js";
import type { Work } from "./work.js";

const CLOCKS = new Set(["Date.now", "performance.now", "process.uptime"]);
const CONSOLE = new Set(["debug", "error", "info", "log", "time", "timeEnd", "timeLog", "warn"]);

/** Logging, and variables for it. */
export function cannotThrowStatement(node: t.Statement, work: Work): boolean {
  const cannot = (one: t.Node | null | undefined): boolean => !one || cannotThrow(one, work);
  if (t.isExpressionStatement(node)) return cannot(node.expression);
  if (t.isVariableDeclaration(node))
    return node.declarations.every(({ id, init }) => t.isIdentifier(id) && cannot(init));
  if (t.isIfStatement(node))
    return (
      cannot(node.test) &&
      cannotThrowStatement(node.consequent, work) &&
      (!node.alternate || cannotThrowStatement(node.alternate, work))
    );
  if (t.isBlockStatement(node)) return node.body.every((one) => cannotThrowStatement(one, work));
  return false;
}

function cannotThrow(node: t.Node, work: Work): boolean {
  const all = (nodes: readonly t.Node[]): boolean => nodes.every((one) => cannotThrow(one, work));
  const inner = unwrap(node);
  if (t.isTemplateLiteral(inner)) return all(inner.expressions);
  if (t.isLiteral(inner) || t.isIdentifier(inner)) return true;
  if (t.isBinaryExpression(inner))
    return !["in", "instanceof"].includes(inner.operator) && all([inner.left, inner.right]);
  if (t.isLogicalExpression(inner)) return all([inner.left, inner.right]);
  if (t.isConditionalExpression(inner)) return all([inner.test, inner.consequent, inner.alternate]);
  if (t.isObjectExpression(inner))
    return inner.properties.every((one) => t.isObjectProperty(one) && !one.computed && all([one.value]));
  if (isMember(inner)) return isOfRequestOrResponse(inner, work);
  if (!isCall(inner) || !isMember(inner.callee)) return false;
  const { object } = inner.callee;
  const name = propertyName(inner.callee) ?? "";
  if (name === "toFixed") return t.isBinaryExpression(unwrap(object)) && all([object, ...inner.arguments]);
  if (!t.isIdentifier(object) || work.view.module.bindings.has(object)) return false;
  if (object.name === "console") return CONSOLE.has(name) && all(inner.arguments);
  if (object.name === "Math") return all(inner.arguments);
  return CLOCKS.has(`${object.name}.${name}`);
}

/** `req.url`, `res.statusCode`: these are there. */
function isOfRequestOrResponse(
  node: t.MemberExpression | t.OptionalMemberExpression,
  { view }: Work,
): boolean {
  const object = unwrap(node.object);
  if (!t.isIdentifier(object) || node.computed) return false;
  return view.isRequest(object) || (view.response && view.module.bindings.get(object)) === view.response;
}
