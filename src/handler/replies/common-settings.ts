/** Statements that set headers for every reply: one by one, from an object, by a function of the file. */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import { calledFunction } from "../called-function.js";
import { ownComments } from "../file-header.js";
import type { Module } from "../module.js";
import { Refusal } from "../refusal.js";
import { type FunctionNode, isCall, isFunctionNode, isMember, propertyName, unwrap } from "../syntax.js";
import { headerKey } from "./headers.js";
import { isConstantText } from "./movable.js";
import { type HeaderOp, isHeader, type ReplyOp, readResponseUse } from "./response-use.js";

export type CommonOp = HeaderOp & { value: t.Node };

/** One statement that does nothing but set headers. */
export interface Setting {
  statement: t.Statement;
  ops: CommonOp[];
  /** Reads of the request's headers in the values, with the header's name. */
  reads: Map<t.Node, string>;
  from: "statement" | "object" | "function";
  /** What the author says of the function, which goes. */
  comments?: t.Comment[];
  /** The name of the constant that holds them already. */
  object?: string;
}

export interface Parameters {
  request: Binding | undefined;
  response: Binding | undefined;
}

/** What has a meaning of its own for each reply. */
const OF_ONE_REPLY = ["content-type", "content-length", "set-cookie", "location"];

/** What a statement sets, if it sets headers that are the same for every reply, and does nothing else. */
export function settingOf(statement: t.Statement, given: Parameters, module: Module): Setting | undefined {
  return (
    oneByOne(statement, given, module) ??
    fromObject(statement, given, module) ??
    byFunction(statement, given, module)
  );
}

/** `res.setHeader("Access-Control-Allow-Origin", "*")` */
function oneByOne(statement: t.Statement, given: Parameters, module: Module): Setting | undefined {
  if (!t.isExpressionStatement(statement)) return undefined;
  const use = chainAt(statement.expression, given.response, module);
  if (!use || use.send || use.asks || use.writes || use.argumentOf || use.ops.length === 0) return undefined;
  const reads = new Map<t.Node, string>();
  const isCommon = (op: ReplyOp): op is CommonOp =>
    isHeader(op) &&
    op.mode === "set" &&
    op.value !== undefined &&
    isOfEveryReply(op.name) &&
    isSameEverywhere(op.value, given.request, module, reads);
  if (!use.ops.every(isCommon)) return undefined;
  return { statement, ops: use.ops, reads, from: "statement" };
}

function isOfEveryReply(name: t.Node): boolean {
  const text = headerKey(name);
  return text !== undefined && !OF_ONE_REPLY.includes(text);
}

/** The use that makes up a whole expression. */
function chainAt(expression: t.Node, response: Binding | undefined, module: Module) {
  let root: t.Node = unwrap(expression);
  while (isCall(root) || isMember(root)) root = unwrap(isCall(root) ? root.callee : root.object);
  if (!t.isIdentifier(root) || !response || module.bindings.get(root) !== response) return undefined;
  try {
    const use = readResponseUse(root, module);
    return use.node === unwrap(expression) ? use : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** A constant, or a header of the request with a constant to fall back on. */
function isSameEverywhere(
  value: t.Node,
  request: Binding | undefined,
  module: Module,
  reads: Map<t.Node, string>,
): boolean {
  if (isConstantText(value)) return true;
  const inner = unwrap(value);
  if (!t.isLogicalExpression(inner) || inner.operator === "&&" || !isConstantText(inner.right)) return false;
  const left = unwrap(inner.left);
  if (t.isLogicalExpression(left)) return false;
  const isOfEnvironment =
    isMember(left) &&
    isMember(left.object) &&
    t.isIdentifier(left.object.object, { name: "process" }) &&
    propertyName(left.object) === "env";
  if (isOfEnvironment) return true;
  const name = isMember(left) && isMember(left.object) ? propertyName(left) : undefined;
  const owner = name && isMember(left) && isMember(left.object) ? left.object : undefined;
  if (!owner || propertyName(owner) !== "headers" || !t.isIdentifier(owner.object)) return false;
  if (!request || module.bindings.get(owner.object) !== request) return false;
  if (name === "set-cookie") return false;
  reads.set(left, name!.toLowerCase());
  return true;
}

/** `Object.entries(headers).forEach(([name, value]) => res.setHeader(name, value))`, or the same as a loop. */
function fromObject(statement: t.Statement, given: Parameters, module: Module): Setting | undefined {
  const turn = turnOf(statement);
  const list = turn && unwrap(turn.list);
  if (!turn || !isCall(list) || !isMember(list.callee)) return undefined;
  if (!t.isIdentifier(list.callee.object, { name: "Object" }) || propertyName(list.callee) !== "entries")
    return undefined;
  const [object] = list.arguments;
  const { pattern } = turn;
  const names = t.isArrayPattern(pattern) ? pattern.elements : [];
  if (names.length !== 2 || !names.every((one) => t.isIdentifier(one)) || !t.isIdentifier(object))
    return undefined;
  const use = chainAt(turn.body, given.response, module);
  const [op, ...others] = use?.ops ?? [];
  if (!use || use.send || others.length > 0 || op?.kind !== "header" || op.mode !== "set") return undefined;
  const isSame = (one: t.Node | undefined, name: t.Node | null | undefined): boolean =>
    one !== undefined && t.isIdentifier(one) && t.isIdentifier(name) && one.name === name.name;
  if (!isSame(unwrap(op.name), names[0]) || !isSame(op.value && unwrap(op.value), names[1])) return undefined;
  const ops = headersIn(object, module);
  return ops && { statement, ops, reads: new Map(), from: "object", object: object.name };
}

/** What a loop over a list does in each turn, where that is one expression. */
function turnOf(statement: t.Statement): { list: t.Node; pattern: t.Node; body: t.Node } | undefined {
  if (t.isForOfStatement(statement) && !statement.await && t.isVariableDeclaration(statement.left)) {
    const pattern = statement.left.declarations[0]?.id;
    const body = onlyExpression(statement.body);
    return pattern && body && { list: statement.right, pattern, body };
  }
  const call = t.isExpressionStatement(statement) ? unwrap(statement.expression) : undefined;
  if (!isCall(call) || !isMember(call.callee) || propertyName(call.callee) !== "forEach") return undefined;
  const [callback, ...others] = call.arguments;
  if (!isFunctionNode(callback) || callback.async || callback.params.length !== 1 || others.length > 0)
    return undefined;
  const body = onlyExpression(callback.body);
  return body && { list: call.callee.object, pattern: callback.params[0]!, body };
}

function onlyExpression(body: t.Node): t.Node | undefined {
  if (t.isExpression(body)) return body;
  const [only, ...others] = t.isBlockStatement(body) ? body.body : [body];
  return t.isExpressionStatement(only) && others.length === 0 ? only.expression : undefined;
}

/** The headers that a constant of the module holds, if nothing ever changes it. */
function headersIn(name: t.Identifier, module: Module): CommonOp[] | undefined {
  const binding = module.bindings.get(name);
  const declaration = binding?.path.node;
  if (!binding?.constant || !t.isVariableDeclarator(declaration) || !declaration.init) return undefined;
  if (binding.scope !== module.programScope) return undefined;
  const object = unwrap(declaration.init);
  if (!t.isObjectExpression(object) || !binding.referencePaths.every(({ node }) => isOnlyRead(node, module)))
    return undefined;
  const ops: CommonOp[] = [];
  for (const property of object.properties) {
    if (!t.isObjectProperty(property) || property.computed || !t.isStringLiteral(unwrap(property.value)))
      return undefined;
    const key = t.stringLiteral(propertyName(property) ?? "");
    if (!isOfEveryReply(key)) return undefined;
    ops.push({
      kind: "header",
      mode: "set",
      name: key,
      value: property.value as t.Expression,
      node: property,
    });
  }
  return ops;
}

/** Spread, or listed by `Object.entries` and its like. */
function isOnlyRead(reference: t.Node, module: Module): boolean {
  const above = module.parents.get(reference);
  if (t.isSpreadElement(above)) return true;
  if (!isCall(above) || !isMember(above.callee)) return false;
  return (
    t.isIdentifier(above.callee.object, { name: "Object" }) &&
    ["entries", "keys", "values"].includes(propertyName(above.callee) ?? "")
  );
}

/** `setCors(res)`, of a function of the file that does nothing else. */
function byFunction(statement: t.Statement, given: Parameters, module: Module): Setting | undefined {
  const call = t.isExpressionStatement(statement) ? unwrap(statement.expression, true) : undefined;
  const called = isCall(call) ? calledFunction(call, module) : undefined;
  if (!called || !isCall(call) || !t.isBlockStatement(called.body)) return undefined;
  const own = parametersOf(call, called, given, module);
  if (!own) return undefined;
  const inside = called.body.body.map((one) => oneByOne(one, own, module) ?? fromObject(one, own, module));
  const [first] = inside;
  if (!first || !inside.every((one) => one !== undefined)) return undefined;
  return {
    statement,
    ops: inside.flatMap((one) => one.ops),
    reads: new Map(inside.flatMap((one) => [...one.reads])),
    from: "function",
    comments: commentsOf(called, module),
    ...(inside.length === 1 && first.object ? { object: first.object } : {}),
  };
}

/** The comments of a function, but for those of its parameters. */
function commentsOf(fn: FunctionNode, module: Module): t.Comment[] {
  let statement: t.Node = fn;
  while (!t.isStatement(statement)) statement = module.parents.get(statement)!;
  const inside = module.comments.filter((comment) => comment.start! > fn.start! && comment.end! < fn.end!);
  return [...ownComments(module, statement), ...inside].filter(
    ({ value }) => !/@param|@returns?\b/.test(value),
  );
}

/** The function's own names for the request and the response, where it is given nothing else. */
function parametersOf(
  call: t.CallExpression | t.OptionalCallExpression,
  called: FunctionNode,
  given: Parameters,
  module: Module,
): Parameters | undefined {
  const own: Parameters = { request: undefined, response: undefined };
  for (const [index, argument] of call.arguments.entries()) {
    const name = unwrap(argument);
    const binding = t.isIdentifier(name) ? module.bindings.get(name) : undefined;
    const role = binding && (["request", "response"] as const).find((one) => given[one] === binding);
    const parameter = called.params[index];
    if (!role) return undefined;
    if (parameter && !t.isIdentifier(parameter)) return undefined;
    if (parameter) own[role] = module.bindings.get(parameter);
  }
  return own.response && called.params.length <= call.arguments.length ? own : undefined;
}
