/** The Pages Router's own types (`NextApiRequest` and its kin) where a file mentions them. */
import * as t from "@babel/types";
import type { Module } from "./module.js";
import type { Edit } from "./splice.js";
import { visitAll } from "./syntax.js";

/** What a Pages API route may import from "next"; a route file has no use for any of it. */
const PAGES_TYPES = new Set(["NextApiRequest", "NextApiResponse", "NextApiHandler", "PageConfig"]);

/** A mention in a type position: the node to replace, and the type's own name whatever it is called here. */
export interface PagesTypeUse {
  node: t.Node;
  name: string;
}

/** Another type in place of one of these. */
export interface TypeEdit extends Edit {
  /** The names of the file that the new type mentions. */
  names: string[];
}

export function isPagesTypeImport(specifier: t.Node, from: t.ImportDeclaration): boolean {
  return (
    from.source.value === "next" && t.isImportSpecifier(specifier) && PAGES_TYPES.has(importedName(specifier))
  );
}

export function importedName(specifier: t.ImportSpecifier): string {
  return t.isIdentifier(specifier.imported) ? specifier.imported.name : specifier.imported.value;
}

/** All mentions of the Pages Router's types: imported under any name, through a namespace, or by `import("next")`. */
export function pagesTypeUses(module: Module): PagesTypeUse[] {
  const named = new Map<string, string>();
  const namespaces = new Set<string>();
  for (const statement of module.program.body) {
    if (!t.isImportDeclaration(statement) || !isNext(statement.source.value)) continue;
    for (const specifier of statement.specifiers) {
      if (t.isImportSpecifier(specifier)) {
        const name = importedName(specifier);
        if (PAGES_TYPES.has(name)) named.set(specifier.local.name, name);
      } else namespaces.add(specifier.local.name);
    }
  }
  const uses: PagesTypeUse[] = [];
  visitAll(module.program, (node) => {
    if (t.isImportDeclaration(node)) return false;
    if (t.isTSTypeReference(node) || t.isTSExpressionWithTypeArguments(node) || t.isClassImplements(node)) {
      const reference = t.isTSTypeReference(node)
        ? node.typeName
        : (node as t.TSExpressionWithTypeArguments).expression;
      if (t.isIdentifier(reference)) {
        const name = named.get(reference.name);
        if (name !== undefined) uses.push({ node: reference, name });
      } else if (
        t.isTSQualifiedName(reference) &&
        t.isIdentifier(reference.left) &&
        namespaces.has(reference.left.name) &&
        PAGES_TYPES.has(reference.right.name)
      )
        uses.push({ node: reference, name: reference.right.name });
    } else if (t.isTSImportType(node) && isNext(importTypeSource(node))) {
      if (t.isIdentifier(node.qualifier) && PAGES_TYPES.has(node.qualifier.name))
        uses.push({ node, name: node.qualifier.name });
    }
    return undefined;
  });
  return uses;
}

function isNext(source: string): boolean {
  return source === "next" || source === "next/types" || source === "next/dist/shared/lib/utils";
}

function importTypeSource(node: t.TSImportType): string {
  const { argument } = node;
  return t.isStringLiteral(argument) ? argument.value : "";
}

/**
 * The mentions of `NextApiResponse` and `NextApiHandler` that are left in type positions: nothing in a route file can
 * take their place.
 */
export function leftoverPagesTypes(module: Module): t.Node[] {
  return pagesTypeUses(module)
    .filter(({ name }) => name === "NextApiResponse" || name === "NextApiHandler")
    .map(({ node }) => node);
}

/** Whether a type is only looked into: `Pick<NextApiRequest, "query">`, `NextApiRequest["body"]`, `keyof NextApiRequest`. */
export function isLookedInto(module: Module, use: PagesTypeUse): boolean {
  let node = use.node;
  let above = module.parents.get(node);
  if (t.isTSTypeReference(above) && above.typeName === node) {
    node = above;
    above = module.parents.get(node);
  }
  if (t.isTSIndexedAccessType(above)) return above.objectType === node;
  if (t.isTSTypeOperator(above)) return above.operator === "keyof";
  if (!t.isTSTypeParameterInstantiation(above)) return false;
  const generic = module.parents.get(above);
  return (
    (t.isTSTypeReference(generic) &&
      t.isIdentifier(generic.typeName) &&
      ["Pick", "Omit"].includes(generic.typeName.name)) ||
    (t.isTSExpressionWithTypeArguments(generic) &&
      t.isIdentifier(generic.expression) &&
      ["Pick", "Omit"].includes(generic.expression.name))
  );
}
