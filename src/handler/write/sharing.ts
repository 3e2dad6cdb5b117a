/** Which methods get a function of their own, and which share one. */
import type * as t from "@babel/types";
import { type Conversion, convert } from "../conversion.js";
import { type Job, rolesOf } from "../find/jobs.js";
import type { MethodPlan } from "../methods/plan.js";
import { printFunction } from "../print-function.js";
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
  const texts = [...groups.keys()];
  // A factory goes, and with it the table by which a shared function would look up the others.
  if (texts.length < 2 || job.found.factory) return [...groups.values()];
  if (copiedLines(texts) < MANY_COPIED_LINES) return [...groups.values()];
  // HEAD runs GET's function: one that asks for the method would take it for one of the others.
  if (plan.methods.includes("GET")) {
    const get = parts.find((part) => part.methods.includes("GET"))!;
    const rest = parts.filter((part) => !part.methods.includes("GET"));
    const methods = rest.flatMap((part) => part.methods);
    if (copiedLines(rest.map(print)) < MANY_COPIED_LINES) return [...groups.values()];
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

function copiedLines(texts: string[]): number {
  const seen = new Set<string>();
  let copied = 0;
  for (const text of texts) {
    const lines = text
      .split("\n")
      .slice(1)
      .map((line) => line.trim())
      .filter((line) => line.length > 3 && !/^(?:}|return;|try {)/.test(line));
    copied += lines.filter((line) => seen.has(line)).length;
    for (const line of lines) seen.add(line);
  }
  return copied;
}
