/** Which methods get a function of their own, and which share one. */
import type * as t from "@babel/types";
import { type Conversion, convert } from "../conversion.js";
import { type Job, rolesOf } from "../find/jobs.js";
import type { MethodPlan } from "../methods/plan.js";
import type { Module } from "../module.js";
import { printFunction } from "../print-function.js";
import { type Residual, visitLive } from "../residual.js";
import type { JobPart } from "./job.js";

/** Methods whose functions read alike are one function; where copies would be long, all methods share one. */
export function shareOrSplit(
  job: Job,
  parts: JobPart[],
  plan: MethodPlan,
  conversion: Conversion,
  bodyType: t.Node | undefined,
): JobPart[] {
  const { module } = conversion;
  const print = (part: JobPart): string =>
    printFunction(part.converted, { name: "GET", exported: true, requestType: "Request" }, module);
  const groups = new Map<string, JobPart>();
  for (const part of parts) {
    const text = print(part);
    const known = groups.get(text);
    if (known) known.methods.push(...part.methods);
    else groups.set(text, { ...part, methods: [...part.methods] });
  }
  // A factory goes, and with it the table by which a shared function would look up the others.
  if (groups.size < 2 || job.found.factory) return [...groups.values()];
  if (copiedLines([...groups.values()], module) < MANY_COPIED_LINES) return [...groups.values()];
  // HEAD runs GET's function: one that asks for the method would take it for one of the others.
  if (plan.methods.includes("GET")) {
    const get = parts.find((part) => part.methods.includes("GET"))!;
    const methods = plan.methods.filter((method) => method !== "GET");
    const rest = [...groups.values()].filter((part) => part.methods.some((method) => method !== "GET"));
    if (copiedLines(rest, module) < MANY_COPIED_LINES) return [...groups.values()];
    return [
      get,
      {
        methods,
        converted: convert(
          job.found.fn,
          rolesOf(job, module),
          new Set(methods),
          "handler",
          conversion,
          bodyType,
        ),
      },
    ];
  }
  return [
    {
      methods: plan.methods,
      converted: convert(
        job.found.fn,
        rolesOf(job, module),
        new Set(plan.methods),
        "handler",
        conversion,
        bodyType,
      ),
    },
  ];
}

/** From here on a reader would rather see one function that asks for the method than copies of it. */
const MANY_COPIED_LINES = 20;

/**
 * How many of the author's lines would stand in the file once more. Lines that are alike in the branches of several methods
 * are the author's own, and no copies.
 */
function copiedLines(parts: readonly JobPart[], module: Module): number {
  const seen = new Set<number>();
  let copied = 0;
  for (const { converted } of parts) {
    const lines = linesLeft(converted.residual, module);
    copied += [...lines].filter((line) => seen.has(line)).length;
    for (const line of lines) seen.add(line);
  }
  return copied;
}

/** The lines of the source on which something begins that is left of a function, but for those that say next to nothing. */
function linesLeft(residual: Residual, module: Module): Set<number> {
  const starts = new Set<number>();
  visitLive(residual, residual.fn.body, (node) => {
    if (node !== residual.fn.body && node.loc) starts.add(node.loc.start.line);
  });
  const texts = module.source.split("\n");
  return new Set([...starts].filter((line) => !/^(?:.{0,3}|}.*|return;|try {)$/.test(texts[line - 1]!.trim())));
}
