/**
 * What becomes of the functions that routes call in other modules, once all routes are rewritten: each is rewritten where it
 * stands, if nobody else uses its old form, and stands beside that under a name of its own otherwise.
 */
import * as t from "@babel/types";
import type { RouteRepair } from "../contract.js";
import type { Converted } from "../conversion.js";
import { exportedNames } from "../find/exports.js";
import { isInside, type Module } from "../module.js";
import { nextResponseIn } from "../next-response.js";
import { printFunction } from "../print-function.js";
import { Refusal } from "../refusal.js";
import { applyEdits, type Edit, removeStatement } from "../splice.js";
import { isMember, propertyName, unwrap } from "../syntax.js";
import { plainText } from "../text-form.js";
import { tidyModule } from "../tidy.js";
import { closureOf } from "./closure.js";
import { homeOf } from "./home.js";
import { importEdits } from "./import-edits.js";
import { OldForms } from "./old-forms.js";
import { keyOf, type Program } from "./program.js";
import { isThere, printTwin, requestTypeOf, twinName } from "./twin.js";

/** A route that was rewritten, with the functions of other modules in their new form. */
export interface RewrittenFile {
  path: string;
  repair: RouteRepair;
}

/** A file of the repo that imports a module; "all" where it can't be told which names it takes. */
export interface Importer {
  path: string;
  names: readonly string[] | "all";
}

export type ImportersOf = (path: string) => readonly Importer[];

/** The new text of a module beside the routes. */
export interface ModuleChange {
  path: string;
  /** As it lies on disk. */
  before: string;
  after: string;
  /** Paths of files that used an old form which is gone: each of them is right only beside this, and this only beside all of them. */
  together: string[];
}

export interface Settlement {
  /** By the key of a function, the name that its new form has beside the old one. The others are rewritten where they stand. */
  names: ReadonlyMap<string, string>;
  old: OldForms;
}

/** The functions beside the routes that some routes call, with all that these call. */
function convertedOf(files: readonly RewrittenFile[]): Converted[] {
  return [
    ...closureOf(files.flatMap(({ repair }) => (repair.foreign ?? []).map(({ converted }) => converted))),
  ];
}

/**
 * Decides for each shared function where its new form stands. The files must have been rewritten while each new form had a
 * name of its own, so that what is left of the old ones can be told.
 */
export function settle(
  program: Program,
  files: readonly RewrittenFile[],
  importersOf: ImportersOf,
): Settlement {
  const all = convertedOf(files);
  const old = new OldForms(program, files, importersOf, all);
  const names = new Map<string, string>();
  for (const one of all) {
    const beside = twinName(one);
    if (old.stays(one) || isThere(one, beside)) names.set(keyOf(one), beside);
  }
  return { names, old };
}

/**
 * Writes the modules beside the routes, for routes that were rewritten with the names of the settlement. What can't be written
 * is refused in the program from then on; then the routes have to be rewritten once more.
 * @returns undefined where something was refused
 */
export function moduleChanges(
  program: Program,
  files: readonly RewrittenFile[],
  settlement: Settlement,
): ModuleChange[] | undefined {
  const byModule = new Map<Module, Converted[]>();
  for (const one of convertedOf(files)) byModule.set(one.module, [...(byModule.get(one.module) ?? []), one]);
  const changes: ModuleChange[] = [];
  let isRefused = false;
  for (const one of [...byModule.values()].flatMap(disagreeing)) {
    const reason =
      "the routes that call it don't agree on what stands in their paths; hand that over as an argument";
    program.refuse(one, new Refusal(one.fn, reason));
    isRefused = true;
  }
  if (isRefused) return undefined;
  for (const [module, functions] of [...byModule].sort(([a], [b]) =>
    a.context.path < b.context.path ? -1 : 1,
  )) {
    try {
      changes.push(...moduleChange(program, module, functions, settlement));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      for (const one of functions) program.refuse(one, error);
      isRefused = true;
    }
  }
  return isRefused ? undefined : changes;
}

/**
 * A file that hands the function on by its name doesn't hand on its new form.
 * @throws {Refusal} where there is one: `export { requireUser } from "./auth"`
 */
function refuseBehindBarrel({ fn, module }: Converted, program: Program): void {
  const { exported } = homeOf(fn, module);
  for (const path of program.paths()) {
    const barrel = program.opened(path);
    for (const { part, statement } of barrel && barrel !== module ? exportedNames(barrel) : []) {
      if (!t.isExportNamedDeclaration(statement) || !statement.source || !t.isExportSpecifier(part)) continue;
      if (exported.has(part.local.name) && program.open(statement.source.value, barrel!) === module)
        throw new Refusal(
          fn,
          `other code uses it as well, so it gets a second form, which ${path} doesn't hand on; import it from here`,
        );
    }
  }
}

function moduleChange(
  program: Program,
  module: Module,
  functions: readonly Converted[],
  { names, old }: Settlement,
): ModuleChange[] {
  for (const one of functions) applyNames(one, names);
  const each = withoutDoubles(functions, module);
  const together = new Set<string>();
  const edits: Edit[] = importEdits(each, module);
  for (const one of each) {
    const { fn } = one;
    const { statement, isAlone } = homeOf(fn, module);
    const beside = names.get(keyOf(one));
    if (beside === undefined) {
      const text = printFunction(one, { exported: false, requestType: requestTypeOf(one) }, module);
      edits.push({ start: fn.start!, end: fn.end!, text });
      for (const path of old.users(one)) together.add(path);
      continue;
    }
    if (!isAlone)
      throw new Refusal(
        fn,
        "other code uses it as well, and a second form of it can't stand beside it; make it a function with a name of its own",
      );
    refuseBehindBarrel(one, program);
    const isNew = !isThere(one, beside);
    if (isNew) {
      edits.push(
        { start: statement.end!, end: statement.end!, text: `\n\n${printTwin(one, beside)}` },
        ...commonJsEntry(one, beside, module),
      );
    }
    if (!old.stays(one)) {
      edits.push(removeStatement(module, statement, { withComments: true }));
      for (const path of old.users(one)) together.add(path);
    }
  }
  const text = applyEdits(module.source, edits);
  if (text === module.source) return [];
  const path = module.context.path;
  const before = program.sourceOf(path);
  const after = plainText(before).restored(finished(module, text, each, names));
  return after === before ? [] : [{ path, before, after, together: [...together].sort() }];
}

/** Calls of functions in their new form go by its name. */
function applyNames({ calls, foreign, residual }: Converted, names: ReadonlyMap<string, string>): void {
  const rename = (call: t.Node, called: Converted): void => {
    const callee = unwrap((call as t.CallExpression).callee);
    const node = isMember(callee) ? callee.property : callee;
    const name = names.get(keyOf(called));
    if (name === undefined) residual.replaced.delete(node);
    else residual.replaced.set(node, [name]);
  };
  for (const [call, called] of calls) rename(call, called);
  for (const [call, { converted }] of foreign) rename(call, converted);
}

/** Of functions that are needed in several forms, by what stands in the paths of their callers: those that have to give way. */
function disagreeing(functions: readonly Converted[]): Converted[] {
  const forms = new Map<t.Node, Map<string, Converted[]>>();
  for (const one of functions) {
    const known = forms.get(one.fn) ?? new Map<string, Converted[]>();
    forms.set(one.fn, known);
    const text = printFunction(one, { name: "form", exported: false, requestType: "Request" }, one.module);
    known.set(text, [...(known.get(text) ?? []), one]);
  }
  return [...forms.values()].flatMap((texts) => {
    const all = [...texts.values()].flat();
    const others = all.filter(({ pathParameters }) => pathParameters.length > 0);
    return texts.size > 1 && others.length > 0 ? others : [];
  });
}

/** Each function once. @throws {Refusal} where its callers need it in different forms */
function withoutDoubles(functions: readonly Converted[], module: Module): Converted[] {
  const found = new Map<t.Node, { one: Converted; text: string }>();
  for (const one of functions) {
    const text = printFunction(one, { name: "form", exported: false, requestType: "Request" }, module);
    const known = found.get(one.fn);
    if (known && known.text !== text)
      throw new Refusal(one.fn, "its callers give it the request or the response in different ways");
    if (!known) found.set(one.fn, { one, text });
  }
  return [...found.values()].map(({ one }) => one).sort((a, b) => a.fn.start! - b.fn.start!);
}

/** `module.exports = { requireUser }` gives the new form away as well. */
function commonJsEntry({ fn }: Converted, name: string, module: Module): Edit[] {
  const { exported } = homeOf(fn, module);
  if (
    exported.size === 0 ||
    module.program.body.some((one) => t.isExportNamedDeclaration(one) || t.isExportDefaultDeclaration(one))
  )
    return [];
  for (const statement of module.program.body) {
    const value =
      t.isExpressionStatement(statement) && t.isAssignmentExpression(statement.expression)
        ? unwrap(statement.expression.right)
        : undefined;
    if (!t.isObjectExpression(value)) continue;
    const entry = value.properties.find(
      (one) => !t.isSpreadElement(one) && exported.has(propertyName(one) ?? ""),
    );
    if (entry) return [{ start: entry.end!, end: entry.end!, text: `, ${name}` }];
  }
  throw new Refusal(
    fn,
    "other code uses it as well, and its file exports it in a way to which a second form can't be added",
  );
}

const PAGES_TYPE = /\bNextApi(?:Request|Response|Handler)\b/;

/** The module with its imports in order, and, where none of its code is for the Pages Router any more, with other types. */
function finished(
  module: Module,
  text: string,
  functions: readonly Converted[],
  names: ReadonlyMap<string, string>,
): string {
  const isWhole = (statement: t.Statement): boolean =>
    functions.some((one) => !names.has(keyOf(one)) && isInside(one.fn, statement));
  const isType = (statement: t.Statement): boolean => {
    const declared = t.isExportNamedDeclaration(statement) ? statement.declaration : statement;
    return t.isTSInterfaceDeclaration(declared) || t.isTSTypeAliasDeclaration(declared);
  };
  const keepsOld = module.program.body.some(
    (one) =>
      !t.isImportDeclaration(one) &&
      !isType(one) &&
      !isWhole(one) &&
      PAGES_TYPE.test(module.source.slice(one.start!, one.end!)),
  );
  const values = functions.some(({ replies }) => replies.nextResponse)
    ? [nextResponseIn(module).imported]
    : [];
  const isNext = functions.some((one) => requestTypeOf(one) === "NextRequest");
  const types = module.typescript && isNext ? ["NextRequest"] : [];
  const requestType = isNext ? "NextRequest" : "Request";
  if (keepsOld) {
    const left = functions.find((one) =>
      PAGES_TYPE.test(printFunction(one, { exported: false, requestType }, module)),
    );
    if (left) throw unported(left);
  }
  const { code, unported: leftover } = tidyModule(
    module,
    text,
    { values, types },
    keepsOld ? "leave types" : { requestType, takesParams: false },
  );
  if (leftover.length > 0) throw unported(functions[0]!);
  return code;
}

function unported({ fn }: Converted): Refusal {
  return new Refusal(
    fn,
    "a type of the Pages Router (NextApiRequest, NextApiResponse, NextApiHandler) is used in a way that has no counterpart",
  );
}
