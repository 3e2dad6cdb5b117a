/** One parsed route file, with everything that may be asked about its names and its text. */
import { type ParserPlugin, parse as parseBabel } from "@babel/parser";
import type { Binding, NodePath, Scope } from "@babel/traverse";
import * as traverseModule from "@babel/traverse";
import type * as t from "@babel/types";
import { getBindingIdentifiers, isReferenced } from "@babel/types";
import type { RouteContext } from "./contract.js";
import { nodeMaps } from "./node-maps.js";
import { readStyle, type Style } from "./style.js";
import { childrenOf } from "./syntax.js";

type Traverse = (file: t.File, visitor: { Scope: (path: NodePath) => void }) => void;
// CommonJS seen from an ES module: the function may hide one `default` further down.
const found = traverseModule.default as unknown as Traverse | { default: Traverse };
const traverse: Traverse = typeof found === "function" ? found : found.default;

export interface Module {
  source: string;
  program: t.Program;
  comments: t.Comment[];
  /** The node above each node. */
  parents: Map<t.Node, t.Node>;
  /** The binding of each identifier that declares, reads or writes one. */
  bindings: Map<t.Node, Binding>;
  scopes: Map<t.Node, Scope>;
  programScope: Scope;
  typescript: boolean;
  style: Style;
  context: RouteContext;
}

/** Parser settings by file name: `.ts` never as TSX (generics and casts would break), everything else with both. */
function parserPlugins(path: string): ParserPlugin[] {
  const plugins: ParserPlugin[] = ["typescript", "decorators-legacy", "explicitResourceManagement"];
  return /\.[cm]?ts$/.test(path) ? plugins : ["jsx", ...plugins];
}

/**
 * Parses a route file. JavaScript is parsed with the TypeScript plugin too: real `.js` routes hold annotations.
 * @throws {SyntaxError} with `loc` when the source can't be parsed.
 */
export function parseModule(source: string, context: RouteContext): Module {
  const file = parseBabel(source, {
    sourceType: "module",
    allowReturnOutsideFunction: true,
    plugins: parserPlugins(context.path),
    attachComment: false,
  });
  const { parents, bindings, scopes } = nodeMaps();
  const link = (node: t.Node): void => {
    for (const child of childrenOf(node)) {
      parents.set(child, node);
      link(child);
    }
  };
  link(file.program);

  let programScope: Scope | undefined;
  traverseScopes(file, {
    Scope(path) {
      scopes.set(path.node, path.scope);
      if (path.isProgram()) programScope = path.scope;
      for (const binding of Object.values(path.scope.bindings)) {
        bindings.set(binding.identifier, binding);
        for (const reference of binding.referencePaths) bindings.set(reference.node, binding);
        for (const violation of binding.constantViolations)
          for (const identifier of Object.values(violation.getBindingIdentifiers()))
            if (identifier.name === binding.identifier.name) bindings.set(identifier, binding);
      }
    },
  });
  const typescript = /\.[cm]?tsx?$/.test(context.path);
  return {
    source,
    program: file.program,
    comments: file.comments ?? [],
    parents,
    bindings,
    scopes,
    programScope: programScope!,
    typescript,
    style: readStyle(source, file.program, typescript, context.width),
    context,
  };
}

/** Collects the scopes. Of a name that is declared twice, Babel's own error doesn't tell the place. */
function traverseScopes(file: t.File, visitor: Parameters<Traverse>[1]): void {
  try {
    traverse(file, visitor);
  } catch (error) {
    const name = error instanceof TypeError && /^Duplicate declaration "(.+)"/.exec(error.message)?.[1];
    if (!name) throw error;
    const second = file.program.body.filter((statement) => declaredBy(statement).includes(name))[1];
    const { start } = (second ?? file.program).loc!;
    throw Object.assign(new SyntaxError(`"${name}" is declared twice.`), { loc: start });
  }
}

/** What a statement of the top level declares, of values. */
function declaredBy(statement: t.Statement): string[] {
  const inner =
    statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration"
      ? statement.declaration
      : statement;
  return inner ? Object.keys(getBindingIdentifiers(inner)) : [];
}

/** The function or program around a node. */
export function ownerOf(module: Module, node: t.Node): t.Node {
  let above = module.parents.get(node);
  while (above && !isOwner(above)) above = module.parents.get(above);
  return above ?? module.program;
}

function isOwner(node: t.Node): boolean {
  return (
    node.type === "Program" ||
    node.type === "FunctionDeclaration" ||
    node.type === "FunctionExpression" ||
    node.type === "ArrowFunctionExpression" ||
    node.type === "ObjectMethod" ||
    node.type === "ClassMethod" ||
    node.type === "ClassPrivateMethod"
  );
}

/** Whether `node` lies in `container` (or is it). */
export function isInside(node: t.Node, container: t.Node): boolean {
  return node.start! >= container.start! && node.end! <= container.end!;
}

/** Whether a node is a name that stands for something: neither a key nor a property. */
export function isName(module: Module, node: t.Node): node is t.Identifier {
  if (node.type !== "Identifier") return false;
  const parent = module.parents.get(node);
  return module.bindings.has(node) || (parent !== undefined && isReferenced(node, parent));
}

/** A name that nothing in the file bears, as near to `wanted` as possible, and none of `given`. */
export function freeName(module: Module, wanted: string[], given: ReadonlySet<string> = new Set()): string {
  const taken = (name: string) =>
    given.has(name) || new RegExp(`(?<![\\w$.])${name.replaceAll("$", "\\$")}(?![\\w$])`).test(module.source);
  for (const name of wanted) if (!taken(name)) return name;
  const last = wanted[wanted.length - 1]!;
  let number = 2;
  while (taken(`${last}${number}`)) number++;
  return `${last}${number}`;
}
