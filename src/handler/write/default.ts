/** The functions of a default handler take the place of its declaration. */
import * as t from "@babel/types";
import type { HttpMethod } from "../contract.js";
import { isMethodName } from "../find/exports.js";
import type { FoundHandler } from "../find/handler.js";
import type { Job } from "../find/jobs.js";
import { freeName, isInside, type Module } from "../module.js";
import { indentAt, reindent } from "../print.js";
import { type FunctionForm, printFunction } from "../print-function.js";
import { Refusal } from "../refusal.js";
import { liveNodes } from "../residual.js";
import { type Edit, removeStatement } from "../splice.js";
import { isMember } from "../syntax.js";
import { dropSpecifier, hasOthers } from "./export-specifiers.js";
import type { JobPart } from "./job.js";
import { wrappedEdits } from "./wrapped.js";

/** The functions of a default handler take the place of its declaration; the default export goes. */
export function defaultEdits(
  job: Job,
  parts: JobPart[],
  form: Omit<FunctionForm, "name">,
  module: Module,
): Edit[] {
  const [exported] = job.exported;
  const { found } = job;
  const { statement } = exported!;
  const end = module.style.semicolons ? ";" : "";
  const edits: Edit[] = [];
  if (found.wrappers.length > 0) return wrappedEdits(job, parts, form, module);
  const pieces: string[] = [];
  if (found.factory) refuseLeftovers(found, parts, module);
  for (const { methods, converted } of parts) {
    const shared = methods.length > 1 || isTaken(methods[0]!, found, module);
    if (!shared) {
      pieces.push(printFunction(converted, { ...form, name: methods[0]! }, module));
      continue;
    }
    const [first, ...others] = methods;
    if (parts.length > 1 && !isTaken(first!, found, module)) {
      // One of several functions: it bears the name of its first method.
      pieces.push(printFunction(converted, { ...form, name: first! }, module));
      pieces.push(`export { ${others.map((method) => `${first} as ${method}`).join(", ")} }${end}`);
      continue;
    }
    const ownName =
      found.name && !isMethodName(found.name.name) && parts.length === 1 ? found.name.name : undefined;
    const name =
      ownName ??
      freeName(module, [
        parts.length === 1 ? "handler" : `handle${first![0]}${first!.slice(1).toLowerCase()}`,
      ]);
    pieces.push(printFunction(converted, { ...form, name, exported: false }, module));
    pieces.push(`export { ${methods.map((method) => `${name} as ${method}`).join(", ")} }${end}`);
  }
  const place = found.declaration && found.declaration !== statement ? found.declaration : statement;
  if (place !== statement) {
    if (t.isVariableDeclaration(place) && place.declarations.length > 1)
      throw new Refusal(
        place,
        "the handler is declared together with other variables; give it a statement of its own",
      );
    const binding = found.name && module.bindings.get(found.name);
    for (const other of job.exported.slice(1))
      edits.push(
        hasOthers(other)
          ? { start: other.statement.start!, end: other.statement.end!, text: "" }
          : removeStatement(module, other.statement),
      );
    const elsewhere = binding?.referencePaths.find(
      (path) => t.isIdentifier(path.node) && !job.exported.some((one) => isInside(path.node, one.statement)),
    );
    if (elsewhere) throw new Refusal(elsewhere.node, "the handler is also used here, not only exported");
    if (isMember((statement as t.ExpressionStatement).expression) || !hasOthers(exported!))
      edits.push(removeStatement(module, statement));
    else edits.push(dropSpecifier(exported!));
  }
  const start = place.start!;
  const from = indentAt(module.source, found.fn.start!);
  edits.push({
    start,
    end: place.end!,
    text: pieces.map((piece) => reindent(piece, from, indentAt(module.source, start))).join("\n\n"),
  });
  return edits;
}

/** A factory's function leaves the factory: nothing of the factory's own parameters may be left in it. */
function refuseLeftovers(found: FoundHandler, parts: JobPart[], module: Module): void {
  for (const { converted } of parts)
    for (const name of liveNodes(converted.residual, found.fn.body, (node): node is t.Identifier =>
      t.isIdentifier(node),
    )) {
      const binding = module.bindings.get(name);
      const owner = binding?.scope.block;
      if (binding && owner !== module.program && !isInside(binding.identifier, found.fn))
        throw new Refusal(
          found.factory!,
          `the factory's \`${name.name}\` is needed in the handler; write the handler out without the factory`,
        );
    }
}

/** Whether something else of the file bears a method's name. */
function isTaken(method: HttpMethod, found: FoundHandler, module: Module): boolean {
  const binding = module.programScope.getOwnBinding(method);
  return binding !== undefined && binding.identifier !== found.name;
}
