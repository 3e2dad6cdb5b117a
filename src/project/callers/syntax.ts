/**
 * A file's syntax tree with what is needed to say what a name stands for: the node around each node, and the names that each scope declares.
 * A full scope analysis costs more than parsing, and most names of a file are never asked for.
 */
import type * as t from "@babel/types";

export interface Binding {
  kind: "import" | "parameter" | "declared";
  /** The import specifier, the whole parameter, the variable declarator, the function or class. */
  node: t.Node;
  /** Of a parameter: which one of the function's. */
  index?: number;
  /** Where the name is given another value. */
  writes: t.Node[];
  /** Where members of the name's value are set or taken away, or may be: the member, the call of `Object.assign`. */
  changes: t.Node[];
}

/** What `link` writes on nodes. */
interface Linked {
  around?: t.Node;
  names?: Map<string, Binding>;
  /** Of a function, once asked for. */
  returned?: t.Node[];
}

interface Root extends Linked {
  file: string;
  /** The nodes of the kinds that were asked for, outer ones first. */
  collected: t.Node[];
  /** Assignments to a name alone, by the name; put to their bindings when one is asked for. */
  writes: Map<string, t.Identifier[]>;
  /** The same for assignments to its members. */
  changes: Map<string, t.Identifier[]>;
}

export type AnyFunction = Extract<t.Node, { params: unknown; body: unknown }> & t.Function;

/** Kinds of nodes in which a request or a URL may be. */
export type Speaking =
  | Call
  | t.JSXOpeningElement
  | t.AssignmentExpression
  | t.StringLiteral
  | t.TemplateLiteral;

const SPEAKING = new Set<string>([
  "CallExpression",
  "OptionalCallExpression",
  "NewExpression",
  "JSXOpeningElement",
  "AssignmentExpression",
  "StringLiteral",
  "TemplateLiteral",
] satisfies Speaking["type"][]);

/** Prepares the tree of the file at `absolutePath`. */
export function link(file: t.File, absolutePath: string): t.Program {
  const { program } = file;
  const root = program as unknown as Root;
  root.file = absolutePath;
  root.collected = [];
  root.writes = new Map();
  root.changes = new Map();
  linkBelow(program, program, program, root);
  return program;
}

/** `block` is the scope of `let`, `const` and classes, `fn` that of `var`. */
function linkBelow(node: t.Node, block: t.Node, fn: t.Node, root: Root): void {
  for (const key in node) {
    if (NO_CHILD.has(key)) continue;
    const value = (node as unknown as Record<string, unknown>)[key];
    if (typeof value !== "object" || value === null) continue;
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) linkNode(item, node, block, fn, root);
    } else if (isNode(value)) linkNode(value, node, block, fn, root);
  }
}

const NO_CHILD = new Set([
  "around",
  "names",
  "returned",
  "file",
  "collected",
  "writes",
  "changes",
  "loc",
  "extra",
  "errors",
  "typeAnnotation",
  "returnType",
  "typeParameters",
  "leadingComments",
  "innerComments",
  "trailingComments",
]);

function isNode(value: unknown): value is t.Node {
  return (
    typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string"
  );
}

function linkNode(node: t.Node, around: t.Node, block: t.Node, fn: t.Node, root: Root): void {
  (node as Linked).around = around;
  if (SPEAKING.has(node.type)) root.collected.push(node);
  if (node.type === "TSInterfaceDeclaration" || node.type === "TSTypeAliasDeclaration") return;
  let innerBlock = block;
  let innerFn = fn;
  switch (node.type) {
    case "VariableDeclaration": {
      const scope = node.kind === "var" ? fn : block;
      for (const declarator of node.declarations) declarePattern(scope, declarator.id, declarator);
      break;
    }
    case "FunctionDeclaration":
      if (node.id) declare(block, node.id.name, { kind: "declared", node, writes: [], changes: [] });
      break;
    case "ClassDeclaration":
    case "TSEnumDeclaration":
      if (node.id) declare(block, node.id.name, { kind: "declared", node, writes: [], changes: [] });
      break;
    case "ImportSpecifier":
    case "ImportDefaultSpecifier":
    case "ImportNamespaceSpecifier":
      declare(block, node.local.name, { kind: "import", node, writes: [], changes: [] });
      break;
    case "AssignmentExpression":
      noteWrites(node.left, root);
      noteChange(node.left, root);
      break;
    case "UnaryExpression":
      if (node.operator === "delete") noteChange(node.argument, root);
      break;
    case "CallExpression":
      if (
        isMember(node.callee) &&
        isNamed(node.callee.object, "Object") &&
        isNamed(node.callee.property, "assign")
      )
        note(root.changes, node.arguments[0]);
      break;
    case "UpdateExpression":
      noteWrites(node.argument, root);
      break;
    case "ForInStatement":
    case "ForOfStatement":
      if (node.left.type !== "VariableDeclaration") noteWrites(node.left, root);
      innerBlock = node;
      break;
    case "BlockStatement":
    case "ForStatement":
    case "SwitchStatement":
      innerBlock = node;
      break;
    case "CatchClause":
      innerBlock = node;
      if (node.param) declarePattern(node, node.param, node);
      break;
  }
  if (isFunction(node)) {
    innerBlock = node;
    innerFn = node;
    if (node.type === "FunctionExpression" && node.id) {
      declare(node, node.id.name, { kind: "declared", node, writes: [], changes: [] });
    }
    for (const [index, param] of node.params.entries()) declarePattern(node, param, param, index);
  }
  linkBelow(node, innerBlock, innerFn, root);
}

function declare(scope: t.Node, name: string, binding: Binding): void {
  const linked = scope as Linked;
  linked.names ??= new Map();
  if (!linked.names.has(name)) linked.names.set(name, binding);
}

/** Declares all names of a pattern; `index` when it is a parameter. */
function declarePattern(scope: t.Node, pattern: t.Node, node: t.Node, index?: number): void {
  for (const name of namesIn(pattern)) {
    declare(
      scope,
      name.name,
      index === undefined
        ? { kind: "declared", node, writes: [], changes: [] }
        : { kind: "parameter", node, index, writes: [], changes: [] },
    );
  }
}

function noteWrites(pattern: t.Node, root: Root): void {
  for (const name of namesIn(pattern)) note(root.writes, name);
}

function noteChange(target: t.Node, root: Root): void {
  if (isMember(target)) note(root.changes, target.object);
}

function note(noted: Map<string, t.Identifier[]>, name: t.Node | undefined): void {
  if (name?.type !== "Identifier") return;
  const known = noted.get(name.name);
  if (known === undefined) noted.set(name.name, [name]);
  else known.push(name);
}

function isNamed(node: t.Node, name: string): boolean {
  return node.type === "Identifier" && node.name === name;
}

/** The identifiers that a pattern gives values to. */
export function namesIn(pattern: t.Node): t.Identifier[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern];
    case "AssignmentPattern":
      return namesIn(pattern.left);
    case "RestElement":
      return namesIn(pattern.argument);
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element === null ? [] : namesIn(element)));
    case "ObjectPattern":
      return pattern.properties.flatMap((property) =>
        namesIn(property.type === "ObjectProperty" ? property.value : property.argument),
      );
    case "TSParameterProperty":
      return namesIn(pattern.parameter);
    default:
      return [];
  }
}

/** The node around a node; `undefined` for the program. */
export function around(node: t.Node): t.Node | undefined {
  return (node as Linked).around;
}

/** The nearest node around `node` that fits. */
export function findAround(node: t.Node, fits: (node: t.Node) => boolean): t.Node | undefined {
  let at = around(node);
  while (at !== undefined && !fits(at)) at = around(at);
  return at;
}

/** What declares the name of an identifier, in the scopes around it. */
export function bindingOf(identifier: t.Identifier): Binding | undefined {
  const { name } = identifier;
  for (let at: t.Node | undefined = identifier; at !== undefined; at = around(at)) {
    const binding = (at as Linked).names?.get(name);
    if (binding !== undefined) {
      settleWrites(name, rootOf(at));
      return binding;
    }
  }
  return undefined;
}

function settleWrites(name: string, root: Root): void {
  const [writes, changes] = [root.writes.get(name) ?? [], root.changes.get(name) ?? []];
  root.writes.delete(name);
  root.changes.delete(name);
  for (const written of writes) {
    const outer = findAround(written, (node) => !PATTERNS.has(node.type)) ?? written;
    bindingOf(written)?.writes.push(outer);
  }
  for (const changed of changes) bindingOf(changed)?.changes.push(around(changed) ?? changed);
}

const PATTERNS = new Set([
  "ObjectPattern",
  "ArrayPattern",
  "ObjectProperty",
  "RestElement",
  "AssignmentPattern",
]);

function rootOf(node: t.Node): Root {
  let at = node;
  for (let next = around(at); next !== undefined; next = around(at)) at = next;
  return at as unknown as Root;
}

/** All nodes of the node's file in which a request or a URL may be, outer ones first. */
export function speakingNodes(node: t.Node): Speaking[] {
  return rootOf(node).collected as Speaking[];
}

/** The file that a node was parsed from. */
export function fileOf(node: t.Node): string {
  return rootOf(node).file;
}

/** A name for the place of a node that holds however often its file is parsed. */
export function placeOf(node: t.Node): string {
  return `${fileOf(node)}:${node.start}`;
}

/** Visits `node` and everything in it, outer nodes first; nothing in a node for which `visit` gives `false`. */
export function visitAll(node: t.Node, visit: (node: t.Node) => unknown): void {
  if (visit(node) === false) return;
  if (node.type === "TSInterfaceDeclaration" || node.type === "TSTypeAliasDeclaration") return;
  for (const key in node) {
    if (NO_CHILD.has(key)) continue;
    const value = (node as unknown as Record<string, unknown>)[key];
    if (typeof value !== "object" || value === null) continue;
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) visitAll(item, visit);
    } else if (isNode(value)) visitAll(value, visit);
  }
}

export function isFunction(node: t.Node | null | undefined): node is AnyFunction {
  switch (node?.type) {
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
    case "ObjectMethod":
    case "ClassMethod":
    case "ClassPrivateMethod":
      return true;
    default:
      return false;
  }
}

export function isClass(node: t.Node | null | undefined): node is t.Class {
  return node?.type === "ClassDeclaration" || node?.type === "ClassExpression";
}

export type Call = t.CallExpression | t.OptionalCallExpression | t.NewExpression;

export function isCall(node: t.Node | null | undefined): node is Call {
  return (
    node?.type === "CallExpression" ||
    node?.type === "OptionalCallExpression" ||
    node?.type === "NewExpression"
  );
}

export type Member = t.MemberExpression | t.OptionalMemberExpression;

export function isMember(node: t.Node | null | undefined): node is Member {
  return node?.type === "MemberExpression" || node?.type === "OptionalMemberExpression";
}

/** What a function returns; for an arrow with an expression body, that. */
export function returnedExpressions(fn: AnyFunction): t.Node[] {
  const linked = fn as Linked;
  linked.returned ??= returnedIn(fn);
  return linked.returned;
}

function returnedIn(fn: AnyFunction): t.Node[] {
  if (fn.body.type !== "BlockStatement") return [fn.body];
  const found: t.Node[] = [];
  visitAll(fn.body, (node) => {
    if (isFunction(node)) return false;
    if (node.type === "ReturnStatement" && node.argument != null) found.push(node.argument);
    return true;
  });
  return found;
}
