/** Which replies a function of a route file can give: read off its `return` statements. */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import type { Module } from "../module.js";
import {
  childrenOf,
  type FunctionNode,
  isCall,
  isFunctionNode,
  isMember,
  propertyName,
  unwrap,
} from "../syntax.js";
import { mayEnd } from "./may-end.js";
import { navigationStatus } from "./navigation.js";

/** One reply. A status or a kind that isn't known is absent. */
export interface Reply {
  status: number | "unknown";
  json: boolean;
  /** The value that goes out as JSON. */
  body?: t.Node;
  /** The init: `{ status, headers }`. */
  init?: t.Node;
}

/** The arguments of a call that is being followed. */
type Known = ReadonlyMap<Binding, t.Node>;

const NOTHING: Known = new Map();
const MAX_DEPTH = 6;

/** Every reply that `fn` can return. A call of another file's code counts as one of unknown status. */
export function repliesOf(fn: FunctionNode, module: Module, known: Known = NOTHING, depth = 0): Reply[] {
  if (depth > MAX_DEPTH) return [UNKNOWN];
  const read = (node: t.Node | null | undefined) => repliesIn(node, module, known, depth);
  if (!t.isBlockStatement(fn.body)) return read(fn.body);
  const replies: Reply[] = [];
  visitOwn(fn.body, (node) => {
    if (t.isReturnStatement(node)) replies.push(...read(node.argument));
    const status = t.isExpressionStatement(node)
      ? navigationStatus(unwrap(node.expression), module)
      : undefined;
    if (status !== undefined) replies.push({ status, json: false });
  });
  if (mayEnd(fn.body, module)) replies.push(NO_REPLY);
  return replies;
}

const UNKNOWN: Reply = { status: "unknown", json: false };
/** "No response is returned from route handler": a 500 (measured on Next 14, 15 and 16). */
const NO_REPLY: Reply = { status: 500, json: false };

/** Visits what belongs to a function itself: not what is inside of the functions in it. */
function visitOwn(node: t.Node, visit: (node: t.Node) => void): void {
  visit(node);
  for (const child of childrenOf(node))
    if (!isFunctionNode(child) && !t.isClass(child)) visitOwn(child, visit);
}

function repliesIn(
  expression: t.Node | null | undefined,
  module: Module,
  known: Known,
  depth: number,
): Reply[] {
  if (depth > MAX_DEPTH) return [UNKNOWN];
  if (!expression) return [NO_REPLY];
  const node = unwrap(expression, true);
  const read = (inner: t.Node) => repliesIn(inner, module, known, depth + 1);
  if (t.isConditionalExpression(node)) return [...read(node.consequent), ...read(node.alternate)];
  if (t.isLogicalExpression(node)) {
    return node.operator === "&&"
      ? [NO_REPLY, ...read(node.right)]
      : [...read(node.left), ...read(node.right)];
  }
  if (t.isSequenceExpression(node)) return read(node.expressions.at(-1)!);
  if (t.isNullLiteral(node) || t.isIdentifier(node, { name: "undefined" })) return [NO_REPLY];
  const made = madeReply(node, module, known);
  if (made !== undefined) return made;
  const status = navigationStatus(node, module);
  if (status !== undefined) return [{ status, json: false }];
  if (t.isIdentifier(node)) return variableReplies(node, module, known, depth);
  if (isCall(node)) return callReplies(node, module, known, depth);
  return [UNKNOWN];
}

/** A variable: whatever it is ever given. */
function variableReplies(node: t.Identifier, module: Module, known: Known, depth: number): Reply[] {
  const binding = module.bindings.get(node);
  const given = binding && known.get(binding);
  if (given) return repliesIn(given, module, NOTHING, depth + 1);
  const declarator = binding?.path.node;
  if (!binding || !t.isVariableDeclarator(declarator) || !t.isIdentifier(declarator.id)) return [UNKNOWN];
  const values: t.Node[] = declarator.init ? [declarator.init] : [];
  for (const { node: violation } of binding.constantViolations) {
    if (!t.isAssignmentExpression(violation, { operator: "=" })) return [UNKNOWN];
    values.push(violation.right);
  }
  return values.length === 0
    ? [UNKNOWN]
    : values.flatMap((value) => repliesIn(value, module, known, depth + 1));
}

function callReplies(
  call: t.CallExpression | t.OptionalCallExpression,
  module: Module,
  known: Known,
  depth: number,
): Reply[] {
  const callee = unwrap(call.callee);
  const chained = isMember(callee) ? propertyName(callee) : undefined;
  if (isMember(callee) && (chained === "then" || chained === "catch")) {
    const callbacks = call.arguments.map((argument) => unwrap(argument)).filter(isFunctionNode);
    if (callbacks.length !== call.arguments.length) return [UNKNOWN];
    const later = callbacks.flatMap((callback) => repliesOf(callback, module, known, depth + 1));
    return chained === "then" ? later : [...repliesIn(callee.object, module, known, depth + 1), ...later];
  }
  const fn = localFunction(callee, module);
  if (fn === undefined) return [UNKNOWN];
  return repliesOf(fn, module, argumentsOf(call, fn, module, known), depth + 1);
}

/** The function of this file that an expression names, or is. */
export function localFunction(expression: t.Node, module: Module): FunctionNode | undefined {
  const node = unwrap(expression);
  if (isFunctionNode(node)) return node;
  const binding = t.isIdentifier(node) ? module.bindings.get(node) : undefined;
  const declaration = binding?.constant ? binding.path.node : undefined;
  if (t.isFunctionDeclaration(declaration)) return declaration;
  const init = t.isVariableDeclarator(declaration) && declaration.init ? unwrap(declaration.init) : undefined;
  if (t.isIdentifier(init)) return localFunction(init, module);
  return isFunctionNode(init) ? init : undefined;
}

function argumentsOf(
  call: t.CallExpression | t.OptionalCallExpression,
  fn: FunctionNode,
  module: Module,
  outer: Known,
): Known {
  const known = new Map<Binding, t.Node>();
  for (const [index, parameter] of fn.params.entries()) {
    const target = t.isAssignmentPattern(parameter) ? parameter.left : parameter;
    const binding = t.isIdentifier(target) ? module.bindings.get(target) : undefined;
    const given = call.arguments[index] ?? (t.isAssignmentPattern(parameter) ? parameter.right : undefined);
    const passedOn = t.isIdentifier(given) ? outer.get(module.bindings.get(given)!) : undefined;
    if (binding?.constant && given) known.set(binding, passedOn ?? given);
  }
  return known;
}

/** `NextResponse.json(…)`, `new Response(…)`, `NextResponse.redirect(…)`. */
function madeReply(node: t.Node, module: Module, known: Known): Reply[] | undefined {
  const args = isCall(node) || t.isNewExpression(node) ? node.arguments : [];
  const init = args[1];
  if (t.isNewExpression(node) && isResponseName(node.callee)) {
    return statusesOf(init, module, known).map((status) => ({
      status,
      json: false,
      ...(init ? { init } : {}),
    }));
  }
  const callee = isCall(node) ? unwrap(node.callee) : undefined;
  if (!isMember(callee) || !isResponseName(callee.object)) return undefined;
  const name = propertyName(callee);
  if (name === "json") {
    const body = args[0];
    return statusesOf(init, module, known).map((status) => ({
      status,
      json: true,
      ...(body ? { body } : {}),
      ...(init ? { init } : {}),
    }));
  }
  if (name === "error") return [NO_REPLY];
  if (name !== "redirect") return undefined;
  // "URL is malformed": both throw for a relative one, which Next answers with 500 (measured).
  const target = args[0] && unwrap(args[0]);
  if (t.isStringLiteral(target) && target.value.startsWith("/")) return [NO_REPLY];
  if (!init) {
    return [{ status: t.isIdentifier(callee.object, { name: "Response" }) ? 302 : 307, json: false }];
  }
  const value = unwrap(init);
  const statuses = t.isObjectExpression(value)
    ? statusesOf(value, module, known, 307)
    : statusValues(value, module, known);
  return statuses.map((status) => ({ status, json: false }));
}

export function isResponseName(node: t.Node): boolean {
  return t.isIdentifier(node) && (node.name === "Response" || node.name === "NextResponse");
}

/** The statuses that an init `{ status }` stands for; `otherwise` where it has none. */
function statusesOf(
  init: t.Node | undefined,
  module: Module,
  known: Known,
  otherwise = 200,
): (number | "unknown")[] {
  if (!init) return [otherwise];
  const value = unwrap(constantOf(unwrap(init), module, known));
  if (t.isIdentifier(value, { name: "undefined" })) return [otherwise];
  if (t.isConditionalExpression(value)) {
    return [value.consequent, value.alternate].flatMap((side) => statusesOf(side, module, known, otherwise));
  }
  if (!t.isObjectExpression(value)) return ["unknown"];
  for (const property of [...value.properties].reverse()) {
    if (t.isSpreadElement(property) || propertyName(property) === undefined) return ["unknown"];
    if (propertyName(property) !== "status") continue;
    return t.isObjectProperty(property) ? statusValues(property.value, module, known) : ["unknown"];
  }
  return [otherwise];
}

function statusValues(expression: t.Node, module: Module, known: Known): (number | "unknown")[] {
  const value = unwrap(constantOf(unwrap(expression), module, known));
  if (t.isNumericLiteral(value)) return [value.value];
  if (t.isConditionalExpression(value)) {
    return [value.consequent, value.alternate].flatMap((side) => statusValues(side, module, known));
  }
  return ["unknown"];
}

/** What a name that is never changed stands for; any other expression is itself. */
function constantOf(node: t.Node, module: Module, known: Known): t.Node {
  const binding = t.isIdentifier(node) ? module.bindings.get(node) : undefined;
  const given = binding && known.get(binding);
  if (given) return given;
  const declarator = binding?.constant ? binding.path.node : undefined;
  return t.isVariableDeclarator(declarator) && t.isIdentifier(declarator.id) && declarator.init
    ? declarator.init
    : node;
}
