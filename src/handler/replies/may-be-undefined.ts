/** Whether a value that is sent as JSON may be undefined: Pages sends an empty body then, `NextResponse.json` throws. */

import * as t from "@babel/types";
import { calledFunction } from "../called-function.js";
import { type Module, ownerOf } from "../module.js";
import { isGuarded, type Same } from "../requests/presence.js";
import {
  type FunctionNode,
  isCall,
  isFunctionNode,
  isMember,
  keyTaken,
  propertyName,
  unwrap,
  visitAll,
} from "../syntax.js";
import { sourcesOfName } from "./value-sources.js";

/** True where the expression is one that commonly gives nothing, and nobody has asked before. */
export function mayBeUndefined(body: t.Node, module: Module, depth = 0): boolean {
  const given = depth < 3 ? givenByCallers(body, module) : undefined;
  if (given) {
    const isNothing = (one: t.Node): boolean => t.isIdentifier(one, { name: "undefined" });
    const isDoubtful = given.some((one) => isNothing(one) || mayBeUndefined(one, module, depth + 1));
    return isDoubtful && !isAskedBefore(body, body, module);
  }
  const read = readOfRequest(body, module);
  if (read) return !isProved(read, body, module);
  const subject = doubtful(body, module);
  if (!subject || isAskedBefore(subject, body, module)) return false;
  return !isFoundPlace(body, module) && !isJustWritten(body, module);
}

/** What the calls of a function give for its parameter: `const ok = (data) => res.json(data)`. */
function givenByCallers(body: t.Node, module: Module): t.Node[] | undefined {
  const name = unwrap(body);
  if (!t.isIdentifier(name) || module.bindings.get(name)?.kind !== "param") return undefined;
  return sourcesOfName(name, module);
}

/** `tasks[index]`, where `index` comes of a search, and a test has asked whether it was found. */
function isFoundPlace(body: t.Node, module: Module): boolean {
  const node = unwrap(body);
  const key = isMember(node) && node.computed ? unwrap(node.property) : undefined;
  const declaration = t.isIdentifier(key) ? module.bindings.get(key)?.path.node : undefined;
  const search =
    t.isVariableDeclarator(declaration) && declaration.init ? unwrap(declaration.init) : undefined;
  if (!isCall(search) || !isMember(search.callee)) return false;
  const isSearch = /^(findIndex|findLastIndex|indexOf)$/.test(propertyName(search.callee) ?? "");
  return isSearch && isAskedBefore(key!, body, module);
}

/** `tasks[index] = { … }`, and nobody has touched `tasks` since. */
function isJustWritten(body: t.Node, module: Module): boolean {
  const words = (node: t.Node): string => module.source.slice(node.start!, node.end!);
  const root = rootOf(body, module);
  let below = body;
  while (!t.isStatement(below)) below = module.parents.get(below)!;
  const block = module.parents.get(below);
  const siblings = t.isBlockStatement(block) ? block.body : t.isSwitchCase(block) ? block.consequent : [];
  const write = siblings.slice(0, siblings.indexOf(below)).findLast((one) => mentions(one, root, module));
  const assignment = t.isExpressionStatement(write) ? write.expression : undefined;
  if (!t.isAssignmentExpression(assignment, { operator: "=" })) return false;
  return t.isObjectExpression(unwrap(assignment.right)) && words(assignment.left) === words(unwrap(body));
}

function mentions(node: t.Node, binding: unknown, module: Module): boolean {
  let found = false;
  visitAll(node, (inner) => {
    if (t.isIdentifier(inner) && binding && module.bindings.get(inner) === binding) found = true;
  });
  return found;
}

/** The name on which it hangs whether there is a value; the expression itself where it has none. */
function doubtful(expression: t.Node, module: Module, depth = 0): t.Node | undefined {
  if (t.isAwaitExpression(unwrap(expression)) || depth > 3) return undefined;
  const node = unwrap(expression);
  if (t.isOptionalMemberExpression(node) || t.isOptionalCallExpression(node)) return node;
  if (sidesOf(node).some((side) => doubtful(side, module, depth + 1))) return node;
  if (t.isCallExpression(node) && isMember(node.callee)) {
    const name = propertyName(node.callee);
    const [first] = node.arguments;
    if (name === "get" && node.arguments.length === 1 && isMap(node.callee.object, module)) return node;
    if ((name === "find" || name === "findLast") && isFunctionNode(first)) return node;
    if ((name === "pop" || name === "shift") && node.arguments.length === 0) return node.callee.object;
    if (name === "at" && node.arguments.length === 1) return node.callee.object;
    return undefined;
  }
  if (t.isMemberExpression(node) && node.computed && !t.isStringLiteral(node.property))
    return alwaysHasRows(node.object, module) ? undefined : node.object;
  if (!t.isIdentifier(node)) return undefined;
  const binding = module.bindings.get(node);
  const declaration = binding?.path.node;
  if (!binding?.constant || !t.isVariableDeclarator(declaration) || !declaration.init) return undefined;
  if (t.isIdentifier(declaration.id)) return doubtful(declaration.init, module, depth + 1) && node;
  const first = t.isArrayPattern(declaration.id) && declaration.id.elements.includes(binding.identifier);
  return first && !alwaysHasRows(declaration.init, module) && isQuery(declaration.init) ? node : undefined;
}

/** A read of `req.query`, `req.body` and the like, or the name that holds one: whoever asks decides what is in it. */
function readOfRequest(expression: t.Node, module: Module): t.Node | undefined {
  const node = unwrap(expression);
  if (isMember(node)) return isPartOfRequest(node.object, module) ? node : undefined;
  if (sidesOf(node).some((side) => readOfRequest(side, module))) return node;
  const called = calledFunction(node, module);
  const given = called && returnedBy(called);
  if (given) return readOfRequest(given, module) && node;
  const binding = t.isIdentifier(node) ? module.bindings.get(node) : undefined;
  const declaration = binding?.path.node;
  if (!t.isVariableDeclarator(declaration) || !declaration.init) return undefined;
  const { id, init } = declaration;
  if (t.isIdentifier(id)) return readOfRequest(init, module) && node;
  const isTaken =
    t.isObjectPattern(id) &&
    isPartOfRequest(init, module) &&
    id.properties.some((property) => t.isObjectProperty(property) && property.value === binding!.identifier);
  return isTaken ? node : undefined;
}

/** What `a ? b : c`, `a || b` and `a && b` may give, where that can be undefined. */
function sidesOf(node: t.Node): t.Node[] {
  if (t.isConditionalExpression(node)) return [node.consequent, node.alternate];
  if (t.isLogicalExpression(node)) return node.operator === "&&" ? [node.left, node.right] : [node.right];
  return [];
}

const PARTS = new Set(["query", "body", "headers", "cookies"]);

/** What a function gives that does nothing else. */
function returnedBy({ body }: FunctionNode): t.Node | undefined {
  if (!t.isBlockStatement(body)) return body;
  const [only, ...others] = body.body;
  return others.length === 0 && t.isReturnStatement(only) ? (only.argument ?? undefined) : undefined;
}

/** `req.query`, `req.body || {}`, or a name for it. */
function isPartOfRequest(object: t.Node, module: Module): boolean {
  const node = unwrap(object);
  if (t.isLogicalExpression(node)) return isPartOfRequest(node.left, module);
  const declaration = t.isIdentifier(node) ? module.bindings.get(node)?.path.node : undefined;
  if (t.isVariableDeclarator(declaration) && declaration.init) {
    const { id, init } = declaration;
    if (t.isIdentifier(id)) return isMember(unwrap(init)) && isPartOfRequest(init, module);
    // `const { query, cookies } = req`
    const name = module.bindings.get(node)!.identifier;
    return t.isIdentifier(unwrap(init)) && PARTS.has(keyTaken(id, name) ?? "");
  }
  const name = isMember(node) && t.isIdentifier(unwrap(node.object)) ? propertyName(node) : undefined;
  return name !== undefined && PARTS.has(name);
}

/** Whether a test on the way to here has seen to it that there is a value. */
function isProved(read: t.Node, body: t.Node, module: Module): boolean {
  const words = (node: t.Node): string => module.source.slice(node.start!, node.end!);
  const binding = module.bindings.get(read);
  const same: Same = (node) =>
    binding ? module.bindings.get(unwrap(node)) === binding : words(unwrap(node)) === words(read);
  const fn = ownerOf(module, body);
  return isFunctionNode(fn) && isGuarded({ module, view: { fn } }, body, same);
}

/** `new Map(…)`, or a name that says so. */
function isMap(object: t.Node, module: Module): boolean {
  const node = unwrap(object);
  const declaration = t.isIdentifier(node) ? module.bindings.get(node)?.path.node : undefined;
  const init = t.isVariableDeclarator(declaration) && declaration.init ? unwrap(declaration.init) : undefined;
  return t.isNewExpression(init) && t.isIdentifier(init.callee, { name: "Map" });
}

/** `[first] = await sql…` or `rows.filter(…)`, and not `[a, b] = await Promise.all(…)` or `useState()`. */
function isQuery(node: t.Node): boolean {
  const call = unwrap(node, true);
  if (!isCall(call) || !isMember(call.callee)) return t.isTaggedTemplateExpression(call);
  return /^(filter|select|query|execute|findMany|where|from|limit|unsafe)$/.test(
    propertyName(call.callee) ?? "",
  );
}

/** The rows of an INSERT or of a COUNT: there is always one. */
function alwaysHasRows(object: t.Node, module: Module): boolean {
  let node = unwrap(object, true);
  for (let depth = 0; depth < 4; depth++) {
    const root = isMember(node) ? unwrap(node.object) : node;
    const declaration = t.isIdentifier(root) ? module.bindings.get(root)?.path.node : undefined;
    if (!t.isVariableDeclarator(declaration) || !declaration.init) break;
    node = unwrap(declaration.init, true);
  }
  let found = false;
  visitAll(node, (inner) => {
    const text = t.isStringLiteral(inner)
      ? inner.value
      : t.isTemplateLiteral(inner)
        ? inner.quasis.map(({ value }) => value.raw).join("?")
        : isMember(inner)
          ? `.${propertyName(inner) ?? ""}`
          : "";
    if (/^\s*insert\s/i.test(text) || /\bcount\s*\(/i.test(text) || text === ".insert") found = true;
  });
  return found;
}

/** Whether a test on the way to here asks for the subject, or for how many there are. */
function isAskedBefore(subject: t.Node, body: t.Node, module: Module): boolean {
  const text = module.source.slice(subject.start!, subject.end!);
  const root = rootOf(subject, module);
  const asks = (test: t.Node): boolean => {
    let found = false;
    visitAll(test, (node) => {
      const own = module.source.slice(node.start!, node.end!);
      if (own === text || (root && t.isIdentifier(node) && module.bindings.get(node) === root)) found = true;
    });
    return found;
  };
  let below: t.Node = body;
  for (let at = module.parents.get(body); at && !isFunctionNode(at); at = module.parents.get(at)) {
    if ((t.isIfStatement(at) || t.isConditionalExpression(at)) && at.test !== below && asks(at.test))
      return true;
    if (t.isLogicalExpression(at) && at.right === below && asks(at.left)) return true;
    const siblings = t.isBlockStatement(at) ? at.body : t.isSwitchCase(at) ? at.consequent : [];
    for (const sibling of siblings) {
      if (sibling === below) break;
      if (t.isIfStatement(sibling) && asks(sibling.test)) return true;
    }
    below = at;
  }
  return false;
}

function rootOf(subject: t.Node, module: Module) {
  let node = unwrap(subject);
  while (isMember(node) || isCall(node)) node = unwrap(isMember(node) ? node.object : node.callee);
  return t.isIdentifier(node) ? module.bindings.get(node) : undefined;
}
