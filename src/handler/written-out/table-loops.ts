/**
 * `for (const [method, fn] of Object.entries(handlers)) if (req.method === method) return fn(req, res)`: a loop that looks for the one entry
 * that has the name. It is what the table holds under that name.
 */
import * as t from "@babel/types";
import type { Module } from "../module.js";
import { indentAt } from "../print.js";
import { rearranged } from "../rearrange/rearranged.js";
import type { Edit } from "../splice.js";
import { isCall, isMember, propertyName, unwrap, visitAll } from "../syntax.js";

/** The module with such loops as lookups; nothing where there are none. */
export function withTableLoops(module: Module): Module | undefined {
  const edits: Edit[] = [];
  visitAll(module.program, (node) => {
    const text = t.isForOfStatement(node) ? asLookup(node, module) : undefined;
    if (text === undefined) return undefined;
    edits.push({ start: node.start!, end: node.end!, text });
    return false;
  });
  return edits.length > 0 ? rearranged(module, edits) : undefined;
}

function asLookup(loop: t.ForOfStatement, module: Module): string | undefined {
  const { source, style } = module;
  const [declarator] = t.isVariableDeclaration(loop.left, { kind: "const" }) ? loop.left.declarations : [];
  const pair = declarator && t.isArrayPattern(declarator.id) ? declarator.id.elements : [];
  const [key, value] = pair;
  if (loop.await || pair.length !== 2 || !t.isIdentifier(key) || !t.isIdentifier(value)) return undefined;
  const table = tableOf(loop.right, module);
  const only = t.isBlockStatement(loop.body) && loop.body.body.length === 1 ? loop.body.body[0]! : loop.body;
  if (!table || !t.isIfStatement(only) || only.alternate || !alwaysReturns(only.consequent)) return undefined;
  const wanted = comparedTo(only.test, key, module);
  if (!wanted || !isOnlyMention(key, module) || mentionsWithin(wanted, value, module)) return undefined;
  if (module.comments.some(({ start, end }) => start! > loop.start! && end! < only.consequent.start!))
    return undefined;
  const end = style.semicolons ? ";" : "";
  const body = source.slice(only.consequent.start!, only.consequent.end!);
  const indent = indentAt(source, loop.start!);
  const found = `const ${value.name} = ${table.name}[${source.slice(wanted.start!, wanted.end!)}]${end}`;
  const text = `${found}\n${indent}if (${value.name}) ${body}`;
  const above = module.parents.get(loop);
  const isFree = t.isBlockStatement(above) && !isTaken(value, module);
  return isFree ? text : `{\n${indent}${text}\n${indent}}`;
}

/** A constant object of the file whose values are all functions, or names of such: there is something under each name. */
function tableOf(list: t.Node, module: Module): t.Identifier | undefined {
  const call = unwrap(list);
  if (!isCall(call) || !isMember(call.callee) || propertyName(call.callee) !== "entries") return undefined;
  if (!t.isIdentifier(call.callee.object, { name: "Object" })) return undefined;
  const [name] = call.arguments;
  const binding = t.isIdentifier(name) ? module.bindings.get(name) : undefined;
  const declared = binding?.constant ? binding.path.node : undefined;
  const table = t.isVariableDeclarator(declared) && declared.init ? unwrap(declared.init) : undefined;
  if (!t.isObjectExpression(table)) return undefined;
  const isFunction = (one: t.Node): boolean => t.isFunction(one) || t.isIdentifier(one);
  const isPlain = table.properties.every(
    (one) =>
      t.isObjectMethod(one, { kind: "method" }) || (t.isObjectProperty(one) && isFunction(unwrap(one.value))),
  );
  return isPlain ? (name as t.Identifier) : undefined;
}

function alwaysReturns(statement: t.Statement): boolean {
  const last = t.isBlockStatement(statement) ? statement.body.at(-1) : statement;
  return t.isReturnStatement(last);
}

/** `x` of `x === key`. */
function comparedTo(test: t.Node, key: t.Identifier, module: Module): t.Node | undefined {
  const node = unwrap(test);
  if (!t.isBinaryExpression(node) || !["===", "=="].includes(node.operator)) return undefined;
  const isKey = (one: t.Node): boolean => module.bindings.get(unwrap(one)) === module.bindings.get(key);
  return isKey(node.right) ? node.left : isKey(node.left) ? node.right : undefined;
}

function isOnlyMention(name: t.Identifier, module: Module): boolean {
  return module.bindings.get(name)?.referencePaths.length === 1;
}

function mentionsWithin(node: t.Node, name: t.Identifier, module: Module): boolean {
  let found = false;
  visitAll(node, (one) => {
    if (module.bindings.get(one) === module.bindings.get(name)) found = true;
  });
  return found;
}

/** Whether anything else in the file has the name. */
function isTaken(name: t.Identifier, module: Module): boolean {
  const own = module.bindings.get(name);
  for (const [node, binding] of module.bindings)
    if (binding !== own && (node as t.Identifier).name === name.name) return true;
  return own === undefined;
}
