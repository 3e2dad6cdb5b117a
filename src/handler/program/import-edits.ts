/** Imports of functions that go by another name now, beside their old ones, which go where nothing uses them any more. */
import * as t from "@babel/types";
import type { Converted } from "../conversion.js";
import type { Module } from "../module.js";
import type { NeededImport } from "../next-functions.js";
import type { Edit } from "../splice.js";
import { isMember, unwrap } from "../syntax.js";

/** The edits that import what the converted functions of a module call of other modules. */
export function importEdits(functions: readonly Converted[], module: Module): Edit[] {
  const { program } = module.context;
  const wanted = new Map<t.Node, Set<string>>();
  for (const { foreign } of functions)
    for (const [call, called] of foreign) {
      const name = program!.nameOf(called.converted);
      const callee = unwrap((call as t.CallExpression).callee);
      // A member of a namespace is called by its own name.
      if (name === undefined || isMember(callee)) continue;
      const specifier = module.bindings.get(callee)!.path.node;
      if (!isDeclaredTop(name, module)) wanted.set(specifier, (wanted.get(specifier) ?? new Set()).add(name));
    }
  return [...wanted].flatMap(([specifier, names]) =>
    [...names].map((name) => beside(specifier, name, module)),
  );
}

/** The functions of Next.js that these functions call. */
export function importsOf(functions: readonly Converted[]): NeededImport[] {
  return functions.flatMap(({ replies, request }) => [...replies.imports, ...request.imports]);
}

function isDeclaredTop(name: string, module: Module): boolean {
  return module.programScope.hasOwnBinding(name);
}

function beside(specifier: t.Node, name: string, module: Module): Edit {
  const at = (node: t.Node, text: string): Edit => ({ start: node.end!, end: node.end!, text });
  if (t.isImportDefaultSpecifier(specifier)) {
    const { specifiers } = module.parents.get(specifier) as t.ImportDeclaration;
    const { braceSpace } = module.style;
    const last = specifiers.at(-1)!;
    return t.isImportSpecifier(last)
      ? at(last, `, ${name}`)
      : at(specifier, `, {${braceSpace}${name}${braceSpace}}`);
  }
  if (t.isVariableDeclarator(specifier)) {
    const entry = t.isObjectPattern(specifier.id) ? specifier.id.properties.at(-1) : undefined;
    if (entry) return at(entry, `, ${name}`);
    const declaration = module.parents.get(specifier)!;
    const { braceSpace, semicolons } = module.style;
    const source = module.source.slice(specifier.init!.start!, specifier.init!.end!);
    return at(declaration, `\nconst {${braceSpace}${name}${braceSpace}} = ${source}${semicolons ? ";" : ""}`);
  }
  return at(specifier, `, ${name}`);
}
