/** The functions of a default handler take the place of its declaration. */
import * as t from "@babel/types";
import { type HttpMethod, isMethodName } from "../contract.js";
import type { Conversion, Converted } from "../conversion.js";
import { positionAbove } from "../file-header.js";
import type { Job } from "../find/jobs.js";
import { methodWords } from "../method-words.js";
import { freeName, isInside, type Module } from "../module.js";
import { indentAt, reindent } from "../print.js";
import { type FunctionForm, printFunction } from "../print-function.js";
import { Refusal } from "../refusal.js";
import { type Edit, removeStatement } from "../splice.js";
import { isMember } from "../syntax.js";
import { declarationFor } from "./declared-headers.js";
import { dropSpecifier, hasOthers } from "./export-specifiers.js";
import { hoistedFunctions, inlinedHelpers } from "./hoisted.js";
import type { JobPart } from "./job.js";
import { refuseLeftovers } from "./leftovers.js";
import { placeOf, promotionEdits } from "./promoted.js";
import { wrappedEdits } from "./wrapped.js";

/** The functions of a default handler take the place of its declaration; the default export goes. */
export function defaultEdits(
  job: Job,
  parts: JobPart[],
  promoted: ReadonlyMap<JobPart, Converted>,
  form: Omit<FunctionForm, "name">,
  conversion: Conversion,
): Edit[] {
  const { module } = conversion;
  const [exported] = job.exported;
  const { found } = job;
  const { statement } = exported!;
  const end = module.style.semicolons ? ";" : "";
  const edits: Edit[] = [];
  if (found.wrappers.length > 0) return wrappedEdits(job, parts, form, conversion);
  const place = placeOf(job);
  if (found.factory) refuseLeftovers(found, parts, module);
  const inlined = inlinedHelpers(parts, conversion);
  const pieces = found.factory
    ? hoistedFunctions(conversion, form, new Set([...inlined.values()].map(({ fn }) => fn)))
    : [];
  const print = (converted: Converted, as: FunctionForm): string =>
    reindent(
      printFunction(converted, as, module),
      indentAt(module.source, converted.fn.start!),
      indentAt(module.source, place.start!),
    );
  for (const part of parts) {
    if (promoted.has(part)) continue;
    const { methods } = part;
    const converted = inlined.get(part) ?? part.converted;
    const shared = methods.length > 1 || isTaken(methods[0]!, job, module);
    if (!shared) {
      pieces.push(print(converted, { ...form, name: methods[0]! }));
      continue;
    }
    const [first, ...others] = methods;
    if (parts.length > 1 && !isTaken(first!, job, module)) {
      // One of several functions: it bears the name of its first method.
      pieces.push(print(converted, { ...form, name: first! }));
      pieces.push(`export { ${others.map((method) => `${first} as ${method}`).join(", ")} }${end}`);
      continue;
    }
    const ownName =
      found.name && !isMethodName(found.name.name) && parts.length === 1 ? found.name.name : undefined;
    const name =
      ownName ?? freeName(module, [parts.length === 1 ? "handler" : `handle${methodWords([first!])}`]);
    pieces.push(print(converted, { ...form, name, exported: false }));
    pieces.push(`export { ${methods.map((method) => `${name} as ${method}`).join(", ")} }${end}`);
  }
  if (place !== statement) {
    if (t.isVariableDeclaration(place) && place.declarations.length > 1)
      throw new Refusal(
        place,
        "the handler is declared together with other variables; give it a statement of its own",
      );
    refuseCompany(job);
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
  const declaration = declarationFor(found.fn, pieces, conversion);
  if (declaration) {
    const above = positionAbove(module, place);
    // What is said above the handler stays with its first function.
    if (above === place.start) pieces.unshift(declaration);
    else edits.push({ start: above, end: above, text: `${declaration}\n\n` });
  }
  const start = place.start!;
  edits.push(...promotionEdits(promoted, form, module));
  if (pieces.length === 0) edits.push(removeStatement(module, place));
  else edits.push({ start, end: place.end!, text: pieces.join("\n\n") });
  return edits;
}

/** `export const GET = handler, dynamic = "…"`: the statement goes, and what else it declares would go with it. */
function refuseCompany({ exported }: Job): void {
  for (const { statement } of exported) {
    const declaration = t.isExportNamedDeclaration(statement) ? statement.declaration : undefined;
    if (!t.isVariableDeclaration(declaration)) continue;
    if (declaration.declarations.every((one) => exported.some(({ part }) => part === one))) continue;
    throw new Refusal(
      statement,
      "the handler is exported together with other variables; give it a statement of its own",
    );
  }
}

/** Whether something that stays in the file bears a method's name: `export const POST = handler` goes. */
function isTaken(method: HttpMethod, { found, exported }: Job, module: Module): boolean {
  const binding = module.programScope.getOwnBinding(method);
  if (!binding || binding.identifier === found.name) return false;
  return !exported.some(({ statement }) => isInside(binding.identifier, statement));
}
