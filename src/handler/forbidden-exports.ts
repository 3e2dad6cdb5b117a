/** Exports that Next.js doesn't accept in a route file. */
import * as t from "@babel/types";
import { HTTP_METHODS } from "./contract.js";
import { withoutExportKeyword, withoutSpecifiers } from "./export-list.js";
import { exportedName } from "./exported-config.js";
import type { Module } from "./module.js";
import { namesMentioned } from "./references.js";
import type { Edit } from "./splice.js";
import { boundNames } from "./syntax.js";

/**
 * An export that the file itself doesn't use and that is called like a method or a handler: a package may read it, as next-ws does with `UPGRADE` and
 * thirdweb documents it of `ThirdwebAuthHandler`.
 */
export function isReadByConvention({ name, used }: { name: string; used: boolean }): boolean {
  return !used && /^(?:[A-Z]+|[A-Z]\w*Handler)$/.test(name);
}

/** What Next's check of the exports of a route file lets through; `default` and `config` are dealt with elsewhere. */
const ALLOWED = new Set<string>([
  ...HTTP_METHODS,
  "config",
  "default",
  "dynamic",
  "dynamicParams",
  "fetchCache",
  "generateStaticParams",
  "maxDuration",
  "preferredRegion",
  "revalidate",
  "runtime",
]);

export interface ForbiddenExports {
  /** Each forbidden name, with the part of the file that exports it, and whether the file itself uses it. */
  found: { name: string; node: t.Node; used: boolean }[];
  edits: Edit[];
  notes: string[];
}

/**
 * Takes `export` away from everything that Next.js forbids a route file to export: functions, constants, classes and enums
 * stay as locals, types stay exported. Up to Next 15 such an export fails the build (`"helper" is not a valid Route export
 * field.`, measured); Next 16 accepts it, so there nothing is done. The edits hold positions of `module`.
 * @param keep names that the caller deals with
 */
export function planForbiddenExports(module: Module, keep: ReadonlySet<string>): ForbiddenExports {
  if ((module.context.next ?? 16) >= 16) return { found: [], edits: [], notes: [] };
  const found: Omit<ForbiddenExports["found"][number], "used">[] = [];
  const isForbidden = (name: string): boolean => !ALLOWED.has(name) && !keep.has(name);
  const edits: Edit[] = [];
  const locals: string[] = [];
  const notes: string[] = [];
  for (const statement of module.program.body) {
    if (t.isExportAllDeclaration(statement)) {
      notes.push(
        `\`export * from ${module.source.slice(statement.source.start!, statement.source.end!)}\` stays. Next.js ${module.context.next} refuses to build if that file exports anything but methods.`,
      );
      continue;
    }
    if (!t.isExportNamedDeclaration(statement) || statement.exportKind === "type") {
      if (!isValueDeclaration(statement)) continue;
    }
    if (!t.isExportNamedDeclaration(statement)) continue;
    const { declaration } = statement;
    if (declaration) {
      const names = declaredNames(declaration);
      const forbidden = names.filter(isForbidden);
      if (forbidden.length === 0) continue;
      locals.push(...forbidden);
      found.push(...forbidden.map((name) => ({ name, node: statement })));
      edits.push(withoutExportKeyword(module, statement));
      const allowed = names.filter((name) => !forbidden.includes(name));
      if (allowed.length > 0) edits.push(exportAfter(module, statement, allowed));
      continue;
    }
    const isGone = (one: t.ExportNamedDeclaration["specifiers"][number]): boolean =>
      !(t.isExportSpecifier(one) && one.exportKind === "type") && isForbidden(exportedName(one));
    const gone = statement.specifiers.filter(isGone);
    if (gone.length === 0) continue;
    if (!statement.source) {
      const types = typeNames(module);
      const values = gone.filter((one) => !(t.isExportSpecifier(one) && types.has(one.local.name)));
      if (values.length === 0) continue;
      edits.push(...withoutSpecifiers(module, statement, (one) => values.includes(one)));
      locals.push(...values.map(exportedName));
      found.push(...values.map((node) => ({ name: exportedName(node), node })));
      continue;
    }
    found.push(...gone.map((node) => ({ name: exportedName(node), node })));
    const from = module.source.slice(statement.source.start!, statement.source.end!);
    if (gone.length === statement.specifiers.length) {
      // The other file may do something when it is loaded.
      const end = statement.source.start!;
      edits.push({ start: statement.start!, end, text: "import " });
    } else edits.push(...withoutSpecifiers(module, statement, isGone));
    notes.push(
      `${listed(gone.map(exportedName))} ${gone.length > 1 ? "are" : "is"} no longer re-exported from ${from}: Next.js ${module.context.next} refuses other exports than methods and settings in a route file. Import it from there instead.`,
    );
  }
  if (locals.length > 0) {
    const [are, them] = locals.length > 1 ? ["are", "them"] : ["is", "it"];
    notes.unshift(
      `${listed(locals)} ${are} no longer exported: Next.js ${module.context.next} refuses other exports than methods and settings in a route file. If another file imports ${them} from here, move ${them} to a file of ${locals.length > 1 ? "their" : "its"} own.`,
    );
  }
  return { found: found.map((one) => ({ ...one, used: isUsed(module, one.name) })), edits, notes };
}

function isUsed(module: Module, name: string): boolean {
  return module.program.body.some((statement) => {
    const inner = t.isExportNamedDeclaration(statement) ? statement.declaration : statement;
    if (!inner) return false;
    const declares =
      (t.isFunctionDeclaration(inner) || t.isClassDeclaration(inner)) && inner.id?.name === name;
    const declared = t.isVariableDeclaration(inner) && name in t.getBindingIdentifiers(inner);
    return !declares && !declared && namesMentioned(module, inner).has(name);
  });
}

/** Babel calls some exports of values types: those of enums and of ambient declarations. */
function isValueDeclaration(statement: t.Statement): boolean {
  return t.isExportNamedDeclaration(statement) && t.isTSEnumDeclaration(statement.declaration);
}

/** The names of values that a declaration gives. */
function declaredNames(declaration: t.Declaration): string[] {
  if (t.isVariableDeclaration(declaration))
    return declaration.declarations.flatMap(({ id }) => boundNames(id).map(({ name }) => name));
  if (
    t.isFunctionDeclaration(declaration) ||
    t.isTSDeclareFunction(declaration) ||
    t.isClassDeclaration(declaration) ||
    t.isTSEnumDeclaration(declaration) ||
    t.isTSModuleDeclaration(declaration)
  )
    return t.isIdentifier(declaration.id) ? [declaration.id.name] : [];
  return [];
}

/** The names of the file's top level that are types and nothing else. */
function typeNames(module: Module): Set<string> {
  const types = new Set<string>();
  const values = new Set<string>();
  for (const statement of module.program.body) {
    const inner = t.isExportNamedDeclaration(statement) ? statement.declaration : statement;
    if (t.isTSTypeAliasDeclaration(inner) || t.isTSInterfaceDeclaration(inner)) types.add(inner.id.name);
    else if (t.isDeclaration(inner)) for (const name of declaredNames(inner)) values.add(name);
    if (t.isImportDeclaration(inner))
      for (const one of inner.specifiers)
        if (inner.importKind === "type" || (t.isImportSpecifier(one) && one.importKind === "type"))
          types.add(one.local.name);
  }
  for (const name of values) types.delete(name);
  return types;
}

/** `const { GET, helper } = make()` and behind it `export { GET }`. */
function exportAfter(module: Module, statement: t.Statement, names: string[]): Edit {
  const { style } = module;
  const text = `${style.eol}export {${style.braceSpace}${names.join(", ")}${style.braceSpace}}${style.semicolons ? ";" : ""}`;
  return { start: statement.end!, end: statement.end!, text };
}

function listed(names: string[]): string {
  const quotedNames = names.map((name) => `\`${name}\``);
  const last = quotedNames.pop()!;
  return quotedNames.length > 0 ? `${quotedNames.join(", ")} and ${last}` : last;
}
