/** Handlers that leave the module by a method's name already. */

import * as t from "@babel/types";
import { isMethodName } from "../contract.js";
import type { Conversion } from "../conversion.js";
import type { Job } from "../find/jobs.js";
import { type FunctionForm, printFunction } from "../print-function.js";
import { type Edit, removeStatement } from "../splice.js";
import { declarationAbove } from "./declared-headers.js";
import { dropSpecifier, hasOthers } from "./export-specifiers.js";
import type { JobPart } from "./job.js";
import { placeOf } from "./promoted.js";

/** A named export keeps its place and form; a misspelt name is set right. */
export function namedEdits(
  job: Job,
  part: JobPart,
  form: Omit<FunctionForm, "name">,
  conversion: Conversion,
): Edit[] {
  const { module } = conversion;
  const { found } = job;
  const { fn } = found;
  const edits: Edit[] = [];
  const text = printFunction(part.converted, { ...form, exported: false }, module);
  const [exported] = job.exported;
  edits.push(...declarationAbove(placeOf(job), fn, text, conversion));
  if (job.rule !== "lowercase-method") {
    edits.push({ start: fn.start!, end: fn.end!, text });
    for (const other of job.exported)
      if (
        t.isExpressionStatement(other.statement) &&
        t.isAssignmentExpression(other.statement.expression) &&
        isMethodName(other.name)
      ) {
        // An `import` beside `exports.GET` would make a module without `exports`.
        const { left } = other.statement.expression;
        edits.push({ start: left.start!, end: left.end!, text: `export const ${other.name}` });
      }
    for (const other of job.exported)
      if (other.name === "default") {
        if (
          t.isExportDefaultDeclaration(other.statement) &&
          t.isFunctionDeclaration(other.statement.declaration)
        )
          edits.push({ start: other.statement.start!, end: other.statement.declaration.start!, text: "" });
        else edits.push(hasOthers(other) ? dropSpecifier(other) : removeStatement(module, other.statement));
      }
    if (found.annotation)
      edits.push({ start: found.annotation.start!, end: found.annotation.end!, text: "" });
    return edits;
  }
  const method = job.fixed[0]!;
  const local = found.name;
  edits.push({
    start: fn.start!,
    end: fn.end!,
    text:
      t.isFunctionDeclaration(fn) && fn.id?.name === exported!.name
        ? printFunction(part.converted, { ...form, name: method, exported: false }, module)
        : text,
  });
  if (found.annotation) edits.push({ start: found.annotation.start!, end: found.annotation.end!, text: "" });
  if (t.isExportSpecifier(exported!.part)) {
    const specifier = exported!.part;
    edits.push({
      start: specifier.start!,
      end: specifier.end!,
      text: specifier.local.name === method ? method : `${specifier.local.name} as ${method}`,
    });
  } else if (t.isVariableDeclarator(exported!.part) && t.isIdentifier(exported!.part.id)) {
    const { id } = exported!.part;
    edits.push({ start: id.start!, end: id.start! + id.name.length, text: method });
  }
  const name = t.isExportSpecifier(exported!.part)
    ? undefined
    : (local ?? (t.isVariableDeclarator(exported!.part) ? (exported!.part.id as t.Identifier) : undefined));
  const binding = name && module.bindings.get(name);
  for (const path of binding?.referencePaths ?? [])
    if (t.isIdentifier(path.node) && (path.node.start! < fn.start! || path.node.end! > fn.end!))
      edits.push({ start: path.node.start!, end: path.node.end!, text: method });
  return edits;
}
