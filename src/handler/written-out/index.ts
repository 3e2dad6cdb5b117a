/** Forms that are written out first as what they stand for; the stages then see an ordinary file. */
import type { Module } from "../module.js";
import { withExportedMethod } from "./exported-method.js";
import { withoutOverloads } from "./overloads.js";
import { writeOutSequences } from "./sequences.js";
import { withTableLoops } from "./table-loops.js";
import { withTurnsAsLoops } from "./turns.js";

/** The module with all such forms written out: itself, where it has none. */
export function writtenOut(module: Module): Module {
  const forms = [writeOutSequences, withExportedMethod, withTableLoops, withTurnsAsLoops, withoutOverloads];
  return forms.reduce((plain, form) => form(plain) ?? plain, module);
}
