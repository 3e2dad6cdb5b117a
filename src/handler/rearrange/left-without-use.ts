/** Top-level code that only some statements used which go: functions, values and imports. */
import * as t from "@babel/types";
import { editImport } from "../import-clause.js";
import type { Module } from "../module.js";
import { isPure } from "../purity.js";
import { namesMentioned } from "../references.js";
import { type Edit, removeStatements } from "../splice.js";

/**
 * Takes it out.
 * @param gone the statements that go, anywhere in the module
 * @param isHarmless whether the value of a variable may go that isn't plainly pure: `Cors(options)`
 */
export function leftWithoutUse(
  module: Module,
  gone: readonly t.Node[],
  isHarmless: (init: t.Node) => boolean,
): Edit[] {
  const left = new Set<t.Node>(gone);
  const statements: t.Statement[] = [];
  const candidates = new Set(gone.flatMap((node) => [...namesMentioned(module, node)]));
  for (;;) {
    const isUsed = (name: string): boolean =>
      module.program.body.some(
        (statement) =>
          !left.has(statement) &&
          !declares(statement, name) &&
          namesMentioned(module, statement, (node) => left.has(node)).has(name),
      );
    const next = module.program.body.find(
      (statement) =>
        !left.has(statement) &&
        [...candidates].some(
          (name) => declares(statement, name) && mayGo(statement, isHarmless, module) && !isUsed(name),
        ),
    );
    if (!next) break;
    left.add(next);
    statements.push(next);
    for (const name of namesMentioned(module, next)) candidates.add(name);
  }
  const imports = module.program.body.filter((one): one is t.ImportDeclaration => t.isImportDeclaration(one));
  const edits: Edit[] = [];
  for (const node of imports) {
    const isLeft = ({ local }: { local: t.Identifier }): boolean =>
      candidates.has(local.name) &&
      !module.program.body.some(
        (statement) =>
          !left.has(statement) &&
          namesMentioned(module, statement, (inner) => left.has(inner)).has(local.name),
      );
    const unused = node.specifiers.filter(isLeft);
    if (unused.length === 0) continue;
    if (unused.length === node.specifiers.length) statements.push(node);
    else {
      const kept = node.specifiers.filter(
        (one): one is t.ImportSpecifier => t.isImportSpecifier(one) && !unused.includes(one),
      );
      const names = kept.map((one) => ({ text: module.source.slice(one.start!, one.end!), node: one }));
      edits.push(...editImport(module, node, node.importKind === "type", names, new Set(unused)));
    }
  }
  return [...edits, ...removeStatements(module, statements, { withComments: true })];
}

function declares(statement: t.Statement, name: string): boolean {
  if (t.isFunctionDeclaration(statement)) return statement.id?.name === name;
  if (!t.isVariableDeclaration(statement)) return false;
  const [only, ...more] = statement.declarations;
  return more.length === 0 && t.isIdentifier(only?.id, { name });
}

function mayGo(statement: t.Statement, isHarmless: (init: t.Node) => boolean, module: Module): boolean {
  if (!t.isVariableDeclaration(statement)) return true;
  const { init } = statement.declarations[0]!;
  return !init || isHarmless(init) || isPure(module, init);
}
