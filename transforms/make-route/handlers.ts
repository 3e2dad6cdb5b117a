/** The methods of a route file as entries of a `makeRoute` map, or the reason why one of them can't be one. */
import * as t from "@babel/types";
import { HTTP_METHODS, type HttpMethod } from "../../src/handler/contract.js";
import { ownComments } from "../../src/handler/file-header.js";
import type { Module } from "../../src/handler/module.js";
import { Refusal } from "../../src/handler/refusal.js";
import { boundNames, type FunctionNode, isFunctionNode, unwrap } from "../../src/handler/syntax.js";
import { localFunction, repliesOf } from "../../src/handler/web/replies.js";

/** One method, where it stands and how it reads in the map. */
export interface MapEntry {
  method: HttpMethod;
  statement: t.Statement;
  /** `GET: async (request) => { … }`, as far as it stood in the file with its own line breaks and indents. */
  text: string;
  /** Where that text stood: template literals in it keep every byte. */
  node: t.Node;
  /** It runs something when the file is loaded: `withAuth(…)`. */
  runs: boolean;
  comments: t.Comment[];
  /** The comment behind it, on its last line. */
  trailing: string;
}

/**
 * All methods of a file, in the order of their statements.
 * @throws {Refusal} at the first one that can't become an entry.
 */
export function mapEntries(module: Module): MapEntry[] {
  const entries: MapEntry[] = [];
  for (const statement of module.program.body) {
    if (t.isExportAllDeclaration(statement)) {
      throw new Refusal(statement, "what it exports is decided in another file; export its methods by name");
    }
    if (!t.isExportNamedDeclaration(statement) || statement.exportKind === "type") continue;
    const { declaration } = statement;
    if (t.isTSDeclareFunction(declaration) && isMethod(declaration.id?.name)) {
      throw new Refusal(statement, "it is overloaded, which an entry of the map can't be");
    }
    if (t.isFunctionDeclaration(declaration) && isMethod(declaration.id?.name)) {
      entries.push(entryOf(declaration.id!.name as HttpMethod, statement, declaration, module));
    } else if (t.isVariableDeclaration(declaration)) {
      entries.push(...constantEntry(statement, declaration, module));
    }
    entries.push(...listEntries(statement, module));
  }
  return entries;
}

function isMethod(name: string | undefined): name is HttpMethod {
  return (HTTP_METHODS as readonly string[]).includes(name ?? "");
}

function constantEntry(
  statement: t.ExportNamedDeclaration,
  declaration: t.VariableDeclaration,
  module: Module,
): MapEntry[] {
  const [first] = declaration.declarations;
  const taken = declaration.declarations.find(
    ({ id }) => !t.isIdentifier(id) && boundNames(id).some(({ name }) => isMethod(name)),
  );
  if (taken)
    throw new Refusal(taken, "its methods are taken out of an object, whose handlers aren't in sight");
  const methods = declaration.declarations.filter(({ id }) => t.isIdentifier(id) && isMethod(id.name));
  if (methods.length === 0) return [];
  if (declaration.declarations.length > 1)
    throw new Refusal(statement, "several constants are exported at once");
  const { id, init } = first!;
  if (!t.isIdentifier(id) || !init) throw new Refusal(statement, "it has no value here");
  if (id.typeAnnotation)
    throw new Refusal(id, "its type is written at the constant, where the map has no place for it");
  if (declaration.kind !== "const") throw new Refusal(statement, "it may be given another value later");
  return [entryOf(id.name as HttpMethod, statement, init, module)];
}

/** `export { list as GET }`: the function stays where it is. */
function listEntries(statement: t.ExportNamedDeclaration, module: Module): MapEntry[] {
  const methods = statement.specifiers.filter(
    (one): one is t.ExportSpecifier => t.isExportSpecifier(one) && isMethod(exportedName(one)),
  );
  const [first] = methods;
  if (first === undefined) return [];
  if (statement.source) {
    throw new Refusal(statement, "its methods come from another file; rewrite that one, or import them here");
  }
  if (methods.length < statement.specifiers.length) {
    throw new Refusal(statement, "the list exports other things than methods as well");
  }
  return methods.map((specifier) => {
    const name = specifier.local.name;
    if (isMethod(name)) {
      throw new Refusal(
        specifier,
        `${name} is declared apart from its export; write \`export\` in front of it`,
      );
    }
    refuseUnfit(specifier.local, exportedName(specifier) as HttpMethod, module);
    return {
      method: exportedName(specifier) as HttpMethod,
      statement,
      text: `${exportedName(specifier)}: ${name}`,
      node: specifier,
      runs: false,
      comments: specifier === first ? ownComments(module, statement) : [],
      trailing: specifier === first ? trailingComment(module, statement) : "",
    };
  });
}

function exportedName(specifier: t.ExportSpecifier): string {
  return t.isIdentifier(specifier.exported) ? specifier.exported.name : specifier.exported.value;
}

function entryOf(method: HttpMethod, statement: t.Statement, value: t.Node, module: Module): MapEntry {
  const binding = module.programScope.getBinding(method);
  // Babel counts the export itself.
  const used = binding?.referencePaths.find(({ node }) => node !== statement && t.isIdentifier(node));
  if (used)
    throw new Refusal(
      used.node,
      `the file itself uses ${method}; move what they share to a function of its own`,
    );
  refuseUnfit(value, method, module);
  const inner = unwrap(value);
  return {
    method,
    statement,
    text: `${method}: ${isFunctionDeclarationNode(value) ? arrowText(value, module) : sliceOf(value, module)}`,
    node: value,
    runs: !isFunctionNode(inner) && !t.isIdentifier(inner),
    comments: ownComments(module, statement),
    trailing: trailingComment(module, statement),
  };
}

function isFunctionDeclarationNode(node: t.Node): node is t.FunctionDeclaration {
  return t.isFunctionDeclaration(node);
}

function refuseUnfit(value: t.Node, method: HttpMethod, module: Module): void {
  const fn = localFunction(value, module);
  if (fn === undefined) return;
  if (fn.generator) throw new Refusal(value, `${method} is a generator, which no handler can be`);
  if (t.isFunctionDeclaration(value) && usesThis(fn)) {
    throw new Refusal(value, `${method} uses \`this\` or \`arguments\`, which an arrow function hasn't`);
  }
  if (t.isFunctionDeclaration(value) && value.typeParameters && /\.[jt]sx$/.test(module.context.path)) {
    throw new Refusal(value, `${method} has type parameters, which read as an element in this file`);
  }
  if (t.isFunctionDeclaration(value) && endsInLineComment(value, module)) {
    throw new Refusal(value, `a line comment stands in front of the body of ${method}; move it`);
  }
  const replies = repliesOf(fn, module);
  if (replies.length > 0 && replies.every(({ status }) => status === 405)) {
    throw new Refusal(value, `${method} only answers 405; take it out, makeRoute answers that by itself`);
  }
}

/** Between parameters and body, where the arrow has to go. */
function endsInLineComment({ params, id, body }: t.FunctionDeclaration, module: Module): boolean {
  const from = (params.at(-1) ?? id)!.end!;
  return module.comments.some(
    ({ type, start, end }) => type === "CommentLine" && start! >= from && end! <= body.start!,
  );
}

function usesThis(fn: FunctionNode): boolean {
  let found = false;
  const visit = (node: t.Node): void => {
    if (t.isThisExpression(node) || t.isIdentifier(node, { name: "arguments" })) found = true;
    // Only arrow functions share them with the function around.
    if (
      t.isFunctionExpression(node) ||
      t.isFunctionDeclaration(node) ||
      t.isObjectMethod(node) ||
      t.isClass(node)
    )
      return;
    for (const key of t.VISITOR_KEYS[node.type] ?? []) {
      const child = (node as unknown as Record<string, unknown>)[key];
      for (const one of Array.isArray(child) ? child : [child]) if (one) visit(one as t.Node);
    }
  };
  for (const node of [...fn.params, fn.body]) visit(node);
  return found;
}

/** `async function GET(request) { … }` as `async (request) => { … }`. */
function arrowText(fn: t.FunctionDeclaration, module: Module): string {
  const { source } = module;
  const head = source.slice(fn.id!.end!, fn.body.start!).trimEnd();
  return `${fn.async ? "async " : ""}${head.trimStart()} => ${sliceOf(fn.body, module)}`;
}

function sliceOf(node: t.Node, module: Module): string {
  return module.source.slice(node.start!, node.end!);
}

function trailingComment(module: Module, statement: t.Statement): string {
  const comment = module.comments.find(
    ({ start, end }) =>
      start! >= statement.end! &&
      /^[ \t]*$/.test(module.source.slice(statement.end!, start!)) &&
      /^[ \t]*(?:\n|$)/.test(module.source.slice(end!)),
  );
  return comment ? module.source.slice(comment.start!, comment.end!) : "";
}
