/** Which methods get a function of their own, and which share one. */
import type * as t from "@babel/types";
import { type Conversion, type Converted, convert } from "../conversion.js";
import { type Job, rolesOf } from "../find/jobs.js";
import { helpersCalled, wholeText } from "../helpers-called.js";
import type { MethodPlan } from "../methods/plan.js";
import type { Module } from "../module.js";
import { type Residual, visitLive } from "../residual.js";
import type { JobPart } from "./job.js";

/** What has been decided for the methods of a job. */
export interface Sharing {
  parts: JobPart[];
  /** Methods share a function that asks for the method. */
  shared: boolean;
  /** How many lines would stand in the file once more if each had its own. */
  copies: number;
  /** How many lines are of one method alone. */
  own: number;
}

/** Methods whose functions read alike are one function; where copies would be long, all methods share one. */
export function shareOrSplit(
  job: Job,
  parts: JobPart[],
  plan: MethodPlan,
  conversion: Conversion,
  bodyType: t.Node | undefined,
): Sharing {
  const { module } = conversion;
  const split = alike(parts, module);
  const { copied: copies, own } = countLines(split, module);
  const apart = { parts: split, shared: false, copies, own };
  // A factory goes, and with it the table by which a shared function would look up the others.
  if (split.length < 2 || job.found.factory || copies < MANY_COPIED_LINES) return apart;
  // HEAD runs GET's function: one that asks for the method would take it for one of the others.
  const get = parts.filter((part) => part.methods.includes("GET"));
  const rest = split.filter((part) => part.methods.some((method) => method !== "GET"));
  if (get.length > 0 && countLines(rest, module).copied < MANY_COPIED_LINES) return apart;
  const methods = plan.methods.filter((method) => method !== "GET");
  const roles = rolesOf(job, module);
  const converted = convert(job.found.fn, roles, new Set(methods), "handler", conversion, bodyType);
  return { parts: [...get, { methods, converted }], shared: true, copies, own };
}

/** The parts, those that read alike as one. */
function alike(parts: readonly JobPart[], module: Module): JobPart[] {
  const groups = new Map<string, JobPart>();
  for (const part of parts) {
    const text = wholeText(part.converted, module);
    const known = groups.get(text);
    if (known) known.methods.push(...part.methods);
    else groups.set(text, { ...part, methods: [...part.methods] });
  }
  return [...groups.values()];
}

/** From here on a reader would rather see one function than copies of it. */
export const MANY_COPIED_LINES = 20;

/**
 * How many of the author's lines would stand in the file once more, and how many are one method's own. Lines that are alike in
 * the branches of several methods are the author's own, and no copies. Helpers that have versions count with their callers.
 */
function countLines(parts: readonly JobPart[], module: Module): { copied: number; own: number } {
  const called = parts.map(({ converted }) => [...helpersCalled([converted])]);
  const hasVersions = ({ fn }: Converted): boolean =>
    new Set(called.flat().flatMap((one) => (one.fn === fn ? wholeText(one, module) : []))).size > 1;
  const times = new Map<number, number>();
  for (const [index, { converted }] of parts.entries()) {
    const residuals = [converted, ...called[index]!.filter(hasVersions)].map(({ residual }) => residual);
    for (const line of new Set(residuals.flatMap((residual) => [...linesLeft(residual, module)])))
      times.set(line, (times.get(line) ?? 0) + 1);
  }
  const counts = [...times.values()];
  return {
    copied: counts.reduce((sum, count) => sum + count - 1, 0),
    own: counts.filter((count) => count === 1).length,
  };
}

/** The lines of the source, by where they begin, on which something is left of a function, but for those that say next to nothing. */
function linesLeft(residual: Residual, { source }: Module): Set<number> {
  const lines = new Set<number>();
  visitLive(residual, residual.fn.body, (node) => {
    if (node !== residual.fn.body && node.start != null)
      lines.add(source.lastIndexOf("\n", node.start - 1) + 1);
  });
  return new Set([...lines].filter((start) => !LITTLE.test(source.slice(start, endOfLine(source, start)))));
}

/** `});`, `} else {`, `return;`, `try {`. */
const LITTLE = /^\s*(?:.{0,3}|}.*|return;|try {)\s*$/;

function endOfLine(source: string, start: number): number {
  const end = source.indexOf("\n", start);
  return end < 0 ? source.length : end;
}
