/**
 * The helpers as they are written: one that came out differently for some methods stands there several times, each time under
 * a name of its own, by which its callers then call it.
 */
import * as t from "@babel/types";
import { HTTP_METHODS, type HttpMethod } from "../contract.js";
import type { Converted } from "../conversion.js";
import { helpersCalled, wholeText } from "../helpers-called.js";
import { methodWords } from "../method-words.js";
import { freeName, isInside, type Module } from "../module.js";
import { type FunctionForm, printFunction } from "../print-function.js";
import type { Edit } from "../splice.js";
import { type FunctionNode, isCall } from "../syntax.js";

/** One version of a helper, for the methods that come to it. */
export interface Variant {
  /** The one that is printed, for all that read alike. */
  converted: Converted;
  members: Set<Converted>;
  methods: HttpMethod[];
  /** Its own name, where it has one: the helper has other versions. */
  name?: string;
}

/** The versions of each helper that some functions call, named, and their calls set to these names. */
export function helperVariants(roots: readonly Converted[], module: Module): Map<FunctionNode, Variant[]> {
  const helpers = helpersCalled(roots);
  const variants = new Map<FunctionNode, Variant[]>();
  const taken = new Set<string>();
  for (const helper of helpers) {
    const known = variants.get(helper.fn) ?? [];
    variants.set(helper.fn, known);
    const text = wholeText(helper, module);
    const same = known.find(({ converted }) => wholeText(converted, module) === text);
    if (same) same.members.add(helper);
    else known.push({ converted: helper, members: new Set([helper]), methods: [] });
  }
  for (const [fn, several] of variants) {
    for (const one of several)
      one.methods = HTTP_METHODS.filter((method) =>
        [...one.members].some(({ methods }) => methods.has(method)),
      );
    if (several.length > 1) giveNames(fn, several, taken, module);
  }
  for (const caller of [...roots, ...helpers])
    for (const [call, helper] of caller.calls) {
      const name = variants.get(helper.fn)!.find(({ members }) => members.has(helper))?.name;
      if (name !== undefined && isCall(call)) caller.residual.replaced.set(call.callee, [name]);
    }
  return variants;
}

/** `trackGet` and `trackDelete`; the version of most methods keeps the name. */
function giveNames(fn: FunctionNode, several: Variant[], taken: Set<string>, module: Module): void {
  const own = nameOf(fn, module);
  const counts = several.map(({ methods }) => methods.length);
  const most = Math.max(...counts);
  const keeps = most > 1 && counts.filter((count) => count === most).length === 1;
  for (const variant of several) {
    const methods = methodWords(variant.methods);
    const isMain = keeps && variant.methods.length === most;
    variant.name = isMain ? own : freeName(module, [forMethods(own, methods)], taken);
    taken.add(variant.name);
  }
}

/** `handleRequest` is `handleGetRequest` for GET, `runMethod` is `runGet`, `route` is `routeGet`. */
function forMethods(name: string, methods: string): string {
  const [, before, what] = /^(.+?)(Request|Method)?$/.exec(name)!;
  return `${before}${methods}${what === "Request" ? what : ""}`;
}

function nameOf(fn: FunctionNode, module: Module): string {
  const holder = module.parents.get(fn);
  const id = t.isFunctionDeclaration(fn) ? fn.id : t.isVariableDeclarator(holder) ? holder.id : undefined;
  return (id as t.Identifier).name;
}

/** The edit that writes the versions of a helper where it stands. */
export function variantsEdit(variants: readonly Variant[], requestType: string, module: Module): Edit {
  const [{ converted }] = variants as [Variant];
  const { fn } = converted;
  const form = { exported: false, requestType };
  const print = (one: Variant, more: Partial<FunctionForm>): string =>
    printFunction(one.converted, { ...form, ...more }, module);
  if (variants.length === 1) return { start: fn.start!, end: fn.end!, text: print(variants[0]!, {}) };
  const statement = module.program.body.find((one) => isInside(fn, one))!;
  const text = variants.map((one) => print(one, { name: one.name })).join("\n\n");
  return { start: statement.start!, end: statement.end!, text };
}
