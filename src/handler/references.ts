/** Who mentions which top-level name, in value and in type positions alike. */
import * as t from "@babel/types";
import type { Module } from "./module.js";
import { boundNames, childrenOf } from "./syntax.js";

/**
 * The names of the module's top level that a node mentions: as values, in types, in `typeof` queries, as JSX elements, in
 * export lists and in decorators. Names that something local hides don't count; where a type might be hidden by a local
 * type, it counts.
 * @param isLeftOut nodes that don't count, with all below them
 */
export function namesMentioned(
  module: Module,
  node: t.Node,
  isLeftOut: (node: t.Node) => boolean = () => false,
): Set<string> {
  const names = new Set<string>();
  const visit = (inner: t.Node, parent: t.Node | undefined): void => {
    if (isLeftOut(inner)) return;
    if (t.isImportDeclaration(inner) || t.isImportDeclaration(parent)) return;
    if (t.isIdentifier(inner)) {
      if (isMention(module, inner, parent)) names.add(inner.name);
    } else if (t.isJSXIdentifier(inner)) {
      if (!t.isJSXAttribute(parent) && !(t.isJSXMemberExpression(parent) && parent.property === inner))
        names.add(inner.name);
    }
    if (t.isExportNamedDeclaration(inner) && inner.source) return;
    for (const child of childrenOf(inner)) visit(child, inner);
  };
  visit(node, module.parents.get(node));
  return names;
}

function isMention(module: Module, node: t.Identifier, parent: t.Node | undefined): boolean {
  const binding = module.bindings.get(node);
  if (binding && binding.scope !== module.programScope) return false;
  if (!parent) return true;
  switch (parent.type) {
    case "MemberExpression":
    case "OptionalMemberExpression":
      return parent.object === node || parent.computed;
    case "ObjectProperty":
      return parent.value === node ? !isDeclared(module, node) : parent.computed;
    case "ObjectMethod":
    case "ClassMethod":
    case "ClassProperty":
    case "ClassAccessorProperty":
    case "TSDeclareMethod":
    case "TSPropertySignature":
    case "TSMethodSignature":
      return parent.key === node ? (parent.computed ?? false) : !isParameter(parent, node);
    case "LabeledStatement":
    case "BreakStatement":
    case "ContinueStatement":
    case "MetaProperty":
    case "ImportAttribute":
    case "TSImportType":
    case "TSNamespaceExportDeclaration":
    case "ExportNamespaceSpecifier":
      return false;
    case "ExportSpecifier":
      return parent.local === node;
    case "TSQualifiedName":
      return parent.left === node;
    case "TSNamedTupleMember":
      return parent.label !== node;
    case "TSTypeAliasDeclaration":
    case "TSInterfaceDeclaration":
    case "TSEnumDeclaration":
    case "TSEnumMember":
    case "TSModuleDeclaration":
    case "TSImportEqualsDeclaration":
    case "FunctionDeclaration":
    case "ClassDeclaration":
      return parent.id !== node;
    case "FunctionExpression":
    case "ClassExpression":
      return parent.id !== node && !isParameter(parent, node);
    case "TSDeclareFunction":
      return false;
    case "TSFunctionType":
    case "TSConstructorType":
    case "TSCallSignatureDeclaration":
    case "TSConstructSignatureDeclaration":
    case "TSIndexSignature":
      return !isParameter(parent, node);
    case "VariableDeclarator":
      return parent.id !== node;
    default:
      return !isDeclared(module, node);
  }
}

function isParameter(parent: t.Node, node: t.Node): boolean {
  const { params, parameters } = parent as { params?: t.Node[]; parameters?: t.Node[] };
  return (params ?? parameters ?? []).includes(node);
}

/** Whether the identifier is the one that its binding was declared with. */
function isDeclared(module: Module, node: t.Identifier): boolean {
  return module.bindings.get(node)?.identifier === node;
}

/** Something at the module's top level that has a name. */
export interface Declaration {
  name: string;
  statement: t.Statement;
  /** The import specifier, the declarator, or the declaration itself. */
  node: t.Node;
}

/** Everything that the top level of a module declares: imports, variables, functions, classes, types, enums. */
export function declarationsOf(module: Module): Declaration[] {
  const all: Declaration[] = [];
  for (const statement of module.program.body) {
    if (t.isImportDeclaration(statement)) {
      for (const node of statement.specifiers) all.push({ name: node.local.name, statement, node });
      continue;
    }
    const inner =
      t.isExportNamedDeclaration(statement) || t.isExportDefaultDeclaration(statement)
        ? statement.declaration
        : statement;
    if (t.isVariableDeclaration(inner)) {
      for (const node of inner.declarations)
        for (const { name } of boundNames(node.id)) all.push({ name, statement, node });
    } else if (
      t.isFunctionDeclaration(inner) ||
      t.isTSDeclareFunction(inner) ||
      t.isClassDeclaration(inner) ||
      t.isTSTypeAliasDeclaration(inner) ||
      t.isTSInterfaceDeclaration(inner) ||
      t.isTSEnumDeclaration(inner) ||
      t.isTSModuleDeclaration(inner)
    ) {
      if (t.isIdentifier(inner.id)) all.push({ name: inner.id.name, statement, node: inner });
    }
  }
  return all;
}
