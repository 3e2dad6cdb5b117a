/** What other files of the repo import from a route file: it stays exported, under its name and in its form. */
import type * as t from "@babel/types";
import { isMethodName, type RouteContext } from "./contract.js";
import type { ExportedName } from "./find/exports.js";
import { findHandler } from "./find/handler.js";
import type { Job } from "./find/jobs.js";
import type { Module } from "./module.js";
import { Refusal } from "./refusal.js";
import type { FunctionNode } from "./syntax.js";

/**
 * Refuses to rewrite a file where another one needs what the rewrite takes away: the export of a handler, a name that Next.js doesn't
 * accept, or the old form of a function that gets `req` and `res`. A method that another route only hands on (`export { GET } from "…"`)
 * is needed in its new form.
 * @param gone what would no longer be exported, beside the handlers
 * @param ported the functions that would take and give something else
 * @throws {Refusal}
 */
export function refuseImported(
  module: Module,
  jobs: readonly Pick<Job, "exported">[],
  exported: readonly ExportedName[],
  gone: readonly { name: string; node: t.Node }[],
  ported: ReadonlySet<FunctionNode>,
): void {
  const { context } = module;
  if ((context.importers ?? []).length === 0) return;
  for (const { name, statement } of jobs.flatMap((job) => job.exported)) {
    const by = importerOf(name, context, isMethodName(name));
    if (by === undefined) continue;
    const what = name === "default" ? "the default export of" : `\`${name}\` from`;
    throw new Refusal(
      statement,
      `${by} imports ${what} this file, and would no longer get what it expects; move the handler's work to a file of its own, and call it from both`,
    );
  }
  for (const { name, node } of gone) {
    const by = importerOf(name, context);
    if (by !== undefined)
      throw new Refusal(
        node,
        `${by} imports \`${name}\` from this file, and Next.js ${context.next} accepts no such export of a route file; move it to a file of its own, and import it from there in both`,
      );
  }
  for (const { name, value, part } of exported) {
    const fn = findHandler(value, module)?.fn;
    if (fn === undefined || !ported.has(fn)) continue;
    const by = importerOf(name, context, isMethodName(name));
    if (by !== undefined)
      throw new Refusal(
        part,
        `${by} imports \`${name}\` from this file in its old form, with \`req\` and \`res\`; give that file a function of its own first`,
      );
  }
}

function importerOf(
  name: string,
  { importers = [] }: RouteContext,
  mayBeHandedOn = false,
): string | undefined {
  return importers.find(
    ({ names, handsOn }) => !(mayBeHandedOn && handsOn) && (names === "all" || names.includes(name)),
  )?.path;
}
