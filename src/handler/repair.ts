/** Examines a route file and repairs it: the stages of the compiler, one after the other. */
import * as t from "@babel/types";
import { changedBody } from "./body-twice.js";
import { overBridge } from "./bridge/carry-over.js";
import { type BridgedRoute, bridgedRoute } from "./bridge/take-away.js";
import { withinBudget } from "./budget.js";
import {
  HTTP_METHODS,
  isMethodName,
  type RouteContext,
  type RouteFinding,
  type RouteRepair,
} from "./contract.js";
import { BodyReadTwice } from "./conversion.js";
import { type ExportedName, exportedNames } from "./find/exports.js";
import { findHandler } from "./find/handler.js";
import { examine, isWebStyle, type Job, mergeAliases } from "./find/jobs.js";
import { hasPagesSignature } from "./find/pages-signature.js";
import { byPlace, findingAt, held, manualFinding } from "./findings.js";
import { repairLibraryRoute } from "./library-routes.js";
import { type SpreadObject, spreadMethodObject } from "./method-object.js";
import { type Module, parseModule } from "./module.js";
import { withCorsWrittenOut } from "./rearrange/cors.js";
import { withDispatcherInPlace } from "./rearrange/dispatcher.js";
import { SWAPPED, withParametersInOrder } from "./rearrange/parameters.js";
import { withPreflightApart } from "./rearrange/preflight.js";
import { withPreludeApart } from "./rearrange/prelude.js";
import { Refusal } from "./refusal.js";
import { type RewrittenRoute, rewrite } from "./rewrite.js";
import { plainText } from "./text-form.js";
import { WHAT } from "./what-is-wrong.js";
import { MANY_COPIED_LINES } from "./write/sharing.js";
import { writtenOut } from "./written-out/index.js";

/** As a route is described from outside: the version of Next.js may be given whole, "16.4.6". */
export type GivenContext = Omit<RouteContext, "next"> & { next?: number | string };

/**
 * Examines one route file and, where it can be done without changing its meaning, rewrites it.
 * @returns the findings, and the new text when all of them can be repaired; nothing for a file that is fine.
 * @throws {SyntaxError} when the source can't be parsed; `loc` tells where.
 * @throws {TypeError} when `next` isn't a version of Next.js.
 * @throws {OverBudget} when it would take too many steps
 */
export function repairRoute(source: string, given: GivenContext): RouteRepair {
  const context: RouteContext = { ...given, next: majorVersion(given.next) };
  return withinBudget(() => repairText(source, context));
}

function repairText(source: string, context: RouteContext): RouteRepair {
  const { text, restored } = plainText(source);
  const module = readModule(text, context);
  const bridged = bridgedRoute(module);
  const { findings, code, foreign } = bridged
    ? repairBridged(bridged, context)
    : repairUnbridged(module, text);
  if (code === undefined) return { findings };
  return { findings, code: restored(code), ...(foreign?.length ? { foreign } : {}) };
}

function repairUnbridged(module: Module, text: string): RewrittenRoute {
  const { context } = module;
  const spread = spreadMethodObject(module);
  const repaired = (spread && repairSpread(spread, module)) ?? repairModule(module);
  if (context.bridge === undefined || repaired.code !== undefined || repaired.findings.length === 0)
    return repaired;
  return (
    overBridge(parseModule(spread?.text ?? text, context), repaired.findings, context.bridge) ?? repaired
  );
}

/** A route that goes over the bridge is tried again: what can be rewritten by now needs none. */
function repairBridged({ without, methods, statement }: BridgedRoute, context: RouteContext): RouteRepair {
  const { bridge: _, ...plain } = context;
  const { findings, ...rest }: RouteRepair =
    without === undefined ? { findings: [] } : repairText(without, plain);
  const [first] = findings;
  const said = findings.map(({ rule, message }) => message.replace(WHAT[rule], "").trim()).join(" ");
  const about = { rule: "bridge", methods, notes: findings.flatMap(({ notes }) => notes) } as const;
  if (rest.code === undefined || first === undefined) {
    const message = `${WHAT.bridge} ${said}`.trim();
    return { findings: [findingAt(statement, { ...about, safety: "manual", message })] };
  }
  const message = `${WHAT.bridge} It can be rewritten by now, and needs no bridge. ${said}`.trim();
  const safety = findings.some((one) => one.safety === "unsafe") ? "unsafe" : "safe";
  const { methods: own, methodChoice } = first;
  const choice = methodChoice ? { methodChoice } : {};
  return {
    findings: [findingAt(statement, { ...about, methods: own, safety, message, ...choice })],
    ...rest,
  };
}

function majorVersion(next: GivenContext["next"]): number | undefined {
  if (next === undefined) return undefined;
  const major = typeof next === "number" ? Math.trunc(next) : Number(/^\D{0,3}(\d+)(?:\.|$)/.exec(next)?.[1]);
  if (Number.isFinite(major) && major > 0) return major;
  throw new TypeError(`next is the version of Next.js, such as 16 or "16.4.6", not ${JSON.stringify(next)}.`);
}

/** Parses a file, with what only stands for other forms written out. */
function readModule(text: string, context: RouteContext): Module {
  return writtenOut(parseModule(text, context));
}

/** The exports that a table of methods was meant to be, repaired: told as one finding at the table's own export. */
function repairSpread(table: SpreadObject, { context, style }: Module): RewrittenRoute | undefined {
  const { text, statement, lineOf } = table;
  const module = { ...parseModule(text, context), style };
  const exported = exportedNames(module).filter(({ name }) => isMethodName(name));
  const isHandler = ({ value }: ExportedName): boolean => {
    const found = findHandler(value, module);
    return found !== undefined && (hasPagesSignature(found, module) || isWebStyle(found));
  };
  if (!exported.every(isHandler)) return undefined;
  const { findings, code, foreign } = repairModule(module);
  const lines = findings.map((finding) => ({ ...finding, line: lineOf(finding.line) }));
  const placed = [...new Map(lines.map((one) => [`${one.line} ${one.rule} ${one.message}`, one])).values()];
  // Next.js finds the methods of `module.exports = { GET, POST }` (measured on Next 16).
  if (t.isExpressionStatement(statement))
    return code === undefined ? { findings: placed } : { findings: placed, code, foreign };
  const methods = HTTP_METHODS.filter((method) => exported.some(({ name }) => name === method));
  const rule = "default-export";
  const manual = placed.find(({ safety }) => safety === "manual");
  if (manual) {
    const message = `${WHAT[rule]} ${manual.message.replace(WHAT[manual.rule], "").trim()}`;
    return { findings: [{ ...manual, rule, methods, message }] };
  }
  const safety = placed.some((finding) => finding.safety === "unsafe") ? "unsafe" : "safe";
  const notes = [...new Set(placed.flatMap((finding) => finding.notes))];
  const finding = findingAt(statement, { rule, safety, methods, message: WHAT[rule], notes });
  return { findings: [finding], code: code ?? text, foreign };
}

/** Repairs a file, or its rearranged twin where that is repaired in a better form. */
function repairModule(module: Module): RewrittenRoute {
  const exported = exportedNames(module);
  const ofLibrary = repairLibraryRoute(module, exported);
  if (ofLibrary) return ofLibrary;
  const findings: RouteFinding[] = [];
  const jobs: Job[] = [];
  for (const problem of examine(module, exported)) {
    if ("found" in problem) jobs.push(problem);
    else findings.push(problem);
  }
  if (jobs.length === 0) return { findings };
  mergeAliases(jobs);
  const ordered = withParametersInOrder(module, jobs);
  if (ordered) {
    const repaired = repairModule(ordered);
    const told = (finding: RouteFinding) => ({ ...finding, notes: [SWAPPED, ...finding.notes] });
    return { ...repaired, findings: repaired.findings.map(told) };
  }
  try {
    const plain = withCorsWrittenOut(module, jobs);
    if (plain) return repairModule(plain);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { findings: [...findings, ...jobs.map((job) => refused(job, error, module))].sort(byPlace) };
  }
  const twin =
    findings.length === 0 && (withPreflightApart(module, jobs) ?? withDispatcherInPlace(module, jobs));
  const better = twin && repairModule(twin);
  if (better && isSplit(better)) return better;
  try {
    const result = rewriteWhole(module, jobs, exported);
    if (findings.length === 0) return withFewerCopies(result, module, jobs);
    return { findings: [...findings, ...result.findings.map(held)].sort(byPlace) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { findings: [...findings, ...jobs.map((job) => refused(job, error, module))].sort(byPlace) };
  }
}

/** Where much would be copied: what the methods have in common as a function of its own, and each with the rest. */
function withFewerCopies(result: RewrittenRoute, module: Module, jobs: Job[]): RewrittenRoute {
  const { copies = 0, findings, cloned } = result;
  if (copies < MANY_COPIED_LINES) return result;
  const twin = withPreludeApart(module, jobs, findings[0]!.methods);
  const better = twin && repairModule(twin);
  const told = ({ findings: all }: RouteRepair): string =>
    JSON.stringify(all.map(({ methods, safety }) => [methods, safety]));
  const isSame = better && told(better) === told(result);
  const isBetter = isSame && isSplit(better) && better.copies! < copies && (cloned || !better.cloned);
  return isBetter ? better : result;
}

/** Whether each method got a function of its own. */
function isSplit({ code, shared }: RewrittenRoute): boolean {
  return code !== undefined && !shared;
}

/** Where several functions read the body, all starts again, and each reads a clone. */
function rewriteWhole(module: Module, jobs: Job[], exported: ExportedName[]): RewrittenRoute {
  try {
    return rewrite(module, jobs, exported);
  } catch (error) {
    if (!(error instanceof BodyReadTwice)) throw error;
    const changed = changedBody(module);
    if (changed)
      throw new Refusal(
        changed,
        "the body is changed here and read by another function too; read it once and hand it on",
      );
    return { ...rewrite(module, jobs, exported, { cloneBody: true }), cloned: true };
  }
}

/** A place that the compiler made itself has no position: then the export stands for it. */
function refused(job: Job, { node, reason }: Refusal, module: Module): RouteFinding {
  const place = node.loc ? node : job.exported[0]!.statement;
  return manualFinding(job.rule, place, job.fixed, reason, module);
}
