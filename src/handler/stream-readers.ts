/**
 * Code that collects the raw body off the request's stream, which people copy from one another: chunks in an array, or text added up,
 * by `for await` or by listeners.
 */
import * as t from "@babel/types";
import type { Module } from "./module.js";
import { type FunctionNode, isCall, isFunctionNode, isMember, propertyName, unwrap } from "./syntax.js";

/** What becomes of the chunks. */
export type RawBody = "bytes" | "text";

/** What a function gives that does nothing but collect the stream in one of its parameters; undefined for any other function. */
export function collectedBy(fn: FunctionNode, parameter: number, module: Module): RawBody | undefined {
  const stream = fn.params[parameter];
  if (!t.isIdentifier(stream) || fn.params.length !== 1 || !t.isBlockStatement(fn.body)) return undefined;
  const isStream = (node: t.Node): boolean =>
    t.isIdentifier(node) && module.bindings.get(node) === module.bindings.get(stream);
  const { body } = fn.body;
  const [only] = body;
  if (body.length === 1 && t.isReturnStatement(only))
    return collectedByListeners(only.argument, isStream, module);
  if (body.length !== 3) return undefined;
  const [declared, loop, returned] = body;
  const store = storeOf(declared!, module);
  if (!store || !isCollectingLoop(loop!, store, isStream, module) || !t.isReturnStatement(returned))
    return undefined;
  return given(returned.argument, store, module);
}

/** Where chunks go: `const chunks = []`, `let body = ""`. */
export interface Store {
  isStore: (node: t.Node) => boolean;
  name: t.Identifier;
  text: boolean;
}

/** The store that a statement declares. */
export function storeOf(statement: t.Node, module: Module): Store | undefined {
  if (!t.isVariableDeclaration(statement) || statement.declarations.length !== 1) return undefined;
  const { id, init } = statement.declarations[0]!;
  const start = init ? unwrap(init) : undefined;
  const text = t.isStringLiteral(start, { value: "" });
  if (!t.isIdentifier(id) || !(text || (t.isArrayExpression(start) && start.elements.length === 0)))
    return undefined;
  const binding = module.bindings.get(id);
  return { isStore: (node) => t.isIdentifier(node) && module.bindings.get(node) === binding, name: id, text };
}

/** `for await (const chunk of req) chunks.push(chunk);` */
export function isCollectingLoop(
  loop: t.Node,
  store: Store,
  isStream: (node: t.Node) => boolean,
  module: Module,
): loop is t.ForOfStatement {
  if (!t.isForOfStatement(loop, { await: true }) || !isStream(unwrap(loop.right))) return false;
  const declared = t.isVariableDeclaration(loop.left) ? loop.left.declarations[0]?.id : undefined;
  return t.isIdentifier(declared) && collects(onlyStatement(loop.body), declared, store, module);
}

/** What an expression gives of the store, with all chunks in it: `Buffer.concat(chunks)`, `….toString("utf8")`, `body`. */
export function given(node: t.Node | null | undefined, store: Store, module: Module): RawBody | undefined {
  const value = node ? unwrap(node) : undefined;
  if (!value) return undefined;
  if (store.text) return store.isStore(value) ? "text" : undefined;
  if (!isCall(value) || !isMember(value.callee)) return undefined;
  const { object } = value.callee;
  if (propertyName(value.callee) === "toString" && isUtf8(value.arguments))
    return given(object, store, module) === "bytes" ? "text" : undefined;
  const [chunks, ...more] = value.arguments;
  const isConcat = isBuffer(object, module) && propertyName(value.callee) === "concat" && more.length === 0;
  return isConcat && chunks && store.isStore(unwrap(chunks)) ? "bytes" : undefined;
}

/** `return new Promise((resolve, reject) => { …; req.on("data", …); req.on("end", …); req.on("error", reject); });` */
function collectedByListeners(
  node: t.Node | null | undefined,
  isStream: (node: t.Node) => boolean,
  module: Module,
): RawBody | undefined {
  const made = node ? unwrap(node) : undefined;
  const [executor] =
    t.isNewExpression(made) && t.isIdentifier(made.callee, { name: "Promise" }) ? made.arguments : [];
  if (!isFunctionNode(executor) || !t.isBlockStatement(executor.body)) return undefined;
  const [resolve, reject] = executor.params;
  if (!t.isIdentifier(resolve)) return undefined;
  const [declared, ...rest] = executor.body.body;
  const store = declared && storeOf(declared, module);
  if (!store) return undefined;
  const listeners = rest.flatMap((statement) => listenersOf(statement, isStream) ?? [undefined]);
  const kinds: RawBody[] = [];
  const names: string[] = [];
  for (const listener of listeners) {
    if (!listener) return undefined;
    const { event, callback } = listener;
    names.push(event);
    if (event === "error") {
      if (!isCallOf(callback, reject, module)) return undefined;
    } else if (event === "data") {
      const chunk = isFunctionNode(callback) ? callback.params[0] : undefined;
      if (
        !t.isIdentifier(chunk) ||
        !collects(onlyStatement((callback as FunctionNode).body), chunk, store, module)
      )
        return undefined;
    } else if (event === "end") {
      const call = isFunctionNode(callback) ? expressionOf(onlyStatement(callback.body)) : undefined;
      const kind =
        isCall(call) && isSame(call.callee, resolve, module)
          ? given(call.arguments[0], store, module)
          : undefined;
      if (!kind) return undefined;
      kinds.push(kind);
    } else return undefined;
  }
  return kinds.length === 1 && names.filter((name) => name === "data").length === 1 ? kinds[0] : undefined;
}

/** The listeners that a statement puts on the stream, `req.on(…).on(…)` too; undefined for another statement. */
function listenersOf(
  statement: t.Node,
  isStream: (node: t.Node) => boolean,
): { event: string; callback: t.Node }[] | undefined {
  const found: { event: string; callback: t.Node }[] = [];
  let at = expressionOf(statement);
  while (isCall(at) && isMember(at.callee) && ["on", "once"].includes(propertyName(at.callee) ?? "")) {
    const [event, callback] = at.arguments;
    if (!t.isStringLiteral(event) || !callback) return undefined;
    found.unshift({ event: event.value, callback });
    at = unwrap(at.callee.object);
  }
  return at && found.length > 0 && isStream(at) ? found : undefined;
}

/** `reject`, or `(error) => reject(error)`. */
function isCallOf(callback: t.Node, reject: t.Node | undefined, module: Module): boolean {
  if (!t.isIdentifier(reject)) return false;
  if (isSame(callback, reject, module)) return true;
  const call = isFunctionNode(callback) ? expressionOf(onlyStatement(callback.body)) : undefined;
  return isCall(call) && isSame(call.callee, reject, module);
}

/** `chunks.push(chunk)`, `chunks.push(Buffer.from(chunk))`, `body += chunk`. */
function collects(statement: t.Node | undefined, chunk: t.Identifier, store: Store, module: Module): boolean {
  const expression = expressionOf(statement);
  if (store.text)
    return (
      t.isAssignmentExpression(expression, { operator: "+=" }) &&
      store.isStore(expression.left) &&
      isText(expression.right, chunk, module)
    );
  if (!isCall(expression) || !isMember(expression.callee) || propertyName(expression.callee) !== "push")
    return false;
  const [pushed, ...more] = expression.arguments;
  return (
    store.isStore(unwrap(expression.callee.object)) && more.length === 0 && isChunk(pushed, chunk, module)
  );
}

/** The chunk itself, or a Buffer of it: `typeof chunk === "string" ? Buffer.from(chunk) : chunk`. */
function isChunk(node: t.Node | undefined, chunk: t.Identifier, module: Module): boolean {
  const value = node ? unwrap(node) : undefined;
  if (!value) return false;
  if (isSame(value, chunk, module)) return true;
  if (t.isConditionalExpression(value))
    return isChunk(value.consequent, chunk, module) && isChunk(value.alternate, chunk, module);
  if (!isCall(value) || !isMember(value.callee)) return false;
  return (
    isBuffer(value.callee.object, module) &&
    propertyName(value.callee) === "from" &&
    isChunk(value.arguments[0], chunk, module)
  );
}

function isText(node: t.Node, chunk: t.Identifier, module: Module): boolean {
  const value = unwrap(node);
  if (isSame(value, chunk, module)) return true;
  return (
    isCall(value) &&
    isMember(value.callee) &&
    propertyName(value.callee) === "toString" &&
    isUtf8(value.arguments) &&
    isSame(unwrap(value.callee.object), chunk, module)
  );
}

/** `toString()`, `toString("utf8")` */
export function isUtf8(args: readonly t.Node[]): boolean {
  const [encoding, ...more] = args;
  // `toString("utf8", 0, 10)` is a part of it.
  if (more.length > 0) return false;
  return !encoding || (t.isStringLiteral(encoding) && /^utf-?8$/i.test(encoding.value));
}

function isBuffer(node: t.Node, module: Module): boolean {
  if (!t.isIdentifier(node, { name: "Buffer" })) return false;
  const binding = module.bindings.get(node);
  return !binding || binding.kind === "module";
}

function isSame(node: t.Node, name: t.Identifier, module: Module): boolean {
  return t.isIdentifier(node) && module.bindings.get(node) === module.bindings.get(name);
}

function onlyStatement(body: t.Node): t.Node | undefined {
  if (!t.isBlockStatement(body)) return body;
  return body.body.length === 1 ? body.body[0] : undefined;
}

function expressionOf(statement: t.Node | undefined): t.Node | undefined {
  return t.isExpressionStatement(statement) ? unwrap(statement.expression) : statement;
}
