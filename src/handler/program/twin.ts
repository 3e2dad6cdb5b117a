/** The new form of a function beside the old one, which somebody still uses: `requireUser`, and `requireUserForRoute`. */
import * as t from "@babel/types";
import type { Converted } from "../conversion.js";
import { freeName, isInside } from "../module.js";
import { printFunction } from "../print-function.js";
import { Refusal } from "../refusal.js";
import { needsNextRequest } from "./closure.js";
import { homeOf } from "./home.js";

/** What it is called: one rule for all of them, so that the old and the new form are known by their names. */
export function twinName(converted: Converted): string {
  const wanted = wantedName(converted);
  const { programScope } = converted.module;
  return programScope.hasOwnBinding(wanted) ? wanted : freeName(converted.module, [wanted]);
}

function wantedName({ fn, module }: Converted): string {
  const { name } = homeOf(fn, module);
  return `${name?.name ?? nameOfFile(module.context.path)}ForRoute`;
}

/**
 * Whoever has changed a new form since, or needs it otherwise than it is there, is left with it.
 * @throws {Refusal} where the module has something else under that name
 */
export function refuseOtherTwin(converted: Converted): void {
  const wanted = wantedName(converted);
  if (converted.module.programScope.hasOwnBinding(wanted) && !isThere(converted, wanted))
    throw new Refusal(
      converted.fn,
      `\`${wanted}\` stands beside it, and isn't what it would become for this route; call that, or give it another name`,
    );
}

/** `lib/require-user.ts` is `requireUser`, `lib/auth/index.ts` is `auth`. */
function nameOfFile(path: string): string {
  const parts = path.replace(/(?:\/index)?\.[mc]?[jt]sx?$/, "").split("/");
  return parts
    .at(-1)!
    .replace(/[^\w$]+(\w?)/g, (_, letter: string) => letter.toUpperCase())
    .replace(/^\d/, "_$&");
}

/** Whether the module has this new form already: an earlier run has written it. */
export function isThere(converted: Converted, name: string): boolean {
  const { module } = converted;
  const binding = module.programScope.getOwnBinding(name);
  if (!binding) return false;
  const statement = module.program.body.find((one) => isInside(binding.identifier, one))!;
  const text = module.source.slice(statement.start!, statement.end!);
  return bare(text) === bare(printTwin(converted, name));
}

/** As Prettier may have laid it out since. */
function bare(text: string): string {
  return text.replace(/[\s;,]+/g, "").replaceAll('"', "'");
}

export function printTwin(converted: Converted, name: string): string {
  const { fn, module } = converted;
  const { exported, statement } = homeOf(fn, module);
  const isExported = exported.size > 0 && !isCommonJs(statement, exported, module.program);
  const requestType = requestTypeOf(converted);
  return printFunction(converted, { name, exported: isExported, requestType }, module);
}

function isCommonJs(statement: t.Statement, exported: ReadonlySet<string>, { body }: t.Program): boolean {
  const isModule = (one: t.Statement): boolean =>
    t.isExportNamedDeclaration(one) || t.isExportDefaultDeclaration(one);
  return exported.size > 0 && !isModule(statement) && !body.some(isModule);
}

export function requestTypeOf(converted: Converted): string {
  return needsNextRequest(converted) ? "NextRequest" : "Request";
}
