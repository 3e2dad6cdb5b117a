/** `export default withAuth(handler)`: the wrapper stays, applied for each method. */
import * as t from "@babel/types";
import type { Conversion, Converted } from "../conversion.js";
import { ownComments } from "../file-header.js";
import { findHandler } from "../find/handler.js";
import type { Job } from "../find/jobs.js";
import { methodWords } from "../method-words.js";
import { freeName, type Module } from "../module.js";
import { indentAt, reindent } from "../print.js";
import { type FunctionForm, printFunction } from "../print-function.js";
import { Refusal } from "../refusal.js";
import { type Edit, removeStatement } from "../splice.js";
import { isFunctionNode, unwrap } from "../syntax.js";
import { hoistedFunctions, inlinedHelpers } from "./hoisted.js";
import type { JobPart } from "./job.js";
import { refuseLeftovers } from "./leftovers.js";
import { wholeHelper } from "./whole-helper.js";

/** `export default withAuth(handler)`: the wrapper stays, applied for each method. */
export function wrappedEdits(
  job: Job,
  parts: JobPart[],
  form: Omit<FunctionForm, "name">,
  conversion: Conversion,
): Edit[] {
  const { module } = conversion;
  const [exported] = job.exported;
  const { found } = job;
  const end = module.style.semicolons ? ";" : "";
  const outermost = found.wrappers[0]!;
  const whole = (inner: string, from: t.Node): string =>
    module.source.slice(outermost.start!, from.start!) +
    inner +
    module.source.slice(from.end!, outermost.end!);
  const innermost = found.wrappers.at(-1)!;
  const slot = innermost.arguments.find((argument) => findHandler(argument, module)?.fn === found.fn)!;
  const edits: Edit[] = [];
  const inline = isFunctionNode(unwrap(slot)) || found.factory !== undefined;
  if (found.factory) refuseLeftovers(found, parts, module);
  const inlined = inlinedHelpers(parts, conversion);
  const pieces = found.factory
    ? hoistedFunctions(conversion, form, new Set([...inlined.values()].map(({ fn }) => fn)))
    : [];
  const holder = statementHolding(outermost, module);
  const single = parts.length === 1;
  const taken = new Set<string>();
  if (inline) {
    for (const part of parts) {
      const { methods } = part;
      const converted = inlined.get(part) ?? part.converted;
      const from = indentAt(module.source, converted.fn.start!);
      const inner = reindent(
        printExpression(converted, form, module),
        from,
        indentAt(module.source, slot.start!),
      );
      const text = whole(inner, slot);
      if (methods.length === 1) pieces.push(`export const ${methods[0]} = ${text}${end}`);
      else {
        const name = freeName(module, ["handler", `handle${methodWords(methods)}`], taken);
        taken.add(name);
        pieces.push(
          `const ${name} = ${text}${end}`,
          `export { ${methods.map((method) => `${name} as ${method}`).join(", ")} }${end}`,
        );
      }
    }
  } else {
    const declaration = found.declaration!;
    const functions: string[] = [];
    const helpers = parts.map((part) => wrappableHelper(part, holder, conversion));
    // Comments above a handler of which nothing is left would have no place.
    const isAllGone = helpers.every(Boolean) && ownComments(module, declaration).length === 0;
    for (const [index, { methods, converted }] of parts.entries()) {
      const helper = isAllGone || !helpers.every(Boolean) ? helpers[index] : undefined;
      const name =
        helper ?? (single ? found.name!.name : freeName(module, [`handle${methodWords(methods)}`]));
      const own =
        found.annotation &&
        !/NextApiHandler/.test(module.source.slice(found.annotation.start!, found.annotation.end!));
      const annotation = own
        ? module.source.slice(found.annotation!.start!, found.annotation!.end!)
        : undefined;
      if (!helper)
        functions.push(printFunction(converted, { ...form, name, annotation, exported: false }, module));
      const text = whole(name, slot);
      if (methods.length === 1) pieces.push(`export const ${methods[0]} = ${text}${end}`);
      else if (single) {
        const wrappedName = freeName(module, ["wrapped", "wrappedHandler"]);
        pieces.push(
          `const ${wrappedName} = ${text}${end}`,
          `export { ${methods.map((method) => `${wrappedName} as ${method}`).join(", ")} }${end}`,
        );
      } else {
        const [first, ...others] = methods;
        pieces.push(`export const ${first} = ${text}${end}`);
        for (const method of others) pieces.push(`export const ${method} = ${first}${end}`);
      }
    }
    if (t.isVariableDeclaration(declaration) && declaration.declarations.length > 1)
      throw new Refusal(
        declaration,
        "the handler is declared together with other variables; give it a statement of its own",
      );
    edits.push(
      functions.length === 0
        ? removeStatement(module, declaration)
        : { start: declaration.start!, end: declaration.end!, text: functions.join("\n\n") },
    );
  }
  const { statement } = exported!;
  if (holder !== statement) edits.push(removeStatement(module, statement));
  edits.push({ start: holder.start!, end: holder.end!, text: pieces.join("\n") });
  return edits;
}

/** The name of a helper that is all that a method does: the wrapper may take it as it is. */
function wrappableHelper(
  { converted }: JobPart,
  holder: t.Statement,
  { helpers, module }: Conversion,
): string | undefined {
  const helper = wholeHelper(converted);
  if (!helper || helpers.get(helper.fn)?.size !== 1) return undefined;
  const { fn, summary } = helper;
  if (!helper.async || (summary.params && !summary.request)) return undefined;
  if (t.isFunctionDeclaration(fn)) return fn.id?.name;
  const declarator = module.parents.get(fn);
  // A constant is there only once its statement has run.
  if (!t.isVariableDeclarator(declarator) || declarator.end! > holder.start!) return undefined;
  return t.isIdentifier(declarator.id) ? declarator.id.name : undefined;
}

/** A method of an object literal has no form of its own as an expression. */
function printExpression(converted: Converted, form: Omit<FunctionForm, "name">, module: Module): string {
  const text = printFunction(converted, { ...form, exported: false, name: undefined }, module);
  if (!t.isObjectMethod(converted.fn)) return text;
  const named = printFunction(converted, { ...form, exported: false, name: "handler" }, module);
  return named.replace("function handler(", "function (");
}

function statementHolding(node: t.Node, module: Module): t.Statement {
  let at = node;
  for (let above = module.parents.get(at); above && !t.isProgram(above); above = module.parents.get(at))
    at = above;
  return at as t.Statement;
}
