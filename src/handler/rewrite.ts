/** Rewrites the handlers of a file: plans their methods, converts them, and puts the file together. */
import * as t from "@babel/types";
import { HTTP_METHODS, isMethodName, type RouteFinding, type RouteRepair } from "./contract.js";
import {
  type Conversion,
  type Converted,
  hasVersions,
  type RewriteOptions,
  startConversion,
} from "./conversion.js";
import { type ExportedName, methodOfMisspelling } from "./find/exports.js";
import { isWebStyle, type Job } from "./find/jobs.js";
import { byPlace, findingAt } from "./findings.js";
import { isReadByConvention, planForbiddenExports } from "./forbidden-exports.js";
import { refuseImported } from "./importers.js";
import { type MethodPlan, planMethods, withAllItsMethods } from "./methods/plan.js";
import { isInside, type Module } from "./module.js";
import { nextResponseIn } from "./next-response.js";
import { printFunction } from "./print-function.js";
import { closureOf, needsNextRequest } from "./program/closure.js";
import { importEdits, importsOf } from "./program/import-edits.js";
import { Refusal } from "./refusal.js";
import { needsForceDynamic, planSegmentConfig } from "./segment-config.js";
import { applyEdits, type Edit } from "./splice.js";
import type { FunctionNode } from "./syntax.js";
import { type Tidied, tidyModule } from "./tidy.js";
import { unreturnedNotes } from "./web/unreturned.js";
import { declarationAbove } from "./write/declared-headers.js";
import { forceDynamic } from "./write/force-dynamic.js";
import { convertJob, type JobResult } from "./write/job.js";
import { helperVariants, type Variant, variantsEdit } from "./write/variants.js";

/** What comes of a file. */
export interface RewrittenRoute extends RouteRepair {
  /** Methods share a function that asks for the method, since copies of it would be long. */
  shared?: boolean;
  /** How many lines of the author's would stand in the file once more without that. */
  copies?: number;
  /** Several functions read the body, each a clone. */
  cloned?: boolean;
}

/** A job with its plan and what came of it. */
interface Done extends JobResult {
  job: Job;
  plan: MethodPlan;
}

/**
 * Rewrites all handlers of a file.
 * @throws {Refusal} where the meaning can't be kept
 * @throws {BodyReadTwice} where it can, but only with clones
 */
export function rewrite(
  module: Module,
  found: Job[],
  exported: ExportedName[],
  options: RewriteOptions = {},
): RewrittenRoute {
  const { context } = module;
  const config = planSegmentConfig(module);
  if (config.refusal) throw new Refusal(config.refusal.node, config.refusal.reason);
  const already = exported.map(({ name }) => name).filter(isMethodName);
  const jobs = found.map((job) => withAllItsMethods(job, module, already));
  const plans = jobs.map((job) =>
    planMethods(
      job,
      module,
      already.filter((method) => job.fixed.length > 0 || !job.exported.some(({ name }) => name === method)),
    ),
  );
  const planned = plans.flatMap((plan) => plan.methods);
  const all = HTTP_METHODS.filter((method) => already.includes(method) || planned.includes(method));
  const nextResponse = nextResponseIn(module);
  const conversion = startConversion(module, new Set(planned), nextResponse.local, options);
  let done: Done[];
  try {
    done = jobs.map((job, index) => ({
      job,
      plan: plans[index]!,
      ...convertJob(job, plans[index]!, conversion),
    }));
  } catch (error) {
    if (!(error instanceof Refusal) || !hasVersions(conversion)) throw error;
    // What no version for one method can say, one for all of them may.
    return rewrite(module, found, exported, { ...options, wholeHelpers: true });
  }
  const handlers = done.flatMap(({ parts }) => parts.map((part) => part.converted));
  const wrappers = done.flatMap((one) => one.wrappers);
  const variants = [...helperVariants([...handlers, ...wrappers], module).values()];
  const helpers = variants.flat().map(({ converted }) => converted);
  const everything = [...handlers, ...wrappers, ...helpers];
  if (config.bodyParserOff && everything.some((one) => one.request.body))
    throw new Refusal(
      module.program,
      "`bodyParser: false` is set, so `req.body` is the raw stream here; read it with `await request.text()` or `request.arrayBuffer()`",
    );

  const isMoved = ([one]: Variant[]): boolean =>
    conversion.hoisted.has(one!.converted.fn) ||
    done.some(({ promoted }) => [...one!.members].some((member) => promoted.has(member)));
  const nextRequest = everything.some(
    (one) =>
      one.request.nextRequest ||
      [...one.foreign.values()].some(({ converted }) => needsNextRequest(converted)),
  );
  const requestType = nextRequest ? "NextRequest" : "Request";
  const readsRequest = handlers.some(({ request, summary }) => request.request || summary.params);
  const dynamic = needsForceDynamic(context, all, readsRequest, module);
  const end = module.style.semicolons ? ";" : "";
  const top = dynamic === "connection" ? [`await connection()${end}`] : [];
  const edits: Edit[] = [
    ...config.edits,
    ...done.flatMap((one) => one.edits({ requestType, exported: true, top })),
    ...variants.filter((one) => !isMoved(one)).map((one) => variantsEdit(one, requestType, module)),
    ...inPlace([...new Map(wrappers.map((one) => [one.fn, one])).values()], requestType, conversion),
  ];
  const misspelt = exported.filter(({ name }) => methodOfMisspelling(name)).map(({ name }) => name);
  const foreign = [...new Set(everything.flatMap((one) => [...one.foreign.values()]))];
  edits.push(...importEdits(everything, module));
  const forbidden = planForbiddenExports(module, new Set(["default", ...misspelt]));
  refuseImported(module, jobs, exported, forbidden.found, new Set(everything.map(({ fn }) => fn)));
  edits.push(...forbidden.edits.filter((edit) => !edits.some((other) => isWithin(edit, other))));
  if (isForActions(module) && (dynamic === "dynamic" || config.edits.length > 0))
    throw new Refusal(
      module.program.directives[0]!,
      'the file begins with `"use server"`, beside which Next.js accepts async functions only, and the route needs a setting (`dynamic`, or what `config` sets); take the directive out, it has no meaning in a route file',
    );
  if (dynamic === "dynamic") edits.push(forceDynamic(module, edits));

  const values = [
    ...(everything.some((one) => one.replies.nextResponse) ? [nextResponse.imported] : []),
    ...(dynamic === "connection" ? ["connection"] : []),
  ];
  const types = module.typescript && nextRequest ? ["NextRequest"] : [];
  const takesParams = done.some(
    (one) => one.wrappers.length > 0 && one.parts.some(({ converted }) => converted.summary.params),
  );
  for (const { fn } of everything) refuseForeignPredicate(fn, module);
  const { code, unported } = tidied(jobs[0]!, () =>
    tidyModule(
      module,
      applyEdits(module.source, edits),
      { values, types, others: importsOf(everything) },
      { requestType, takesParams },
    ),
  );
  if (unported.length > 0)
    throw new Refusal(
      jobs[0]!.exported[0]!.statement,
      "a type of the Pages Router (NextApiRequest, NextApiResponse, NextApiHandler) is used in a way that has no counterpart",
    );
  const called = closureOf(foreign.map(({ converted }) => converted));
  const unread = forbidden.found.filter(isReadByConvention).map(({ name }) => name);
  const notes = [
    ...[...helpers, ...wrappers, ...called].flatMap(notesOf),
    ...everything.flatMap(({ fn }) => unreturnedNotes(fn, module)),
    ...config.notes,
    ...forbidden.notes,
  ];
  const assumptions = [
    ...madeLocal(unread),
    ...(context.pagesRouter === undefined && callsRevalidatePath(everything) ? [PAGES_IN_APP] : []),
  ];
  const findings = done.map((one) => assuming(assumptions, { ...findingOf(one, notes), methods: all }));
  return {
    findings: findings.sort(byPlace),
    code,
    shared: done.some((one) => one.shared),
    copies: Math.max(...done.map((one) => one.copies)),
    foreign,
  };
}

/** A setting beside `"use server"` fails the whole build (measured on Next 14 and 16). */
function isForActions({ program }: Module): boolean {
  return program.directives.some(({ value }) => value.value === "use server");
}

/** `asserts req is AuthedRequest`, a type of another file that extends NextApiRequest: a web request is none of those (TS2677). */
function refuseForeignPredicate(fn: FunctionNode, module: Module): void {
  const { returnType } = fn;
  const predicate = t.isTSTypeAnnotation(returnType) ? returnType.typeAnnotation : undefined;
  if (!t.isTSTypePredicate(predicate) || !predicate.typeAnnotation) return;
  const type = predicate.typeAnnotation.typeAnnotation;
  const name = t.isTSTypeReference(type) && t.isIdentifier(type.typeName) ? type.typeName.name : undefined;
  const isImported = module.program.body.some(
    (one) => t.isImportDeclaration(one) && one.specifiers.some(({ local }) => local.name === name),
  );
  if (isImported)
    throw new Refusal(
      predicate,
      `\`${name}\` is a type of another file, made for the request of the Pages Router; base it on Request first`,
    );
}

/** What a package may read of the route is made local on an assumption. */
function madeLocal(unread: readonly string[]): string[] {
  if (unread.length === 0) return [];
  const names = unread.map((name) => `\`${name}\``).join(", ");
  return [
    `Making ${names} local assumes that no package reads ${unread.length > 1 ? "them" : "it"} from the route.`,
  ];
}

const PAGES_IN_APP =
  "`revalidatePath` in place of `res.revalidate` assumes that the pages lie in `app/`: those under `pages/` it doesn't make anew.";

function callsRevalidatePath(functions: readonly Converted[]): boolean {
  return importsOf(functions).some(({ source }) => source === "next/cache");
}

function assuming(assumptions: readonly string[], finding: RouteFinding): RouteFinding {
  if (assumptions.length === 0) return finding;
  return { ...finding, safety: "unsafe", message: [finding.message, ...assumptions].join(" ") };
}

/** Wrappers' functions, which stay where they are, with the headers that their replies have in common. */
function inPlace(functions: Converted[], requestType: string, conversion: Conversion): Edit[] {
  const { module } = conversion;
  return functions.flatMap((one) => {
    const { fn } = one;
    const text = printFunction(one, { exported: false, requestType }, module);
    const statement = module.program.body.find((outer) => isInside(fn, outer))!;
    return [{ start: fn.start!, end: fn.end!, text }, ...declarationAbove(statement, fn, text, conversion)];
  });
}

function isWithin(edit: Edit, other: Edit): boolean {
  return edit.start >= other.start && edit.end <= other.end;
}

/** A text that doesn't parse is a mistake of ours: better no repair than that one. */
function tidied(job: Job, tidy: () => Tidied): Tidied {
  try {
    return tidy();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Refusal(
      job.exported[0]!.statement,
      "what would have been written doesn't parse; please report this file",
    );
  }
}

function notesOf({ replies, request }: Converted): string[] {
  return [...replies.notes, ...request.notes];
}

function findingOf({ job, plan, parts }: Done, fileNotes: string[]): RouteFinding {
  const notes = [...plan.notes, ...parts.flatMap(({ converted }) => notesOf(converted))];
  if (!isWebStyle(job.found) && parts.some(({ converted }) => converted.replies.silentWay))
    notes.push(
      "Some way through the handler ends without a reply: under the Pages Router the request hung there, now it answers 500.",
    );
  const { safety, message, methods } = plan;
  return findingAt(job.exported[0]!.statement, {
    rule: job.rule,
    safety,
    methods,
    message,
    notes: [...new Set([...notes, ...fileNotes])],
    ...(plan.choice
      ? {
          methodChoice: {
            options: [...HTTP_METHODS],
            chosen: methods,
            ...(plan.readsBody ? { readsBody: true as const } : {}),
          },
        }
      : {}),
  });
}
