/** Whether an expression can go without anyone noticing. */
import * as t from "@babel/types";
import type { Module } from "./module.js";
import { isMember, propertyName, unwrap } from "./syntax.js";

const PURE_CONSTRUCTORS = new Set([
  "Array",
  "Headers",
  "Map",
  "RegExp",
  "Set",
  "TextDecoder",
  "TextEncoder",
  "WeakMap",
  "WeakSet",
]);
const PURE_CALLS = new Set([
  "Boolean",
  "Number",
  "Object.entries",
  "Object.freeze",
  "Object.fromEntries",
  "Object.keys",
  "Object.values",
  "String",
  "Symbol",
  "parseFloat",
  "parseInt",
]);
const PURE_ARRAY_METHODS = new Set(["concat", "includes", "indexOf", "join", "slice"]);

/** True when evaluating the expression does nothing but give a value. What can't be told is taken as not pure. */
export function isPure(module: Module, expression: t.Node | null | undefined): boolean {
  if (!expression) return true;
  const node = unwrap(expression);
  const all = (nodes: readonly (t.Node | null)[]) => nodes.every((inner) => isPure(module, inner));
  if (t.isLiteral(node) && !t.isTemplateLiteral(node)) return true;
  if (t.isIdentifier(node)) return true;
  if (t.isFunctionExpression(node) || t.isArrowFunctionExpression(node)) return true;
  if (t.isTemplateLiteral(node)) return all(node.expressions);
  if (t.isUnaryExpression(node)) return node.operator !== "delete" && isPure(module, node.argument);
  if (t.isBinaryExpression(node)) return !t.isPrivateName(node.left) && all([node.left, node.right]);
  if (t.isLogicalExpression(node)) return all([node.left, node.right]);
  if (t.isConditionalExpression(node)) return all([node.test, node.consequent, node.alternate]);
  if (t.isArrayExpression(node)) return all(node.elements);
  if (t.isSpreadElement(node)) return isPure(module, node.argument);
  if (t.isObjectExpression(node)) return all(node.properties);
  if (t.isObjectProperty(node))
    return (!node.computed || isPure(module, node.key)) && isPure(module, node.value);
  if (t.isObjectMethod(node)) return !node.computed || isPure(module, node.key);
  if (t.isClassExpression(node) || t.isClassDeclaration(node)) return isPureClass(module, node);
  if (isMember(node)) return isEnvironment(module, node);
  if (t.isNewExpression(node)) return isGlobal(module, node.callee, PURE_CONSTRUCTORS) && all(node.arguments);
  if (t.isCallExpression(node)) return isPureCall(module, node) && all(node.arguments);
  return false;
}

/** `process.env.NAME` */
function isEnvironment(module: Module, node: t.MemberExpression | t.OptionalMemberExpression): boolean {
  const env = unwrap(node.object);
  return (
    propertyName(node) !== undefined &&
    isMember(env) &&
    propertyName(env) === "env" &&
    isGlobal(module, env.object, new Set(["process"]))
  );
}

function isPureCall(module: Module, node: t.CallExpression): boolean {
  const callee = unwrap(node.callee);
  if (isGlobal(module, callee, PURE_CALLS)) return true;
  if (!isMember(callee)) return false;
  const name = propertyName(callee);
  const object = unwrap(callee.object);
  if (name === undefined) return false;
  if (t.isIdentifier(object) && PURE_CALLS.has(`${object.name}.${name}`))
    return isGlobal(module, object, new Set([object.name]));
  return t.isArrayExpression(object) && PURE_ARRAY_METHODS.has(name) && isPure(module, object);
}

function isGlobal(module: Module, node: t.Node, names: ReadonlySet<string>): boolean {
  return t.isIdentifier(node) && names.has(node.name) && !module.programScope.hasOwnBinding(node.name);
}

function isPureClass(module: Module, node: t.Class): boolean {
  if (node.decorators?.length || (node.superClass && !t.isIdentifier(node.superClass))) return false;
  return node.body.body.every((member) => {
    if ("decorators" in member && member.decorators?.length) return false;
    if (t.isStaticBlock(member)) return false;
    if ("computed" in member && member.computed && !isPure(module, member.key)) return false;
    if ((t.isClassProperty(member) || t.isClassPrivateProperty(member)) && member.static)
      return isPure(module, member.value);
    return !t.isClassAccessorProperty(member);
  });
}

/** Whether an enum's members are only values. */
export function isPureEnum(module: Module, node: t.TSEnumDeclaration): boolean {
  return node.members.every((member) => isPure(module, member.initializer));
}
