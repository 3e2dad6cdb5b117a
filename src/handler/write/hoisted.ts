/** Functions that stood in the argument of a factory, which goes: `createHandler({ GET: async (req, res) => … })`. */
import { type Conversion, type Converted, standingAlone } from "../conversion.js";
import { indentAt, reindent } from "../print.js";
import { type FunctionForm, printFunction } from "../print-function.js";
import type { FunctionNode } from "../syntax.js";
import type { JobPart } from "./job.js";
import { wholeHelper } from "./whole-helper.js";

/** Their texts as functions of the module, each under the name by which it is called. `left` are printed elsewhere. */
export function hoistedFunctions(
  conversion: Conversion,
  form: Omit<FunctionForm, "name">,
  left: ReadonlySet<FunctionNode>,
): string[] {
  const texts: string[] = [];
  for (const [fn, name] of conversion.hoisted) {
    const [helper] = conversion.helpers.get(fn)?.values() ?? [];
    if (!helper || helper === "running" || left.has(fn)) continue;
    const text = printFunction(helper, { ...form, name, exported: false, top: [] }, conversion.module);
    texts.push(reindent(text, indentAt(conversion.module.source, fn.start!), ""));
  }
  return texts;
}

/** Those that are all that one method does: its own function is that one. */
export function inlinedHelpers(parts: JobPart[], conversion: Conversion): Map<JobPart, Converted> {
  const inlined = new Map<JobPart, Converted>();
  for (const part of parts) {
    const whole = wholeHelper(part.converted);
    if (whole && conversion.hoisted.has(whole.fn)) inlined.set(part, standingAlone(whole));
  }
  return inlined;
}
