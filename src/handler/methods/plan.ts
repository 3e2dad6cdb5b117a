/** Which methods the repaired file exports for a handler, and how sure that is. */

import type { Binding } from "@babel/traverse";
import type * as t from "@babel/types";
import { HTTP_METHODS, type HttpMethod } from "../contract.js";
import { convert, startConversion } from "../conversion.js";
import { type Job, rolesOf } from "../find/jobs.js";
import { prepareWrappers } from "../find/wrappers.js";
import { wholeText } from "../helpers-called.js";
import { methodsOfLibrary } from "../library-calls.js";
import { listed } from "../method-words.js";
import type { Module } from "../module.js";
import { Refusal } from "../refusal.js";
import { NO_HEADERS } from "../replies/header-names.js";
import { WHAT } from "../what-is-wrong.js";
import { type Answers, answersTo } from "./answers.js";
import { namesMethod } from "./named-methods.js";
import { forwardsMethod, undispatched } from "./undispatched.js";

export interface MethodPlan {
  methods: HttpMethod[];
  safety: "safe" | "unsafe";
  message: string;
  notes: string[];
  choice: boolean;
  /** Where the methods are a choice: the handler reads a body. */
  readsBody?: boolean;
  dispatches: boolean;
}

/**
 * `export function POST(req, res)` that tests the method and serves GET as well: the same job as a handler for all of them. Any other
 * job is given back.
 */
export function withAllItsMethods(job: Job, module: Module, already: readonly HttpMethod[]): Job {
  const { found, fixed } = job;
  if (job.rule !== "pages-signature" || fixed.length !== 1 || found.wrappers.length > 0) return job;
  const world = { module, bound: new Map<Binding, t.Node>(), handlerParameters: new Map() };
  const roles = rolesOf(job, module);
  const own = answersTo(found.fn, roles, fixed[0]!, world);
  const others = HTTP_METHODS.filter((method) => !already.includes(method) && namesMethod(module, method));
  const isServed = (method: HttpMethod): boolean => answersTo(found.fn, roles, method, world).content;
  return own.content && own.dispatches && others.some(isServed) ? { ...job, fixed: [] } : job;
}

/** @param already the methods that the file exports elsewhere */
export function planMethods(job: Job, module: Module, already: HttpMethod[]): MethodPlan {
  const base = { message: WHAT[job.rule], notes: [] as string[], choice: false };
  if (job.rule === "lowercase-method")
    return { ...base, methods: job.fixed, safety: "safe", dispatches: false };
  if (job.rule === "pages-signature" && job.fixed.length > 0) {
    const world = { module, bound: new Map<Binding, t.Node>(), handlerParameters: new Map() };
    if (job.found.wrappers.length === 0) refuseWrongName(job, world);
    const told =
      job.fixed.length > 1 &&
      job.found.wrappers.length === 0 &&
      job.fixed.some((method) => answersTo(job.found.fn, rolesOf(job, module), method, world).dispatches);
    return { ...base, methods: job.fixed, safety: "safe", dispatches: told };
  }
  const world = { module, bound: new Map<Binding, t.Node>(), handlerParameters: new Map() };
  const wrapped = prepareWrappers(job.found, module);
  for (const [binding, node] of wrapped.bound) world.bound.set(binding, node);
  const roles = rolesOf(job, module);
  const answers = new Map<HttpMethod, Answers>(
    HTTP_METHODS.map((method) => [method, answersTo(job.found.fn, roles, method, world)]),
  );
  let dispatches = [...answers.values()].some((one) => one.dispatches);
  const allowed = new Set<HttpMethod>(HTTP_METHODS);
  for (const layer of wrapped.layers) {
    for (const method of HTTP_METHODS) {
      const one = answersTo(layer.fn, layer.roles, method, {
        ...world,
        handlerParameters: new Map([[layer.handler, { params: false, setsStatus: false, sets: NO_HEADERS }]]),
      });
      if (one.dispatches) dispatches = true;
      if (!one.content) allowed.delete(method);
    }
  }
  const open = HTTP_METHODS.filter((method) => !already.includes(method));
  const post = answers.get("POST")!;
  if (!dispatches && post.refuses && !post.content && !post.errors)
    throw new Refusal(job.found.fn, "the handler refuses every method; its test on the method is never true");
  if (!dispatches) return undispatched(job, module, open, base);
  const serves = (method: HttpMethod): boolean => {
    const one = answers.get(method)!;
    if (!allowed.has(method) || one.refusesFirst) return false;
    // An error for a method that the handler names is its answer; for all the others it says "not here".
    return one.content || (!one.refuses && one.errors && namesMethod(module, method));
  };
  const distinct = new Set(
    HTTP_METHODS.filter((method) => method !== "OPTIONS" && method !== "HEAD").map((method) =>
      answerKey(answers.get(method)!, allowed.has(method)),
    ),
  );
  const special = open.filter(
    (method) => (method === "OPTIONS" || method === "HEAD") && namesMethod(module, method) && serves(method),
  );
  const onlySpecial = distinct.size === 1 && special.length > 0 && answers.get("POST")!.content;
  if (onlySpecial && takesTheSameWay("GET", "POST", job, module, world)) {
    // Only preflights are told apart: the rest is a handler without dispatch.
    const rest = undispatched(
      job,
      module,
      open.filter((method) => !special.includes(method)),
      base,
    );
    return {
      ...rest,
      methods: HTTP_METHODS.filter((method) => rest.methods.includes(method) || special.includes(method)),
      dispatches: true,
    };
  }
  const served = open.filter(serves);
  const methods = forwardsMethod(job.found.fn, roles, module)
    ? served
    : meantOf(ofLibrary(served, job, module), module);
  if (methods.length === 0) throw new Refusal(job.found.fn, "no method was found that the handler serves");
  const notes = base.notes;
  const twice = already.filter((method) => answers.get(method)!.content && namesMethod(module, method));
  if (twice.length > 0)
    notes.push(
      `${listed(twice)} ${twice.length > 1 ? "are exported already and stay as they are" : "is exported already and stays as it is"}; what the default handler has for it was never called, and goes.`,
    );
  const other = [...answers].filter(([method]) => !methods.includes(method));
  if (other.some(([, one]) => !one.content && !one.refuses && one.errors && !one.silent))
    notes.push(
      "The handler answered the methods that it doesn't name with an error of its own; Next.js answers them with 405.",
    );
  if (other.some(([, one]) => one.refusesFirst && one.content))
    notes.push(
      "The handler went on after it had refused a method (there is no `return`); the route doesn't run for such methods any more.",
    );
  const odd = new Set(other.map(([, one]) => one.refusal).filter((status) => status !== undefined));
  for (const status of odd)
    notes.push(`The handler refused other methods with ${status}; Next.js answers them with 405.`);
  if (other.some(([, one]) => one.silent && !one.refuses && !one.content && !one.errors))
    notes.push(
      "The handler left other methods without an answer (the request hung); Next.js answers them with 405.",
    );
  notes.push(...unsentNotes(other, module));
  // HEAD is served by GET, and OPTIONS by Next.js, unless the handler has answers of its own.
  const exported = methods.filter(
    (method) =>
      method !== "HEAD" || !methods.includes("GET") || !takesTheSameWay("GET", "HEAD", job, module, world),
  );
  return { ...base, methods: exported, safety: "safe", dispatches: true };
}

/** A status that is set and never sent: the request hung, most likely for want of an `.end()`. */
function unsentNotes(other: [HttpMethod, Answers][], module: Module): string[] {
  const places = new Map<t.Node, HttpMethod[]>();
  for (const [method, { unsent }] of other)
    if (unsent && namesMethod(module, method)) places.set(unsent, [...(places.get(unsent) ?? []), method]);
  return [...places].map(([node, methods]) => {
    const text = module.source.slice(node.start!, node.end!);
    return `Line ${node.loc!.start.line}: \`${text}\` alone sends nothing, so ${listed(methods)} hung under the Pages Router and gets 405 now; if it is meant as the answer, put \`.end()\` behind it first.`;
  });
}

/**
 * Which of the methods that a handler serves are meant: a last branch answers every method that isn't named. Where the callers in the
 * repo are all known and use some of those, it is meant for them, and for GET, which anybody may ask for.
 */
function meantOf(served: HttpMethod[], module: Module): HttpMethod[] {
  const { callerMethods: callers = [], uncertainCallers } = module.context;
  const rest = served.filter((method) => !namesMethod(module, method));
  if (uncertainCallers || !rest.some((method) => callers.includes(method))) return served;
  return served.filter((method) => !rest.includes(method) || callers.includes(method) || method === "GET");
}

/** A library to which the rest is left answers the methods that it doesn't serve with an error. */
function ofLibrary(served: HttpMethod[], { found }: Job, module: Module): HttpMethod[] {
  const own = methodsOfLibrary(found.fn, module);
  return own ? served.filter((method) => own.includes(method) || namesMethod(module, method)) : served;
}

function answerKey(one: Answers, allowed: boolean): string {
  return JSON.stringify([one.content, one.refuses, one.errors, one.silent, allowed]);
}

/** Whether the handler does the same for two methods. */
function takesTheSameWay(
  one: HttpMethod,
  other: HttpMethod,
  job: Job,
  module: Module,
  world: { bound: Map<Binding, t.Node> },
): boolean {
  // Both are compared with clones of the body, which do for any number of readers.
  const conversion = startConversion(module, new Set(), "NextResponse", { cloneBody: true });
  conversion.bound = world.bound;
  const print = (method: HttpMethod): string => {
    conversion.helpers.clear();
    conversion.methods = new Set([method]);
    const converted = convert(job.found.fn, rolesOf(job, module), new Set([method]), "handler", conversion);
    return wholeText(converted, module);
  };
  return print(one) === print(other);
}

/** `export function POST` whose body only serves GET: renaming it is the author's decision. */
function refuseWrongName(job: Job, world: Parameters<typeof answersTo>[3] & { module: Module }): void {
  const { module } = world;
  const roles = rolesOf(job, module);
  for (const method of job.fixed) {
    const own = answersTo(job.found.fn, roles, method, world);
    if (own.content || !own.refuses) continue;
    const meant = HTTP_METHODS.filter((other) => answersTo(job.found.fn, roles, other, world).content);
    throw new Refusal(
      job.found.fn,
      `the export is called ${method}, but the handler refuses ${method}${meant.length > 0 ? ` and serves ${listed(meant)}: rename the export` : ""}`,
    );
  }
}
