/** How the names of "next/server" and other modules of Next.js come into a file: into an import that is there, or in a line of their own. */
import * as t from "@babel/types";
import { positionAbove } from "./file-header.js";
import { editImport } from "./import-clause.js";
import type { Module } from "./module.js";
import type { NeededImport } from "./next-functions.js";
import { importedName } from "./pages-types.js";
import type { Edit } from "./splice.js";
import { braced, quoted } from "./style.js";

/** The named part of an import as it shall be: `kind` says whether the whole import or the one name is only a type. */
interface Specifier {
  imported: string;
  local: string;
  type: boolean;
  /** The specifier that it is, unless it is new. */
  node?: t.Node;
}

export interface NextServerNeeds {
  values: string[];
  types: string[];
  /** What comes from other modules of Next.js. */
  others?: readonly NeededImport[];
}

/** How the author imports types: `import type { A }`, `import { type A }`, or like everything else. */
export type TypeImportHabit = "statement" | "inline" | "plain";

export function typeImportHabit(module: Module): TypeImportHabit {
  const habits = module.program.body.flatMap((node) => {
    const habit = t.isImportDeclaration(node) ? habitIn(node) : undefined;
    return habit ? [{ habit, next: (node as t.ImportDeclaration).source.value === "next" }] : [];
  });
  return (habits.find(({ next }) => next) ?? habits[0])?.habit ?? "statement";
}

function habitIn(node: t.ImportDeclaration): TypeImportHabit | undefined {
  if (node.importKind === "type") return "statement";
  const named = node.specifiers.filter((one) => t.isImportSpecifier(one));
  if (named.some((one) => one.importKind === "type")) return "inline";
  // These are types alone: importing them like values is a habit, too.
  return node.source.value === "next" && named.length > 0 ? "plain" : undefined;
}

/** `NextResponse as Reply` in its two names. */
function parseName(text: string, type: boolean): Specifier {
  const [imported = text, local = imported] = text.split(/\s+as\s+/);
  return { imported, local, type };
}

export interface ImportPlan {
  edits: Edit[];
  /** The text of a new import, if one is needed. */
  line?: string;
  /** The import of the same module behind which the new line goes, if there is one. */
  after?: t.ImportDeclaration;
  /** Imports that stay although all of their names go: they hold new ones. */
  reused: ReadonlySet<t.Node>;
  /** The modules whose imports it has settled. */
  sources: ReadonlySet<string>;
}

/**
 * Plans the imports of all modules of Next.js.
 * @param dropped specifiers that are to go because nothing uses them any more
 */
export function planNextImports(
  module: Module,
  needs: NextServerNeeds,
  habit: TypeImportHabit,
  dropped: ReadonlySet<t.Node>,
): ImportPlan {
  const { others = [] } = needs;
  const sources = [...new Set(["next/server", ...others.map(({ source }) => source)])].sort();
  const plans = sources.map((source) => {
    const names = others.filter((one) => one.source === source).map(({ name }) => name);
    const wanted = source === "next/server" ? needs : { values: [...new Set(names)], types: [] };
    return planImport(module, source, wanted, habit, dropped);
  });
  const lines = plans.flatMap(({ line }) => line ?? []);
  const after = plans.find((plan) => plan.after)?.after;
  return {
    edits: plans.flatMap(({ edits }) => edits),
    ...(lines.length > 0 ? { line: lines.join(module.style.eol) } : {}),
    ...(after ? { after } : {}),
    reused: new Set(plans.flatMap(({ reused }) => [...reused])),
    sources: new Set(sources),
  };
}

/**
 * Plans the imports of one module.
 * @param dropped specifiers that are to go because nothing uses them any more
 */
function planImport(
  module: Module,
  source: string,
  needs: NextServerNeeds,
  habit: TypeImportHabit,
  dropped: ReadonlySet<t.Node>,
): Omit<ImportPlan, "sources"> {
  const imports = module.program.body.filter(
    (node): node is t.ImportDeclaration => t.isImportDeclaration(node) && node.source.value === source,
  );
  const wanted = new Map<string, Specifier>();
  for (const name of needs.types) wanted.set(parseName(name, true).local, parseName(name, true));
  for (const name of needs.values) wanted.set(parseName(name, false).local, parseName(name, false));

  const lists = new Map<t.ImportDeclaration, { type: boolean; list: Specifier[]; changed: boolean }>();
  for (const node of imports) {
    const type = node.importKind === "type";
    const list: Specifier[] = [];
    let changed = false;
    for (const specifier of node.specifiers) {
      if (dropped.has(specifier)) changed = true;
      else if (t.isImportSpecifier(specifier)) {
        const one: Specifier = {
          node: specifier,
          imported: importedName(specifier),
          local: specifier.local.name,
          type: type || specifier.importKind === "type",
        };
        const want = wanted.get(one.local);
        if (want && want.imported === one.imported) {
          if (one.type && !want.type) {
            one.type = false;
            changed = true;
          }
          wanted.delete(one.local);
        }
        list.push(one);
      }
    }
    lists.set(node, { type: type && list.every((one) => one.type), list, changed });
  }

  const missing = [...wanted.values()];
  const values = missing.filter((one) => !one.type);
  const types = missing.filter((one) => one.type);
  const mergeable = imports.filter(canHoldNames);
  for (const node of mergeable) {
    const entry = lists.get(node)!;
    if (entry.list.length === 0) entry.type = values.length === 0 && habit !== "plain";
  }
  const valueImport = mergeable.find((node) => !lists.get(node)!.type);
  const typeImport = mergeable.find((node) => lists.get(node)!.type);
  const add = (node: t.ImportDeclaration, one: Specifier): void => {
    const { list, type } = lists.get(node)!;
    insert(list, { ...one, type: one.type && (type || habit !== "plain") });
    lists.get(node)!.changed = true;
  };
  const own: Specifier[] = [];
  for (const one of values) {
    if (valueImport) add(valueImport, one);
    else own.push(one);
  }
  for (const one of types) {
    if (typeImport) add(typeImport, one);
    else if (valueImport) add(valueImport, one);
    else own.push(one);
  }

  const edits: Edit[] = [];
  const reused = new Set<t.Node>();
  for (const [node, { type, list, changed }] of lists) {
    const others = node.specifiers.filter((one) => !t.isImportSpecifier(one) && !dropped.has(one));
    if (!changed || (list.length === 0 && others.length === 0)) continue;
    reused.add(node);
    const names = list.map((one) => ({ node: one.node, text: specifierText(one, type) }));
    edits.push(...editImport(module, node, type, names, dropped));
  }
  const plan: Omit<ImportPlan, "sources"> = { edits, reused };
  if (own.length > 0) {
    plan.line = newImport(module, source, own, habit);
    const last = imports.findLast((node) => node.specifiers.some((one) => !dropped.has(one)));
    if (last) plan.after = last;
  }
  return plan;
}

/** `import * as next from` holds no further names, and neither does an import for its effect alone. */
function canHoldNames(node: t.ImportDeclaration): boolean {
  return node.specifiers.length > 0 && !node.specifiers.some((one) => t.isImportNamespaceSpecifier(one));
}

function newImport(module: Module, source: string, specifiers: Specifier[], habit: TypeImportHabit): string {
  const { style } = module;
  const list: Specifier[] = [];
  const type = habit !== "plain" && specifiers.every((one) => one.type);
  for (const one of specifiers.toSorted(byName)) list.push({ ...one, type: one.type && habit !== "plain" });
  const head = type ? "import type " : "import ";
  return `${head}${named(list, type, module)} from ${quoted(source, style)}${style.semicolons ? ";" : ""}`;
}

function named(list: Specifier[], type: boolean, module: Module): string {
  return braced(list.map((one) => specifierText(one, type)).join(", "), module.style);
}

function specifierText(one: Specifier, typeImport: boolean): string {
  const name = one.imported === one.local ? one.local : `${one.imported} as ${one.local}`;
  return one.type && !typeImport ? `type ${name}` : name;
}

function byName(a: Specifier, b: Specifier): number {
  const [one, other] = [a.imported.toLowerCase(), b.imported.toLowerCase()];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Puts a name where the order of the others wants it, or at the end if they have none. */
function insert(list: Specifier[], one: Specifier): void {
  const sorted = list.every((entry, index) => index === 0 || byName(list[index - 1]!, entry) <= 0);
  const place = sorted ? list.findIndex((entry) => byName(entry, one) > 0) : -1;
  list.splice(place < 0 ? list.length : place, 0, one);
}

/**
 * Where a new import line goes, and the blank line that it needs: in place of the old import of "next", else behind the
 * imports of packages that open the file, else in place of another import that goes, else above the first import, else
 * above the first statement, below directives and what speaks of the whole file.
 * @param leaving the statements that are taken out; the one whose place is taken is removed from them
 */
export function placeImport(module: Module, plan: ImportPlan, leaving: Set<t.Statement>): Edit[] {
  const { program, style } = module;
  const { line, after } = plan;
  if (line === undefined) return [];
  const imports = program.body.filter((node): node is t.ImportDeclaration => t.isImportDeclaration(node));
  const oldNext = imports.find((node) => leaving.has(node) && node.source.value === "next");
  if (oldNext && !after) {
    leaving.delete(oldNext);
    return [{ start: oldNext.start!, end: endWithComment(module, oldNext), text: line }];
  }
  const staying = imports.filter((node) => !leaving.has(node));
  const anchor =
    after ?? staying[staying.findIndex((node) => !isPackage(node.source.value)) - 1] ?? lastPackage(staying);
  if (anchor) {
    const end = endWithComment(module, anchor);
    return [{ start: end, end, text: style.eol + line }];
  }
  const oldImport = imports.find((node) => leaving.has(node));
  if (oldImport) {
    leaving.delete(oldImport);
    return [{ start: positionAbove(module, oldImport), end: endWithComment(module, oldImport), text: line }];
  }
  const first = staying[0] ?? program.body.find((node) => !leaving.has(node));
  if (!first) return [{ start: module.source.length, end: module.source.length, text: line + style.eol }];
  const start = positionAbove(module, first);
  return [{ start, end: start, text: line + style.eol + (staying.length > 0 ? "" : style.eol) }];
}

/** The last import of a file that imports packages alone. */
function lastPackage(imports: t.ImportDeclaration[]): t.ImportDeclaration | undefined {
  return imports.every((node) => isPackage(node.source.value)) ? imports.at(-1) : undefined;
}

/** Where a statement ends, with the comments behind it on its line. */
function endWithComment(module: Module, node: t.Statement): number {
  let end = node.end!;
  for (const comment of module.comments)
    if (comment.start! >= end && /^[ \t]*$/.test(module.source.slice(end, comment.start!)))
      end = comment.end!;
  return end;
}

/** An installed package, as against the project's own files. */
function isPackage(source: string): boolean {
  return !/^(?:[./~#]|@\/|src\/)/.test(source);
}
