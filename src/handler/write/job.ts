/** Converts one job: its handler for each method, the wrappers around it, and the edits that put them in place. */
import * as t from "@babel/types";
import { calledFunction } from "../called-function.js";
import type { HttpMethod } from "../contract.js";
import { BodyReadTwice, type Conversion, type Converted, convert, hasVersions } from "../conversion.js";
import type { FoundHandler } from "../find/handler.js";
import { isContext, type Job, rolesOf } from "../find/jobs.js";
import { prepareWrappers } from "../find/wrappers.js";
import type { MethodPlan } from "../methods/plan.js";
import type { FunctionForm } from "../print-function.js";
import { Refusal } from "../refusal.js";
import { commonHeadersOf } from "../replies/common-headers.js";
import { eitherOf } from "../replies/header-names.js";
import { bindingsOf, type Roles, worldOf } from "../roles.js";
import type { Edit } from "../splice.js";
import { type FunctionNode, typeArgumentsOf, visitAll } from "../syntax.js";
import { defaultEdits } from "./default.js";
import { namedEdits } from "./named.js";
import { authorsOrder } from "./order.js";
import { promotedHelpers } from "./promoted.js";
import { MANY_COPIED_LINES, shareOrSplit } from "./sharing.js";

export interface JobPart {
  methods: HttpMethod[];
  converted: Converted;
}

export interface JobResult {
  parts: JobPart[];
  /** Some of them share a function that asks for the method. */
  shared: boolean;
  /** How many lines would stand in the file once more if each method had its own function. */
  copies: number;
  /** Inner functions of same-file wrappers. */
  wrappers: Converted[];
  /** Helpers that are exported in place of the handler: their texts are among the edits. */
  promoted: ReadonlySet<Converted>;
  edits(form: Omit<FunctionForm, "name">): Edit[];
}

export function convertJob(job: Job, plan: MethodPlan, conversion: Conversion): JobResult {
  const { module } = conversion;
  const roles = rolesOf(job, module);
  const wrapped = prepareWrappers(job.found, module);
  conversion.isWrapped = job.found.wrappers.length > 0;
  for (const [binding, node] of wrapped.bound) conversion.bound.set(binding, node);
  const split = plan.dispatches && plan.methods.length > 0 && job.rule !== "lowercase-method";
  const named = job.fixed.length > 0 && !split;
  if (job.found.wrappers.length === 0 && !job.found.factory) {
    findCommonHeaders(job.found.fn, roles, conversion);
  }
  const groups = split ? plan.methods.map((method) => [method]) : [plan.methods];
  const bodyType = handlerType(job.found);
  const convertParts = (): JobPart[] =>
    groups.map((methods) => ({
      methods,
      converted: convert(job.found.fn, roles, new Set(methods), "handler", conversion, bodyType),
    }));
  for (const { fn } of wrapped.layers) keepWhole(fn, conversion);
  let parts = convertParts();
  let [shared, copies] = [false, 0];
  if (split && parts.length > 1) {
    const order = authorsOrder(plan.methods, job.found.fn, worldOf(job.found.fn, roles, conversion));
    let decided = shareOrSplit(job, parts, plan, conversion, bodyType);
    // Versions of a helper for each method are worth it where more is different in them than alike.
    const isLong = decided.copies >= Math.min(MANY_COPIED_LINES, decided.own + 1);
    if (isLong && hasVersions(conversion)) {
      conversion.whole = "all";
      decided = shareOrSplit(job, convertParts(), plan, conversion, bodyType);
    }
    parts = inOrder(order, decided.parts);
    ({ shared, copies } = decided);
  }
  const params = parts.some(({ converted }) => converted.summary.params);
  if (params && isContext(job.found.fn.params[1], module))
    throw new Refusal(
      job.found.fn.params[1]!,
      "the handler takes path parameters from its second parameter and from `req.query` too; take all from `params`",
    );
  // From the inside out: what a layer may expect of the one that it calls is known then.
  let inside = parts.map(({ converted }) => converted);
  const wrappers = wrapped.layers.toReversed().map((layer) => {
    const setsStatus = inside.every(({ replies }) => replies.setsStatus);
    const sets = inside.map(({ replies }) => replies.sets).reduce(eitherOf);
    conversion.handlerParameters.set(layer.handler, { params, setsStatus, sets });
    findCommonHeaders(layer.fn, layer.roles, conversion);
    const converted = convert(layer.fn, layer.roles, new Set(plan.methods), "handler", conversion, bodyType);
    inside = [converted];
    return converted;
  });
  const readers =
    wrappers.filter((wrapper) => wrapper.request.body).length +
    (parts.some(({ converted }) => converted.request.body) ? 1 : 0);
  if (readers > 1 && !conversion.cloneBody) throw new BodyReadTwice();
  const promoted = named ? new Map<JobPart, Converted>() : promotedHelpers(job, parts, conversion);
  return {
    parts,
    shared,
    copies,
    wrappers,
    promoted: new Set(promoted.values()),
    edits: (form) =>
      named
        ? namedEdits(job, parts[0]!, form, conversion)
        : defaultEdits(job, parts, promoted, form, conversion),
  };
}

function findCommonHeaders(fn: FunctionNode, roles: Roles, conversion: Conversion): void {
  const { module } = conversion;
  const { request, response } = bindingsOf(fn, roles, module);
  const common = commonHeadersOf(fn, request, response, module, [...conversion.common.values()]);
  if (common && !conversion.common.has(fn)) conversion.common.set(fn, common);
}

/** What a wrapper calls serves all methods. */
function keepWhole(fn: FunctionNode, conversion: Conversion): void {
  const { whole, module } = conversion;
  if (whole === "all") return;
  visitAll(fn.body, (node) => {
    const called = calledFunction(node, module);
    if (!called || whole.has(called)) return;
    whole.add(called);
    keepWhole(called, conversion);
  });
}

/** The parts, and the methods of each, in a given order of methods. */
function inOrder(order: HttpMethod[], parts: JobPart[]): JobPart[] {
  return parts
    .map((part) => ({ ...part, methods: order.filter((method) => part.methods.includes(method)) }))
    .sort((one, other) => order.indexOf(one.methods[0]!) - order.indexOf(other.methods[0]!));
}

/** `T` of `NextApiHandler<T>`. */
function handlerType(found: FoundHandler): t.Node | undefined {
  const type = t.isTSTypeAnnotation(found.annotation) ? found.annotation.typeAnnotation : undefined;
  return t.isTSTypeReference(type) ? typeArgumentsOf(type)[0] : undefined;
}
